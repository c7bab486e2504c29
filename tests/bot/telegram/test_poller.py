"""Long polling against the sandbox: what is under way when the bot stops is finished."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import Update

from bot.clock import SystemClock
from bot.telegram.calls import make_bot
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.poller import Poller
from sandbox.server import Sandbox
from tests.newsroom import TOKEN, until

READER = 601


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox([TOKEN]) as server:
        server.create_user(user_id=READER)
        yield server


@pytest.fixture
async def bot(telegram: Sandbox) -> AsyncIterator[Bot]:
    made = make_bot(TOKEN, telegram.url, None)
    yield made
    await made.session.close()


class Slow:
    """A handler that takes as long as the test wants."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.go_on = asyncio.Event()
        self.done: list[int] = []

    async def __call__(self, update: Update) -> object:
        self.begun.set()
        await self.go_on.wait()
        self.done.append(update.update_id)
        return None


async def test_an_update_under_way_is_finished_at_the_end(telegram: Sandbox, bot: Bot) -> None:
    handler, stop = Slow(), asyncio.Event()
    greet = TelegramMessenger(bot).greet
    poller = Poller(bot, SystemClock(), ("message",), handler, greet)
    running = asyncio.create_task(poller.run(stop))
    telegram.start(READER)
    await asyncio.wait_for(handler.begun.wait(), 30)
    stop.set()
    await asyncio.sleep(0.1)
    assert not running.done()
    handler.go_on.set()
    await asyncio.wait_for(running, 30)
    assert len(handler.done) == 1


async def test_what_updates_are_read_with_is_built_before_off_the_loop(
    telegram: Sandbox, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[tuple[bool, bool]] = []

    def build() -> None:
        asked = any(one["method"] == "getupdates" for one in telegram.calls())
        built.append((threading.current_thread() is threading.main_thread(), asked))

    monkeypatch.setattr("bot.telegram.poller.build_updates", build)
    handler, stop = Slow(), asyncio.Event()
    handler.go_on.set()
    greet = TelegramMessenger(bot).greet
    running = asyncio.create_task(
        Poller(bot, SystemClock(), ("message",), handler, greet).run(stop)
    )
    telegram.start(READER)
    await asyncio.wait_for(handler.begun.wait(), 30)
    stop.set()
    await asyncio.wait_for(running, 30)
    assert built == [(False, False)]


async def test_a_webhook_that_another_program_set_is_taken_away(
    telegram: Sandbox, bot: Bot
) -> None:
    handler, stop = Slow(), asyncio.Event()
    handler.go_on.set()
    greet = TelegramMessenger(bot).greet
    poller = Poller(bot, SystemClock(), ("message",), handler, greet)
    running = asyncio.create_task(poller.run(stop))
    telegram.start(READER)
    await asyncio.wait_for(handler.begun.wait(), 30)
    handler.begun.clear()
    other = make_bot(TOKEN, telegram.url, None)
    await other.set_webhook("https://other.example/hook")
    await other.session.close()
    telegram.start(READER)
    await asyncio.wait_for(handler.begun.wait(), 30)
    stop.set()
    await asyncio.wait_for(running, 30)
    assert not (await bot.get_webhook_info()).url


async def test_an_update_that_cannot_be_read_holds_up_nobody(telegram: Sandbox, bot: Bot) -> None:
    handler, stop = Slow(), asyncio.Event()
    handler.go_on.set()
    greet = TelegramMessenger(bot).greet
    (known,) = telegram.world.bots.values()
    known.queue.add(telegram.world.clock.now(), "message", {"message_id": "?"}, READER)
    telegram.start(READER)
    running = asyncio.create_task(
        Poller(bot, SystemClock(), ("message",), handler, greet).run(stop)
    )
    await until(lambda: not known.queue.waiting)
    stop.set()
    await asyncio.wait_for(running, 30)
    assert len(handler.done) == 2


async def test_the_end_of_trouble_is_said(
    telegram: Sandbox, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.set_faults([{"kind": "error", "method": "getUpdates", "status": 502, "times": 1}])
    stop, handler = asyncio.Event(), Slow()
    handler.go_on.set()
    poller = Poller(bot, SystemClock(), ("message",), handler, TelegramMessenger(bot).greet)
    with caplog.at_level("INFO"):
        running = asyncio.create_task(poller.run(stop))
        await until(lambda: "updates: Telegram answers again" in caplog.messages, 30)
        stop.set()
        await asyncio.wait_for(running, 30)
    assert [line for line in caplog.messages if line.startswith("updates: ")][1:] == [
        "updates: Telegram answers again"
    ]
