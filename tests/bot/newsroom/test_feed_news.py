"""What happened to feeds reaches the service chat once, and waits until somebody can be reached."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.clock import SystemClock
from bot.errors import StorageUnwell
from bot.model import FeedNews, Language
from bot.newsroom.feed_news import AFTER_SILENCE, LOOK_EVERY, FeedTeller
from bot.texts import Texts

GONE = FeedNews(1, "gone", "https://a.kz/rss", "Газета")
MOVED = FeedNews(2, "moved", "https://b.kz/new", None, "https://b.kz/old")


@dataclass
class Untold:
    """The part of the feeds' store that is asked for."""

    news: list[FeedNews]

    async def untold(self) -> Sequence[FeedNews]:
        return list(self.news)

    async def told(self, news: FeedNews) -> None:
        self.news.remove(news)


@dataclass
class Chat:
    reached: bool = True
    said: list[str] = field(default_factory=list)

    async def tell(self, text: str) -> object | None:
        if self.reached:
            self.said.append(text)
        return (1, 2) if self.reached else None


def teller(feeds: Untold, chat: Chat, language: Language = "en") -> FeedTeller:
    return FeedTeller(feeds, chat.tell, SystemClock(), Texts(language))  # type: ignore[arg-type]


async def test_each_is_told_once() -> None:
    feeds, chat = Untold([GONE, MOVED]), Chat()
    assert await teller(feeds, chat).step() and await teller(feeds, chat).step()
    assert [("Газета" in said, "https://b.kz/old" in said) for said in chat.said] == [
        (True, False),
        (False, True),
    ]


async def test_what_reached_nobody_is_told_later() -> None:
    feeds, chat = Untold([GONE]), Chat(reached=False)
    assert not await teller(feeds, chat).step()
    chat.reached = True
    assert await teller(feeds, chat).step()
    assert len(chat.said) == 1 and not feeds.news


@pytest.mark.parametrize(("language", "word"), [("ru", "переехала"), ("kk", "көшті")])
async def test_in_the_newsrooms_language(language: Language, word: str) -> None:
    chat = Chat()
    await teller(Untold([MOVED]), chat, language).step()
    assert word in chat.said[0]


class Turns(SystemClock):
    """Every sleep is a turn: at the last one `stop` is set."""

    def __init__(self, turns: int) -> None:
        self.left = turns
        self.at = 0.0
        self.stop = asyncio.Event()

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        self.left -= 1
        if not self.left:
            self.stop.set()


@dataclass
class Asked(Untold):
    """Counts how often it is asked; `broken`: the first time it is in trouble."""

    broken: bool = False
    times: int = 0

    async def untold(self) -> Sequence[FeedNews]:
        self.times += 1
        if self.broken and self.times == 1:
            raise StorageUnwell("locked")
        return await super().untold()


async def run(feeds: Untold, chat: Chat, seconds: float) -> None:
    clock = Turns(round(seconds / LOOK_EVERY))
    await FeedTeller(feeds, chat.tell, clock, Texts("en")).run(clock.stop)  # type: ignore[arg-type]


async def test_it_is_looked_again_and_again() -> None:
    feeds, chat = Asked([GONE], broken=True), Chat()
    await run(feeds, chat, 10 * LOOK_EVERY)
    assert feeds.times == 10 and len(chat.said) == 1


async def test_whoever_cannot_be_reached_is_left_alone_for_a_while() -> None:
    feeds, chat = Asked([GONE]), Chat(reached=False)
    await run(feeds, chat, 2 * AFTER_SILENCE + LOOK_EVERY)
    assert feeds.times == 3 and feeds.news == [GONE]


class Asleep(SystemClock):
    """Whoever sleeps by it is woken by nobody."""

    def __init__(self) -> None:
        self.sleeps = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.sleeps.set()
        await asyncio.Event().wait()


async def test_a_stop_is_not_slept_through() -> None:
    clock, stop = Asleep(), asyncio.Event()
    teller = FeedTeller(Untold([]), Chat().tell, clock, Texts("en"))  # type: ignore[arg-type]
    async with asyncio.timeout(10):
        running = asyncio.create_task(teller.run(stop))
        await clock.sleeps.wait()
        stop.set()
        await running
