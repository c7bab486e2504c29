"""MODERATION, where it changed between two runs: what waited by itself wants an editor's word now.

An article is routed once, when it is new, and its rows say then whether they wait for approval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import StaleVersion
from bot.model import Event, Kind, OutboxRow, State
from bot.newsroom.rules.routes import ASKS_FIRST
from bot.ports import Clock, EventStore, FactStore, OutboxStore

FACT = "moderation"  # of the last run
LEFT_WAITING = "moderation.left"  # set where it was turned off and nobody was told yet
APPROVE, AUTO = "approve", "auto"
REASON = "approval was turned on while it waited"
APPROVED, APPROVED_LATER = "approved", "approved for later"
UNANSWERED = "nobody answered in time"


@dataclass(frozen=True, slots=True)
class Moderation:
    facts: FactStore
    outbox: OutboxStore
    events: EventStore
    clock: Clock
    approve: bool

    async def begin(self) -> None:
        """At start, before anything is sent."""
        mode = APPROVE if self.approve else AUTO
        before = await self.facts.get(FACT)
        if self.approve and before == AUTO:
            for row in await self.outbox.in_state(State.READY, State.SCHEDULED):
                if is_of_itself(row, await self.events.of_article(row.article_id)):
                    await self._ask_about(row)
        if mode != before:
            await self.facts.put(LEFT_WAITING, "yes" if before == APPROVE else "")
            await self.facts.put(FACT, mode)

    async def _ask_about(self, row: OutboxRow) -> None:
        try:
            await self.outbox.move(row, State.WAITING_APPROVAL, self.clock.now(), REASON)
        except StaleVersion:
            return  # another process begins as well


def is_of_itself(row: OutboxRow, events: Sequence[Event]) -> bool:
    """Would it go out at no person's word? What may be in the channel already goes its way."""
    if row.kind is not Kind.SEND or row.urgent or row.lost_low_id is not None:
        return False
    return not any(event.who and event.channel_id == row.channel_id for event in events)


def until(row: OutboxRow, within: timedelta) -> datetime | None:
    """When it goes out although nobody answered. What a channel asks about for a reason of its own
    waits on, and all where `within` is nothing."""
    if not within or row.asked_at is None or row.reason in ASKS_FIRST:
        return None
    return row.asked_at + within
