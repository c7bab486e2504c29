from dataclasses import replace

import sqlalchemy as sa

from bot.model import (
    EVERYTHING,
    HOUSE,
    AddFeed,
    ChannelLine,
    FeedLine,
    Layout,
    LayoutChange,
    Look,
    MoveFeed,
    PutChannel,
    RatePost,
    ReadPagesBy,
    RemoveChannel,
    RemoveFeed,
    State,
    WordFilter,
)
from bot.ports import Stores
from storage.database import Database
from storage.tables import events, feeds, routes
from tests.storage.samples import NOW, later, new_article, queued, row_for

ONE, TWO = FeedLine("https://one.example/rss", "One"), FeedLine("https://two.example/rss")
WORDS = WordFilter(("кубок мира",), ("казино",))
ALL = ChannelLine("@News", style=HOUSE, rates=(), words=EVERYTHING)
SOME = ChannelLine("-100777", 5, "kk", (TWO.url,), HOUSE, (RatePost.MORNING,), WORDS)


async def kinds(database: Database) -> list[str]:
    async with database.read() as connection:
        found = await connection.execute(sa.select(events.c.kind).order_by(events.c.id))
        return list(found.scalars())


async def make_all(stores: Stores) -> None:
    changes: list[LayoutChange] = [AddFeed(ONE), AddFeed(TWO), PutChannel(ALL), PutChannel(SOME)]
    await stores.layout.make(changes, NOW, "somebody")


async def test_what_was_made_is_read_again(stores: Stores, database: Database) -> None:
    await make_all(stores)
    assert await stores.layout.read() == Layout((ONE, TWO), (ALL, SOME))
    assert await kinds(database) == ["feed.added"] * 2 + ["channel.added"] * 2
    await make_all(stores)
    assert len(await kinds(database)) == 4, "what is so already is left alone"


async def test_where_the_text_stands_in_a_feeds_pages(stores: Stores, database: Database) -> None:
    by_class, by_itself = replace(ONE, selector="div.text"), replace(ONE, selector="")
    await stores.layout.make([AddFeed(by_class)], NOW)
    assert [feed.selector for feed in await stores.feeds.all()] == ["div.text"]
    assert (await stores.layout.read()).feeds == (by_class,)
    await stores.layout.make([ReadPagesBy(by_itself), ReadPagesBy(TWO)], later(1))
    assert [feed.selector for feed in await stores.feeds.all()] == [None]
    assert await kinds(database) == ["feed.added", "feed.changed"]


async def test_articles_go_where_the_routes_say(stores: Stores) -> None:
    await make_all(stores)
    one, two = await stores.feeds.all()
    named = {
        place: [channel.name for channel in await stores.channels.carrying(feed_id)]
        for place, feed_id in (("one", one.id), ("two", two.id), ("none", None))
    }
    assert named == {"one": ["@News"], "two": ["@News", "-100777/5"], "none": ["@News"]}


async def test_a_changed_channel_keeps_its_other_routes(stores: Stores, database: Database) -> None:
    await make_all(stores)
    standing = sa.select(routes.c.id).where(routes.c.channel_id == 2, routes.c.feed_id == 2)
    async with database.read() as connection:
        number = (await connection.execute(standing)).scalar_one()
    wider = replace(SOME, language=None, feeds=(ONE.url, TWO.url))
    await stores.layout.make([PutChannel(wider)], later(1))
    assert (await stores.layout.read()).channels == (ALL, wider)
    async with database.read() as connection:
        assert (await connection.execute(standing)).scalar_one() == number
    assert (await kinds(database))[-1] == "channel.changed"
    nothing = replace(wider, feeds=())
    await stores.layout.make([PutChannel(nothing)], later(2))
    assert (await stores.layout.read()).channels == (ALL, nothing)


async def test_a_removed_feed_begins_anew_and_goes_where_it_went(stores: Stores) -> None:
    await make_all(stores)
    _, two = await stores.feeds.all()
    await stores.feeds.record(two.id, Look(NOW, later(300), etag="x", error="gone", gone=True))
    await stores.feeds.opened(two.id, NOW)
    await stores.layout.make([RemoveFeed(TWO.url), RemoveFeed("https://no.example")], later(1))
    empty = replace(SOME, feeds=())
    assert await stores.layout.read() == Layout((ONE,), (ALL, empty))
    await stores.feeds.enter([TWO.url], later(2))
    await stores.layout.make([AddFeed(TWO)], later(3))
    (again,) = [feed for feed in await stores.feeds.due(later(3)) if feed.url == TWO.url]
    assert (again.id, again.active, again.etag, again.first_read_at) == (two.id, True, None, None)
    assert (await stores.layout.read()).channels == (ALL, SOME)


async def test_what_waits_for_a_removed_channel_is_cancelled(
    stores: Stores, database: Database
) -> None:
    await make_all(stores)
    news, topic = await stores.channels.all()
    waits = await queued(stores, news, 1)
    asked = await queued(stores, news, 2, row_for(news.id, State.WAITING_APPROVAL))
    other = await queued(stores, topic, 3)
    await stores.layout.make([RemoveChannel(ChannelLine("@NEWS"))], later(1), "somebody")
    rows = [await stores.outbox.get(row.id) for row in (waits, asked, other)]
    states = [row.state for row in rows if row is not None]
    assert states == [State.CANCELLED, State.CANCELLED, State.READY]
    assert [channel.id for channel in await stores.channels.all()] == [topic.id]
    assert (await kinds(database))[-3:] == ["channel.removed", *["outbox.cancelled"] * 2]
    await stores.channels.enter([("@news", None, None)], later(2))
    assert [channel.id for channel in await stores.channels.all()] == [topic.id]
    await stores.layout.make([PutChannel(ALL)], later(3))
    assert [channel.id for channel in await stores.channels.all()] == [news.id, topic.id]


