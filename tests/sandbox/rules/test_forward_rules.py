"""Forwards and copies: what may go elsewhere, and what it tells of where it came from."""

from __future__ import annotations

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import Caller
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row

_BAD, _NO = "Bad Request: ", "Forbidden: "

ROWS = [
    Row(
        "forward-missing",
        "forwardMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.channel, "message_id": 999},
        _BAD + "message to forward not found",
    ),
    Row(
        "forward-protected-chat",
        "forwardMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.protected, "message_id": p.hidden},
        _BAD + "message has protected content and can't be forwarded",
    ),
    Row(
        "forward-protected-message",
        "forwardMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.group, "message_id": p.guarded},
        _BAD + "the message can't be forwarded",
    ),
    Row(
        "forward-service",
        "forwardMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.channel, "message_id": 1},
        _BAD + "the message can't be forwarded",
    ),
    Row(
        "forward-unnamed",
        "forwardMessage",
        lambda p: {"chat_id": p.reader, "message_id": 2},
        _BAD + 'parameter "from_chat_id" is required',
    ),
    Row(
        "forward-to-stranger",
        "forwardMessage",
        lambda p: {"chat_id": p.stranger, "from_chat_id": p.channel, "message_id": p.text},
        _NO + "bot can't initiate conversation with a user",
    ),
    Row(
        "copy-protected",
        "copyMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.protected, "message_id": p.hidden},
    ),
    Row(
        "copy-protected-message",
        "copyMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.group, "message_id": p.guarded},
    ),
    Row(
        "copy-missing",
        "copyMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.channel, "message_id": 999},
        _BAD + "message to copy not found",
    ),
    Row(
        "copy-service",
        "copyMessage",
        lambda p: {"chat_id": p.reader, "from_chat_id": p.channel, "message_id": 1},
        _BAD + "the message can't be copied",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_a_copy_takes_another_caption(telegram: Sandbox, api: Caller, places: Places) -> None:
    answer = await api(
        "copyMessage",
        chat_id=places.reader,
        from_chat_id=places.channel,
        message_id=places.photo,
        caption="other",
        show_caption_above_media=True,
    )
    assert set(answer.result) == {"message_id"}
    copied = telegram.message(places.reader, answer.result["message_id"])
    assert copied is not None and (copied["text"], copied["origin"]) == ("other", None)
    assert copied["above"]


async def test_forward_tells_the_channel_and_the_post(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    telegram.set_chat(places.channel, signatures=True)
    sent = (await api("sendPhoto", chat_id=places.channel, photo=places.file_id)).result
    answer = await api(
        "forwardMessage",
        chat_id=places.reader,
        from_chat_id=places.channel,
        message_id=sent["message_id"],
        disable_notification=True,
    )
    origin = answer.result["forward_origin"]
    assert origin["type"] == "channel"
    assert (origin["chat"]["id"], origin["message_id"]) == (places.channel, sent["message_id"])
    assert (origin["author_signature"], origin["date"]) == ("Sandbox", sent["date"])
    unique = [one["file_unique_id"] for one in answer.result["photo"]]
    assert unique == [one["file_unique_id"] for one in sent["photo"]]
    seen = telegram.message(places.reader, answer.result["message_id"])
    assert seen is not None and seen["silent"]


async def test_forward_of_a_person_tells_the_person(api: Caller, places: Places) -> None:
    answer = await api(
        "forwardMessage",
        chat_id=places.channel,
        from_chat_id=places.reader,
        message_id=places.said,
    )
    origin = answer.result["forward_origin"]
    assert (origin["type"], origin["sender_user"]["id"]) == ("user", places.reader)
    again = await api(
        "forwardMessage",
        chat_id=places.group,
        from_chat_id=places.channel,
        message_id=answer.result["message_id"],
    )
    assert again.result["forward_origin"] == origin, "the first author is named, not the channel"


async def test_a_forward_keeps_a_keyboard_of_links_only(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    links = {"inline_keyboard": [[{"text": "x", "url": "https://nur.kz/"}]]}
    for markup, kept in (
        (links, True),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}, False),
    ):
        sent = await api("sendMessage", chat_id=places.channel, text="text", reply_markup=markup)
        number = sent.result["message_id"]
        copy = await api(
            "forwardMessage",
            chat_id=places.reader,
            from_chat_id=places.channel,
            message_id=number,
        )
        assert ("reply_markup" in copy.result) is kept
