"""What a worker could not read is read again a few times: it may have been the machine's fault."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

MOST_TRIES = 5
MOST_KEPT = 10_000


@dataclass
class Retries:
    """Counts the failures of things by a key; for this process alone."""

    _failed: Counter[Hashable] = field(default_factory=Counter)

    def again(self, key: Hashable) -> bool:
        """Note a failure; False once there were so many that another try is a waste."""
        if len(self._failed) >= MOST_KEPT:
            self._failed.clear()
        self._failed[key] += 1
        return self._failed[key] < MOST_TRIES

    def spent(self, key: Hashable) -> bool:
        """Were all its tries in vain?"""
        return self._failed[key] >= MOST_TRIES

    def done(self, key: Hashable) -> None:
        self._failed.pop(key, None)
