"""Which row of each channel is next."""

from typing import Any

import pytest
import sqlalchemy as sa

from bot.model import Channel, Kind, NewRow, State
from bot.ports import Stores
from storage.database import Database
from storage.outbox_heads import heads
from storage.tables import channels, outbox
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)

READY, SCHEDULED = State.READY, State.SCHEDULED

CASES: list[tuple[str, list[dict[str, Any]], int | None]] = [
    ("nothing", [], None),
    ("by id where all else is equal", [{}, {}], 0),
    ("by due time", [{"due_in": -1}, {"due_in": -2}], 1),
    ("urgent before earlier", [{"due_in": -9}, {"urgent": True}], 1),
    ("urgent, but not yet", [{}, {"state": SCHEDULED, "urgent": True, "due_in": 5}], 0),
    ("scheduled and due", [{"state": SCHEDULED, "due_in": -1}, {}], 0),
    ("scheduled for later", [{"state": SCHEDULED, "due_in": 1}, {}], 1),
    ("ready, its time ahead since the clock was set back", [{"due_in": 9000}], 0),
    ("those with their time ahead come last", [{"due_in": 9000}, {"due_in": -1}], 1),
    ("due at this very moment", [{"due_in": 0}], 0),
    *(
        (f"{state} waits for somebody", [{"state": state}], None)
        for state in State
        if state not in (READY, SCHEDULED, State.SENDING)
    ),
]


