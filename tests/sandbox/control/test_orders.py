"""Orders in this process: what they make, what they show, and which cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.chats import Status
from sandbox.control import ORDERS
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture
from tests.sandbox.places import Places


def test_orders_are_the_public_methods() -> None:
    assert {"create_channel", "send", "messages", "set_faults", "reset"} <= ORDERS
    assert all(callable(getattr(Sandbox, name)) for name in ORDERS)


async def test_a_message_shows_its_author_photo_entities_and_history(
    telegram: Sandbox, api: Caller
) -> None:
    editor = telegram.create_user("Editor")
    channel = telegram.create_channel("News", owner=editor)
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    sent = await api(
        "sendPhoto", chat_id=channel, photo=picture(), caption="first", caption_entities=bold
    )
    number = sent.result["message_id"]
    await api("editMessageCaption", chat_id=channel, message_id=number, caption="second")
    telegram.edit(editor, channel, number, "third")
    (seen,) = telegram.messages(channel)
    assert (seen["kind"], seen["text"], seen["author_id"], seen["by_bot"]) == (
        "photo",
        "third",
        BOT,
        True,
    )
    assert [(one["text"], one["by"]) for one in seen["history"]] == [
        ("first", BOT),
        ("second", editor),
    ]
    assert seen["history"][0]["entities"] == bold
    assert seen["photo"]["unique_id"] == sent.result["photo"][-1]["file_unique_id"]


async def test_deleted_and_service_messages_are_shown_when_asked_for(
    telegram: Sandbox, api: Caller
) -> None:
    channel = telegram.create_channel("News")
    sent = (await api("sendMessage", chat_id=channel, text="a")).result["message_id"]
    await api("deleteMessage", chat_id=channel, message_id=sent)
    assert telegram.messages(channel) == []
    (gone,) = telegram.messages(channel, deleted=True)
    assert (gone["message_id"], gone["deleted_by"]) == (sent, BOT)
    (made,) = telegram.messages(channel, service=True)
    assert (made["message_id"], made["service"]) == (1, {"channel_chat_created": True})
    assert telegram.message(channel, 99) is None


async def test_people_write_post_forward_and_reply(telegram: Sandbox, api: Caller) -> None:
    reader = telegram.create_user("Reader")
    editor = telegram.create_user("Editor")
    channel = telegram.create_channel("News", owner=editor)
    post = telegram.post(editor, channel, "by hand", photo=picture())
    forwarded = telegram.forward(reader, channel, post, reader)
    reply = telegram.send(reader, reader, "see", reply_to=forwarded)
    updates = (await api("getUpdates")).result
    messages = [update["message"] for update in updates if "message" in update]
    assert messages[0]["forward_origin"]["message_id"] == post
    assert messages[0]["photo"]
    assert messages[1]["message_id"] == reply
    assert messages[1]["reply_to_message"]["message_id"] == forwarded


async def test_reset_leaves_the_bots_and_nothing_else(telegram: Sandbox, api: Caller) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader)
    telegram.create_channel("News", "news")
    telegram.set_faults([{"kind": "cut"}])
    telegram.reset()
    assert telegram.chats() == []
    assert telegram.faults() == []
    assert (
        await api("sendMessage", chat_id=reader, text="a")
    ).said == "Bad Request: chat not found"
    assert (await api("getUpdates")).result == []
    assert telegram.create_channel("News", "news") < 0
    assert {bot["id"] for bot in telegram.bots()} == {BOT, 456}


async def test_several_bots_see_their_own_side(
    telegram: Sandbox, api: Caller, other_api: Caller
) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader, bot=456)
    assert (
        await api("sendMessage", chat_id=reader, text="a")
    ).said == "Bad Request: chat not found"
    assert (await other_api("sendMessage", chat_id=reader, text="a")).ok
    assert [one["text"] for one in telegram.messages(reader, bot=456)] == ["/start", "a"]
    channel = telegram.create_channel("News")
    telegram.set_member(channel, 456, Status.ADMINISTRATOR)
    await api("sendMessage", chat_id=channel, text="ours")
    posts = [
        one["channel_post"]
        for one in (await other_api("getUpdates")).result
        if "channel_post" in one
    ]
    assert [post["text"] for post in posts] == ["ours"]


@pytest.mark.parametrize(
    ("order", "values", "said"),
    [
        ("send", lambda p: {"user": 1, "chat": p.reader, "text": "a"}, "There is no user 1"),
        ("send", lambda p: {"user": p.reader, "chat": -5, "text": "a"}, "There is no chat -5"),
        ("send", lambda p: {"user": p.reader, "chat": p.channel, "text": "a"}, "use post"),
        ("send", lambda p: {"user": p.gone, "chat": p.group, "text": "a"}, "is not in chat"),
        ("send", lambda p: {"user": p.blocked, "chat": p.blocked, "text": "a"}, "has blocked"),
        ("send", lambda p: {"user": p.reader, "chat": p.reader, "text": " "}, "must be non-empty"),
        ("send", lambda p: {"user": p.reader, "chat": p.reader, "photo": "*"}, "no base64"),
        ("post", lambda p: {"user": p.reader, "chat": p.channel, "text": "a"}, "may not post"),
        (
            "press",
            lambda p: {"user": p.reader, "chat": p.channel, "message_id": p.text, "data": "x"},
            "has no such button",
        ),
        (
            "edit",
            lambda p: {"user": p.reader, "chat": p.group, "message_id": p.guarded, "text": "a"},
            "may not edit",
        ),
        (
            "forward",
            lambda p: {
                "user": p.reader,
                "from_chat": p.protected,
                "message_id": p.hidden,
                "chat": p.reader,
            },
            "cannot be forwarded",
        ),
        ("upgrade_group", lambda p: {"chat": p.group}, "no basic group"),
        ("create_topic", lambda p: {"chat": p.group, "name": "a"}, "has no topics"),
        ("create_channel", lambda p: {"title": "a", "username": "news"}, "is taken"),
        ("add_bot", lambda p: {"token": "abc"}, "not of the form"),
        ("set_limits", lambda p: {"per_hour": 3}, "There is no switch per_hour"),
        ("set_limits", lambda p: {"per_second": -1}, "per_second cannot be -1"),
        ("advance", lambda p: {"seconds": -1}, "goes forward only"),
    ],
)
async def test_orders_that_cannot_be_meant(
    telegram: Sandbox, places: Places, order: str, values: Any, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        getattr(telegram, order)(**values(places))
