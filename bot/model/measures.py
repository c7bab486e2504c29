"""What is counted of the log."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Lines of the log by kind, and the number of the newest one."""

    newest: int
    kinds: Mapping[str, int]
