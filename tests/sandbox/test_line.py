"""How updates reach a bot: long polling with its conflicts, or a webhook with its repeats."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, asleep

_OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)


@dataclass
class Hook:
    """A bot's own end: what came, and what it answers next (200 when nothing is left)."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.came.clear()
                await self.came.wait()

    async def handle(self, request: web.Request) -> web.Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.set()
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


@pytest.fixture
def reader(telegram: Sandbox) -> int:
    return telegram.create_user()


async def test_a_waiting_poll_ends_when_something_comes(
    telegram: Sandbox, api: Caller, reader: int
) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await asleep(telegram)
    assert not poll.done()
    telegram.start(reader)
    assert (await poll).result[0]["message"]["text"] == "/start"


async def test_a_poll_without_news_ends_with_nothing(telegram: Sandbox, api: Caller) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asleep(telegram)
    telegram.advance(31)
    assert (await poll).result == []


async def test_an_offset_confirms_and_limit_and_negative_offset_cut(
    telegram: Sandbox, api: Caller, reader: int
) -> None:
    telegram.set_strictness(polling_delays=False)
    for number in range(4):
        telegram.send(reader, reader, str(number))
    first = (await api("getUpdates", limit=2)).result
    assert [one["message"]["text"] for one in first] == ["0", "1"]
    again = (await api("getUpdates", limit=2)).result
    assert again == first
    rest = (await api("getUpdates", offset=first[-1]["update_id"] + 1)).result
    assert [one["message"]["text"] for one in rest] == ["2", "3"]
    assert [one["message"]["text"] for one in (await api("getUpdates", offset=-1)).result] == ["3"]
    assert [one["message"]["text"] for one in (await api("getUpdates")).result] == ["3"]


async def test_updates_older_than_a_day_are_gone(
    telegram: Sandbox, api: Caller, reader: int
) -> None:
    telegram.start(reader)
    telegram.advance(86_401)
    telegram.send(reader, reader, "fresh")
    texts = [one["message"]["text"] for one in (await api("getUpdates")).result]
    assert texts == ["fresh"]


async def test_of_two_polls_the_first_gets_a_conflict(telegram: Sandbox, api: Caller) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=50))
    await asleep(telegram)
    second = asyncio.create_task(api("getUpdates", timeout=50))
    answer = await first
    assert (answer.status, answer.said) == (409, _OTHER_POLL)
    telegram.advance(51)
    assert (await second).ok


async def test_hasty_polls_wait(telegram: Sandbox, api: Caller) -> None:
    await api("getUpdates", timeout=0)
    hasty = asyncio.create_task(api("getUpdates", timeout=0))
    await asleep(telegram)
    assert not hasty.done()
    telegram.advance(3)
    assert (await hasty).result == []


async def test_a_webhook_gets_updates_with_its_secret_and_ends_polling(
    telegram: Sandbox, api: Caller, hook: Hook, reader: int
) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await asleep(telegram)
    set_up = await api("setWebhook", url=hook.url, secret_token="s3cret_-")
    assert set_up.body == {"ok": True, "result": True, "description": "Webhook was set"}
    assert (await poll).said == "Conflict: terminated by setWebhook request"
    telegram.start(reader)
    await hook.wait(1)
    assert (hook.got[0]["message"]["text"], hook.secrets) == ("/start", ["s3cret_-"])
    telegram.advance(4)
    answer = await api("getUpdates")
    assert (answer.status, answer.said) == (409, _HOOKED)
    info = (await api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)
    gone = await api("deleteWebhook")
    assert gone.body["description"] == "Webhook was deleted"
    assert (await api("getUpdates")).ok


async def test_a_webhook_that_says_no_is_asked_again_in_order(
    telegram: Sandbox, api: Caller, hook: Hook, reader: int
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=403), web.Response(status=503)]
    await api("setWebhook", url=hook.url)
    for text in ("one", "two"):
        telegram.send(reader, reader, text)
    await hook.wait(2)  # the second try follows at once
    info = (await api("getWebhookInfo")).result
    assert info["last_error_message"].startswith("Wrong response from the webhook: ")
    assert info["pending_update_count"] == 2
    await asyncio.sleep(0.05)
    assert len(hook.got) == 2, "the third try waits for two seconds"
    telegram.advance(3)
    await hook.wait(3)
    telegram.advance(6)
    await hook.wait(5)
    texts = [update["message"]["text"] for update in hook.got]
    assert texts == ["one", "one", "one", "one", "two"]


async def test_a_method_in_the_answer_is_called(
    telegram: Sandbox, api: Caller, hook: Hook, reader: int
) -> None:
    reply = {"method": "sendMessage", "chat_id": reader, "text": "hello"}
    hook.answers = [web.json_response(reply)]
    await api("setWebhook", url=hook.url)
    telegram.start(reader)
    changes = telegram.world.changes.watch(after=telegram.world.changes.kept[-1].id)
    async with asyncio.timeout(5):
        await anext(changes)
    assert telegram.messages(reader)[1]["text"] == "hello"


@pytest.mark.parametrize(
    ("url", "more", "said"),
    [
        ("https://", {}, "invalid webhook URL specified"),
        (
            "https://bot.kz/",
            {"secret_token": "white space"},
            "secret token contains unallowed characters",
        ),
        ("https://bot.kz/", {"secret_token": "a" * 257}, "secret token is too long"),
        ("http://bot.kz/", {}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            "https://bot.kz:8080/",
            {},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
    ],
)
async def test_webhooks_are_refused(
    telegram: Sandbox, api: Caller, url: str, more: dict[str, str], said: str
) -> None:
    telegram.set_strictness(https_webhooks=True)
    answer = await api("setWebhook", url=url, **more)
    assert (answer.status, answer.said) == (400, f"Bad Request: {said}")


async def test_two_webhooks_within_a_second_are_flood(
    telegram: Sandbox, api: Caller, hook: Hook
) -> None:
    assert (await api("setWebhook", url=hook.url)).ok
    again = await api("setWebhook", url=hook.url)
    assert (again.status, again.body["parameters"]) == (429, {"retry_after": 1})
    telegram.advance(1)
    again = await api("setWebhook", url=hook.url)
    assert again.body["description"] == "Webhook is already set"
