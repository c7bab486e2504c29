import sqlalchemy as sa

from bot.model import Look
from bot.ports import Stores
from storage.database import Database
from storage.tables import events, feeds
from tests.storage.samples import NOW, later

ONE = "https://one.example/rss"
TWO = "https://two.example/rss"


async def logged(database: Database) -> list[tuple[str, int | None, str | None]]:
    statement = sa.select(events.c.kind, events.c.feed_id, events.c.reason).order_by(events.c.id)
    async with database.read() as connection:
        return [tuple(row) for row in await connection.execute(statement)]


async def test_addresses_are_entered_once(stores: Stores, database: Database) -> None:
    await stores.feeds.enter([ONE, TWO, ONE], NOW)
    await stores.feeds.enter([TWO], later(1))
    assert [feed.url for feed in await stores.feeds.all()] == [ONE, TWO]
    assert await logged(database) == [("feed.added", 1, ONE), ("feed.added", 2, TWO)]


async def test_what_was_removed_stays_removed(stores: Stores, database: Database) -> None:
    await stores.feeds.enter([ONE, TWO], NOW)
    async with database.write() as connection:
        await connection.execute(sa.update(feeds).where(feeds.c.url == ONE).values(removed_at=NOW))
    await stores.feeds.enter([ONE, TWO], later(1))
    assert [feed.url for feed in await stores.feeds.all()] == [TWO]
    assert [feed.url for feed in await stores.feeds.due(NOW)] == [TWO]


async def test_a_feed_deleted_by_hand_is_not_entered_again(
    stores: Stores, database: Database
) -> None:
    await stores.feeds.enter([ONE], NOW)
    async with database.write() as connection:
        await connection.execute(sa.delete(feeds))
    await stores.feeds.enter([ONE], later(1))
    assert await stores.feeds.all() == []


async def test_due_are_the_longest_waiting_first(stores: Stores) -> None:
    urls = [f"https://{name}.example/rss" for name in "abcd"]
    await stores.feeds.enter(urls, NOW)
    a, b, c, d = await stores.feeds.all()
    await stores.feeds.record(a.id, Look(NOW, later(20)))
    await stores.feeds.record(b.id, Look(NOW, later(10)))
    await stores.feeds.record(c.id, Look(NOW, later(31)))
    assert [feed.id for feed in await stores.feeds.due(later(30))] == [d.id, b.id, a.id]


async def test_a_feed_is_looked_at_although_the_clock_was_set_back(stores: Stores) -> None:
    await stores.feeds.enter([ONE], NOW)
    (feed,) = await stores.feeds.all()
    await stores.feeds.record(feed.id, Look(later(9000), later(9300)))
    assert [one.id for one in await stores.feeds.due(NOW)] == [feed.id]
    await stores.feeds.record(feed.id, Look(NOW, later(300)))
    assert await stores.feeds.due(later(1)) == []


async def test_a_lowered_interval_holds_for_healthy_feeds_at_once(stores: Stores) -> None:
    await stores.feeds.enter([f"https://{name}.example/rss" for name in "abcd"], NOW)
    await stores.feeds.record(1, Look(NOW, later(3600)))
    await stores.feeds.record(2, Look(NOW, later(20)))
    await stores.feeds.record(3, Look(NOW, later(3600), error="429"))
    await stores.feeds.bring_forward(60)
    looks = [feed.next_look_at for feed in await stores.feeds.all()]
    assert looks == [later(60), later(20), later(3600), None]


async def test_a_look_leaves_behind_what_it_saw(stores: Stores) -> None:
    await stores.feeds.enter([ONE], NOW)
    await stores.feeds.record(
        1, Look(NOW, later(60), title="Жаңалықтар", etag='"1"', last_modified="Mon", body_hash="h")
    )
    await stores.feeds.record(1, Look(later(60), later(120), etag='"2"'))
    (feed,) = await stores.feeds.all()
    assert (feed.title, feed.etag, feed.last_modified) == ("Жаңалықтар", '"2"', "Mon")
    assert (feed.body_hash, feed.next_look_at, feed.failures) == ("h", later(120), 0)


