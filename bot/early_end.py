"""SIGTERM before the bot has taken the signal into its own hands: nothing has begun, so it ends.

Imports nothing heavy: it holds while everything else is still being imported.
"""

import signal
import sys
from collections.abc import Sequence
from types import FrameType

SERVICES = frozenset({"run", "demo"})  # any other verb that is ended has not done its work


def end_well_from_here(words: Sequence[str]) -> None:
    """Exit status 0, and what was opened is closed."""
    if not SERVICES.isdisjoint(words[:1]):
        signal.signal(signal.SIGTERM, _end)


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)
