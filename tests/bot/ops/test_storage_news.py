"""Editors hear once that the database cannot be used, and once that it can."""

from bot.ops.storage_news import WORTH_SAYING, StorageNews
from bot.texts import Texts
from tests.told import ToldChat


class Health:
    line: str | None = None
    seconds = 0.0

    def trouble(self) -> str | None:
        return self.line

    def lasts(self) -> float:
        return self.seconds


async def test_what_lasts_is_said_once_and_its_end_once() -> None:
    health, chat = Health(), ToldChat()
    news = StorageNews(health, Texts("en"), chat.tell)
    await news.look()
    health.line, health.seconds = "the disk is full", WORTH_SAYING - 1
    await news.look()
    assert chat.said == [], "a lock is often gone by then"
    health.seconds = WORTH_SAYING
    chat.closed = True
    await news.look()
    chat.closed = False
    for _ in range(3):
        await news.look()
    assert len(chat.said) == 1 and "the disk is full" in chat.said[0]
    health.line = None
    for _ in range(2):
        await news.look()
    assert chat.said[1:] == ["My database works again."]


async def test_trouble_that_was_short_is_not_said() -> None:
    health, chat = Health(), ToldChat()
    news = StorageNews(health, Texts("en"), chat.tell)
    health.line, health.seconds = "locked", 1.0
    await news.look()
    health.line = None
    await news.look()
    assert chat.said == []


async def test_the_reason_is_said_in_the_editors_language() -> None:
    health, chat = Health(), ToldChat()
    health.line = "data/jarshy.db: no space is left on its disk; make room, nothing was changed"
    health.seconds = WORTH_SAYING
    await StorageNews(health, Texts("ru"), chat.tell).look()
    assert "data/jarshy.db: на диске не осталось места" in chat.said[0]
