import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from bot.model import Article, Block, KnownArticle, Photo, State, StoredArticle, Taken
from bot.ports import Stores
from storage.database import Database
from storage.stores import stores
from storage.tables import article_keys, articles, feeds, photos, revisions
from tests.storage.samples import ARTICLE, NOW, add_channels, later, new_article, row_for


async def count(database: Database, table: sa.Table) -> int:
    async with database.read() as connection:
        found = await connection.execute(sa.select(sa.func.count()).select_from(table))
        return int(found.scalar_one())


async def kinds(stores: Stores, article_id: int) -> list[str]:
    return [event.kind for event in await stores.events.of_article(article_id)]


async def test_a_new_article_with_its_rows(stores: Stores) -> None:
    one, two = await add_channels(stores, "@one", "@two")
    rows = [row_for(one.id), row_for(two.id, State.HELD, reason="too old")]
    taken = await stores.articles.take(new_article(), rows)
    assert (taken.new, taken.changed, len(taken.rows)) == (True, False, 2)
    assert await stores.articles.get(taken.article_id) == StoredArticle(
        taken.article_id, 1, ARTICLE, NOW, "news.example"
    )
    assert await kinds(stores, taken.article_id) == [
        "article.stored",
        "outbox.ready",
        "outbox.held",
    ]
    held = await stores.outbox.get(taken.rows[1])
    assert held is not None
    assert (held.state, held.reason, held.channel_id) == (State.HELD, "too old", two.id)


async def test_known_by_any_key(stores: Stores) -> None:
    taken = await stores.articles.take(new_article("guid:1", "link:a"), [])
    again = await stores.articles.take(new_article("guid:2", "link:a"), [])
    assert again == Taken(taken.article_id, new=False, changed=False)
    assert await stores.articles.known(["guid:2", "link:b", "link:a"]) == {
        "guid:2": KnownArticle(taken.article_id, "item-1"),
        "link:a": KnownArticle(taken.article_id, "item-1"),
    }


async def test_rows_are_for_new_articles_alone(stores: Stores) -> None:
    one, two = await add_channels(stores, "@one", "@two")
    taken = await stores.articles.take(new_article(), [row_for(one.id)])
    again = await stores.articles.take(
        new_article(content_hash="content-2"), [row_for(one.id), row_for(two.id)]
    )
    assert (again.changed, again.rows) == (True, ())
    assert len(await stores.outbox.article_rows(taken.article_id)) == 1


async def test_a_change_of_content_is_a_revision(stores: Stores, database: Database) -> None:
    taken = await stores.articles.take(new_article("guid:1"), [])
    changed = replace(ARTICLE, title="Музей открыл два зала", photos=ARTICLE.photos[:1])
    again = await stores.articles.take(
        new_article("guid:1", article=changed, item_hash="item-2", content_hash="content-2"), []
    )
    assert again == Taken(taken.article_id, new=False, changed=True)
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    assert (stored.revision, stored.article) == (2, changed)
    assert await kinds(stores, taken.article_id) == ["article.stored", "article.revised"]
    assert await count(database, revisions) == 2
    assert await count(database, photos) == 3
    async with database.read() as connection:
        found = await connection.execute(sa.select(articles.c.title, articles.c.content_hash))
        assert tuple(found.one()) == ("Музей открыл два зала", "content-2")


async def test_other_words_with_one_content_are_no_revision(stores: Stores) -> None:
    taken = await stores.articles.take(new_article("guid:1"), [])
    again = await stores.articles.take(new_article("guid:1", item_hash="item-2"), [])
    assert not again.changed
    known = await stores.articles.known(["guid:1"])
    assert known == {"guid:1": KnownArticle(taken.article_id, "item-2")}
    assert await kinds(stores, taken.article_id) == ["article.stored"]


async def test_one_article_in_two_feeds_keeps_both_hashes(stores: Stores) -> None:
    """Else each look at one of the feeds would find the article changed by the other."""
    await stores.articles.take(new_article("guid:a", "link:x", item_hash="of-a"), [])
    await stores.articles.take(new_article("guid:b", "link:x", item_hash="of-b"), [])
    known = await stores.articles.known(["guid:a", "guid:b", "link:x"])
    assert {key: found.item_hash for key, found in known.items()} == {
        "guid:a": "of-a",
        "guid:b": "of-b",
        "link:x": "of-b",
    }


