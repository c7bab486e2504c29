"""What the processes that share one token tell each other about their pace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Turn:
    """A message left for a chat, or (`hold`) Telegram asked to leave the chat alone for so many
    seconds. `age` is how many seconds ago that was, below 0 where it lies ahead: an album takes
    its place beforehand."""

    chat: int | str
    edit: bool = False
    hold: float | None = None
    age: float = 0.0


class TurnBook(Protocol):
    async def exchange(self, decide: Callable[[Sequence[Turn]], Sequence[Turn]]) -> None:
        """Alone among the processes: `decide` is given what the others wrote down since the last
        time, oldest first, and gives what this one writes down. Raise StorageError."""
