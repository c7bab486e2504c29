"""Posts that go out, many a second, leave most answers as they are; nothing else is missed."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import sqlalchemy as sa

from bot.model import Kind, NewCard, OutboxRow, Place, State, Who
from bot.ports import Stores
from storage import commits
from storage.database import Database
from storage.stores import stores as make_stores
from storage.tables import facts
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)
from tests.storage.sitting import sitting

CHAT = -1001234567890


class Counting:
    """Counts the units of reading that answer what loops ask."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.units = 0
        self._read = database.read_whole
        monkeypatch.setattr(database.repeated, "_read", self)

    async def __call__(self, work: Callable[[sa.Connection], Any]) -> Any:
        self.units += 1
        return await self._read(work)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A running bot's."""
    async with sitting(url) as one:
        yield one.database


async def post(stores: Stores, row: OutboxRow, number: int) -> OutboxRow:
    sending = await stores.outbox.begin(row, FINGERPRINT, NOW)
    return await stores.outbox.finish(sending, [number], NOW, "sent")


async def put(database: Database, name: str) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name=name, value="there"))


def apart_from_posts(stores: Stores) -> list[Callable[[], Awaitable[object]]]:
    """What loops ask that posts have nothing to do with."""
    outbox, edits = stores.outbox, stores.edits
    return [
        stores.channels.all,
        stores.feeds.all,
        lambda: stores.feeds.due(later(9)),
        stores.feeds.untold,
        lambda: stores.cards.to_read(later(9)),
        lambda: stores.facts.watched("a fact"),
        stores.traces.all,
        stores.withdrawals.held,
        lambda: edits.in_state(State.HELD),
        lambda: edits.in_state(State.IN_DOUBT, Kind.DELETE),
        lambda: outbox.in_state(State.IN_DOUBT),
        lambda: outbox.in_state(State.FAILED),
        lambda: outbox.in_state(State.WAITING_APPROVAL, State.HELD),
    ]


async def newsroom(stores: Stores) -> list[OutboxRow]:
    """Something to answer each question with, and posts for two channels."""
    news, sport = await add_channels(stores, "@news", "@sport")
    await stores.channels.met(news.id, CHAT, False)
    await stores.channels.met(sport.id, CHAT - 1, False)
    await stores.feeds.enter(["https://one.kz/rss"], NOW)
    await stores.cards.add(NewCard(Place(501), Who(501, "Aru"), "ru", words="news"), NOW, NOW)
    await stores.facts.put("a fact", "true")
    await stores.traces.add(CHAT, NOW)
    for number, state in enumerate((State.WAITING_APPROVAL, State.HELD)):
        await queued(stores, sport, 100 + number, row_for(sport.id, state))
    lost = await stores.outbox.begin(await queued(stores, sport, 102), FINGERPRINT, NOW)
    await stores.outbox.move(lost, State.IN_DOUBT, NOW, "the answer was lost")
    return [await queued(stores, news, number) for number in range(3)]


async def test_posts_ask_nothing_anew_that_they_leave_as_it_is(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once after the last of them, where another process may have committed behind it."""
    monkeypatch.setattr(commits, "SOON", 60)
    stores = make_stores(database)
    rows = await newsroom(stores)
    questions = apart_from_posts(stores)
    await post(stores, rows[0], 7)
    for _ in range(2):  # at first without the moment at which time alone changes the answer
        before = [await ask() for ask in questions]
    counting = Counting(database, monkeypatch)
    await post(stores, rows[1], 8)
    assert [await ask() for ask in questions] == before
    assert counting.units == 0
    assert [await ask() for ask in apart_from_posts(make_stores(other))] == before

    if isinstance(database.commits, commits.CountedCommits):
        database.commits._sure_until = 0
        for _ in range(3):
            await stores.channels.all()
        assert counting.units == 1


async def test_what_posts_change_is_asked_anew(database: Database) -> None:
    stores = make_stores(database)
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, False)
    outbox, row = stores.outbox, await queued(stores, channel, 1)
    assert await outbox.heads(NOW) == [row]
    assert await outbox.in_state(State.SENDING) == await outbox.orphans() == []
    sending = await outbox.begin(row, FINGERPRINT, NOW)
    assert await outbox.heads(NOW) == []
    assert await outbox.in_state(State.SENDING) == [sending]
    await outbox.finish(sending, [7], NOW, "sent")
    assert await outbox.in_state(State.SENDING) == await outbox.orphans() == []
    await stores.articles.take(new_article("guid:1", item_hash="2", content_hash="2"), [])
    assert len(await stores.edits.heads(NOW)) == 1


async def test_a_lost_post_that_is_found_is_no_post_that_goes_out(database: Database) -> None:
    """Its row is among those in doubt, which posts leave as they are."""
    stores = make_stores(database)
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, False)
    lost = await stores.outbox.begin(await queued(stores, channel, 1), FINGERPRINT, NOW)
    lost = await stores.outbox.move(lost, State.IN_DOUBT, NOW, "the answer was lost")
    for _ in range(2):
        assert await stores.outbox.in_state(State.IN_DOUBT) == [lost]
    await stores.outbox.finish(lost, [7], NOW, "it is there")
    assert await stores.outbox.in_state(State.IN_DOUBT) == []


async def test_ones_own_commit_is_seen_at_once_amid_posts(database: Database) -> None:
    stores = make_stores(database)
    rows = await newsroom(stores)
    assert await stores.facts.watched("own") is None
    await post(stores, rows[0], 7)
    assert await stores.facts.watched("own") is None
    await put(database, "own")
    assert await stores.facts.watched("own") == "there"


@pytest.mark.parametrize("posts_end", [False, True], ids=["they go on", "they end"])
async def test_another_processes_commit_is_seen_soon_amid_posts(
    database: Database, other: Database, posts_end: bool
) -> None:
    stores = make_stores(database)
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, False)
    rows = [await queued(stores, channel, number) for number in range(2)]
    await post(stores, rows[0], 7)
    assert await stores.facts.watched("another's") is None
    sending = await stores.outbox.begin(rows[1], FINGERPRINT, NOW)
    await put(other, "another's")
    began = time.monotonic()
    while await stores.facts.watched("another's") is None:
        if not posts_end:  # again and again a post begins that another process took meanwhile
            await asyncio.gather(
                stores.outbox.begin(rows[1], FINGERPRINT, NOW), return_exceptions=True
            )
        assert time.monotonic() - began < 1
        await asyncio.sleep(0.005)
    await stores.outbox.finish(sending, [8], NOW, "sent")