async def test_the_first_known_key_decides(stores: Stores) -> None:
    first = await stores.articles.take(new_article("guid:1"), [])
    second = await stores.articles.take(new_article("guid:2"), [])
    mixed = await stores.articles.take(new_article("guid:3", "guid:2", "guid:1"), [])
    assert mixed.article_id == second.article_id
    known = await stores.articles.known(["guid:1", "guid:3"])
    assert known["guid:1"].article_id == first.article_id
    assert known["guid:3"].article_id == second.article_id


async def test_one_row_a_channel(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    rows = [row_for(channel.id), row_for(channel.id, State.HELD)]
    taken = await stores.articles.take(new_article(), rows)
    assert len(taken.rows) == 1


async def test_a_row_for_no_channel_stores_nothing(stores: Stores, database: Database) -> None:
    with pytest.raises(StorageError, match="refers to what is not there"):
        await stores.articles.take(new_article(), [row_for(99)])
    assert await count(database, articles) == 0
    assert await count(database, article_keys) == 0


async def test_an_article_without_keys_is_refused(stores: Stores) -> None:
    with pytest.raises(ValueError, match="needs a key"):
        await stores.articles.take(replace(new_article(), keys=()), [])


async def test_an_article_nobody_stored(stores: Stores) -> None:
    assert await stores.articles.get(1) is None
    assert await stores.articles.known([]) == {}


async def test_many_keys_at_once(stores: Stores) -> None:
    taken = await stores.articles.take(new_article("guid:700"), [])
    known = await stores.articles.known([f"guid:{number}" for number in range(1300)])
    assert known == {"guid:700": KnownArticle(taken.article_id, "item-1")}


@pytest.mark.parametrize(
    "key", ["g" * 100_000, "ключ " * 3000, "nul\0inside", "half \ud800 of a pair"]
)
async def test_keys_of_any_length_and_letters(stores: Stores, key: str) -> None:
    taken = await stores.articles.take(new_article(key), [])
    assert (await stores.articles.take(new_article(key), [])).article_id == taken.article_id
    assert await stores.articles.known([key]) == {key: KnownArticle(taken.article_id, "item-1")}


HOSTILE = Article(
    title="нуль\0 и половина \udfff",
    body=(Block("\\u0000 \0 " + "я" * 200_000),),
    tags=("\ud83d",),
    link="https://news.example/" + "a" * 20_000,
    published=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))),
    photos=(Photo(url="\0", width=10**30, height=-1),),
)


async def test_hostile_words_and_numbers_are_stored(stores: Stores) -> None:
    taken = await stores.articles.take(new_article(article=HOSTILE), [])
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    assert stored.article.title == "нуль и половина \ufffd"
    assert stored.article.body[0].text.startswith("\\u0000  я")
    assert stored.article.published is None


async def test_times_come_back_in_utc(stores: Stores) -> None:
    almaty = timezone(timedelta(hours=5))
    new = replace(new_article(), first_seen_at=NOW.astimezone(almaty))
    taken = await stores.articles.take(new, [])
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    assert stored.first_seen_at == NOW
    assert stored.first_seen_at.tzinfo is UTC


async def test_a_feed_deleted_leaves_its_articles(stores: Stores, database: Database) -> None:
    await stores.feeds.enter(["https://one.example/rss"], NOW)
    taken = await stores.articles.take(new_article(feed_id=1), [])
    async with database.write() as connection:
        await connection.execute(sa.text("DELETE FROM feeds"))
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    assert stored.feed_id is None


