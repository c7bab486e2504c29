"""Says once that approval was turned off, and what still waits for a word all the same."""

from dataclasses import dataclass

from bot.delivery.service_chat import ServiceChat
from bot.model import State
from bot.newsroom.rules.moderation import LEFT_WAITING
from bot.newsroom.rules.routes import ASKS_FIRST
from bot.ports import FactStore, OutboxStore
from bot.texts import Texts


@dataclass
class ApprovalOff:
    facts: FactStore
    outbox: OutboxStore
    service: ServiceChat
    texts: Texts
    _settled: bool = False

    async def work(self) -> None:
        """Once a start; again while nobody can be told."""
        if self._settled:
            return
        if await self.facts.get(LEFT_WAITING):
            rows = await self.outbox.in_state(State.WAITING_APPROVAL)
            count = sum(row.reason not in ASKS_FIRST for row in rows)
            if count and await self.service.tell(self._words(count)) is None:
                return
            await self.facts.put(LEFT_WAITING, "")
        self._settled = True

    def _words(self, count: int) -> str:
        off = self.texts.say("Approval is off now: new articles are published by themselves.")
        left = self.texts.plural(
            "{number} post from before still waits for your word: see /queue.",
            "{number} posts from before still wait for your word: see /queue.",
            count,
        )
        return f"{off} {left}"