@pytest.mark.parametrize(("rows", "first"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
async def test_the_first_of_a_channel(
    stores: Stores, rows: list[dict[str, Any]], first: int | None
) -> None:
    (channel,) = await add_channels(stores, "@news")
    made = [
        await queued(stores, channel, number, row_for(channel.id, **row))
        for number, row in enumerate(rows)
    ]
    assert list(await stores.outbox.heads(NOW)) == ([] if first is None else [made[first]])


async def test_one_row_a_channel_in_order(stores: Stores) -> None:
    three = await add_channels(stores, "@one", "@two", "@three")
    rows = [
        row_for(three[0].id, due_in=-1),
        row_for(three[0].id, due_in=-3),
        row_for(three[1].id, urgent=True),
        row_for(three[2].id, due_in=-2),
    ]
    for number, row in enumerate(rows):
        await queued(stores, three[0], number, row)
    heads = await stores.outbox.heads(NOW)
    assert [(row.channel_id, row.article_id) for row in heads] == [(2, 3), (1, 2), (3, 4)]


async def two_channels(stores: Stores) -> tuple[Channel, Channel]:
    one, two = await add_channels(stores, "@one", "@two")
    rows = [row_for(one.id), row_for(two.id)]
    for number in range(2):
        await stores.articles.take(new_article(f"guid:{number}"), rows)
    return one, two


async def heads_of(stores: Stores) -> list[int]:
    return [row.channel_id for row in await stores.outbox.heads(NOW)]


async def test_stopped_channels_wait(stores: Stores) -> None:
    one, two = await two_channels(stores)
    await stores.channels.stop(one.id, "no rights", NOW)
    assert await heads_of(stores) == [two.id]
    await stores.channels.met(one.id, -100, protected=False)
    assert await heads_of(stores) == [one.id, two.id]


async def test_removed_channels_get_nothing(stores: Stores, database: Database) -> None:
    one, two = await two_channels(stores)
    async with database.write() as connection:
        removal = sa.update(channels).where(channels.c.id == one.id).values(removed_at=NOW)
        await connection.execute(removal)
    assert await heads_of(stores) == [two.id]


async def test_a_channel_with_a_sending_row_waits(stores: Stores) -> None:
    one, two = await two_channels(stores)
    row = await stores.outbox.begin((await stores.outbox.heads(NOW))[0], FINGERPRINT, NOW)
    assert row.channel_id == one.id
    assert await heads_of(stores) == [two.id]
    # What happens to a channel with a row in doubt is decided by delivery.
    await stores.outbox.move(row, State.IN_DOUBT, NOW, "answer lost")
    assert sorted(await heads_of(stores)) == [one.id, two.id]


async def test_heads_read_only_what_waits(stores: Stores, database: Database) -> None:
    """However many were sent: an index over the waiting rows, no walk through the table."""
    one, _ = await two_channels(stores)
    sent = {
        "article_id": 1,
        "channel_id": one.id,
        "kind": Kind.EDIT,
        "state": State.SENT,
        "version": 1,
        "due_at": NOW,
        "created_at": NOW,
        "changed_at": NOW,
        "urgent": False,
        "attempts": 1,
    }
    async with database.write() as connection:
        await connection.execute(sa.insert(outbox), [sent] * 10_000)
        if database.address.path is None:
            await connection.execute(sa.text("ANALYZE"))  # as autovacuum does, all of it
    for process in (None, 7):
        plan = await explained(database, process)
        assert "ix_outbox_heads" in plan
        walks = ("SCAN outbox", "SCAN waiting", "SCAN sending", "Seq Scan on outbox")
        assert not [walk for walk in walks if walk in plan]
    assert await heads_of(stores) == [1, 2]


async def explained(database: Database, process: int | None) -> str:
    asked = heads(shared=process is not None).params(now=NOW, process=process)
    compiled = asked.compile(
        dialect=database._reader.dialect, compile_kwargs={"literal_binds": True}
    )
    word = "EXPLAIN" if database.address.path is None else "EXPLAIN QUERY PLAN"
    async with database.read() as connection:
        lines = (await connection.exec_driver_sql(f"{word} {compiled}")).all()
    return "\n".join(str(line[-1]) for line in lines)


async def test_a_new_row_waits_for_its_time(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    taken = await stores.articles.take(new_article(), [])
    await stores.outbox.add(taken.article_id, [NewRow(channel.id, SCHEDULED, later(60))], NOW)
    assert await stores.outbox.heads(later(59)) == []
    assert len(await stores.outbox.heads(later(60))) == 1


async def test_what_is_over_is_not_sent_and_expires(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    first = await stores.articles.take(new_article(), [])
    row = NewRow(channel.id, READY, NOW, expires_at=later(60))
    (row_id,) = await stores.outbox.add(first.article_id, [row], NOW)
    other = await queued(stores, channel, 2, row_for(channel.id, due_in=1))
    assert [head.id for head in await stores.outbox.heads(later(59))] == [row_id]
    assert [head.id for head in await stores.outbox.heads(later(60))] == [other.id]
    assert not await stores.outbox.expire(later(59), "late")
    (expired,) = await stores.outbox.expire(later(60), "late")
    assert (expired.id, expired.state, expired.reason) == (row_id, State.EXPIRED, "late")
    assert not await stores.outbox.expire(later(61), "late")
    placed = await stores.by_hand.place(
        first.article_id, [NewRow(channel.id, READY, later(90))], later(90), "user 1"
    )
    assert [one.done for one in placed] == [True], "an editor may still want it"
    assert [head.id for head in await stores.outbox.heads(later(90))] != [row_id]
    await stores.outbox.move(other, State.CANCELLED, later(90), "away")
    assert [head.id for head in await stores.outbox.heads(later(90))] == [row_id]


@pytest.mark.parametrize("state", [State.WAITING_APPROVAL, State.HELD, SCHEDULED])
async def test_whatever_waits_expires(stores: Stores, state: State) -> None:
    (channel,) = await add_channels(stores, "@news")
    taken = await stores.articles.take(
        new_article(), [NewRow(channel.id, state, NOW, expires_at=later(60))]
    )
    (expired,) = await stores.outbox.expire(later(60), "late")
    assert (expired.article_id, expired.state) == (taken.article_id, State.EXPIRED)


async def test_what_is_on_its_way_goes_on(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    row = NewRow(channel.id, READY, NOW, expires_at=later(60))
    await stores.articles.take(new_article(), [row])
    (head,) = await stores.outbox.heads(NOW)
    await stores.outbox.begin(head, FINGERPRINT, NOW)
    assert not await stores.outbox.expire(later(60), "late")


async def test_an_editors_word_outlasts_the_last_moment(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    row = NewRow(channel.id, State.WAITING_APPROVAL, NOW, expires_at=later(60))
    await stores.articles.take(new_article(), [row])
    (asked,) = await stores.outbox.in_state(State.WAITING_APPROVAL)
    await stores.outbox.move(asked, SCHEDULED, later(1), "evening", who="user 7", due_at=later(90))
    assert not await stores.outbox.expire(later(60), "late")
    assert len(await stores.outbox.heads(later(90))) == 1


async def test_what_is_ready_by_itself_keeps_its_last_moment(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    row = NewRow(channel.id, State.HELD, NOW, expires_at=later(60))
    await stores.articles.take(new_article(), [row])
    (held,) = await stores.outbox.in_state(State.HELD)
    await stores.outbox.move(held, READY, later(1), "after the outage")
    assert len(await stores.outbox.expire(later(60), "late")) == 1
