"""/undo: the last that a person let out, by a card or by an approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.model import Place, State, View, Who
from bot.newsroom.card_table import CardTable
from bot.newsroom.moderation import APPROVED, APPROVED_LATER
from bot.newsroom.undo import Undo, Undone
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