async def test_at_once_one_article(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    taken = await asyncio.gather(
        *(
            stores.articles.take(new_article(f"guid:{number}", "link:x"), [row_for(channel.id)])
            for number in range(8)
        )
    )
    assert len({one.article_id for one in taken}) == 1
    assert sorted(one.new for one in taken) == [False] * 7 + [True]
    assert len(await stores.outbox.article_rows(taken[0].article_id)) == 1


async def test_at_once_through_two_databases(url: str) -> None:
    first, second = await Database.open(url), await Database.open(url)
    try:
        here, there = stores(first), stores(second)
        for number in range(10):
            new = new_article(f"guid:{number}", content_hash=f"content-{number}")
            one, two = await asyncio.gather(
                here.articles.take(new, []), there.articles.take(new, [])
            )
            assert one.article_id == two.article_id
            assert one.new != two.new
    finally:
        await first.close()
        await second.close()


async def test_two_revisions_at_once_keep_their_order(stores: Stores, database: Database) -> None:
    taken = await stores.articles.take(new_article("guid:1"), [])
    await asyncio.gather(
        *(
            stores.articles.take(new_article("guid:1", content_hash=f"content-{number}"), [])
            for number in range(2, 8)
        )
    )
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None
    assert stored.revision == await count(database, revisions) == 7
    assert later(0) == stored.first_seen_at


async def test_another_source_is_noted_and_words_nothing(stores: Stores) -> None:
    await stores.feeds.enter(["https://a.example/rss", "https://b.example/rss"], NOW)
    first = await stores.articles.take(new_article("link:1", "seen:1", feed_id=1), [])
    await stores.articles.note(first.article_id, ["link:1", "guid:2", "seen:2"], "item-2")
    known = await stores.articles.known(["guid:2", "seen:2", "seen:1"])
    assert {one.article_id for one in known.values()} == {first.article_id}
    assert (known["seen:1"].item_hash, known["seen:2"].item_hash) == ("item-1", "item-2")
    other = new_article("link:1", "seen:2", feed_id=2, content_hash="content-2")
    assert not (await stores.articles.take(other, [])).changed


async def test_the_source_that_is_left_words_the_article(
    stores: Stores, database: Database
) -> None:
    await stores.feeds.enter(["https://a.example/rss", "https://b.example/rss"], NOW)
    await stores.articles.take(new_article("link:1", feed_id=1), [])
    async with database.write() as connection:
        await connection.execute(sa.update(feeds).where(feeds.c.id == 1).values(active=False))
    other = new_article("link:1", feed_id=2, content_hash="content-2")
    assert (await stores.articles.take(other, [])).changed


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        (State.WAITING_APPROVAL, State.READY, State.WAITING_APPROVAL),
        (State.WAITING_APPROVAL, State.HELD, State.WAITING_APPROVAL),
        (State.SCHEDULED, State.HELD, State.WAITING_APPROVAL),
        (State.READY, State.HELD, State.WAITING_APPROVAL),
        (State.SCHEDULED, State.READY, State.SCHEDULED),
        (State.READY, State.READY, State.READY),
        (State.HELD, State.HELD, State.HELD),
    ],
)
async def test_other_words_are_approved_again(
    stores: Stores, before: State, edits: State, after: State
) -> None:
    (channel,) = await add_channels(stores, "@one")
    taken = await stores.articles.take(new_article(), [row_for(channel.id, before)])
    row = await stores.outbox.get(taken.rows[0])
    assert row is not None
    await stores.articles.take(new_article(), [], edits)
    assert await stores.outbox.get(row.id) == row, "the same words change nothing"
    await stores.articles.take(new_article(content_hash="content-2"), [], edits)
    changed = await stores.outbox.get(row.id)
    assert changed is not None
    assert (changed.state, changed.due_at, changed.asked_at) == (after, row.due_at, None)
    assert (changed.version > row.version) is (after is State.WAITING_APPROVAL)


async def test_remarks_are_told_of_a_new_article_alone(stores: Stores) -> None:
    """In the transaction that stores it: no kill leaves it without."""
    (channel,) = await add_channels(stores, "@news")
    remarks = (("page.unread", "404"), ("article.alike", "told already"))
    new = replace(new_article(), remarks=remarks)
    taken = await stores.articles.take(new, [row_for(channel.id)])
    await stores.articles.take(replace(new, content_hash="content-2", item_hash="item-2"), [])
    told = [(e.kind, e.reason) for e in await stores.events.of_article(taken.article_id)]
    assert told == [
        ("article.stored", None),
        *remarks,
        ("outbox.ready", None),
        ("article.revised", None),
    ]
