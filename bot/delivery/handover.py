"""Questions that stand where nobody may answer them any more are put to those who may."""

from contextlib import suppress
from dataclasses import dataclass, field

from bot.delivery.reminder import OPEN
from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion, TelegramError
from bot.model import OutboxRow
from bot.ports import Clock, OutboxStore


@dataclass
class Handover:
    """SERVICE_CHAT or ADMIN_IDS may name others than before."""

    outbox: OutboxStore
    service: ServiceChat
    clock: Clock
    _settled: bool = field(default=False)

    async def work(self) -> None:
        """Once a start: settings change between two."""
        chat_id = None if self._settled else await self.service.chat_id()
        if chat_id is None:
            return
        answerable = {chat_id, *self.service.admins}
        for row in await self.outbox.in_state(*OPEN):
            if row.asked_at is not None and row.question_chat_id not in answerable:
                await self._hand_over(row)
        self._settled = True

    async def _hand_over(self, row: OutboxRow) -> None:
        try:
            await self.outbox.ask_elsewhere(row, self.clock.now())
        except StaleVersion:
            return  # it moved on meanwhile
        if row.question_chat_id is not None and row.question_message_id is not None:
            with suppress(TelegramError):  # its buttons do nothing any more
                await self.service.withdraw(row.question_chat_id, row.question_message_id)
