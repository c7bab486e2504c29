"""Pressed buttons and inline questions that wait for the bot's answer.

Source: telegram-bot-api Client.cpp (QUERY_ID_INVALID); the time allowed is not documented,
reports speak of ten to twenty seconds (docs/telegram-rules.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import bad_request

ANSWER_SECONDS = 15.0
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_FIRST_ID = 4_300_000_000_000_001


@dataclass(slots=True)
class Query:
    """`kind` is «callback» or «inline»; `answer` is what the bot said, None so far."""

    id: str
    kind: str
    bot_id: int
    user_id: int
    asked_at: float
    data: str
    answer: dict[str, Any] | None = None


@dataclass
class Queries:
    asked: dict[str, Query] = field(default_factory=dict)

    def ask(self, kind: str, bot_id: int, user_id: int, now: float, data: str) -> Query:
        query = Query(str(_FIRST_ID + len(self.asked)), kind, bot_id, user_id, now, data)
        self.asked[query.id] = query
        return query

    def answer(
        self, kind: str, bot_id: int, query_id: str, now: float, answer: dict[str, Any]
    ) -> Query:
        """Raise ApiError for an unknown, foreign, late or second answer."""
        query = self.asked.get(query_id)
        if query is None or (query.kind, query.bot_id) != (kind, bot_id):
            raise bad_request(_TOO_OLD)
        if query.answer is not None or now > query.asked_at + ANSWER_SECONDS:
            raise bad_request(_TOO_OLD)
        query.answer = answer
        return query
