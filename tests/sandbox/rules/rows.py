"""A rule as a row: a call and the words in which Telegram refuses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sandbox.places import Places


@dataclass(frozen=True)
class Row:
    """`id` stands in docs/telegram-rules.md; `said` empty: Telegram does it."""

    id: str
    method: str
    values: Callable[[Places], dict[str, Any]]
    said: str = ""

    @property
    def status(self) -> int:
        if not self.said:
            return 200
        return 403 if self.said.startswith("Forbidden") else 400


def text(value: str, **more: Any) -> Callable[[Places], dict[str, Any]]:
    """Into the channel."""
    return lambda p: {"chat_id": p.channel, "text": value, **more}
