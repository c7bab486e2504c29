"""A correction that waits for an editor's word is not shown to readers before it."""

from dataclasses import replace

import pytest

from bot.model import NewArticle, Reader, Span, State
from bot.newsroom.search.query import wanted
from bot.newsroom.search.stems import article_stems
from bot.ports import Stores
from tests.storage.samples import (
    ARTICLE,
    FINGERPRINT,
    NOW,
    add_channels,
    later,
    new_article,
    row_for,
)

READER, EDITOR = Reader(later(3600), approved_only=True), Reader(later(3600), editor=True)
BEFORE, AFTER = "Музей открыл зал", "Театр закрыл сцену"


def worded(title: str) -> NewArticle:
    article = replace(ARTICLE, title=title)
    new = new_article("guid:1", article=article, item_hash=title, content_hash=title)
    return replace(new, stems=article_stems(article))


async def shown(stores: Stores, reader: Reader = READER) -> set[str]:
    """The title in the list, when it is looked for, and when it is opened."""
    looked_for = wanted("Музей")
    listed = await stores.news.headlines(reader, Span(5))
    found = await stores.news.headlines(reader, Span(5), looked_for)
    opened = await stores.news.shown(reader, listed[0].article_id) if listed else None
    titles = {headline.title for headline in (*listed, *found)}
    return titles | ({opened.article.title} if opened else set())


@pytest.fixture
async def post(stores: Stores) -> int:
    """A published article, corrected where corrections are approved: the row of its change."""
    (channel,) = await add_channels(stores, "@news")
    taken = await stores.articles.take(worded(BEFORE), [row_for(channel.id)])
    row = await stores.outbox.get(taken.rows[0])
    assert row is not None
    sending = await stores.outbox.begin(row, FINGERPRINT, NOW)
    await stores.outbox.finish(sending, [51], NOW, "delivered")
    return (await stores.articles.take(worded(AFTER), [], State.HELD)).rows[0]


async def test_readers_see_what_was_approved_and_editors_the_newest(
    stores: Stores, post: int
) -> None:
    assert await shown(stores) == {BEFORE}
    assert await shown(stores, EDITOR) == {AFTER}
    edit = await stores.outbox.get(post)
    assert edit is not None
    await stores.edits.release(edit, None, later(1), "an editor wants it", "user 1")
    assert await shown(stores) == {AFTER}


async def test_a_refused_correction_is_never_shown_and_the_next_is_asked_about(
    stores: Stores, post: int
) -> None:
    edit = await stores.outbox.get(post)
    assert edit is not None
    await stores.outbox.move(edit, State.CANCELLED, later(1), "not wanted", who="user 1")
    assert await shown(stores) == {BEFORE}
    await stores.articles.take(worded("Третье"), [], State.HELD)
    assert await shown(stores) == {BEFORE}, "not the one that was refused"


async def test_what_is_published_by_hand_or_needs_nobodys_word_is_shown(
    stores: Stores, post: int
) -> None:
    (other,) = await add_channels(stores, "@other")
    edit = await stores.outbox.get(post)
    assert edit is not None
    await stores.by_hand.place(edit.article_id, [row_for(other.id)], later(1), "user 1")
    assert await shown(stores) == {AFTER}
    await stores.articles.take(worded("Третье"), [], State.HELD)
    assert await shown(stores) == {AFTER}
    await stores.articles.take(worded("Четвёртое"), [], State.READY)
    assert await shown(stores) == {"Четвёртое"}


@pytest.mark.parametrize("who", ["user 1", None], ids=["by a person", "unanswered"])
async def test_approved_in_another_channel_the_words_are_shown(
    stores: Stores, post: int, who: str | None
) -> None:
    (other,) = await add_channels(stores, "@other")
    edit = await stores.outbox.get(post)
    assert edit is not None
    rows = [row_for(other.id, State.WAITING_APPROVAL)]
    waiting = await stores.outbox.get((await stores.outbox.add(edit.article_id, rows, NOW))[0])
    assert waiting is not None
    await stores.outbox.move(waiting, State.READY, later(1), "approved", who=who)
    assert await shown(stores) == {AFTER}


async def test_readers_find_an_article_by_the_words_they_see_alone(
    stores: Stores, post: int
) -> None:
    async def found(*words: str, reader: Reader = READER) -> list[int]:
        spans = [await stores.news.headlines(reader, Span(5), wanted(word)) for word in words]
        return [len(headlines) for headlines in spans]

    assert await found("музеи", "зал", "музей зал", "театр", "сцена", "зал сцена") == [
        1,
        1,
        1,
        0,
        0,
        0,
    ]
    assert await found("театр", "сцена", "театр сцена", reader=EDITOR) == [1, 1, 1]
    await stores.articles.take(worded("Парк построил горку"), [], State.HELD)
    assert await found("музей", "театр", "парк") == [1, 0, 0]
    edit = await stores.outbox.get(post)
    assert edit is not None
    await stores.news.restem([(edit.article_id, "парк")])
    assert await found("музей", "парк") == [1, 0]
    assert await found("парк", reader=EDITOR) == [1]
    await stores.edits.release(edit, None, later(1), "an editor wants it", "user 1")
    assert await found("парк", "музей", "зал") == [1, 0, 0]
