"""Reminds the editors of questions that nobody answered; each stays answerable where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.service_chat import ServiceChat
from bot.model import OutboxRow, State
from bot.ports import Clock, FactStore, OutboxStore
from bot.texts import Texts

REMINDED = "reminded"
AFTER = timedelta(hours=6)
OPEN = (State.IN_DOUBT, State.HELD, State.FAILED, State.WAITING_APPROVAL)


@dataclass
class Reminder:
    outbox: OutboxStore
    facts: FactStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    _next: datetime | None = field(default=None)

    async def work(self) -> None:
        now = self.clock.now()
        if self._next is None:
            said = await self.facts.get(REMINDED)
            self._next = datetime.fromisoformat(said) + AFTER if said else now
        if now < self._next:
            return
        count = len(waiting(await self.outbox.in_state(*OPEN), now))
        if not count:
            return
        text = self.texts.plural(
            "{number} question of mine has waited for your answer for more than six hours: see"
            " above, or /queue.",
            "{number} questions of mine have waited for your answer for more than six hours: see"
            " above, or /queue.",
            count,
        )
        if await self.service.tell(text) is not None:
            self._next = now + AFTER
            await self.facts.put(REMINDED, now.isoformat())


def waiting(rows: Sequence[OutboxRow], now: datetime) -> list[int | None]:
    """The questions asked long ago, one for all the posts that it is about."""
    late = [row for row in rows if row.asked_at is not None and now - row.asked_at >= AFTER]
    return list(dict.fromkeys(row.question_message_id for row in late))
