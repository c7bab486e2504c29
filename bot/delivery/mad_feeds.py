"""One question about all that a feed gone mad brought, and what its answer does."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from bot.delivery.questions import parse
from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Button, Kind, OutboxRow, State
from bot.newsroom.brake import MAD
from bot.ports import ArticleStore, Clock, OutboxStore
from bot.texts import Texts

MAD_FEED = "mad"
TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again


class MadAnswer(StrEnum):
    """What a pressed button did."""

    PUBLISHED = "published"
    STORED = "stored"
    TOO_LATE = "late"


@dataclass
class MadFeeds:
    outbox: OutboxStore
    articles: ArticleStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    _not_before: float = field(default=0.0)

    async def work(self) -> None:
        if self.clock.monotonic() < self._not_before:
            return
        for feed_id, rows in (await self._held()).items():
            if any(row.asked_at is not None for row in rows):
                continue
            if not await self._ask(feed_id, rows):
                self._not_before = self.clock.monotonic() + TRY_AGAIN
                return

    async def answer(self, data: str, who: str) -> tuple[MadAnswer, int]:
        """Do what a button says; (what was done, how many articles). Forged data is too late."""
        kind, feed_id, last, yes = parse(data)
        held = (await self._held()).get(feed_id, []) if kind == MAD_FEED else []
        now, done = self.clock.now(), set()
        for row in held:
            if row.id > last:
                continue
            state = State.READY if yes else State.SKIPPED
            reason = "an editor lets it out" if yes else "an editor only stores it"
            try:
                await self.outbox.move(row, state, now, reason, who=who)
            except StaleVersion:
                continue
            done.add(row.article_id)
        if not done:
            return MadAnswer.TOO_LATE, 0
        return MadAnswer.PUBLISHED if yes else MadAnswer.STORED, len(done)

    async def _held(self) -> dict[int, list[OutboxRow]]:
        """By feed; 0 stands for none."""
        found: dict[int, list[OutboxRow]] = defaultdict(list)
        for row in await self.outbox.in_state(State.HELD):
            if row.kind is Kind.SEND and (row.reason or "").startswith(MAD):
                stored = await self.articles.get(row.article_id)
                found[(stored.feed_id if stored else None) or 0].append(row)
        return found

    async def _ask(self, feed_id: int, rows: list[OutboxRow]) -> bool:
        first = await self.articles.get(rows[0].article_id)
        last = max(row.id for row in rows)
        text = self.texts.say(
            "A feed brought unusually many new articles at once, so I hold them back."
            "\n\n{feed}\n{reason}\n\nThe first of them: {title}",
            feed=first.source_name if first else "",
            reason=rows[0].reason or "",
            title=first.article.title[:300] if first else "",
        )
        buttons = (
            Button(self.texts.say("Publish them"), f"{MAD_FEED}:{feed_id}:{last}:yes"),
            Button(self.texts.say("Only store them"), f"{MAD_FEED}:{feed_id}:{last}:no"),
        )
        said = await self.service.tell(text, buttons)
        if said is None:
            return False
        for row in rows:
            try:
                await self.outbox.asked(row, *said, self.clock.now())
            except StaleVersion:
                continue
        return True
