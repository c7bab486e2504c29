"""Changes of posts that are there."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.errors import StaleVersion
from bot.model import Channel, Hand, Kind, OutboxRow, State
from bot.ports import Stores
from storage.database import Database
from storage.tables import outbox
from tests.storage.samples import (
    ARTICLE,
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    row_for,
)

CHAT = -1001234567890
SHOWS = replace(FINGERPRINT, text="Музей закрыл зал", links=("https://a.kz/1",))


async def met(stores: Stores) -> Channel:
    (channel,) = await add_channels(stores, "@news")
    await stores.channels.met(channel.id, CHAT, protected=False)
    return channel


async def ready(stores: Stores) -> OutboxRow:
    channel = await met(stores)
    taken = await stores.articles.take(new_article(), [row_for(channel.id)])
    return await row(stores, taken.rows[0])


async def sending(stores: Stores) -> OutboxRow:
    return await stores.outbox.begin(await ready(stores), FINGERPRINT, NOW, photos=ARTICLE.photos)


async def sent(stores: Stores) -> OutboxRow:
    return await stores.outbox.finish(await sending(stores), [51], later(1), "delivered", ["AQAE"])


async def revised(stores: Stores, number: int = 2, state: State = State.READY) -> tuple[int, ...]:
    new = new_article(content_hash=f"content-{number}", item_hash=f"item-{number}")
    return (await stores.articles.take(new, [], state)).rows


async def row(stores: Stores, row_id: int) -> OutboxRow:
    found = await stores.outbox.get(row_id)
    assert found is not None
    return found


async def heads(stores: Stores) -> list[int]:
    return [head.id for head in await stores.edits.heads(later(9))]


async def test_a_revision_makes_an_edit_of_each_post(stores: Stores) -> None:
    post = await sent(stores)
    assert (post.chat_id, post.photos) == (CHAT, ARTICLE.photos)
    assert post.fingerprint == replace(FINGERPRINT, photo_unique_id="AQAE")
    (edit_id,) = await revised(stores)
    edit = await row(stores, edit_id)
    assert (edit.kind, edit.post_id, edit.state) == (Kind.EDIT, post.id, State.READY)
    assert await heads(stores) == [edit_id]
    assert await stores.outbox.heads(later(9)) == []
    kinds = [event.kind for event in await stores.events.of_article(post.article_id)]
    assert kinds[-2:] == ["article.revised", "edit.ready"]


async def test_what_an_editor_worded_is_changed_on_an_editors_word_alone(stores: Stores) -> None:
    post = await sent(stores)
    second = (await add_channels(stores, "@second"))[-1]
    worded = new_article(content_hash="an editor's", item_hash="an editor's")
    assert await stores.articles.reword(post.article_id, worded, "user 7")
    at, who = later(2), "user 7"
    waiting = row_for(second.id, state=State.SCHEDULED)
    (placed,) = await stores.by_hand.place(post.article_id, [waiting], at, who)
    for edit_id in await heads(stores):  # the editor's words reach the post
        edit = await stores.edits.begin(await row(stores, edit_id), SHOWS, at, revision=2)
        await stores.edits.done(edit, SHOWS, at, "edited", None)
    (edit_id,) = await revised(stores, 3)
    assert (await row(stores, edit_id)).state is State.HELD
    assert (await row(stores, placed.row_id)).state is State.WAITING_APPROVAL
    events = await stores.events.of_article(post.article_id)
    assert [event.who for event in events if event.kind == "article.reworded"] == [who]
    again = new_article(content_hash="an editor's next", item_hash="an editor's next")
    assert await stores.articles.reword(post.article_id, again, who)
    assert (await row(stores, edit_id)).state is State.READY, "an editor's own words need no word"


async def test_the_same_words_make_none(stores: Stores) -> None:
    await sent(stores)
    assert await revised(stores, 1) == ()


async def test_a_post_that_waits_needs_none(stores: Stores) -> None:
    await ready(stores)
    assert await revised(stores) == ()


async def test_an_edit_waits_for_its_post(stores: Stores) -> None:
    post = await sending(stores)
    (edit_id,) = await revised(stores)
    assert await heads(stores) == []
    post = await stores.outbox.move(post, State.IN_DOUBT, later(1), "lost")
    assert await heads(stores) == []
    await stores.outbox.finish(post, [51], later(2), "found")
    assert await heads(stores) == [edit_id]


async def test_a_second_revision_is_merged_into_what_waits(stores: Stores) -> None:
    await sent(stores)
    await revised(stores, 2)
    assert await revised(stores, 3) == ()


async def test_a_revision_during_an_edit_makes_another_that_waits(stores: Stores) -> None:
    post = await sent(stores)
    (first,) = await revised(stores, 2)
    edit = await stores.edits.begin(await row(stores, first), SHOWS, later(2), revision=2)
    (second,) = await revised(stores, 3)
    assert await heads(stores) == []
    with pytest.raises(StaleVersion, match="its post is being edited"):
        await stores.edits.begin(await row(stores, second), SHOWS, later(3), revision=3)
    await stores.edits.done(edit, SHOWS, later(3), "edited", None)
    assert await heads(stores) == [second]
    changed = await row(stores, post.id)
    assert (changed.fingerprint, changed.photos) == (SHOWS, ARTICLE.photos)
    assert list(await stores.edits.tried(post.id)) == [SHOWS]


@pytest.mark.parametrize("kind", [Kind.SEND, Kind.EDIT])
async def test_what_was_composed_of_older_words_does_not_leave(stores: Stores, kind: Kind) -> None:
    if kind is Kind.SEND:
        waiting = await ready(stores)
        await revised(stores, 2)
        with pytest.raises(StaleVersion, match="revised"):
            await stores.outbox.begin(waiting, FINGERPRINT, later(1), revision=1)
        await stores.outbox.begin(waiting, FINGERPRINT, later(1), revision=2)
        return
    await sent(stores)
    (edit_id,) = await revised(stores, 2)
    await revised(stores, 3)
    with pytest.raises(StaleVersion, match="revised"):
        await stores.edits.begin(await row(stores, edit_id), SHOWS, later(1), revision=2)


async def test_an_edit_and_a_post_may_go_at_once(stores: Stores) -> None:
    post = await sent(stores)
    (edit_id,) = await revised(stores)
    await stores.edits.begin(await row(stores, edit_id), SHOWS, later(2), revision=2)
    taken = await stores.articles.take(new_article("guid:2"), [row_for(post.channel_id)])
    assert [head.id for head in await stores.outbox.heads(later(9))] == list(taken.rows)
    await stores.outbox.begin(await row(stores, taken.rows[0]), FINGERPRINT, later(3))


async def test_another_feed_words_an_article_without_changing_its_post(stores: Stores) -> None:
    await stores.feeds.enter(["https://a.kz/feed", "https://b.kz/feed"], NOW)
    one, two = await stores.feeds.all()
    channel = await met(stores)
    taken = await stores.articles.take(new_article(feed_id=one.id), [row_for(channel.id)])
    begun = await stores.outbox.begin(await row(stores, taken.rows[0]), FINGERPRINT, NOW)
    await stores.outbox.finish(begun, [51], later(1), "delivered")
    other = new_article(content_hash="content-2", feed_id=two.id)
    assert (await stores.articles.take(other, [])).rows == ()
    own = new_article(content_hash="content-3", feed_id=one.id)
    assert len((await stores.articles.take(own, [])).rows) == 1


async def test_what_an_editor_keeps_is_never_edited_again(stores: Stores) -> None:
    post = await sent(stores)
    (edit_id,) = await revised(stores)
    held = await stores.edits.hold(await row(stores, edit_id), Hand.FOUND, later(2), "by hand")
    assert await heads(stores) == []
    assert await revised(stores, 3) == (), "whoever is asked already stands for the newest words"
    kept = await stores.edits.keep(held, later(3), "it stays", "42")
    assert kept.state is State.CANCELLED
    assert (await row(stores, post.id)).hand is Hand.KEEP
    assert await revised(stores, 4) == ()
    events = await stores.events.of_article(post.article_id)
    assert events[-1].kind == "edit.skipped"


async def test_an_editor_lets_the_new_words_in(stores: Stores) -> None:
    await sent(stores)
    (edit_id,) = await revised(stores)
    held = await stores.edits.hold(await row(stores, edit_id), Hand.FOUND, later(2), "by hand")
    let = await stores.edits.release(held, Hand.OVERWRITE, later(3), "yes", "42")
    assert (let.state, let.hand) == (State.READY, Hand.OVERWRITE)
    assert await heads(stores) == [edit_id]


async def test_approval_is_asked_anew_for_newer_words(stores: Stores) -> None:
    await sent(stores)
    (edit_id,) = await revised(stores, 2, State.HELD)
    asked = await stores.outbox.asked(await row(stores, edit_id), 42, 7, later(2))
    await revised(stores, 3, State.HELD)
    again = await row(stores, edit_id)
    assert (again.asked_at, again.state) == (None, State.HELD)
    with pytest.raises(StaleVersion):
        await stores.edits.release(asked, None, later(3), "yes, to the older words", "42")


async def test_an_edit_that_failed_is_superseded_by_one_that_worked(stores: Stores) -> None:
    await sent(stores)
    (first,) = await revised(stores, 2)
    edit = await stores.edits.begin(await row(stores, first), SHOWS, later(2), revision=2)
    await stores.outbox.move(edit, State.FAILED, later(2), "refused")
    (second,) = await revised(stores, 3)
    edit = await stores.edits.begin(await row(stores, second), SHOWS, later(3), revision=3)
    await stores.edits.done(edit, SHOWS, later(3), "edited", ())
    assert (await row(stores, first)).state is State.SUPERSEDED
    assert await stores.edits.in_state(State.FAILED) == []


async def test_removed_and_stopped_channels_are_not_edited(stores: Stores) -> None:
    post = await sent(stores)
    await revised(stores)
    await stores.channels.stop(post.channel_id, "no rights", later(2))
    assert await heads(stores) == []


async def test_posts_stand_in_no_index_of_changes(database: Database) -> None:
    """Each would be written in and out of it with every step; what changes a post is found."""
    sqlite = database.address.path is not None
    defined = "SELECT sql FROM sqlite_master" if sqlite else "SELECT indexdef FROM pg_indexes"
    named = f"{defined} WHERE {'name' if sqlite else 'indexname'} = :name"
    changes = sa.select(outbox.c.id).where(
        outbox.c.post_id == 7, outbox.c.state.in_([State.READY, State.SENDING])
    )
    literal = changes.compile(
        dialect=database._reader.dialect, compile_kwargs={"literal_binds": True}
    )
    async with database.read() as connection:
        for name in ("ix_outbox_post_id", "uq_outbox_changing"):
            (words,) = (await connection.execute(sa.text(named), {"name": name})).scalars()
            assert "post_id IS NOT NULL" in words
        if sqlite:
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {literal}")).all()
            assert "ix_outbox_post_id" in str(plan)
