from dataclasses import replace

import sqlalchemy as sa

from bot.model import Event, Figures, Readers, State
from bot.ports import Stores
from storage.database import Database
from storage.measures import LAST_POST
from tests.storage.samples import (
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    queued,
    row_for,
)


async def test_events_are_counted_from_the_newest_on(stores: Stores) -> None:
    assert (await stores.measures.events_after(None)).newest == 0
    await stores.events.add(Event("article.stored", NOW))
    first = await stores.measures.events_after(None)
    assert first.kinds == {}, "what was before is not counted"
    for kind in ("outbox.sent", "outbox.sent", "feed.failing"):
        await stores.events.add(Event(kind, NOW))
    second = await stores.measures.events_after(first.newest)
    assert second.kinds == {"outbox.sent": 2, "feed.failing": 1}
    assert second.newest == first.newest + 3
    again = await stores.measures.events_after(second.newest)
    assert (again.newest, again.kinds) == (second.newest, {})


async def test_posts_by_state_and_the_oldest_that_is_due(stores: Stores) -> None:
    (news,) = await add_channels(stores, "@news")
    assert await stores.measures.states() == {}
    assert await stores.measures.oldest_due(NOW) is None
    assert await stores.measures.last_post() is None
    row = await queued(stores, news, 1)
    await queued(stores, news, 2, row_for(news.id, State.SCHEDULED, due_in=60))
    await queued(stores, news, 3, row_for(news.id, State.WAITING_APPROVAL, due_in=-60))
    assert await stores.measures.oldest_due(later(5)) == NOW
    sending = await stores.outbox.begin(row, FINGERPRINT, later(6))
    await stores.outbox.finish(sending, [5], later(7), "delivered")
    assert await stores.measures.oldest_due(later(8)) is None
    assert await stores.measures.oldest_due(later(70)) == later(60)
    assert await stores.measures.last_post() == later(7)
    assert await stores.measures.states() == {
        State.SENT: 1,
        State.SCHEDULED: 1,
        State.WAITING_APPROVAL: 1,
    }


async def test_the_newest_post_is_found_by_its_index(database: Database) -> None:
    if database.address.path is None:
        return  # PostgreSQL reads a table this small from its beginning
    statement = LAST_POST.compile(compile_kwargs={"literal_binds": True})
    async with database.read() as connection:
        plan = str((await connection.execute(sa.text(f"EXPLAIN QUERY PLAN {statement}"))).all())
    assert "ix_outbox_sent_at" in plan and "TEMP B-TREE" not in plan


async def test_the_days_rates_are_no_post_of_news(stores: Stores) -> None:
    (news,) = await add_channels(stores, "@news")
    day = replace(new_article("rates:morning:2026-11-24:ru"), listed=False)
    taken = await stores.articles.take(day, [row_for(news.id)])
    row = await stores.outbox.get(taken.rows[0])
    assert row is not None
    sending = await stores.outbox.begin(row, FINGERPRINT, later(6))
    await stores.outbox.finish(sending, [5], later(7), "delivered")
    assert await stores.measures.last_post() is None
    figures = await stores.measures.figures(NOW)
    assert (figures.articles, dict(figures.posts)) == (0, {news.id: 1})


async def test_a_changed_post_is_no_new_one(stores: Stores) -> None:
    (news,) = await add_channels(stores, "@news")
    await stores.channels.met(news.id, -1001, protected=False)
    sending = await stores.outbox.begin(await queued(stores, news, 1), FINGERPRINT, later(6))
    await stores.outbox.finish(sending, [5], later(7), "delivered")
    revised = replace(new_article("guid:1"), content_hash="other", item_hash="other")
    taken = await stores.articles.take(replace(revised, first_seen_at=later(8)), [])
    (edit,) = await stores.edits.in_state(State.READY)
    assert edit.article_id == taken.article_id
    begun = await stores.edits.begin(edit, FINGERPRINT, later(9), revision=2)
    await stores.edits.done(begun, FINGERPRINT, later(10), "edited", None)
    assert await stores.measures.last_post() == later(7)


async def test_figures_since_a_moment(stores: Stores) -> None:
    log = [
        Event("article.stored", NOW),
        Event("article.stored", later(10)),
        Event("outbox.sent", later(11), channel_id=1),
        Event("outbox.sent", later(12), channel_id=2),
        Event("outbox.sent", later(13), channel_id=2),
        Event("edit.sent", later(14), channel_id=2),
        Event("outbox.failed", later(15), channel_id=2),
    ]
    for event in log:
        await stores.events.add(event)
    assert await stores.measures.figures(later(10)) == Figures(1, {1: 1, 2: 2}, 1)
    assert await stores.measures.figures(later(99)) == Figures(0, {}, 0)


async def test_readers_are_those_who_started_and_did_not_block(stores: Stores) -> None:
    assert await stores.measures.readers() == Readers(0, 0)
    for user_id in (1, 2, 3):
        await stores.people.started(user_id, "ru", NOW)
    await stores.people.blocked(3, NOW)
    for user_id in (2, 3):
        await stores.subscriptions.add(user_id, "концерт", False, (), NOW)
    assert await stores.measures.readers() == Readers(2, 1)
