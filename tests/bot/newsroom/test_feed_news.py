"""What happened to feeds reaches the service chat once, and waits until somebody can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.clock import SystemClock
from bot.model import FeedNews, Language
from bot.newsroom.feed_news import FeedTeller
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
