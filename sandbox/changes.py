"""The stream of what changed, for whoever watches: the page in the browser, a test."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` says what happened; `data` is ready for JSON."""

    id: int
    at: float
    kind: str
    data: dict[str, Any]


@dataclass
class Changes:
    """Numbered without gaps; the newest ones can be read again."""

    kept: deque[Change] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _next: int = 1
    _watchers: set[asyncio.Queue[Change]] = field(default_factory=set)

    def publish(self, at: float, kind: str, data: dict[str, Any]) -> None:
        change = Change(self._next, at, kind, data)
        self._next += 1
        self.kept.append(change)
        for watcher in self._watchers:
            watcher.put_nowait(change)

    async def watch(self, after: int | None = None) -> AsyncIterator[Change]:
        """From now on, or everything kept behind the change `after` first."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        if after is not None:
            for change in self.kept:
                if change.id > after:
                    queue.put_nowait(change)
        self._watchers.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._watchers.discard(queue)
