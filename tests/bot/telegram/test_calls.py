"""What is known of a call's fate: where a proxy stands between, where an answer is odd."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import EditMessageText, ForwardMessage, GetMe
from aiogram.types import Message

from bot.errors import (
    AnswerLost,
    BadPhoto,
    ChatGone,
    FloodWait,
    NotDelivered,
    Refused,
    TelegramError,
)
from bot.telegram.calls import call, make_bot

TOKEN = "4242:AAtesttokenAAtesttokenAAtesttoken12345"
API = "http://127.0.0.1:9"


@asynccontextmanager
async def a_server(answer: bytes) -> AsyncIterator[int]:
    """Its port; to whatever is said it answers so and hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def asked_through(proxy: str) -> None:
    bot = make_bot(TOKEN, API, proxy)
    try:
        await call(bot, GetMe())
    finally:
        await bot.session.close()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_down_is_no_network(scheme: str) -> None:
    async with a_server(b"") as port:
        pass
    with pytest.raises(NotDelivered, match=r"the proxy did not get through; check PROXY_URL"):
        await asked_through(f"{scheme}://127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("scheme", "answer"),
    [("socks5", b"\x05\xff"), ("http", b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")],
)
async def test_a_proxy_that_refuses_made_no_connection(scheme: str, answer: bytes) -> None:
    async with a_server(answer) as port:
        with pytest.raises(NotDelivered, match="the proxy did not get through"):
            await asked_through(f"{scheme}://127.0.0.1:{port}")


async def test_a_server_that_is_away_is_told_in_the_systems_words() -> None:
    async with a_server(b"") as port:
        pass
    for base, reason in (
        (f"http://127.0.0.1:{port}", r"\(Connection refused\)"),
        ("http://telegram.invalid", "the name of its host is not known here"),
    ):
        bot = make_bot(TOKEN, base, None)
        try:
            with pytest.raises(NotDelivered, match=reason):
                await call(bot, GetMe())
        finally:
            await bot.session.close()


async def test_a_proxy_that_finds_the_picture_too_large_has_refused_it() -> None:
    """A server of one's own behind nginx takes 1 MB by default, and says so in HTML."""
    head = b"HTTP/1.1 413 Request Entity Too Large\r\nContent-Type: text/html\r\n"
    async with a_server(head + b"Content-Length: 6\r\n\r\n<html>") as port:
        bot = make_bot(TOKEN, f"http://127.0.0.1:{port}", None)
        try:
            with pytest.raises(BadPhoto, match="Request Entity Too Large"):
                await call(bot, GetMe())
        finally:
            await bot.session.close()


MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": -100, "type": "channel"}, "text": "Museum"}
FORWARD = ForwardMessage(chat_id=1, from_chat_id=-100, message_id=5)


def answered(result: object) -> str:
    return json.dumps({"ok": True, "result": result})


@pytest.mark.parametrize(
    "odd",
    [
        {"forward_origin": {"type": "channel", "message_id": 5}},
        {"forward_origin": {"type": "news_of_2030"}},
        {"photo": [{"file_id": "AgAC", "file_unique_id": "AQAD"}]},
        {"poll": {}},
    ],
)
async def test_a_yes_of_which_a_part_cannot_be_read_is_a_yes(odd: dict[str, Any]) -> None:
    bot = make_bot(TOKEN, API, None)
    answer = bot.session.check_response(bot, FORWARD, 200, answered({**MESSAGE, **odd}))
    assert isinstance(answer.result, Message)
    assert (answer.result.message_id, answer.result.text) == (7, "Museum")
    edited = EditMessageText(text="Museum", chat_id=-100, message_id=7)
    either = bot.session.check_response(bot, edited, 200, answered({**MESSAGE, **odd}))
    assert isinstance(either.result, Message)
    await bot.session.close()


@pytest.mark.parametrize("content", [answered({"date": 1}), "[]", "{", "<html>"])
async def test_an_answer_that_does_not_name_the_message_is_none(content: str) -> None:
    bot = make_bot(TOKEN, API, None)
    with pytest.raises(ClientDecodeError):
        bot.session.check_response(bot, FORWARD, 200, content)
    await bot.session.close()


@pytest.mark.parametrize(
    ("status", "body", "kind", "said"),
    [
        (200, {"error_code": 403, "description": "Forbidden: bot was kicked"}, ChatGone, "kicked"),
        (200, {"error_code": 400, "description": "Bad Request: odd"}, Refused, "odd"),
        (200, {"error_code": 502, "description": "Bad Gateway"}, AnswerLost, "Bad Gateway"),
        (200, {"error_code": 429, "parameters": {"retry_after": 7}}, FloodWait, "7 s"),
        (200, {}, AnswerLost, "200 without a reason"),
        (500, {}, AnswerLost, "500 without a reason"),
        (403, {"description": None}, ChatGone, "403 without a reason"),
    ],
)
async def test_a_no_is_read_by_its_own_code(
    status: int, body: dict[str, Any], kind: type[TelegramError], said: str
) -> None:
    content = json.dumps({"ok": False, **body}).encode()
    head = f"HTTP/1.1 {status} x\r\nContent-Type: application/json\r\n"
    answer = f"{head}Content-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode()
    async with a_server(answer + content) as port:
        bot = make_bot(TOKEN, f"http://127.0.0.1:{port}", None)
        with pytest.raises(TelegramError, match=said) as caught:
            await call(bot, GetMe())
        await bot.session.close()
    assert type(caught.value) is kind
