"""What waits from a feed that is removed."""

from dataclasses import replace

from bot.model import AddFeed, ChannelLine, FeedLine, OutboxRow, PutChannel, RemoveFeed, State
from bot.ports import Stores
from tests.storage.samples import add_channels, later, new_article, row_for

ONE, TWO = FeedLine("https://one.example/rss"), FeedLine("https://two.example/rss")


async def waiting(stores: Stores, number: int, state: State = State.READY) -> OutboxRow:
    """An article of the first feed that waits for its channel."""
    feed = (await stores.feeds.all())[0]
    (channel,) = await stores.channels.all()
    new = new_article(f"seen:{feed.id}:guid:{number}", f"guid:{number}", feed_id=feed.id)
    taken = await stores.articles.take(new, [row_for(channel.id, state)])
    return await now(stores, taken.rows[0])


async def now(stores: Stores, row_id: int) -> OutboxRow:
    row = await stores.outbox.get(row_id)
    assert row is not None
    return row


async def test_it_goes_with_its_feed(stores: Stores) -> None:
    await add_channels(stores, "@news")
    await stores.layout.make([AddFeed(ONE), AddFeed(TWO)], later(0))
    states = (State.READY, State.WAITING_APPROVAL, State.HELD, State.SCHEDULED)
    rows = [await waiting(stores, number, state) for number, state in enumerate(states)]
    assert await stores.layout.make([RemoveFeed(TWO.url)], later(1), "x") == 0
    assert await stores.layout.make([RemoveFeed(ONE.url)], later(2), "x") == len(states)
    found = [await now(stores, row.id) for row in rows]
    assert {row.state for row in found} == {State.CANCELLED}
    assert {row.reason for row in found} == {"its feed was removed"}


async def test_what_a_person_let_through_stays(stores: Stores) -> None:
    await add_channels(stores, "@news")
    await stores.layout.make([AddFeed(ONE)], later(0))
    asked = await waiting(stores, 1, State.WAITING_APPROVAL)
    await stores.outbox.move(asked, State.READY, later(1), "approved", who="user 1")
    placed = await waiting(stores, 2)
    wanted = replace(row_for(placed.channel_id), urgent=True)
    await stores.by_hand.place(placed.article_id, [wanted], later(1), "user 1")
    assert await stores.layout.make([RemoveFeed(ONE.url)], later(2), "x") == 0


async def test_what_another_feed_of_the_channel_lists_too_stays(stores: Stores) -> None:
    await add_channels(stores, "@news")
    await stores.layout.make([AddFeed(ONE), AddFeed(TWO)], later(0))
    row = await waiting(stores, 1)
    other = (await stores.feeds.all())[1]
    await stores.articles.note(row.article_id, [f"seen:{other.id}:guid:9"], "hash")
    assert await stores.layout.make([RemoveFeed(ONE.url)], later(1), "x") == 0
    await stores.layout.make([AddFeed(ONE)], later(2))
    await stores.layout.make([PutChannel(ChannelLine("@news", None, None, (ONE.url,)))], later(3))
    assert await stores.layout.make([RemoveFeed(ONE.url)], later(4), "x") == 1
