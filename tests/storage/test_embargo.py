"""What waits for its own time waits for the newest one its source gave it."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.model import NewArticle, OutboxRow, State, Taken
from bot.ports import Stores
from tests.storage.samples import ARTICLE, FINGERPRINT, add_channels, later, new_article, row_for

NOON = 3600.0


def dated(published: datetime | None, seen: float, content: str = "same") -> NewArticle:
    new = new_article(
        article=replace(ARTICLE, published=published), item_hash=f"{seen}", content_hash=content
    )
    return replace(new, first_seen_at=later(seen))


async def embargoed(stores: Stores, state: State = State.SCHEDULED) -> None:
    (channel,) = await add_channels(stores, "@news")
    await stores.articles.take(dated(later(NOON), 0), [row_for(channel.id, state, NOON)])


async def again(stores: Stores, new: NewArticle) -> tuple[Taken, OutboxRow]:
    taken = await stores.articles.take(new, [])
    (row,) = await stores.outbox.article_rows(taken.article_id)
    return taken, row


@pytest.mark.parametrize("content", ["same", "other"])
@pytest.mark.parametrize("state", [State.SCHEDULED, State.WAITING_APPROVAL, State.HELD])
async def test_a_later_time_is_waited_for(stores: Stores, state: State, content: str) -> None:
    await embargoed(stores, state)
    taken, row = await again(stores, dated(later(2 * NOON), 10, content))
    assert taken.changed
    assert (row.state, row.due_at) == (state, later(2 * NOON))
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None and stored.article.published == later(2 * NOON)
    reasons = [event.reason for event in await stores.events.of_article(taken.article_id)]
    assert reasons.count("the source changed its publication time") == 1


async def test_a_time_that_is_over_already_is_now(stores: Stores) -> None:
    await embargoed(stores)
    _, row = await again(stores, dated(later(-NOON), 10))
    assert row.due_at == later(10)
    assert [head.id for head in await stores.outbox.heads(later(10))] == [row.id]


async def test_to_and_fro_counts_every_time(stores: Stores) -> None:
    await embargoed(stores)
    for seen, hour in enumerate((2, 1, 2, 1), start=10):
        taken, row = await again(stores, dated(later(hour * NOON), seen))
        assert (taken.changed, row.due_at) == (True, later(hour * NOON))


async def test_no_time_keeps_the_one_there_was(stores: Stores) -> None:
    await embargoed(stores)
    taken, row = await again(stores, dated(None, 10))
    assert not taken.changed
    assert row.due_at == later(NOON)


async def out_already(stores: Stores, state: State, urgent: bool = False) -> None:
    """An article that came out an hour ago; its post still waits."""
    (channel,) = await add_channels(stores, "@news")
    rows = [row_for(channel.id, state, urgent=urgent)]
    await stores.articles.take(dated(later(-NOON), 0), rows)


@pytest.mark.parametrize("state", [State.READY, State.WAITING_APPROVAL, State.HELD])
async def test_a_time_ahead_holds_what_has_not_gone_yet(stores: Stores, state: State) -> None:
    await out_already(stores, state)
    taken, row = await again(stores, dated(later(NOON), 10))
    assert taken.changed
    expected = State.SCHEDULED if state is State.READY else state
    assert (row.state, row.due_at) == (expected, later(NOON))
    assert await stores.outbox.heads(later(20)) == []


async def test_what_missed_its_time_waits_for_the_new_one(stores: Stores) -> None:
    await embargoed(stores)
    taken, row = await again(stores, dated(later(3 * NOON), NOON + 1))
    assert (taken.changed, row.due_at) == (True, later(3 * NOON))


async def test_a_person_wants_it_now_whatever_its_time(stores: Stores) -> None:
    await out_already(stores, State.READY, urgent=True)
    taken, row = await again(stores, dated(later(NOON), 10))
    assert (taken.changed, row.state) == (False, State.READY)


async def test_after_it_is_out_another_time_changes_nothing(stores: Stores) -> None:
    await out_already(stores, State.READY)
    (row,) = await stores.outbox.article_rows(1)
    sending = await stores.outbox.begin(row, FINGERPRINT, later(2))
    await stores.outbox.finish(sending, [51], later(3), "delivered")
    taken, row = await again(stores, dated(later(NOON), 10))
    assert (taken.changed, row.state) == (False, State.SENT)


async def test_a_time_that_an_editor_chose_stays(stores: Stores) -> None:
    await embargoed(stores)
    (row,) = await stores.outbox.article_rows(1)
    row = await stores.outbox.move(row, State.WAITING_APPROVAL, later(5), "", who="601")
    await stores.outbox.move(
        row, State.SCHEDULED, later(6), "approved for later", who="601", due_at=later(500)
    )
    taken, row = await again(stores, dated(later(2 * NOON), 10))
    assert taken.changed
    assert row.due_at == later(500)