async def test_a_channel_is_known_by_its_number_too(stores: Stores) -> None:
    await make_all(stores)
    await stores.channels.met(1, -100999, protected=False)
    await stores.layout.make([PutChannel(ChannelLine("-100999", language="ru"))], later(1))
    found = (await stores.layout.read()).channels
    assert found == (replace(ALL, language="ru"), SOME)
    await stores.layout.make([RemoveChannel(ChannelLine("-100999"))], later(2))
    assert (await stores.layout.read()).channels == (SOME,)


async def test_a_feed_that_moved_is_known_by_its_old_address(
    stores: Stores, database: Database
) -> None:
    await make_all(stores)
    async with database.write() as connection:
        values = {"url": "https://new.example/rss", "moved_from": ONE.url, "untold": "moved"}
        await connection.execute(sa.update(feeds).where(feeds.c.url == ONE.url).values(values))
    layout = await stores.layout.read()
    assert layout.standing(ONE.url) == "https://new.example/rss"
    await stores.layout.make([RemoveFeed("https://new.example/rss")], later(1))
    await stores.layout.make([AddFeed(FeedLine("https://new.example/rss"))], later(2))
    (again,) = [f for f in (await stores.layout.read()).feeds if f.url != TWO.url]
    assert again.moved_from is None


async def test_a_line_that_says_nothing_of_rates_leaves_them(stores: Stores) -> None:
    await make_all(stores)
    await stores.layout.make([PutChannel(replace(SOME, language="ru", rates=None))], later(1))
    (_, found) = (await stores.layout.read()).channels
    assert found == replace(SOME, language="ru")
    await stores.layout.make([PutChannel(replace(SOME, rates=()))], later(2))
    assert [one.rates for one in (await stores.layout.read()).channels] == [(), ()]


async def test_a_line_that_says_nothing_of_words_leaves_them(
    stores: Stores, database: Database
) -> None:
    await make_all(stores)
    await stores.layout.make([PutChannel(replace(SOME, language="ru", words=None))], later(1))
    assert [channel.words for channel in await stores.channels.all()] == [EVERYTHING, WORDS]
    await stores.layout.make([PutChannel(replace(SOME, language="ru", words=EVERYTHING))], later(2))
    assert [one.words for one in (await stores.layout.read()).channels] == [EVERYTHING] * 2
    assert (await kinds(database))[-2:] == ["channel.changed"] * 2


async def test_what_is_added_again_begins_anew(stores: Stores) -> None:
    """However it ended the last time."""
    await make_all(stores)
    feed = (await stores.feeds.all())[0]
    await stores.feeds.record(feed.id, Look(NOW, later(60), error="away"))
    channel = (await stores.channels.all())[0]
    await stores.channels.stop(channel.id, "the bot may not post there", NOW)
    await stores.layout.make([RemoveFeed(ONE.url), RemoveChannel(ALL)], later(1))
    await stores.layout.make([AddFeed(ONE), PutChannel(ALL)], later(2))
    assert (await stores.feeds.all())[0].failures == 0
    channel = (await stores.channels.all())[0]
    assert (channel.active, channel.stopped_reason) == (True, None)


async def test_a_moved_feed_keeps_what_waits_and_its_channels(
    stores: Stores, database: Database
) -> None:
    await make_all(stores)
    (_, two) = await stores.feeds.all()
    look = Look(NOW, later(300), "Two", "etag", "yesterday", "hash")
    await stores.feeds.record(two.id, look)
    await stores.feeds.opened(two.id, NOW)
    (_, some) = await stores.channels.all()
    new = replace(new_article(), feed_id=two.id)
    await stores.articles.take(new, [row_for(some.id, State.SCHEDULED, 60)])
    there = FeedLine("https://two.example/feed.xml")
    assert await stores.layout.make([MoveFeed(TWO.url, there)], later(1), "apply") == 0
    (_, moved) = await stores.feeds.all()
    assert (moved.id, moved.url, moved.etag, moved.body_hash) == (two.id, there.url, None, None)
    assert (moved.first_read_at, moved.next_look_at, moved.succeeded_at) == (None, None, NOW)
    assert (await stores.layout.read()).channels == (ALL, replace(SOME, feeds=(there.url,)))
    assert len(await stores.outbox.in_state(State.SCHEDULED)) == 1
    await stores.feeds.enter([TWO.url, there.url], later(2))
    assert len(await stores.feeds.all()) == 2, "FEEDS may name either address"
    await stores.layout.make([RemoveFeed(there.url), AddFeed(there)], later(3))
    assert (await stores.feeds.all())[1].succeeded_at is None


async def test_a_feed_cannot_move_to_where_another_was(stores: Stores) -> None:
    await make_all(stores)
    await stores.layout.make([RemoveFeed(TWO.url), MoveFeed(ONE.url, TWO)], NOW)
    assert [feed.url for feed in await stores.feeds.all()] == [TWO.url]
