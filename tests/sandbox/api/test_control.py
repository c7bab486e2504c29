"""Orders over HTTP: the client that tests use, plain calls, and the stream of events."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from PIL import Image

from sandbox.client import SandboxClient, SandboxRefused
from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, picture


@pytest.fixture
async def client(telegram: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(telegram.url) as opened:
        yield opened


async def test_the_client_gives_every_order(
    client: SandboxClient, telegram: Sandbox, api: Caller
) -> None:
    channel = await client.create_channel(title="News", rights=["can_post_messages"])
    reader = await client.create_user(first_name="Reader")
    await client.send(user=reader, chat=reader, text="look", photo=picture())
    await client.set_faults(faults=[{"kind": "flood", "retry_after": 2, "chat": channel}], seed=3)
    assert (await api("sendMessage", chat_id=channel, text="a")).status == 429
    assert (await api("sendMessage", chat_id=channel, text="a")).ok
    (seen,) = await client.wait_message(channel, "a")
    assert seen == telegram.messages(channel)[0]
    assert (await client.messages(chat=reader))[0]["kind"] == "photo"
    assert (await client.counts())["faults_fired"] == 1
    assert (await client.calls(method="sendMessage"))[-1]["status"] == 200
    await client.set_member(chat=channel, user=123, status="kicked")
    assert (await api("sendMessage", chat_id=channel, text="a")).status == 403


async def test_the_client_tells_what_went_wrong(client: SandboxClient) -> None:
    with pytest.raises(SandboxRefused, match="There is no chat -1"):
        await client.messages(chat=-1)
    with pytest.raises(SandboxRefused, match="create_user: first_name: Input should be a valid"):
        await client.create_user(first_name=["x"])
    with pytest.raises(SandboxRefused, match=r"[Uu]nexpected keyword argument"):
        await client.create_user(nickname="x")
    with pytest.raises(AttributeError, match="knows no order dance"):
        await client.dance()
    with pytest.raises(TimeoutError, match=r"Not within 0\.05 s: 1 × 'never'"):
        channel = await client.create_channel(title="News")
        await client.wait_message(channel, "never", seconds=0.05)


async def test_looking_works_by_get_and_unknown_orders_are_named(
    telegram: Sandbox, session: aiohttp.ClientSession
) -> None:
    channel = telegram.create_channel("News")
    base = f"{telegram.url}/_sandbox"
    async with session.get(f"{base}/messages", params={"chat": channel, "service": "1"}) as answer:
        assert len((await answer.json())["result"]) == 1
    async with session.post(f"{base}/dance") as answer:
        assert answer.status == 404
        assert "create_channel" in (await answer.json())["error"]
    async with session.post(f"{base}/chats", data=b"[1]") as answer:
        assert (await answer.json())["error"] == "The body must be a JSON object of arguments"
    async with session.post(f"{base}/chats", data=b"{") as answer:
        assert answer.status == 400


async def test_photos_are_served_by_their_digest(
    telegram: Sandbox, api: Caller, session: aiohttp.ClientSession
) -> None:
    channel = telegram.create_channel("News")
    await api("sendPhoto", chat_id=channel, photo=picture())
    digest = telegram.messages(channel)[0]["photo"]["digest"]
    async with session.get(f"{telegram.url}/_sandbox/photo/{digest}") as answer:
        assert (answer.status, answer.content_type) == (200, "image/jpeg")
    async with session.get(f"{telegram.url}/_sandbox/photo/none") as answer:
        assert answer.status == 404


async def gather(client: SandboxClient, count: int, after: int | None) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    async with asyncio.timeout(5):
        async for event in client.events(after):
            events.append(event)
            if len(events) == count:
                break
    return events


async def test_events_tell_changes_with_the_message_as_it_stands(
    client: SandboxClient, telegram: Sandbox, api: Caller
) -> None:
    channel = telegram.create_channel("News")
    named = {"chat_id": channel}
    number = (await api("sendMessage", **named, text="a")).result["message_id"]
    await api("editMessageText", **named, message_id=number, text="b")
    await api("deleteMessage", **named, message_id=number)
    events = [event for event in await gather(client, 7, after=0) if event["kind"] != "user"]
    kinds = [event["kind"] for event in events]
    assert kinds == ["message", "chat", "member", "message", "edited", "deleted"]
    assert events[-1]["message"]["text"] == "b"
    assert events[-1]["message"]["deleted_by"] == 123
    later = await gather(client, 1, after=events[-2]["id"])
    assert later == [events[-1]]


async def test_events_arrive_while_one_watches(client: SandboxClient, telegram: Sandbox) -> None:
    watching = asyncio.create_task(gather(client, 1, after=None))
    await asyncio.sleep(0.05)
    reader = telegram.create_user("Reader")
    (event,) = await watching
    assert (event["kind"], event["user_id"]) == ("user", reader)


async def test_a_stream_says_it_is_quiet_and_ends_with_the_server(
    telegram: Sandbox, session: aiohttp.ClientSession
) -> None:
    watching = telegram.world.changes.watch(quiet=0.01)
    assert await anext(watching) is None
    await watching.aclose()
    async with session.get(f"{telegram.url}/_sandbox/events") as stream:
        assert await stream.content.readline() == b": watching\n"
        telegram.world.changes.close()
        async with asyncio.timeout(5):
            assert await stream.content.read() == b"\n"


async def test_calls_are_told_when_they_come_and_when_they_are_answered(
    telegram: Sandbox, api: Caller, session: aiohttp.ClientSession
) -> None:
    telegram.set_faults([{"kind": "flood", "method": "sendMessage"}])
    channel = telegram.create_channel("News")
    async with session.get(f"{telegram.url}/_sandbox/events/calls") as stream:
        await stream.content.readuntil(b"\n\n")
        await api("getUpdates")
        await api("sendMessage", chat_id=channel, text="a")
        async with asyncio.timeout(5):
            told = [(await stream.content.readuntil(b"\n\n")).decode() for _ in range(2)]
    first, second = (json.loads(one.split("data: ")[1]) for one in told)
    assert (first["method"], first["params"]["text"]) == ("sendmessage", "a")
    assert (first["id"], second["status"], second["fault"]) == (second["id"], 429, "flood")
    assert second["ended"] is not None


async def test_a_photo_comes_in_the_size_asked_for(
    telegram: Sandbox, api: Caller, session: aiohttp.ClientSession
) -> None:
    channel = telegram.create_channel("News")
    await api("sendPhoto", chat_id=channel, photo=picture(1000, 500))
    digest = telegram.messages(channel)[0]["photo"]["digest"]
    widths = []
    for asked in ("", "?width=100", "?width=801", "?width=9000", "?width=x"):
        async with session.get(f"{telegram.url}/_sandbox/photo/{digest}{asked}") as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            widths.append(Image.open(io.BytesIO(await answer.read())).width)
    assert widths == [1000, 320, 1000, 1000, 1000]
