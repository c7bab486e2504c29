"""/undo: the last that a person let out, by a card or by an approval; and published again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.removing import MARKED
from bot.model import Kind, NewCard, OutboxRow, Place, State, View, Who
from bot.model.states import DELETED
from bot.newsroom.cards.table import CardTable
from bot.newsroom.panels.undo import Undo, Undone
from bot.newsroom.rules.moderation import APPROVED, APPROVED_LATER
from bot.ports import Stores
from bot.texts import Texts
from tests.storage.samples import FINGERPRINT, add_channels, later, new_article, row_for

WHO, OTHER = Who(50, "Асель"), Who(501, "Айгүл")


class Chats:
    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        raise NotImplementedError

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        raise NotImplementedError

    async def typing(self, place: Place) -> None:
        raise NotImplementedError


@dataclass
class Clock:
    seconds: float = 60

    def now(self) -> datetime:
        return later(self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError


def undo(stores: Stores) -> Undo:
    table = CardTable(
        cards=stores.cards,
        articles=stores.articles,
        channels=stores.channels,
        outbox=stores.outbox,
        chats=Chats(),
        clock=Clock(),
        zone=ZoneInfo("Asia/Almaty"),
        asks_in=Texts("ru"),
    )
    return Undo(table, stores.withdrawals, stores.events)


async def approved(stores: Stores, chats: Sequence[str], state: State, reason: str) -> list[int]:
    """One article in each of the channels, approved one after the other."""
    channels = await add_channels(stores, *chats)
    rows = [row_for(channel.id, State.WAITING_APPROVAL) for channel in channels]
    taken = await stores.articles.take(new_article(), rows)
    for seconds, row_id in enumerate(taken.rows):
        row = await stores.outbox.get(row_id)
        assert row is not None
        await stores.outbox.move(row, state, later(seconds), reason, who=str(WHO))
    return list(taken.rows)


@pytest.mark.parametrize(
    ("state", "reason"), [(State.READY, APPROVED), (State.SCHEDULED, APPROVED_LATER)]
)
async def test_what_waits_after_an_approval_is_cancelled(
    stores: Stores, state: State, reason: str
) -> None:
    first, last = await approved(stores, ("@one", "@two"), state, reason)
    assert await undo(stores).last(OTHER) is None, "who let nothing out"
    undone = await undo(stores).last(WHO)
    assert undone is not None
    assert undone.cancelled == ("@two",)
    states = [row.state for row in [await stores.outbox.get(one) for one in (first, last)] if row]
    assert states == [state, State.CANCELLED]


async def test_an_approved_post_is_deleted(stores: Stores) -> None:
    (row_id,) = await approved(stores, ("@one",), State.READY, APPROVED)
    row = await stores.outbox.get(row_id)
    assert row is not None
    sending = await stores.outbox.begin(row, FINGERPRINT, later(5))
    await stores.outbox.finish(sending, [51], later(6), "delivered")
    undone = await undo(stores).last(Who(WHO.id, "a new name"))
    assert undone is not None
    assert undone.deleted == ("@one",)
    again = await undo(stores).last(WHO)
    assert again == Undone(undone.title), "there is nothing left to take back"


async def deleted(stores: Stores, reason: str) -> OutboxRow:
    """A post that /undo took away: its row."""
    (row_id,) = await approved(stores, ("@one",), State.READY, APPROVED)
    sending = await stores.outbox.begin(await kept(stores, row_id), FINGERPRINT, later(5))
    post = await stores.outbox.finish(sending, [51], later(6), "delivered")
    await stores.channels.met(post.channel_id, -1001, protected=False)
    await undo(stores).last(WHO)
    (deletion,) = await stores.edits.in_state(State.READY, Kind.DELETE)
    begun = await stores.edits.begin(deletion, FINGERPRINT, later(7), revision=1)
    await stores.edits.done(begun, FINGERPRINT, later(8), reason, None)
    return post


async def kept(stores: Stores, row_id: int) -> OutboxRow:
    row = await stores.outbox.get(row_id)
    assert row is not None
    return row


async def free(stores: Stores, article_id: int) -> tuple[int, ...]:
    card = await stores.cards.add(NewCard(Place(50), WHO, "ru", words="1"), later(9), later(9))
    facts = await undo(stores).table.facts(replace(card, article_id=article_id))
    return facts.free


async def test_a_deleted_post_is_published_anew_followed_and_taken_back_again(
    stores: Stores,
) -> None:
    post = await deleted(stores, DELETED)
    assert await free(stores, post.article_id) == (post.channel_id,)
    wanted = [row_for(post.channel_id, due_in=20)]
    (placed,) = await stores.by_hand.place(post.article_id, wanted, later(20), str(WHO))
    assert placed.done
    again = await kept(stores, post.id)
    assert (again.state, again.message_id) == (State.READY, None)
    sending = await stores.outbox.begin(again, FINGERPRINT, later(21))
    await stores.outbox.finish(sending, [77], later(22), "delivered")
    assert await free(stores, post.article_id) == ()
    revision = new_article(content_hash="content-2", item_hash="item-2")
    assert len((await stores.articles.take(revision, [])).rows) == 1, "its post is edited"
    assert await stores.withdrawals.take_back(await kept(stores, post.id), later(30), str(WHO))


async def test_what_was_too_old_to_be_deleted_still_stands_and_is_not_doubled(
    stores: Stores,
) -> None:
    post = await deleted(stores, MARKED)
    assert await free(stores, post.article_id) == ()
    wanted = [row_for(post.channel_id, due_in=20)]
    (placed,) = await stores.by_hand.place(post.article_id, wanted, later(20), str(WHO))
    assert not placed.done


async def test_what_waits_by_itself_is_hurried_from_a_card(stores: Stores) -> None:
    (channel,) = await add_channels(stores, "@one")
    taken = await stores.articles.take(new_article(), [row_for(channel.id)])
    assert await free(stores, taken.article_id) == (channel.id,)
    wanted = [row_for(channel.id, due_in=20, urgent=True)]
    for done in (True, False):
        (placed,) = await stores.by_hand.place(taken.article_id, wanted, later(20), str(WHO))
        assert placed.done is done, "once: then it is queued by a person"
        assert (await kept(stores, taken.rows[0])).urgent
    assert await free(stores, taken.article_id) == ()
