"""The steps of many posts in one transaction: each as if it were alone."""

import asyncio
from collections.abc import Sequence

from bot.errors import StaleVersion
from bot.model import OutboxRow, State
from bot.ports import Stores
from storage.database import Database
from storage.outbox_steps import Begin, Finish, Step, Taken
from storage.outbox_taking import take
from tests.storage.samples import (
    ARTICLE,
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)

CHAT = -1001234567890


async def ready(stores: Stores, *chats: str) -> list[OutboxRow]:
    """One row for each channel; channel number n has met chat CHAT - n."""
    rows = []
    for number, channel in enumerate(await add_channels(stores, *chats), 1):
        await stores.channels.met(channel.id, CHAT - number, protected=False)
        rows.append(await queued(stores, channel, number))
    return rows


async def taken(database: Database, *steps: Step) -> Sequence[OutboxRow | Exception]:
    ended = await database.write_whole(lambda connection: take(connection, steps, None))
    return [one.row if isinstance(one, Taken) else one for one in ended]


def begin(row: OutboxRow, revision: int | None = 1) -> Begin:
    return Begin(row, FINGERPRINT, later(1), revision, ARTICLE.photos)


def state(result: OutboxRow | Exception) -> State | str:
    return result.state if isinstance(result, OutboxRow) else type(result).__name__


async def test_many_begin_and_end_together(database: Database, stores: Stores) -> None:
    rows = await ready(stores, "@one", "@two", "@three")
    begun = await taken(database, *map(begin, rows))
    sending = [row for row in begun if isinstance(row, OutboxRow)]
    assert [(row.id, row.state, row.version, row.attempts) for row in sending] == [
        (row.id, State.SENDING, 2, 1) for row in rows
    ]
    assert {row.photos for row in sending} == {ARTICLE.photos}
    album, *singles = sending
    ends = [Finish(album, (7, 8), later(2), "an album", ("A", "B"))]
    ends += [Finish(row, (row.id + 90,), later(2), "delivered") for row in singles]
    sent = await taken(database, *ends)
    assert sent == [await stores.outbox.get(row.id) for row in rows]
    assert [(row.state, row.message_ids, row.chat_id) for row in sent if not _failed(row)] == [
        (State.SENT, (7, 8), CHAT - 1),
        (State.SENT, (singles[0].id + 90,), CHAT - 2),
        (State.SENT, (singles[1].id + 90,), CHAT - 3),
    ]
    assert await stores.messages.above(CHAT - 1, 0) == {7: True, 8: True}
    kinds = [[e.kind for e in await stores.events.of_article(row.article_id)] for row in rows]
    assert [kind[-2:] for kind in kinds] == [["outbox.sending", "outbox.sent"]] * 3


def _failed(result: OutboxRow | Exception) -> bool:
    return isinstance(result, Exception)


async def test_one_that_cannot_be_taken_leaves_the_others_alone(
    database: Database, stores: Stores
) -> None:
    changed, revised, fine, impossible = await ready(stores, "@a", "@b", "@c", "@d")
    await stores.outbox.move(changed, State.READY, NOW, "somebody else")
    cancelled = await stores.outbox.move(impossible, State.CANCELLED, NOW, "not today")
    steps = [begin(changed), begin(revised, revision=2), begin(fine), begin(cancelled)]
    results = await taken(database, *steps)
    assert list(map(state, results)) == [
        "StaleVersion",
        "StaleVersion",
        State.SENDING,
        "ValueError",
    ]
    stands = [await stores.outbox.get(step.row.id) for step in steps]
    assert [row and row.state for row in stands] == [
        State.READY,
        State.READY,
        State.SENDING,
        State.CANCELLED,
    ]


async def test_two_of_one_channel_never_begin_together(database: Database, stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    first, second = [await queued(stores, channel, number) for number in (1, 2)]
    begun, waits = await taken(database, begin(first), begin(second))
    assert (state(begun), state(waits)) == (State.SENDING, "StaleVersion")
    assert isinstance(begun, OutboxRow)
    end = Finish(begun, (5,), later(2), "delivered")
    assert list(map(state, await taken(database, begin(second), end))) == [
        State.SENDING,
        State.SENT,
    ], "what ends makes room for what begins in the same transaction"


async def test_the_same_row_begins_once(database: Database, stores: Stores) -> None:
    (row,) = await ready(stores, "@one")
    assert list(map(state, await taken(database, begin(row), begin(row)))) == [
        State.SENDING,
        "StaleVersion",
    ]


async def test_what_ends_is_known_to_what_begins_in_the_same_chat(
    database: Database, stores: Stores
) -> None:
    """Two topics of one forum: the second's `low_id` counts from the first's message."""
    await stores.channels.enter([("-100", 1, None), ("-100", 2, None)], NOW)
    one, two = await stores.channels.all()
    for channel in (one, two):
        await stores.channels.met(channel.id, CHAT, protected=False)
    first = await stores.outbox.begin(await queued(stores, one, 1), FINGERPRINT, NOW)
    second = await queued(stores, two, 2)
    _, begun = await taken(database, Finish(first, (60,), NOW, "sent"), begin(second))
    assert isinstance(begun, OutboxRow)
    assert begun.low_id == 60


async def test_many_at_once_through_the_outbox(stores: Stores) -> None:
    """Asked for side by side, as channels do it."""
    channels = await add_channels(stores, *[f"@c{number}" for number in range(20)])
    rows = [row_for(channel.id) for channel in channels]
    taken = await stores.articles.take(new_article(), rows)
    waiting = await stores.outbox.article_rows(taken.article_id)

    async def send(row: OutboxRow) -> OutboxRow:
        begun = await stores.outbox.begin(row, FINGERPRINT, later(1), revision=1)
        return await stores.outbox.finish(begun, [row.id], later(2), "delivered")

    sent = await asyncio.gather(*map(send, waiting))
    assert {row.state for row in sent} == {State.SENT}
    again = await asyncio.gather(*map(send, waiting), return_exceptions=True)
    assert {type(one) for one in again} == {StaleVersion}
