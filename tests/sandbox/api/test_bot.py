"""The Bot API's door: tokens, methods, and the ways parameters may come."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller, picture


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("bot999:zzz/getMe", 401, "Unauthorized"),
        ("bot123:wrong/getMe", 401, "Unauthorized"),
        ("botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("bot123:abc/getLost", 404, "Not Found: method not found"),
        ("bot123:abc/", 404, "Not Found: method not found"),
        ("file/bot123:abc/photos/none.jpg", 404, "Not Found"),
        ("file/bot999:zzz/photos/none.jpg", 401, "Unauthorized"),
    ],
)
async def test_refused_at_the_door(
    telegram: Sandbox, api: Caller, path: str, status: int, said: str
) -> None:
    async with api.session.get(f"{telegram.url}/{path}") as answer:
        body = await answer.json()
    assert (answer.status, body) == (
        status,
        {"ok": False, "error_code": status, "description": said},
    )


async def test_method_names_know_no_case(api: Caller) -> None:
    assert (await api("GETME")).result["username"] == "sandbox_bot"


@pytest.mark.parametrize(
    "sent",
    [
        {"params": {"text": "a"}},
        {"data": {"text": "a"}},
        {"json": {"text": "a"}},
        {"json": {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 1}]}},
        {"json": {"text": "a", "disable_notification": True, "reply_markup": None}},
    ],
    ids=["query", "form", "json", "json-nested", "json-bool"],
)
async def test_parameters_come_in_all_forms(
    telegram: Sandbox, api: Caller, sent: dict[str, Any]
) -> None:
    channel = telegram.create_channel("News")
    for values in sent.values():
        values["chat_id"] = channel
    async with api.session.post(api.address("sendMessage"), **sent) as answer:
        body = await answer.json()
    assert body["ok"], body
    (message,) = telegram.messages(channel)
    given = sent.get("json", {})
    assert bool(message["entities"]) is bool(given.get("entities"))
    assert message["silent"] is given.get("disable_notification", False)


async def test_get_works_like_post(telegram: Sandbox, api: Caller) -> None:
    channel = telegram.create_channel("News")
    values = {"chat_id": str(channel), "text": "a"}
    async with api.session.get(api.address("sendMessage"), params=values) as answer:
        assert (await answer.json())["ok"]


async def test_broken_json_is_told(api: Caller) -> None:
    headers = {"Content-Type": "application/json"}
    async with api.session.post(api.address("getMe"), data=b"{", headers=headers) as answer:
        body = await answer.json()
    assert body["description"] == "Bad Request: can't parse JSON encoded in the request body"


async def test_an_upload_may_have_any_field_name(telegram: Sandbox, api: Caller) -> None:
    channel = telegram.create_channel("News")
    answer = await api("sendPhoto", chat_id=channel, photo="attach://whatever", whatever=picture())
    assert answer.ok


async def test_every_call_is_written_down(telegram: Sandbox, api: Caller) -> None:
    channel = telegram.create_channel("News")
    await api("sendPhoto", chat_id=channel, photo=picture(), caption="a")
    await api("sendMessage", chat_id=channel, text="")
    photo, refused = telegram.calls()
    assert photo["params"] | {"_": ""} == {"chat_id": str(channel), "caption": "a", "_": ""}
    assert photo["files"] == {"photo": len(picture())}
    assert (photo["status"], photo["result"]["message_id"]) == (200, 2)
    assert (refused["status"], refused["description"]) == (
        400,
        "Bad Request: message text is empty",
    )
    assert telegram.counts()["refusals"] == {"400 Bad Request: message text is empty": 1}
    assert [call["id"] for call in telegram.calls(after=photo["id"])] == [refused["id"]]


async def test_close_waits_ten_minutes_and_logout_is_taken(telegram: Sandbox, api: Caller) -> None:
    answer = await api("close")
    assert answer.status == 429
    assert 590 <= answer.body["parameters"]["retry_after"] <= 600
    telegram.advance(600)
    assert (await api("close")).result is True
    assert (await api("logOut")).result is True


async def test_texts_of_the_profile_are_kept(api: Caller) -> None:
    await api("setMyDescription", description="Новости", language_code="ru")
    answer = await api("getMyDescription", language_code="ru")
    assert answer.result == {"description": "Новости"}
    assert (await api("getMyShortDescription")).result == {"short_description": ""}
    assert not (await api("setMyShortDescription", short_description="a" * 121)).ok
