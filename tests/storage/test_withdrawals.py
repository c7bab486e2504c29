"""Articles that their source took back."""

from dataclasses import replace

from bot.model import ChannelLine, Kind, OutboxRow, RemoveChannel, State
from bot.ports import Stores
from tests.storage.samples import FINGERPRINT, NOW, add_channels, later, new_article, row_for

CHAT = -1001234567890


async def posted(stores: Stores) -> list[OutboxRow]:
    """Of one article of a feed: sent in one channel, ready in a second, held in a third."""
    await stores.feeds.enter(["https://a.kz/feed"], NOW)
    (feed,) = await stores.feeds.all()
    channels = await add_channels(stores, "@one", "@two", "@three")
    await stores.channels.met(channels[0].id, CHAT, protected=False)
    states = (State.READY, State.READY, State.HELD)
    rows = [row_for(channel.id, state) for channel, state in zip(channels, states, strict=True)]
    new = replace(new_article(feed_id=feed.id), first_seen_at=NOW)
    taken = await stores.articles.take(new, rows)
    first = await stores.outbox.get(taken.rows[0])
    assert first is not None
    begun = await stores.outbox.begin(first, FINGERPRINT, NOW)
    await stores.outbox.finish(begun, [51], later(1), "delivered")
    return list(await stores.outbox.article_rows(taken.article_id))


async def test_what_waits_goes_and_what_stands_is_asked_about(stores: Stores) -> None:
    article_id = (await posted(stores))[0].article_id
    assert await stores.withdrawals.posted_links(NOW) == [
        (article_id, "https://news.example/museum")
    ]
    assert await stores.withdrawals.mark(article_id, later(2), "gone")
    assert not await stores.withdrawals.mark(article_id, later(3), "gone")
    assert await stores.withdrawals.posted_links(NOW) == []
    rows = await stores.outbox.article_rows(article_id)
    assert [(row.kind, row.state) for row in rows] == [
        (Kind.SEND, State.SENT),
        (Kind.SEND, State.CANCELLED),
        (Kind.SEND, State.CANCELLED),
        (Kind.DELETE, State.HELD),
    ]
    assert list(await stores.withdrawals.held()) == [rows[3]]
    stored = await stores.articles.get(article_id)
    assert stored is not None and stored.withdrawn
    kinds = [event.kind for event in await stores.events.of_article(article_id)]
    assert kinds[-4:] == [
        "article.withdrawn",
        "outbox.cancelled",
        "outbox.cancelled",
        "delete.held",
    ]


async def test_released_it_is_due_and_no_edit_comes_after(stores: Stores) -> None:
    article_id = (await posted(stores))[0].article_id
    changed = new_article(content_hash="content-2", feed_id=1)
    assert len((await stores.articles.take(changed, [])).rows) == 1
    await stores.withdrawals.mark(article_id, later(2), "gone")
    assert await stores.withdrawals.release(article_id, later(3), "42") == 1
    assert await stores.withdrawals.release(article_id, later(3), "42") == 0
    (head,) = await stores.edits.heads(later(9))
    assert head.kind is Kind.DELETE
    again = new_article(content_hash="content-3", feed_id=1)
    assert (await stores.articles.take(again, [])).rows == ()


async def test_an_edit_that_failed_is_over_with_its_post(stores: Stores) -> None:
    article_id = (await posted(stores))[0].article_id
    changed = new_article(content_hash="content-2", feed_id=1)
    (edit_id,) = (await stores.articles.take(changed, [])).rows
    edit = await stores.outbox.get(edit_id)
    assert edit is not None
    await stores.outbox.move(edit, State.FAILED, later(2), "refused")
    await stores.withdrawals.mark(article_id, later(2), "gone")
    await stores.withdrawals.release(article_id, later(3), "42")
    edit = await stores.outbox.get(edit_id)
    assert edit is not None and edit.state is State.SUPERSEDED


async def test_a_post_is_taken_back_once_in_each_channel(stores: Stores) -> None:
    first, second, _ = await posted(stores)
    await stores.channels.met(second.channel_id, CHAT - 1, protected=False)
    begun = await stores.outbox.begin(second, FINGERPRINT, NOW)
    second = await stores.outbox.finish(begun, [52], later(1), "delivered")
    for post in (first, second):
        assert await stores.withdrawals.take_back(post, later(2), "42")
        assert not await stores.withdrawals.take_back(post, later(3), "42")


async def test_what_was_left_may_be_taken_back_later(stores: Stores) -> None:
    post = (await posted(stores))[0]
    await stores.withdrawals.mark(post.article_id, later(2), "gone")
    await stores.withdrawals.leave(post.article_id, later(3), "42")
    assert await stores.withdrawals.take_back(post, later(4), "42")


async def test_nothing_is_asked_about_a_channel_that_was_removed(stores: Stores) -> None:
    post = (await posted(stores))[0]
    await stores.layout.make([RemoveChannel(ChannelLine("@one"))], later(1))
    assert await stores.withdrawals.mark(post.article_id, later(2), "gone")
    assert await stores.withdrawals.held() == []


async def test_left_alone_it_may_be_edited_again(stores: Stores) -> None:
    article_id = (await posted(stores))[0].article_id
    await stores.withdrawals.mark(article_id, later(2), "gone")
    assert await stores.withdrawals.leave(article_id, later(3), "42") == 1
    assert await stores.withdrawals.held() == []
    changed = new_article(content_hash="content-2", feed_id=1)
    assert len((await stores.articles.take(changed, [])).rows) == 1


async def test_only_what_a_feed_brought_and_a_channel_shows_is_watched(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    await stores.articles.take(new_article(), [row_for(channel.id)])
    assert await stores.withdrawals.posted_links(NOW) == []
