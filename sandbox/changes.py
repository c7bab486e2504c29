"""The stream of what changed, for whoever watches: the page in the browser, a test."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

_KEPT = 5000
_QUIET = 15.0  # real seconds


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
    _watchers: set[asyncio.Queue[Change | None]] = field(default_factory=set)

    def publish(self, at: float, kind: str, data: dict[str, Any]) -> None:
        change = Change(self._next, at, kind, data)
        self._next += 1
        self.kept.append(change)
        for watcher in self._watchers:
            watcher.put_nowait(change)

    def close(self) -> None:
        """Whoever watches is told that this was all."""
        for watcher in self._watchers:
            watcher.put_nowait(None)

    async def watch(
        self, after: int | None = None, quiet: float = _QUIET
    ) -> AsyncGenerator[Change | None, None]:
        """From now on, or everything kept behind the change `after` first.

        None where nothing happened for `quiet` real seconds: time to see who still listens.
        """
        queue: asyncio.Queue[Change | None] = asyncio.Queue()
        if after is not None:
            for change in self.kept:
                if change.id > after:
                    queue.put_nowait(change)
        self._watchers.add(queue)
        try:
            while True:
                try:
                    news = await asyncio.wait_for(queue.get(), quiet)
                except TimeoutError:
                    yield None
                    continue
                if news is None:
                    return
                yield news
        finally:
            self._watchers.discard(queue)