async def test_failures_are_counted_until_a_success(stores: Stores, database: Database) -> None:
    await stores.feeds.enter([ONE], NOW)
    await stores.feeds.record(1, Look(NOW, later(60), error="503"))
    await stores.feeds.record(1, Look(later(60), later(180), error="timed out"))
    (feed,) = await stores.feeds.all()
    assert (feed.failures, feed.last_error, feed.active) == (2, "timed out", True)
    await stores.feeds.record(1, Look(later(180), later(240)))
    (feed,) = await stores.feeds.all()
    assert (feed.failures, feed.last_error) == (0, None)
    assert await logged(database) == [
        ("feed.added", 1, ONE),
        ("feed.failing", 1, "503"),
        ("feed.recovered", 1, None),
    ]


async def test_a_feed_that_is_gone_stops(stores: Stores, database: Database) -> None:
    await stores.feeds.enter([ONE], NOW)
    await stores.feeds.record(1, Look(NOW, later(60), error="410 Gone", gone=True))
    (feed,) = await stores.feeds.all()
    assert (feed.active, feed.last_error) == (False, "410 Gone")
    assert await stores.feeds.due(later(999)) == []
    assert (await logged(database))[-1] == ("feed.gone", 1, "410 Gone")


async def test_the_first_reading_is_marked_once(stores: Stores) -> None:
    await stores.feeds.enter([ONE], NOW)
    await stores.feeds.opened(1, later(5))
    await stores.feeds.opened(1, later(9))
    assert (await stores.feeds.all())[0].first_read_at == later(5)


async def test_a_look_at_an_unknown_feed_changes_nothing(
    stores: Stores, database: Database
) -> None:
    await stores.feeds.record(77, Look(NOW, later(60), error="?"))
    assert await logged(database) == []


NEW = "https://new.example/rss"


async def look(
    stores: Stores, feed_id: int, moved_to: str | None, error: str | None = None
) -> None:
    await stores.feeds.record(feed_id, Look(NOW, later(60), moved_to=moved_to, error=error))


async def test_a_move_is_believed_when_it_was_seen_three_times(
    stores: Stores, database: Database
) -> None:
    await stores.feeds.enter([ONE], NOW)
    for moved_to in (NEW, NEW, None, NEW, NEW, TWO, NEW, NEW):
        await look(stores, 1, moved_to)
    await look(stores, 1, NEW, error="503")
    assert (await stores.feeds.all())[0].url == ONE
    await look(stores, 1, NEW)
    assert (await stores.feeds.all())[0].url == NEW
    assert ("feed.moved", 1, NEW) in await logged(database)
    (news,) = await stores.feeds.untold()
    assert (news.kind, news.url, news.moved_from) == ("moved", NEW, ONE)
    await stores.feeds.told(news)
    assert await stores.feeds.untold() == []
    await stores.feeds.enter([ONE, NEW], later(1))
    assert [feed.url for feed in await stores.feeds.all()] == [NEW]


async def test_a_feed_that_moved_to_where_another_is_read_ends(stores: Stores) -> None:
    await stores.feeds.enter([ONE, TWO], NOW)
    for _ in range(3):
        await look(stores, 1, TWO)
    assert [feed.url for feed in await stores.feeds.all()] == [TWO]
    assert await stores.feeds.untold() == []


async def test_a_feed_that_moved_to_a_removed_address_stays(
    stores: Stores, database: Database
) -> None:
    await stores.feeds.enter([ONE, TWO], NOW)
    async with database.write() as connection:
        await connection.execute(sa.update(feeds).where(feeds.c.url == TWO).values(removed_at=NOW))
    for _ in range(4):
        await look(stores, 1, TWO)
    assert [feed.url for feed in await stores.feeds.all()] == [ONE]


async def test_a_gone_feed_is_told_of_once(stores: Stores) -> None:
    await stores.feeds.enter([ONE], NOW)
    await stores.feeds.record(1, Look(NOW, later(60), error="410", gone=True))
    (news,) = await stores.feeds.untold()
    assert (news.kind, news.url) == ("gone", ONE)
    await stores.feeds.told(news)
    assert await stores.feeds.untold() == []
