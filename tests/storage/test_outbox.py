import asyncio

import pytest

from bot.errors import StaleVersion
from bot.model import Event, OutboxRow, State
from bot.ports import Stores
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)

CHAT = -1001234567890


async def a_row(stores: Stores) -> OutboxRow:
    """Ready, in a channel whose chat the bot has met and where message 50 is the newest."""
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, protected=False)
    await stores.messages.note(CHAT, [49, 50], ours=False)
    return await queued(stores, channel, 1)


async def lost(stores: Stores) -> OutboxRow:
    row = await stores.outbox.begin(await a_row(stores), FINGERPRINT, later(1))
    return await stores.outbox.move(row, State.IN_DOUBT, later(2), "answer lost")


async def test_a_new_row(stores: Stores) -> None:
    row = await a_row(stores)
    assert (row.state, row.version, row.attempts) == (State.READY, 1, 0)
    assert (row.due_at, row.created_at, row.fingerprint) == (NOW, NOW, None)
    assert await stores.outbox.get(999) is None


async def test_rows_for_channels_that_have_none(stores: Stores) -> None:
    one, two = await add_channels(stores, "@one", "@two")
    taken = await stores.articles.take(new_article(), [row_for(one.id)])
    added = await stores.outbox.add(
        taken.article_id, [row_for(one.id), row_for(two.id, urgent=True)], later(9)
    )
    rows = await stores.outbox.article_rows(taken.article_id)
    assert [row.channel_id for row in rows] == [one.id, two.id]
    assert added == [rows[1].id]
    assert (rows[1].urgent, rows[1].created_at) == (True, later(9))
    assert await stores.outbox.add(taken.article_id, [row_for(two.id)], later(9)) == []


async def test_from_ready_to_sent(stores: Stores) -> None:
    row = await a_row(stores)
    sending = await stores.outbox.begin(row, FINGERPRINT, later(1))
    assert (sending.state, sending.version, sending.attempts) == (State.SENDING, 2, 1)
    assert (sending.low_id, sending.sending_at) == (50, later(1))
    assert sending.fingerprint == FINGERPRINT
    sent = await stores.outbox.finish(sending, [51], later(2), "sent")
    assert (sent.state, sent.version, sent.message_id) == (State.SENT, 3, 51)
    assert sent == await stores.outbox.get(row.id)
    assert await stores.messages.above(CHAT, 50) == {51: True}
    assert await stores.events.of_article(row.article_id) == [
        Event("article.stored", NOW, 1),
        Event("outbox.ready", NOW, 1, 1),
        Event("outbox.sending", later(1), 1, 1),
        Event("outbox.sent", later(2), 1, 1, reason="sent"),
    ]


async def test_an_album_has_a_message_for_each_photo(stores: Stores) -> None:
    row = await a_row(stores)
    sending = await stores.outbox.begin(row, FINGERPRINT, later(1))
    sent = await stores.outbox.finish(sending, [51, 52, 53], later(2), "sent", ["A", "B", None])
    assert (sent.message_id, sent.parts, sent.message_ids) == (51, (51, 52, 53), (51, 52, 53))
    assert sent.fingerprint is not None and sent.fingerprint.photo_ids == ("A", "B", None)
    assert sent == await stores.outbox.get(row.id)
    assert await stores.messages.above(CHAT, 50) == {51: True, 52: True, 53: True}


