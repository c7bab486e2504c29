"""Several processes send from one outbox: one at a time to a chat, each row by one of them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.errors import StaleVersion
from bot.model import Channel, Fingerprint, OutboxRow, State
from tests.postgres import Server
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)
from tests.storage.sitting import Sitting, cut, sitting

LOST = "the answer was lost"


async def ready(one: Sitting, *chats: str) -> tuple[list[Channel], list[OutboxRow]]:
    """One row that is due for each chat."""
    channels = await add_channels(one.stores, *chats)
    return channels, [await queued(one.stores, c, n) for n, c in enumerate(channels)]


async def begin(one: Sitting, row: OutboxRow) -> OutboxRow:
    return await one.stores.outbox.begin(row, FINGERPRINT, NOW)


async def send_all(one: Sitting, sent: list[OutboxRow]) -> None:
    """Like a publisher: claims, begins, finishes, until nothing is left for anybody."""
    outbox = one.stores.outbox
    while await outbox.in_state(State.READY, State.SENDING):
        for row in await outbox.heads(NOW):
            if not await outbox.claim(row, ()):
                continue
            begun = await outbox.begin(row, FINGERPRINT, NOW)
            under_way = [r.channel_id for r in await outbox.in_state(State.SENDING)]
            assert under_way.count(row.channel_id) == 1
            sent.append(row)
            await outbox.finish(begun, [100 + row.id], NOW, "delivered")
        await asyncio.sleep(0.001)  # what is known already is told without a look at the loop


async def test_two_that_race_send_each_row_once_and_in_order(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        channels, _ = await ready(one, "@a", "@b", "@c")
        for number in range(3, 24):
            await queued(one.stores, channels[number % 3], number)
        sent: list[OutboxRow] = []
        await asyncio.gather(send_all(one, sent), send_all(other, sent))
        assert sorted(row.id for row in sent) == list(range(1, 25))
        for channel in channels:
            own = [row.id for row in sent if row.channel_id == channel.id]
            assert own == sorted(own)


async def test_of_many_claims_at_once_one_wins(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        (channel,), (row,) = await ready(one, "@a")
        urgent = await queued(one.stores, channel, 7, row_for(channel.id, urgent=True))
        for _ in range(10):
            outcomes = await asyncio.gather(
                one.stores.outbox.claim(row, ()), other.stores.outbox.claim(urgent, ())
            )
            assert outcomes.count(True) <= 1, "both rows go to one chat"
        assert await one.stores.outbox.claim(row, ()) != await other.stores.outbox.claim(urgent, ())


async def test_topics_of_one_forum_are_one_chat(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        topics: Sequence[tuple[str, int, None]] = [("@forum", 5, None), ("@forum", 9, None)]
        await one.stores.channels.enter(topics, NOW)
        five, nine = await one.stores.channels.all()
        first, second = await queued(one.stores, five, 1), await queued(one.stores, nine, 2)
        assert await one.stores.outbox.claim(first, ())
        assert not await other.stores.outbox.claim(second, ())
        begun = await begin(one, first)
        assert not await other.stores.outbox.claim(second, ())
        await one.stores.outbox.finish(begun, [11], NOW, "delivered")
        assert await other.stores.outbox.claim(second, ())


async def test_what_another_has_in_hand_is_neither_offered_nor_begun(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        _, (row, free) = await ready(one, "@a", "@b")
        assert await one.stores.outbox.claim(row, ())
        assert [head.id for head in await one.stores.outbox.heads(NOW)] == [row.id, free.id]
        assert [head.id for head in await other.stores.outbox.heads(NOW)] == [free.id]
        with pytest.raises(StaleVersion):
            await begin(other, row)
        assert await one.stores.outbox.claim(row, ()), "again, where composing failed"
        await begin(one, row)


async def test_an_editor_may_cancel_what_is_claimed(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        (channel,), (row,) = await ready(one, "@a")
        next_one = await queued(one.stores, channel, 5)
        assert await one.stores.outbox.claim(row, ())
        await other.stores.outbox.move(row, State.CANCELLED, NOW, "not wanted", who="501")
        with pytest.raises(StaleVersion):
            await begin(one, row)
        assert not await one.stores.outbox.claim(row, ())
        assert await other.stores.outbox.claim(next_one, ()), "nobody has the chat in hand"


async def test_a_lost_post_keeps_the_chat_from_all_but_who_looked(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        (channel,), (row,) = await ready(one, "@a")
        next_one = await queued(one.stores, channel, 5)
        begun = await begin(other, row)
        lost = await other.stores.outbox.move(begun, State.IN_DOUBT, NOW, LOST)
        for process in (one, other):
            assert not await process.stores.outbox.claim(next_one, ())
        assert await one.stores.outbox.claim(next_one, {lost.id})
        assert not await other.stores.outbox.claim(next_one, {lost.id})


async def test_once_an_editor_was_asked_the_chat_goes_on(shared: str) -> None:
    async with sitting(shared) as one:
        (channel,), (row,) = await ready(one, "@a")
        next_one = await queued(one.stores, channel, 5)
        lost = await one.stores.outbox.move(await begin(one, row), State.IN_DOUBT, NOW, LOST)
        await one.stores.outbox.asked(lost, 501, 9, NOW)
        assert await one.stores.outbox.claim(next_one, ())


async def test_what_a_dead_one_had_in_hand_is_free_and_what_it_sent_is_an_orphan(
    shared: str, postgres_server: Server
) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        _, (row, claimed) = await ready(one, "@a", "@b")
        assert await one.stores.outbox.claim(claimed, ())
        assert await one.stores.outbox.claim(row, ())
        begun = await begin(one, row)
        assert await other.stores.outbox.orphans() == [], "its owner lives"
        one.stop.set()
        await cut(postgres_server, shared, one.seat.number)
        assert await freed(other)
        assert [orphan.id for orphan in await other.stores.outbox.orphans()] == [row.id]
        assert await other.stores.outbox.claim(claimed, ())
        with pytest.raises(StaleVersion):
            await begin(one, claimed)
        with pytest.raises(StaleVersion):
            await one.stores.outbox.claim(claimed, ())
        doubted = await other.stores.outbox.move(begun, State.IN_DOUBT, NOW, "it stopped")
        with pytest.raises(StaleVersion):
            await one.stores.outbox.finish(begun, [100], NOW, "delivered")
        found = await other.stores.outbox.finish(doubted, [100], later(9), "the post is there")
        assert found.state is State.SENT


async def freed(one: Sitting, rows: int = 1) -> bool:
    for _ in range(200):
        if len(await one.stores.outbox.orphans()) == rows:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_a_result_that_comes_before_anybody_doubted_counts(
    shared: str, postgres_server: Server
) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        _, (row,) = await ready(one, "@a")
        begun = await begin(one, row)
        one.stop.set()
        await cut(postgres_server, shared, one.seat.number)
        assert await freed(other)
        sent = await one.stores.outbox.finish(begun, [100], NOW, "delivered")
        assert sent.state is State.SENT
        assert await freed(other, 0), "the other hears of it"


async def test_an_edit_is_its_processs_too(url: str) -> None:
    async with sitting(url) as one:
        channels, (row,) = await ready(one, "@a")
        await one.stores.outbox.finish(await begin(one, row), [100], NOW, "delivered")
        new = new_article("guid:0", item_hash="item-2", content_hash="content-2")
        await one.stores.articles.take(new, [row_for(channels[0].id)])
        (edit,) = await one.stores.edits.heads(NOW)
        await one.stores.edits.begin(edit, Fingerprint("Новое"), NOW, revision=2)
        assert await one.stores.outbox.orphans() == []
    async with sitting(url) as next_one:
        assert [orphan.id for orphan in await next_one.stores.outbox.orphans()] == [edit.id]


async def test_where_one_process_sends_a_claim_costs_nothing(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    async with sitting(url) as one:
        _, (row,) = await ready(one, "@a")
        assert await one.stores.outbox.claim(row, ())
        await begin(one, row)
        assert await one.stores.outbox.orphans() == []
    async with sitting(url) as next_one:
        assert [orphan.id for orphan in await next_one.stores.outbox.orphans()] == [row.id]
