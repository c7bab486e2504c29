"""Updates by webhook: in order within a chat, confirmed once handled."""

import asyncio
import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe, GetWebhookInfo, SetWebhook
from aiogram.types import Update

from bot.clock import SystemClock
from bot.errors import StorageError
from bot.telegram.calls import make_bot
from bot.telegram.hook import Hook, own_secret
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.watched import outcome_of
from sandbox.server import Sandbox
from tests.newsroom import TOKEN, until


class Handler:
    def __init__(self) -> None:
        self.seen: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.error: Exception | None = None

    async def __call__(self, update: Update) -> object:
        if update.update_id in self.gates:
            await self.gates[update.update_id].wait()
        if self.error:
            raise self.error
        self.seen.append(update.update_id)
        return None


def make_hook(handler: Handler) -> Hook:
    async def greet() -> str:
        return "city_bot"

    bot = Bot("123:abc")
    return Hook(bot, SystemClock(), ("message",), handler, greet, "https://a.kz/x", "secret")


def said(update_id: int, chat: int) -> bytes:
    message: dict[str, Any] = {
        "message_id": update_id,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": False, "first_name": "A"},
        "text": "hello",
    }
    return json.dumps({"update_id": update_id, "message": message}).encode()


async def test_one_chat_in_order_and_others_beside_it() -> None:
    handler = Handler()
    hook = make_hook(handler)
    handler.gates = {1: asyncio.Event()}
    first = asyncio.create_task(hook.take(said(1, 7)))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(hook.take(said(2, 7)))
    await asyncio.wait_for(hook.take(said(3, 8)), 5)
    assert handler.seen == [3]
    assert not first.done() and not second.done(), "not confirmed before it was handled"
    handler.gates[1].set()
    await asyncio.wait_for(asyncio.gather(first, second), 5)
    assert handler.seen == [3, 1, 2]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"update_id": "1"}', b"[" * 100_000, b"\xff"]
)
async def test_what_is_no_update_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):
        await make_hook(Handler()).take(body)


async def test_an_update_nobody_can_read_is_not_brought_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    handler = Handler()
    await make_hook(handler).take(b'{"update_id": 5, "message": {"message_id": "x"}}')
    assert handler.seen == []
    assert "update 5 cannot be read" in caplog.text


async def test_a_kind_of_update_that_is_new_to_us_is_confirmed() -> None:
    handler = Handler()
    await make_hook(handler).take(b'{"update_id": 5, "news_of_2030": {}}')
    assert handler.seen == [5]


async def test_only_an_error_of_the_database_brings_it_again() -> None:
    handler = Handler()
    hook = make_hook(handler)
    handler.error = StorageError("the disk is full")
    with pytest.raises(StorageError):
        await hook.take(said(1, 7))
    handler.error = ZeroDivisionError()
    await hook.take(said(1, 7))
    handler.error = None
    await hook.take(said(1, 7))
    assert handler.seen == [1]


class HastyClock(SystemClock):
    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.05))


async def test_a_webhook_that_another_took_is_set_again(caplog: pytest.LogCaptureFixture) -> None:
    ours, others = "http://127.0.0.1:9/ours", "http://127.0.0.1:9/others"
    async with Sandbox([TOKEN]) as telegram:
        telegram.set_strictness(polling_delays=False)
        bot, stop = make_bot(TOKEN, telegram.url, None), asyncio.Event()

        def asked(method: str) -> int:
            return sum(one["method"] == method for one in telegram.calls())

        greet = TelegramMessenger(bot).greet
        hook = Hook(bot, HastyClock(), ("message",), Handler(), greet, ours, "secret")
        running = asyncio.create_task(hook.run(stop))
        await until(lambda: asked("getwebhookinfo") >= 3)
        assert asked("setwebhook") == 1 and "another program" not in caplog.text
        await bot(SetWebhook(url=others))
        await until(lambda: asked("setwebhook") == 3)
        await until(lambda: "another program took the webhook away" in caplog.text)
        assert (await bot(GetWebhookInfo())).url == ours
        stop.set()
        await asyncio.wait_for(running, 30)
        await bot.session.close()


def test_a_secret_of_its_own_is_stable_and_allowed() -> None:
    secret = own_secret("123:abc")
    assert secret == own_secret("123:abc") != own_secret("123:abd")
    assert len(secret) == 64 and secret.isalnum()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TelegramRetryAfter(GetMe(), "wait", 5), "flood_wait"),
        (TelegramConflictError(GetMe(), "no"), "conflict"),
        (TelegramUnauthorizedError(GetMe(), "no"), "unauthorized"),
        (TelegramServerError(GetMe(), "no"), "error"),
        (TelegramNetworkError(GetMe(), "no"), "lost"),
        (TelegramEntityTooLarge(GetMe(), "no"), "refused"),
        (TelegramBadRequest(GetMe(), "no"), "refused"),
        (OSError(), "lost"),
    ],
)
def test_what_came_of_a_call(error: Exception, outcome: str) -> None:
    assert outcome_of(error) == outcome
