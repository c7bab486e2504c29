"""From what an editor named to a card under the post, also where Telegram does not take it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.errors import ChatGone, FloodWait, NotDelivered, TelegramError
from bot.model import Article, Card, CardState, Item, NewCard, Part, Place, Style, View, Who
from bot.newsroom.cards import reading as card_reading
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.reading import MOST_ATTEMPTS, NOWHERE, CardReading
from bot.newsroom.cards.table import CardTable
from bot.newsroom.search.stems import article_stems
from bot.ports import HandReader, Stores
from bot.texts import Texts
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.storage.samples import ARTICLE, NOW, add_channels, later, new_article

PLACE, EDITOR = Place(501), Who(501, "Асель")


@dataclass
class HandClock(SystemClock):
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Chat:
    """Keeps what was said; `trouble` says what happens to the next calls."""

    said: list[str] = field(default_factory=list)
    trouble: list[TelegramError] = field(default_factory=list)

    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        return self._took(view.text)

    async def show(self, place: Place, article: Article, style: Style) -> int:
        return self._took(article.title)

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        return None

    async def typing(self, place: Place) -> None:
        return None

    def _took(self, text: str) -> int:
        if self.trouble:
            raise self.trouble.pop(0)
        self.said.append(text)
        return len(self.said)


@dataclass
class Room:
    stores: Stores
    clock: HandClock
    chat: Chat
    reading: CardReading

    async def asked(self, words: str) -> int:
        return (await self.reading.desk.open(NewCard(PLACE, EDITOR, "en", words=words))).id

    async def card(self, number: int) -> Card:
        card = await self.stores.cards.get(number)
        assert card is not None
        return card

    async def until(self, number: int, is_so: Callable[[Card], bool]) -> Card:
        for _ in range(6000):
            if is_so(card := await self.card(number)):
                return card
            await asyncio.sleep(0.005)
        raise AssertionError(f"the card stands so: {card}")


@pytest.fixture
async def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(card_reading, "LOOK_EVERY", 0.005)
    database = await fresh(tmp_path / "test.db")
    stores, clock, chat = make_stores(database), HandClock(), Chat()
    await add_channels(stores, "@city_news")
    table = CardTable(
        cards=stores.cards,
        articles=stores.articles,
        channels=stores.channels,
        outbox=stores.outbox,
        chats=chat,
        clock=clock,
        zone=ZoneInfo("Asia/Almaty"),
        asks_in=Texts("en"),
    )
    reader = cast(HandReader, SimpleNamespace())
    reading = CardReading(table, CardDesk(table, reader), reader, chat, news=stores.news)
    yield Room(stores, clock, chat, reading)
    await database.close()


@asynccontextmanager
async def at_work(room: Room) -> AsyncIterator[None]:
    stop = asyncio.Event()
    running = asyncio.create_task(room.reading.run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


async def stored(room: Room, title: str) -> int:
    article = replace(ARTICLE, title=title, doubts=())
    new = replace(
        new_article(f"guid:{title}", article=article, content_hash=title),
        stems=article_stems(article),
    )
    return (await room.stores.articles.take(new, [])).article_id


def is_said(card: Card) -> bool:
    return card.message_id is not None


async def test_one_article_is_shown_and_asked_about(room: Room) -> None:
    number = await stored(room, "Каток открыт")
    async with at_work(room):
        card = await room.until(await room.asked("каток"), is_said)
    assert (card.state, card.article_id, card.preview_id) == (CardState.OPEN, number, 1)
    assert room.chat.said == ["Каток открыт", "The post looks like this. Publish it?"]


@pytest.mark.parametrize("words", ["1", "#1", "№ 1"])
async def test_an_article_is_meant_by_its_number(words: str, room: Room) -> None:
    number = await stored(room, "Каток открыт")
    assert number == 1
    assert await room.reading.stored_ids(words) == (number,)


async def test_of_several_one_is_to_be_chosen(room: Room) -> None:
    numbers = [await stored(room, f"Каток номер {n}") for n in (1, 2)]
    async with at_work(room):
        card = await room.until(await room.asked("каток"), is_said)
    assert (card.state, sorted(card.found)) == (CardState.CHOOSING, numbers)
    assert room.chat.said == ["Which of these articles?"]


@pytest.mark.parametrize("words", ["каток", "77"])
async def test_what_is_not_found_is_said(words: str, room: Room) -> None:
    async with at_work(room):
        card = await room.until(await room.asked(words), is_said)
    assert card.state is CardState.FAILED
    assert room.chat.said == [f"I found no article for “{words}”."]


async def test_telegram_is_given_the_time_that_it_asks_for(room: Room) -> None:
    await stored(room, "Каток открыт")
    room.chat.trouble = [FloodWait("Telegram asks to wait 40 s", 40.0)]
    async with at_work(room):
        number = await room.asked("каток")
        card = await room.until(number, lambda card: card.attempts == 1)
        assert (card.ready_at, room.chat.said) == (later(40), [])
        room.clock.at += timedelta(seconds=41)
        card = await room.until(number, is_said)
    assert (card.state, card.attempts) == (CardState.OPEN, 0)


async def test_a_chat_that_cannot_be_written_to_is_left_alone(room: Room) -> None:
    await stored(room, "Каток открыт")
    room.chat.trouble = [ChatGone("Forbidden: bot was blocked by the user", "blocked")]
    async with at_work(room):
        card = await room.until(
            await room.asked("каток"), lambda card: card.state is CardState.FAILED
        )
    assert (card.message_id, room.chat.said) == (NOWHERE, [])


async def test_it_is_tried_again_for_a_while(room: Room) -> None:
    await stored(room, "Каток открыт")
    room.chat.trouble = [NotDelivered("Telegram cannot be reached")] * MOST_ATTEMPTS
    waits = []
    async with at_work(room):
        number = await room.asked("каток")
        for attempt in range(1, MOST_ATTEMPTS):
            card = await room.until(number, lambda card, n=attempt: card.attempts == n)  # type: ignore[misc]
            waits.append((card.ready_at - room.clock.now()).total_seconds())
            room.clock.at = card.ready_at
        card = await room.until(number, lambda card: card.state is CardState.FAILED)
    assert waits == [2, 4, 8, 16, 32]
    assert (card.message_id, room.chat.trouble, room.chat.said) == (NOWHERE, [], [])


@pytest.mark.parametrize(
    ("edited", "made", "is_reworded"),
    [(False, True, False), (True, True, True), (True, False, False)],
    ids=["as it was", "edited", "another source's"],
)
async def test_what_was_stored_before_its_message_was_edited_is_reworded(
    room: Room, edited: bool, made: bool, is_reworded: bool
) -> None:
    number = await stored(room, "Каток открыт")
    told: list[tuple[int, str | None, Who]] = []

    async def from_item(_item: Item, keys: Sequence[str]) -> int:
        assert keys == ["k1", "k2"]
        return number

    async def reworded(article_id: int, words: Item, who: Who) -> bool:
        told.append((article_id, words.title, who))
        return True

    async def made_of(key: str) -> int | None:
        return number if made and key == "k1" else None

    reader = SimpleNamespace(from_item=from_item, reworded=reworded, made_of=made_of)
    room.reading.reader = cast(HandReader, reader)
    parts = (Part("k1", 1, "Каток закрыт", edited=edited), Part("k2", 2, photo="p/2"))
    async with at_work(room):
        card = await room.reading.desk.open(NewCard(PLACE, EDITOR, "en", parts=parts))
        await room.until(card.id, is_said)
    assert told == ([(number, "Каток закрыт", EDITOR)] if is_reworded else [])
