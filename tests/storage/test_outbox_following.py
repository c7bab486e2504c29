"""What a channel sends next begins as the one before it ends, where nothing changed meanwhile."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.model import Channel, Following, Made, OutboxRow, State
from bot.ports import Stores
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


async def a_channel(stores: Stores) -> Channel:
    await add_channels(stores, "@news")
    (channel,) = await stores.channels.all()
    await stores.channels.met(channel.id, CHAT, protected=False)
    (channel,) = await stores.channels.all()
    return channel


async def coming(stores: Stores, row: OutboxRow, channel: Channel) -> Following:
    stored = await stores.articles.get(row.article_id)
    assert stored is not None
    return Following(row, channel, stored)


async def end(stores: Stores, row: OutboxRow, made: Following | None = None) -> Following | None:
    """Send `row`, as message 50, and go on; what is `made` is ready."""
    begun = await stores.outbox.begin(row, FINGERPRINT, later(1), revision=1)
    ready = Made(made, FINGERPRINT, ARTICLE.photos) if made is not None else None
    return await stores.outbox.finish_and_go_on(begun, [50], later(2), "delivered", made=ready)


async def test_what_is_next_and_what_is_behind_it(stores: Stores) -> None:
    channel = await a_channel(stores)
    rows = [await queued(stores, channel, number) for number in range(4)]
    found = await end(stores, rows[0])
    assert found is not None
    assert (found.row, found.channel, found.stored.id) == (rows[1], channel, rows[1].article_id)
    assert (found.behind and found.behind.row) == rows[2]


async def test_what_is_made_begins(stores: Stores) -> None:
    channel = await a_channel(stores)
    rows = [await queued(stores, channel, number) for number in range(3)]
    made = await coming(stores, rows[1], channel)
    found = await end(stores, rows[0], made)
    assert found is not None
    assert found.row == await stores.outbox.get(rows[1].id)
    row = found.row
    assert (row.state, row.version, row.attempts) == (State.SENDING, 2, 1)
    assert (row.low_id, row.sending_at, row.photos) == (50, later(2), ARTICLE.photos)
    assert row.fingerprint == FINGERPRINT
    assert (found.behind and found.behind.row) == rows[2]
    kinds = [event.kind for event in await stores.events.of_article(row.article_id)]
    assert kinds[-1] == "outbox.sending"
    sent = await stores.outbox.get(rows[0].id)
    assert sent is not None
    assert (sent.state, sent.message_ids) == (State.SENT, (50,))
    assert not await stores.outbox.heads(later(3)), "its channel is busy"


async def urgent(stores: Stores, made: Following) -> None:
    await queued(stores, made.channel, 9, row_for(made.channel.id, urgent=True))


async def moved(stores: Stores, made: Following) -> None:
    await stores.outbox.move(made.row, State.READY, NOW, "by hand", who="501")


async def cancelled(stores: Stores, made: Following) -> None:
    await stores.outbox.move(made.row, State.CANCELLED, NOW, "by hand", who="501")


async def revised(stores: Stores, made: Following) -> None:
    words = replace(ARTICLE, title="Музей открыл два зала")
    await stores.articles.take(
        new_article("guid:1", article=words, item_hash="item-2", content_hash="content-2"), []
    )


async def withdrawn(stores: Stores, made: Following) -> None:
    await stores.withdrawals.mark(made.stored.id, NOW, "the page is gone")


async def restyled(stores: Stores, made: Following) -> None:
    await stores.channels.restyle(made.channel.id, {"silent": True}, NOW, "501")


async def paused(stores: Stores, made: Following) -> None:
    await stores.channels.pause([made.channel.id], NOW, "501")


async def stopped(stores: Stores, made: Following) -> None:
    await stores.channels.stop(made.channel.id, "no rights", NOW)


async def in_doubt(stores: Stores, made: Following) -> None:
    lost = await queued(stores, made.channel, 9)
    lost = await stores.outbox.begin(lost, FINGERPRINT, NOW)
    await stores.outbox.move(lost, State.IN_DOUBT, NOW, "answer lost")


CHANGES = [urgent, moved, cancelled, revised, withdrawn, restyled, paused, stopped, in_doubt]


@pytest.mark.parametrize("change", CHANGES)
async def test_nothing_begins_that_is_other_than_it_was_made_of(
    stores: Stores, change: Callable[[Stores, Following], Awaitable[None]]
) -> None:
    channel = await a_channel(stores)
    rows = [await queued(stores, channel, number) for number in range(2)]
    made = await coming(stores, rows[1], channel)
    await change(stores, made)
    found = await end(stores, rows[0], made)
    sent = await stores.outbox.get(rows[0].id)
    assert sent is not None
    assert sent.state is State.SENT
    assert not await stores.outbox.in_state(State.SENDING)
    heads = [] if change is in_doubt else await stores.outbox.heads(later(3))
    assert ([] if found is None else [found.row]) == list(heads)


async def test_nothing_follows_in_a_channel_that_is_closed_or_in_doubt(stores: Stores) -> None:
    channel = await a_channel(stores)
    rows = [await queued(stores, channel, number) for number in range(2)]
    await stores.channels.pause([channel.id], NOW, "501")
    assert await end(stores, rows[0]) is None
