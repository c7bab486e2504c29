"""/undo: what somebody published last by hand is taken back, as far as that can be."""

from dataclasses import dataclass, field

from bot.errors import StaleVersion
from bot.model import Card, Kind, OutboxRow, State, Who
from bot.newsroom.card_table import CardTable
from bot.ports import WithdrawalStore

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
class Undo:
    table: CardTable
    withdrawals: WithdrawalStore

    async def last(self, who: Who) -> Undone | None:
        """None where this person published nothing by hand, or took it back already."""
        card = await self.table.cards.last_published(who.id)
        if card is None or card.article_id is None:
            return None
        names = {channel.id: channel.shown for channel in await self.table.channels.all()}
        cancelled: list[str] = []
        deleted: list[str] = []
        standing: list[str] = []
        for row in await self._placed(card):
            name = names.get(row.channel_id, "?")
            if await self._cancelled(row, who):
                cancelled.append(name)
            elif row.state is not State.SENT:
                standing.append(name)
            elif await self.withdrawals.take_back(row, self.table.clock.now(), str(who)):
                deleted.append(name)
        await self.table.show_all(card.article_id)
        stored = await self.table.articles.get(card.article_id)
        title = stored.article.title if stored else ""
        return Undone(title, tuple(cancelled), tuple(deleted), tuple(standing))

    async def _placed(self, card: Card) -> list[OutboxRow]:
        rows = await self.table.outbox.article_rows(card.article_id or 0)
        return [
            row
            for row in rows
            if row.kind is Kind.SEND
            and row.channel_id in card.placed
            and row.state is not State.CANCELLED
        ]

    async def _cancelled(self, row: OutboxRow, who: Who) -> bool:
        """False where it is in the channel or on its way there."""
        if row.state not in _WAITS:
            return False
        now = self.table.clock.now()
        try:
            await self.table.outbox.move(row, State.CANCELLED, now, "taken back", who=str(who))
        except StaleVersion:
            again = await self.table.outbox.get(row.id)
            return again is not None and again.state is State.CANCELLED
        return True
