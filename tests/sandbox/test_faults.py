"""Faults as they look from the bot's end, and what was done in truth."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from sandbox.faults import Fault, FaultKind, FaultScript, read_fault
from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, asleep


@pytest.fixture
def channel(telegram: Sandbox) -> int:
    return telegram.create_channel("News")


def texts(telegram: Sandbox, chat: int) -> list[str]:
    return [message["text"] for message in telegram.messages(chat)]


@pytest.mark.parametrize(
    ("accepted", "there"), [(False, []), (True, ["a"])], ids=["cut-before", "cut-after"]
)
async def test_cut(
    telegram: Sandbox, api: Caller, channel: int, accepted: bool, there: list[str]
) -> None:
    telegram.set_faults([{"kind": "cut", "method": "sendMessage", "accepted": accepted}])
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=channel, text="a")
    assert texts(telegram, channel) == there
    assert (await api("sendMessage", chat_id=channel, text="b")).ok
    call = telegram.calls(method="sendMessage")[0]
    assert (call["fault"], call["status"], call["accepted"]) == ("cut", None, accepted)


async def test_late_message_appears_behind_what_came_meanwhile(
    telegram: Sandbox, api: Caller, channel: int
) -> None:
    telegram.set_faults([{"kind": "late", "method": "sendMessage", "seconds": 60}])
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=channel, text="late")
    await api("sendMessage", chat_id=channel, text="meanwhile")
    assert texts(telegram, channel) == ["meanwhile"]
    changes = telegram.world.changes.watch(after=telegram.world.changes.kept[-1].id)
    telegram.advance(60)
    async with asyncio.timeout(5):
        change = await anext(changes)
    assert change is not None and change.kind == "message"
    assert texts(telegram, channel) == ["meanwhile", "late"]
    assert [one["message_id"] for one in telegram.messages(channel)] == [2, 3]


@pytest.mark.parametrize("accepted", [False, True], ids=["hang-before", "hang-after"])
async def test_hang(telegram: Sandbox, api: Caller, channel: int, accepted: bool) -> None:
    telegram.set_faults([{"kind": "hang", "seconds": 100, "accepted": accepted}])
    call = asyncio.create_task(api("sendMessage", chat_id=channel, text="a"))
    await asleep(telegram)
    assert not call.done()
    assert texts(telegram, channel) == (["a"] if accepted else [])
    telegram.advance(100)
    if accepted:
        assert (await call).ok
    else:
        with pytest.raises(aiohttp.ClientConnectionError):
            await call
    assert texts(telegram, channel) == (["a"] if accepted else [])


async def test_slow(telegram: Sandbox, api: Caller, channel: int) -> None:
    telegram.set_faults([{"kind": "slow", "seconds": 30}])
    call = asyncio.create_task(api("sendMessage", chat_id=channel, text="a"))
    await asleep(telegram)
    assert texts(telegram, channel) == []
    telegram.advance(30)
    assert (await call).ok


async def test_flood(telegram: Sandbox, api: Caller, channel: int) -> None:
    telegram.set_faults([{"kind": "flood", "retry_after": 17}])
    answer = await api("sendMessage", chat_id=channel, text="a")
    assert (answer.status, answer.body["parameters"]) == (429, {"retry_after": 17})
    assert texts(telegram, channel) == []
    assert telegram.counts()["violations"] == {}, "ordered, not earned"


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("status", [500, 502, 504])
async def test_error(
    telegram: Sandbox, api: Caller, channel: int, status: int, accepted: bool
) -> None:
    telegram.set_faults([{"kind": "error", "status": status, "accepted": accepted}])
    answer = await api("sendMessage", chat_id=channel, text="a")
    assert (answer.status, answer.body["ok"], answer.body["error_code"]) == (status, False, status)
    assert texts(telegram, channel) == (["a"] if accepted else [])


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize(("kind", "status"), [("malformed", 200), ("html", 502)])
async def test_answers_that_are_no_json(
    telegram: Sandbox, api: Caller, channel: int, kind: str, status: int, accepted: bool
) -> None:
    telegram.set_faults([{"kind": kind, "accepted": accepted}])
    address = api.address("sendMessage")
    async with api.session.post(address, data={"chat_id": channel, "text": "a"}) as answer:
        body = await answer.text()
        assert answer.status == status
    with pytest.raises(json.JSONDecodeError):
        json.loads(body)
    assert texts(telegram, channel) == (["a"] if accepted else [])


def fired(script: FaultScript, calls: list[tuple[str, str]]) -> list[str | None]:
    picked = [script.pick(method, [chat]) for method, chat in calls]
    return [fault.kind.value if fault else None for fault in picked]


def script(*faults: Fault, seed: int = 0) -> FaultScript:
    made = FaultScript(seed)
    for fault in faults:
        made.add(fault)
    return made


def test_faults_choose_by_method_chat_and_number() -> None:
    made = script(
        Fault(FaultKind.CUT, method="sendPhoto", chat=-5),
        Fault(FaultKind.HANG, nth=3),
    )
    calls = [("sendmessage", "-5"), ("sendphoto", "-6"), ("sendphoto", "-5"), ("sendphoto", "-5")]
    # The third call matches both; the first set fires, the other waits for the next.
    assert fired(made, calls) == [None, None, "cut", "hang"]
    assert made.pending() == []


async def test_a_fault_finds_its_chat_by_number_and_name(telegram: Sandbox, api: Caller) -> None:
    channel = telegram.create_channel("News", "news")
    other = telegram.create_channel("Other", "other")
    for named, called in ((channel, "@NEWS"), ("@news", channel), ("@News", "@news")):
        telegram.set_faults([{"kind": "flood", "chat": named}])
        assert (await api("sendMessage", chat_id=other, text="a")).ok
        assert (await api("sendMessage", chat_id=called, text="a")).status == 429
    assert len(telegram.calls(chat="@news")) == len(telegram.calls(chat=str(channel))) == 3


def test_polling_is_hit_only_by_name() -> None:
    made = script(Fault(FaultKind.CUT), Fault(FaultKind.HANG, method="getUpdates"))
    calls = [("getupdates", ""), ("getupdates", ""), ("getme", "")]
    assert fired(made, calls) == ["hang", None, "cut"]


def test_faults_repeat_as_often_as_said() -> None:
    made = script(Fault(FaultKind.CUT, times=2), Fault(FaultKind.FLOOD, times=None, nth=2))
    assert fired(made, [("a", "")] * 4) == ["cut", "cut", "flood", "flood"]


def test_chance_is_repeatable_by_its_seed() -> None:
    def run(seed: int) -> list[str | None]:
        made = script(Fault(FaultKind.CUT, times=None, probability=0.4), seed=seed)
        return fired(made, [("a", "")] * 200)

    assert run(1) == run(1) != run(2)
    assert 50 < run(1).count("cut") < 110


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "explode"}, "'explode' is not a valid FaultKind"),
        ({"kind": "cut", "when": 3}, "A fault has no such field"),
        ({"kind": "cut", "nth": 0}, "nth begins at 1"),
        ({"kind": "error", "status": 200}, "status 200 is no error"),
    ],
)
def test_faults_that_cannot_be_meant(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_fault(data)