async def test_no_low_id_in_a_chat_nobody_met(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    row = await stores.outbox.begin(await queued(stores, channel, 1), FINGERPRINT, NOW)
    assert row.low_id is None
    sent = await stores.outbox.finish(row, [7], NOW, "sent")
    assert sent.message_id == 7


async def test_no_low_id_in_a_chat_without_messages(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, protected=False)
    row = await stores.outbox.begin(await queued(stores, channel, 1), FINGERPRINT, NOW)
    assert row.low_id is None


async def test_topics_share_the_ids_of_their_forum(stores: Stores) -> None:
    await stores.channels.enter([("-100", 1, None), ("-100", 2, None)], NOW)
    one, two = await stores.channels.all()
    for channel in (one, two):
        await stores.channels.met(channel.id, CHAT, protected=False)
    first = await stores.outbox.begin(await queued(stores, one, 1), FINGERPRINT, NOW)
    await stores.outbox.finish(first, [60], NOW, "sent")
    second = await stores.outbox.begin(await queued(stores, two, 2), FINGERPRINT, NOW)
    assert second.low_id == 60


async def test_a_move_keeps_what_it_does_not_name(stores: Stores) -> None:
    row = await a_row(stores)
    moved = await stores.outbox.move(row, State.SCHEDULED, NOW, "quiet hours", due_at=later(60))
    assert (moved.state, moved.due_at, moved.attempts) == (State.SCHEDULED, later(60), 0)
    again = await stores.outbox.move(moved, State.READY, later(60), "morning", attempts=3)
    assert (again.due_at, again.attempts, again.reason) == (later(60), 3, "morning")


async def test_a_move_says_who(stores: Stores) -> None:
    row = await a_row(stores)
    await stores.outbox.move(row, State.CANCELLED, later(3), "not today", who="42")
    events = await stores.events.of_article(row.article_id)
    assert events[-1] == Event("outbox.cancelled", later(3), 1, 1, None, "not today", "42")


async def test_a_lost_one_found_again(stores: Stores) -> None:
    row = await lost(stores)
    assert (row.low_id, row.lost_low_id) == (50, None)
    sent = await stores.outbox.finish(row, [51], later(3), "found")
    assert (sent.state, sent.lost_low_id) == (State.SENT, None)
    assert await stores.outbox.recently_resent(NOW) == []


async def test_a_lost_one_sent_again(stores: Stores) -> None:
    row = await lost(stores)
    row = await stores.outbox.asked(row, 42, 7, later(3))
    assert (row.asked_at, row.question_chat_id, row.question_message_id) == (later(3), 42, 7)
    row = await stores.outbox.move(row, State.READY, later(4), "proved absent")
    assert (row.lost_low_id, row.asked_at, row.question_chat_id) == (50, None, None)
    assert row.question_message_id is None
    await stores.messages.note(CHAT, [55], ours=False)
    row = await stores.outbox.begin(row, FINGERPRINT, later(5))
    assert (row.low_id, row.lost_low_id) == (55, 50)
    row = await stores.outbox.finish(row, [56], later(6), "sent")
    assert row.lost_low_id == 50
    assert await stores.outbox.recently_resent(later(6)) == [row]
    assert await stores.outbox.recently_resent(later(7)) == []
    await stores.outbox.watched(row)
    assert await stores.outbox.recently_resent(later(6)) == []
    assert await stores.outbox.get(row.id) == row._replace(lost_low_id=None)


async def test_lost_twice_looks_from_the_first_place(stores: Stores) -> None:
    row = await lost(stores)
    row = await stores.outbox.move(row, State.READY, later(4), "proved absent")
    await stores.messages.note(CHAT, [55], ours=False)
    row = await stores.outbox.begin(row, FINGERPRINT, later(5))
    row = await stores.outbox.move(row, State.IN_DOUBT, later(6), "answer lost")
    row = await stores.outbox.move(row, State.READY, later(7), "proved absent")
    assert (row.low_id, row.lost_low_id) == (55, 50)
    row = await stores.outbox.begin(row, FINGERPRINT, later(8))
    row = await stores.outbox.move(row, State.IN_DOUBT, later(9), "answer lost")
    assert (await stores.outbox.finish(row, [57], later(10), "found")).lost_low_id is None


async def test_an_editor_says_that_it_is_there(stores: Stores) -> None:
    row = await lost(stores)
    row = await stores.outbox.move(row, State.READY, later(4), "proved absent")
    row = await stores.outbox.begin(row, FINGERPRINT, later(5))
    row = await stores.outbox.move(row, State.IN_DOUBT, later(6), "answer lost")
    row = await stores.outbox.move(row, State.SENT, later(7), "an editor saw it", who="42")
    assert (row.state, row.lost_low_id, row.message_id) == (State.SENT, None, None)


async def test_a_stale_row_changes_nothing(stores: Stores) -> None:
    row = await a_row(stores)
    sending = await stores.outbox.begin(row, FINGERPRINT, later(1))
    before = await stores.events.of_article(row.article_id)
    outbox = stores.outbox
    for change in (
        outbox.begin(row, FINGERPRINT, later(2)),
        outbox.finish(row, [51], later(2), "sent"),
        outbox.move(row, State.CANCELLED, later(2), "cancelled"),
        outbox.asked(row, 42, 7, later(2)),
    ):
        with pytest.raises(StaleVersion, match="changed by somebody else"):
            await change
    assert await outbox.get(row.id) == sending
    assert await stores.events.of_article(row.article_id) == before
    assert await stores.messages.above(CHAT, 50) == {}


async def test_one_of_two_presses_wins(stores: Stores) -> None:
    row = await a_row(stores)
    results = await asyncio.gather(
        *(
            stores.outbox.move(row, state, NOW, "pressed", who=who)
            for state, who in ((State.CANCELLED, "1"), (State.HELD, "2"), (State.READY, "3"))
        ),
        return_exceptions=True,
    )
    assert sorted(isinstance(result, StaleVersion) for result in results) == [False, True, True]
    assert len(await stores.events.of_article(row.article_id)) == 3


async def test_one_sending_a_channel(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    one, two = await queued(stores, channel, 1), await queued(stores, channel, 2)
    await stores.outbox.begin(one, FINGERPRINT, NOW)
    with pytest.raises(StaleVersion, match="another of its channel"):
        await stores.outbox.begin(two, FINGERPRINT, NOW)
    assert await stores.outbox.get(two.id) == two


async def test_rows_in_states(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@news")
    rows = [await queued(stores, channel, number) for number in range(3)]
    await stores.outbox.move(rows[0], State.FAILED, NOW, "refused")
    await stores.outbox.move(rows[2], State.HELD, NOW, "held")
    found = await stores.outbox.in_state(State.FAILED, State.HELD)
    assert [row.id for row in found] == [rows[0].id, rows[2].id]
    assert await stores.outbox.in_state() == []


async def test_when_each_channel_got_its_newest_post(stores: Stores) -> None:
    row = await a_row(stores)
    assert await stores.outbox.last_sent() == {}
    sending = await stores.outbox.begin(row, FINGERPRINT, later(1))
    await stores.outbox.finish(sending, [51], later(2), "sent")
    assert await stores.outbox.last_sent() == {row.channel_id: later(2)}
