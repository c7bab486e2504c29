"""Chats: which a bot may reach, what it may post there, topics and replies."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sandbox.chats import Status
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row

_BAD, _NO = "Bad Request: ", "Forbidden: "


def into(chat: Callable[[Places], Any], **more: Any) -> Callable[[Places], dict[str, Any]]:
    return lambda p: {"chat_id": chat(p), "text": "text", **more}


ROWS = [
    Row("chat-empty", "sendMessage", into(lambda p: ""), _BAD + "chat_id is empty"),
    Row("chat-unknown", "sendMessage", into(lambda p: -100999), _BAD + "chat not found"),
    Row("chat-unknown-name", "sendMessage", into(lambda p: "@nobody"), _BAD + "chat not found"),
    Row("chat-person-by-name", "sendMessage", into(lambda p: "@reader"), _BAD + "chat not found"),
    Row("chat-garbage", "sendMessage", into(lambda p: "news"), _BAD + "chat not found"),
    Row("chat-secret", "sendMessage", into(lambda p: p.secret), _BAD + "chat not found"),
    Row("chat-by-name", "sendMessage", into(lambda p: "@NEWS")),
    Row(
        "chat-foreign",
        "sendMessage",
        into(lambda p: p.foreign),
        _NO + "bot is not a member of the channel chat",
    ),
    Row("chat-foreign-seen", "getChat", lambda p: {"chat_id": "@foreign"}),
    Row(
        "chat-left",
        "sendMessage",
        into(lambda p: p.left),
        _NO + "bot is not a member of the channel chat",
    ),
    Row(
        "chat-left-unseen",
        "getChat",
        lambda p: {"chat_id": p.left},
        _NO + "bot is not a member of the channel chat",
    ),
    Row(
        "chat-kicked",
        "sendMessage",
        into(lambda p: p.kicked),
        _NO + "bot was kicked from the channel chat",
    ),
    Row(
        "chat-basic-left",
        "sendMessage",
        into(lambda p: p.basic_left),
        _NO + "bot is not a member of the group chat",
    ),
    Row(
        "channel-no-right",
        "sendMessage",
        into(lambda p: p.mute),
        _BAD + "need administrator rights in the channel chat",
    ),
    Row(
        "group-no-texts",
        "sendMessage",
        into(lambda p: p.strict),
        _BAD + "not enough rights to send text messages to the chat",
    ),
    Row(
        "group-photos-allowed",
        "sendPhoto",
        lambda p: {"chat_id": p.strict, "photo": p.file_id},
    ),
    Row("person-unknown", "sendMessage", into(lambda p: 987654), _BAD + "chat not found"),
    Row(
        "person-never-started",
        "sendMessage",
        into(lambda p: p.stranger),
        _NO + "bot can't initiate conversation with a user",
    ),
    Row(
        "person-blocked",
        "sendMessage",
        into(lambda p: p.blocked),
        _NO + "bot was blocked by the user",
    ),
    Row("person-gone", "sendMessage", into(lambda p: p.gone), _NO + "user is deactivated"),
    Row(
        "person-is-bot",
        "sendMessage",
        into(lambda p: 456),
        _NO + "the bot can't send messages to the bot",
    ),
    Row(
        "topic-posted",
        "sendMessage",
        lambda p: {"chat_id": p.forum, "text": "text", "message_thread_id": p.topic},
    ),
    Row(
        "topic-missing",
        "sendMessage",
        into(lambda p: p.forum, message_thread_id=999),
        _BAD + "message thread not found",
    ),
    Row(
        "topic-general",
        "sendMessage",
        into(lambda p: p.forum, message_thread_id=1),
        _BAD + "message thread not found",
    ),
    Row(
        "topic-closed",
        "sendMessage",
        lambda p: {"chat_id": p.forum, "text": "text", "message_thread_id": p.closed_topic},
        _BAD + "TOPIC_CLOSED",
    ),
    Row("topic-no-forum", "sendMessage", into(lambda p: p.group, message_thread_id=7)),
    Row(
        "topic-private",
        "sendMessage",
        into(lambda p: p.reader, message_thread_id=7),
        _BAD + "message thread not found",
    ),
    Row(
        "reply-missing",
        "sendMessage",
        into(lambda p: p.channel, reply_parameters={"message_id": 999}),
        _BAD + "message to be replied not found",
    ),
    Row(
        "reply-missing-allowed",
        "sendMessage",
        into(
            lambda p: p.channel,
            reply_parameters={"message_id": 999, "allow_sending_without_reply": True},
        ),
    ),
    Row(
        "action-unknown",
        "sendChatAction",
        lambda p: {"chat_id": p.reader, "action": "sleep"},
        _BAD + "wrong parameter action in request",
    ),
    Row(
        "member-nobody",
        "getChatMember",
        lambda p: {"chat_id": p.channel, "user_id": "x"},
        _BAD + "invalid user_id specified",
    ),
    Row(
        "member-unknown",
        "getChatMember",
        lambda p: {"chat_id": p.channel, "user_id": 424242},
        _BAD + "PARTICIPANT_ID_INVALID",
    ),
    Row(
        "admins-private",
        "getChatAdministrators",
        lambda p: {"chat_id": p.reader},
        _BAD + "there are no administrators in the private chat",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(telegram: Sandbox, api: Caller, places: Places, row: Row) -> None:
    telegram.world.users[places.reader].username = "reader"
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_upgraded_group_names_its_new_number(api: Caller, places: Places) -> None:
    answer = await api("sendMessage", chat_id=places.upgraded, text="text")
    assert answer.status == 400
    assert answer.said == _BAD + "group chat was upgraded to a supergroup chat"
    assert answer.body["parameters"] == {"migrate_to_chat_id": places.upgraded_to}
    assert (await api("sendMessage", chat_id=places.upgraded_to, text="text")).ok


async def test_rights_lost_are_told_at_the_next_post(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    telegram.set_member(places.channel, BOT, Status.ADMINISTRATOR, ["can_edit_messages"])
    answer = await api("sendPhoto", chat_id=places.channel, photo=picture())
    assert answer.said == _BAD + "need administrator rights in the channel chat"
    telegram.set_member(places.channel, BOT, Status.KICKED)
    answer = await api("sendMessage", chat_id=places.channel, text="text")
    assert (answer.status, answer.said) == (403, _NO + "bot was kicked from the channel chat")


async def test_chat_tells_what_a_bot_needs_to_know(api: Caller, places: Places) -> None:
    channel = (await api("getChat", chat_id=places.protected)).result
    assert (channel["type"], channel["has_protected_content"]) == ("channel", True)
    group = (await api("getChat", chat_id=places.forum)).result
    assert (group["type"], group["is_forum"]) == ("supergroup", True)
    reader = (await api("getChat", chat_id=places.reader)).result
    assert (reader["type"], reader["first_name"]) == ("private", "Айгүл")


async def test_members_and_their_rights(api: Caller, places: Places) -> None:
    mute = (await api("getChatMember", chat_id=places.mute, user_id=BOT)).result
    assert (mute["status"], mute["can_post_messages"]) == ("administrator", False)
    admins = (await api("getChatAdministrators", chat_id=places.channel)).result
    assert sorted(one["status"] for one in admins) == ["administrator", "creator"]
    assert (await api("getChatMemberCount", chat_id=places.group)).result == 4
    member = await api("getChatMember", chat_id=places.group, user_id=places.blocked)
    assert member.result["status"] == "left"


async def test_reply_shows_what_is_replied_to(api: Caller, places: Places) -> None:
    reply = json.dumps({"message_id": places.text})
    answer = await api("sendMessage", chat_id=places.channel, text="reply", reply_parameters=reply)
    assert answer.result["reply_to_message"]["message_id"] == places.text
