"""Rows at which the program or its database failed: none is left where it stands, and none is
tried for ever."""

from dataclasses import dataclass, field

from bot.errors import StorageError, TelegramError
from bot.model import Kind, OutboxRow, State
from bot.ports import Clock, OutboxStore

_PASSING = (StorageError, TelegramError, OSError, MemoryError)  # no fault of the program's
_WAITING = (State.READY, State.SCHEDULED)
_LOST = {
    Kind.SEND: "an error occurred during sending",
    Kind.EDIT: "an error occurred during the edit",
    Kind.DELETE: "an error occurred during the edit",
}


@dataclass
class Stuck:
    outbox: OutboxStore
    clock: Clock
    _rows: dict[int, bool] = field(default_factory=dict)  # is the fault the program's own?

    def add(self, row_id: int, error: Exception) -> None:
        self._rows[row_id] = not isinstance(error, _PASSING)

    async def work(self) -> None:
        """What had begun may have been done: it is looked at like a lost answer. What the program
        cannot even make waits for an editor, and keeps nobody behind it back."""
        for row_id, own_fault in tuple(self._rows.items()):
            row = await self.outbox.get(row_id)
            if row is not None:
                await self._take(row, own_fault)
            self._rows.pop(row_id, None)

    async def _take(self, row: OutboxRow, own_fault: bool) -> None:
        now = self.clock.now()
        if row.state is State.SENDING:
            await self.outbox.move(row, State.IN_DOUBT, now, _LOST[row.kind])
        elif own_fault and row.state in _WAITING:
            await self.outbox.move(row, State.FAILED, now, "an error of the bot: see its log")
