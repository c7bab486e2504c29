"""A newsroom whose time, feeds and posts a test sets."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from bot.model import Feed
from bot.ops.silence import SilenceWatch
from bot.ports import Clock, FactStore, FeedStore, MeasureStore
from bot.texts import Texts


class Town:
    def __init__(self, feeds: Sequence[Feed], last_post: datetime | None = None) -> None:
        self.feeds = feeds
        self.last_post = last_post
        self.now = datetime(2026, 11, 24, 8, tzinfo=UTC)
        self.said: list[str] = []
        self.deaf = False
        self.facts: dict[str, str] = {}

    def watch(self, hours: float, texts: Texts) -> SilenceWatch:
        parts: Mapping[str, Any] = {"feeds": _Feeds(self), "measures": _Measures(self)}
        return SilenceWatch(
            hours=hours,
            feeds=cast(FeedStore, parts["feeds"]),
            measures=cast(MeasureStore, parts["measures"]),
            facts=cast(FactStore, _Facts(self.facts)),
            clock=cast(Clock, _Clock(self)),
            texts=texts,
            tell=self.tell,
        )

    async def tell(self, text: str) -> object | None:
        self.said.append(text)
        return None if self.deaf else (1, len(self.said))


class _Feeds:
    def __init__(self, town: Town) -> None:
        self.town = town

    async def all(self) -> Sequence[Feed]:
        broken = {"last_error": "503"}
        return [
            Feed(f.id, f.url, failures=f.failures, **(broken if f.failures else {}))  # type: ignore[arg-type]
            for f in self.town.feeds
        ]


class _Measures:
    def __init__(self, town: Town) -> None:
        self.town = town

    async def last_post(self) -> datetime | None:
        return self.town.last_post


class _Clock:
    def __init__(self, town: Town) -> None:
        self.town = town

    def now(self) -> datetime:
        return self.town.now


class _Facts:
    def __init__(self, kept: dict[str, str]) -> None:
        self.kept = kept

    async def get(self, name: str) -> str | None:
        return self.kept.get(name)

    async def put(self, name: str, value: str) -> None:
        self.kept[name] = value
