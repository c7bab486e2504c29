"""A bot's queue of updates: numbered, confirmed by offset, kept for a day.

Source: telegram-bot-api Client.cpp (do_get_updates, get_allowed_update_types).
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "message_reaction",
    "message_reaction_count",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "purchased_paid_media",
)
DEFAULT_KINDS = frozenset(KINDS) - {"chat_member", "message_reaction", "message_reaction_count"}
_FIRST_ID = 100_000_001
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Update:
    """`place` names the chat or person whose updates must stay in order."""

    id: int
    at: float
    kind: str
    data: dict[str, Any]
    place: int

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.data}


@dataclass
class UpdateQueue:
    """What waits for a bot; `allowed` decides when an update is made, not when it is read."""

    allowed: frozenset[str] = DEFAULT_KINDS
    waiting: deque[Update] = field(default_factory=deque)
    next_id: int = _FIRST_ID
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, at: float, kind: str, data: dict[str, Any], place: int) -> None:
        if kind not in self.allowed:
            return
        self.waiting.append(Update(self.next_id, at, kind, data, place))
        self.next_id += 1
        self._wake()

    def allow(self, kinds: list[str]) -> None:
        """Unknown names are passed over; nothing known means the default."""
        known = frozenset(kind.lower() for kind in kinds) & frozenset(KINDS)
        self.allowed = known or DEFAULT_KINDS

    def confirm(self, offset: int) -> None:
        """Forget what has a smaller number; a negative offset keeps the last ones only."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        while self.waiting and self.waiting[0].id < offset:
            self.waiting.popleft()

    def read(self, limit: int, now: float) -> list[Update]:
        while self.waiting and self.waiting[0].at < now - _DAY:
            self.waiting.popleft()
        return list(self.waiting)[:limit]

    def forget(self, update_id: int) -> None:
        self.waiting = deque(update for update in self.waiting if update.id != update_id)
        self._wake()

    def clear(self) -> None:
        self.waiting.clear()

    def _wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()
