"""/undo: what somebody published or approved last is taken back, as far as that can be."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import StaleVersion
from bot.model import Kind, OutboxRow, State, Who
from bot.newsroom.cards.table import CardTable
from bot.newsroom.rules.moderation import APPROVED, APPROVED_LATER
from bot.ports import EventStore, WithdrawalStore

MOST_EVENTS = 200  # of what people did of late, among which the last approval is looked for
_WAITS = (State.READY, State.SCHEDULED, State.HELD, State.WAITING_APPROVAL, State.FAILED)


@dataclass(frozen=True, slots=True)
class Undone:
    """Channels by name: where it will not be published now, where its post is deleted, and where
    it is on its way or nobody knows whether it arrived."""

    title: str
    cancelled: tuple[str, ...] = field(default=())
    deleted: tuple[str, ...] = field(default=())
    standing: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _LetOut:
    article_id: int
    channels: Collection[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class Undo:
    table: CardTable
    withdrawals: WithdrawalStore
    events: EventStore

    async def last(self, who: Who) -> Undone | None:
        """None where this person let nothing out."""
        let_out = [one for one in (await self._by_card(who), await self._approved(who)) if one]
        if not let_out:
            return None
        newest = max(let_out, key=lambda one: one.at)
        names = {channel.id: channel.shown for channel in await self.table.channels.all()}
        cancelled: list[str] = []
        deleted: list[str] = []
        standing: list[str] = []
        for row in await self._placed(newest):
            name = names.get(row.channel_id, "?")
            if await self._cancelled(row, who):
                cancelled.append(name)
            elif row.state is not State.SENT:
                standing.append(name)
            elif await self.withdrawals.take_back(row, self.table.clock.now(), str(who)):
                deleted.append(name)
        await self.table.show_all(newest.article_id)
        stored = await self.table.articles.get(newest.article_id)
        title = stored.article.title if stored else ""
        return Undone(title, tuple(cancelled), tuple(deleted), tuple(standing))

    async def _by_card(self, who: Who) -> _LetOut | None:
        card = await self.table.cards.last_published(who.id)
        if card is None or card.article_id is None or card.closed_at is None:
            return None
        return _LetOut(card.article_id, card.placed, card.closed_at)

    async def _approved(self, who: Who) -> _LetOut | None:
        """Of one article in one channel, as it was asked about."""
        for event in await self.events.by_people(MOST_EVENTS):
            if event.reason not in (APPROVED, APPROVED_LATER) or not is_of(event.who, who):
                continue
            if event.article_id is not None and event.channel_id is not None:
                return _LetOut(event.article_id, (event.channel_id,), event.at)
        return None

    async def _placed(self, let_out: _LetOut) -> list[OutboxRow]:
        rows = await self.table.outbox.article_rows(let_out.article_id)
        return [
            row
            for row in rows
            if row.kind is Kind.SEND
            and row.channel_id in let_out.channels
            and row.state is not State.CANCELLED
        ]

    async def _cancelled(self, row: OutboxRow, who: Who) -> bool:
        """False where it is in the channel or on its way there."""
        if row.state not in _WAITS:
            return False
        now = self.table.clock.now()
        try:
            await self.table.outbox.move(
                row, State.CANCELLED, now, "withdrawn by an editor", who=str(who)
            )
        except StaleVersion:
            again = await self.table.outbox.get(row.id)
            return again is not None and again.state is State.CANCELLED
        return True


def is_of(said: str | None, who: Who) -> bool:
    """Does the log mean this person, whatever they were called then?"""
    return said is not None and said.split(" ")[:2] == str(Who(who.id)).split(" ")
