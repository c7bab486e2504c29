"""Flood control: bursts, minutes, the whole token, and waiting as told."""

from __future__ import annotations

import pytest

from sandbox.chats import Chat, ChatKind
from sandbox.errors import ApiError
from sandbox.flood import Flood, Limits
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture

_CHANNEL = Chat(-1001, ChatKind.CHANNEL)
_PRIVATE = Chat(1001, ChatKind.PRIVATE)


def waits(flood: Flood, chat: Chat, at: float, count: int = 1) -> int:
    """0 where it passes, else retry_after."""
    try:
        flood.take(BOT, chat, at, count)
    except ApiError as error:
        assert error.code == 429
        assert (
            error.description == f"Too Many Requests: retry after {error.parameters['retry_after']}"
        )
        return error.parameters["retry_after"]
    return 0


def test_a_short_burst_passes_then_one_a_second() -> None:
    flood = Flood(Limits(burst=3))
    assert [waits(flood, _PRIVATE, 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert [waits(flood, _PRIVATE, at) for at in (1.0, 2.0, 3.0)] == [0, 0, 0]


def test_whoever_does_not_wait_as_told_is_refused_again() -> None:
    flood = Flood(Limits(burst=1, chat_seconds=10))
    assert [waits(flood, _PRIVATE, at) for at in (0.0, 1.0, 5.0, 10.5)] == [0, 9, 5, 0]
    assert flood.violations == {"chat": 1, "while_waiting": 1}


def test_twenty_a_minute_in_groups_and_channels_only() -> None:
    flood = Flood(Limits(chat_seconds=0))
    assert [waits(flood, _CHANNEL, float(at)) for at in range(20)] == [0] * 20
    assert waits(flood, _CHANNEL, 20.0) == 40
    assert waits(flood, _CHANNEL, 60.1) == 0
    flood = Flood(Limits(chat_seconds=0))
    assert [waits(flood, _PRIVATE, float(at)) for at in range(60)] == [0] * 60


def test_thirty_a_second_over_all_chats() -> None:
    flood = Flood(Limits())
    chats = [Chat(number, ChatKind.PRIVATE) for number in range(1, 40)]
    assert [waits(flood, chat, 0.0) for chat in chats[:31]] == [0] * 30 + [1]
    assert waits(flood, chats[35], 0.5) == 1, "the whole token waits"
    assert waits(flood, chats[35], 1.1) == 0


def test_an_album_counts_its_pictures() -> None:
    flood = Flood(Limits(chat_seconds=0))
    assert waits(flood, _CHANNEL, 0.0, 10) == 0
    assert waits(flood, _CHANNEL, 0.0, 10) == 0
    assert waits(flood, _CHANNEL, 0.0, 1) == 60
    flood = Flood(Limits(per_minute=0, burst=3))
    assert waits(flood, _CHANNEL, 0.0, 10) == 0
    assert waits(flood, _CHANNEL, 0.0, 1) == 8


@pytest.mark.parametrize("limit", ["per_second", "chat_seconds", "per_minute"])
def test_each_limit_can_be_lifted(limit: str) -> None:
    limits = Limits(per_second=1, chat_seconds=1, per_minute=1, burst=1)
    for name in {"per_second", "chat_seconds", "per_minute"} - {limit}:
        setattr(limits, name, 0)
    assert waits(Flood(limits), _CHANNEL, 0.0) == 0
    flood = Flood(limits)
    waits(flood, _CHANNEL, 0.0)
    assert waits(flood, _CHANNEL, 0.0) > 0
    setattr(limits, limit, 0)
    flood = Flood(limits)
    assert [waits(flood, _CHANNEL, 0.0) for _ in range(50)] == [0] * 50


async def test_over_http_with_header_and_count(telegram: Sandbox, api: Caller) -> None:
    telegram.set_limits(chat_seconds=1, burst=1)
    channel = telegram.create_channel("News")
    assert (await api("sendMessage", chat_id=channel, text="a")).ok
    answer = await api("sendMessage", chat_id=channel, text="b")
    assert answer.status == 429
    assert answer.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert answer.headers["Retry-After"] == "1"
    assert telegram.counts()["violations"] == {"chat": 1}
    assert len(telegram.messages(channel)) == 1
    telegram.advance(1)
    assert (await api("sendMessage", chat_id=channel, text="b")).ok


async def test_edits_share_the_limit_and_refused_texts_cost_nothing(
    telegram: Sandbox, api: Caller
) -> None:
    telegram.set_limits(chat_seconds=1, burst=2)
    channel = telegram.create_channel("News")
    sent = (await api("sendMessage", chat_id=channel, text="a")).result["message_id"]
    assert not (await api("sendMessage", chat_id=channel, text="")).ok
    assert (await api("editMessageText", chat_id=channel, message_id=sent, text="b")).ok
    late = await api("editMessageText", chat_id=channel, message_id=sent, text="c")
    assert late.status == 429
    telegram.set_limits(edits_count=False)
    assert (await api("editMessageText", chat_id=channel, message_id=sent, text="c")).ok


async def test_answers_to_queries_and_deletions_are_free(telegram: Sandbox, api: Caller) -> None:
    telegram.set_limits(chat_seconds=1, burst=1)
    channel = telegram.create_channel("News")
    sent = (await api("sendPhoto", chat_id=channel, photo=picture())).result["message_id"]
    assert (await api("deleteMessage", chat_id=channel, message_id=sent)).ok
