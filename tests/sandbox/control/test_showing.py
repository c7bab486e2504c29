"""What one person sees: who there is, their chats, the bot's commands in their language."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture


def test_people_are_told_with_their_part(telegram: Sandbox) -> None:
    reader = telegram.create_user("Reader", "reader", "kk")
    editor = telegram.create_user("Editor")
    gone = telegram.create_user("Gone")
    telegram.delete_user(gone)
    telegram.create_channel("News", owner=editor)
    assert telegram.people() == [
        {
            "id": reader,
            "name": "Reader",
            "username": "reader",
            "language_code": "kk",
            "editor": False,
        },
        {"id": editor, "name": "Editor", "username": None, "language_code": None, "editor": True},
    ]


async def test_a_changed_language_reaches_the_bot(telegram: Sandbox, api: Caller) -> None:
    reader = telegram.create_user("Reader", language_code="ru")
    telegram.set_user(reader, first_name="Айгерім", language_code="kk")
    telegram.send(reader, reader, "a")
    telegram.set_user(reader, language_code="")
    telegram.send(reader, reader, "b")
    first, second = (update["message"]["from"] for update in (await api("getUpdates")).result)
    assert (first["first_name"], first["language_code"]) == ("Айгерім", "kk")
    assert "language_code" not in second


async def test_dialogs_are_channels_own_groups_and_bots(telegram: Sandbox, api: Caller) -> None:
    reader, editor = telegram.create_user("Reader"), telegram.create_user("Editor")
    news = telegram.create_channel("News", "news", owner=editor)
    telegram.create_group("Editors", [editor], owner=editor)
    sent = (await api("sendMessage", chat_id=news, text="first")).result["message_id"]
    gone = (await api("sendMessage", chat_id=news, text="second")).result["message_id"]
    await api("deleteMessage", chat_id=news, message_id=gone)
    seen = {(one["kind"], one["title"]): one for one in telegram.dialogs(reader)}
    assert set(seen) == {("channel", "News"), ("private", "Sandbox")}
    channel = seen["channel", "News"]
    assert (channel["username"], channel["last"]["message_id"]) == ("news", sent)
    assert channel["may"] == {"post": False, "edit": False, "delete": False}
    private = [one for one in telegram.dialogs(reader) if one["bot"] == BOT]
    assert (private[0]["last"], private[0]["may"]["post"]) == (None, True)
    assert telegram.chats()[-1]["kind"] != "private"
    theirs = {one["title"]: one["may"]["post"] for one in telegram.dialogs(editor)}
    assert theirs["News"] and theirs["Editors"]
    telegram.block(reader)
    assert [one["may"]["post"] for one in telegram.dialogs(reader) if one["bot"] == BOT] == [False]


SCOPED = [
    ({"type": "default"}, "", "default"),
    ({"type": "default"}, "kk", "default-kk"),
    ({"type": "all_private_chats"}, "ru", "private-ru"),
    ({"type": "all_group_chats"}, "", "groups"),
    ({"type": "all_chat_administrators"}, "", "admins"),
    ({"type": "chat", "chat_id": 502}, "", "his"),
]


@pytest.mark.parametrize(
    ("user", "language", "group", "wanted"),
    [
        (501, "en", False, "default"),
        (501, "kk", False, "default-kk"),
        (501, "ru", False, "private-ru"),
        (502, "ru", False, "his"),
        (501, "kk", True, "groups"),
        (503, "kk", True, "admins"),
    ],
)
async def test_the_narrowest_list_of_commands_wins(
    telegram: Sandbox, api: Caller, user: int, language: str, group: bool, wanted: str
) -> None:
    for number in (501, 502, 503):
        telegram.create_user("Person", language_code=language, user_id=number)
    readers = telegram.create_group("Readers", [501], owner=503)
    for scope, code, name in SCOPED:
        commands = [{"command": "a", "description": name}]
        assert (await api("setMyCommands", commands=commands, scope=scope, language_code=code)).ok
    found = telegram.menu(user, readers if group else user)
    assert [one["description"] for one in found] == [wanted]


async def test_messages_come_in_pages(telegram: Sandbox) -> None:
    editor = telegram.create_user("Editor")
    channel = telegram.create_channel("News", owner=editor)
    numbers = [telegram.post(editor, channel, f"{n}") for n in range(7)]
    newest = telegram.messages(channel, limit=3)
    assert [one["message_id"] for one in newest] == numbers[-3:]
    older = telegram.messages(channel, limit=3, before=numbers[-3])
    assert [one["message_id"] for one in older] == numbers[1:4]
    assert len(telegram.messages(channel, limit=99, before=numbers[0], service=True)) == 1
    with pytest.raises(ValueError, match="limit begins at 1"):
        telegram.messages(channel, limit=0)


async def test_an_album_is_forwarded_as_one_all_or_nothing(telegram: Sandbox, api: Caller) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader)
    channel = telegram.create_channel("News")
    media = [{"type": "photo", "media": f"attach://p{n}"} for n in range(2)]
    files: dict[str, Any] = {f"p{n}": picture(color=n) for n in range(2)}
    sent = (await api("sendMediaGroup", chat_id=channel, media=media, **files)).result
    numbers = [one["message_id"] for one in sent]
    forwarded = telegram.forward_album(reader, channel, numbers, reader)
    shown = [one for one in telegram.messages(reader) if one["message_id"] in forwarded]
    albums = {one["album"] for one in shown}
    assert len(albums) == 1 and albums.isdisjoint({None, sent[0]["media_group_id"]})
    assert [one["origin"]["message_id"] for one in shown] == numbers
    before = len(telegram.messages(reader))
    with pytest.raises(ValueError, match="There is no message 999"):
        telegram.forward_album(reader, channel, [numbers[0], 999], reader)
    assert len(telegram.messages(reader)) == before


async def test_what_a_bot_does_is_told(telegram: Sandbox, api: Caller) -> None:
    reader = telegram.create_user("Reader")
    telegram.start(reader)
    channel = telegram.create_channel("News")
    await api("sendChatAction", chat_id=reader, action="typing")
    await api("sendChatAction", chat_id=channel, action="upload_photo")
    told = [change.data for change in telegram.world.changes.kept if change.kind == "action"]
    assert told == [
        {"chat_id": reader, "bot_id": BOT, "action": "typing"},
        {"chat_id": channel, "bot_id": None, "action": "upload_photo"},
    ]
