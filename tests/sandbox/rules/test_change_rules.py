"""Edits and deletions: what a bot may still do with a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.chats import Status
from sandbox.server import Sandbox
from tests.sandbox.helpers import BOT, Caller, picture
from tests.sandbox.places import Places
from tests.sandbox.rules.rows import Row

_BAD, _NO = "Bad Request: ", "Forbidden: "
_SAME = (
    _BAD
    + "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def edit(message: Callable[[Places], int], **more: Any) -> Callable[[Places], dict[str, Any]]:
    return lambda p: {"chat_id": p.channel, "message_id": message(p), **more}


def media(p: Places, **more: Any) -> dict[str, Any]:
    return {"type": "photo", "media": p.file_id, **more}


ROWS = [
    Row("edit-same", "editMessageText", edit(lambda p: p.text, text="text"), _SAME),
    Row("edit-same-trimmed", "editMessageText", edit(lambda p: p.text, text=" text\n"), _SAME),
    Row("edit-same-caption", "editMessageCaption", edit(lambda p: p.photo, caption="photo"), _SAME),
    Row(
        "edit-same-media",
        "editMessageMedia",
        lambda p: {"chat_id": p.channel, "message_id": p.photo, "media": media(p, caption="photo")},
        _SAME,
    ),
    Row("edit-same-keyboard", "editMessageReplyMarkup", edit(lambda p: p.text), _SAME),
    Row(
        "edit-missing",
        "editMessageText",
        edit(lambda p: 999, text="new"),
        _BAD + "message to edit not found",
    ),
    Row(
        "edit-unnamed",
        "editMessageText",
        lambda p: {"text": "new"},
        _BAD + "message identifier is not specified",
    ),
    Row(
        "edit-text-of-photo",
        "editMessageText",
        edit(lambda p: p.photo, text="new"),
        _BAD + "there is no text in the message to edit",
    ),
    Row(
        "edit-caption-of-text",
        "editMessageCaption",
        edit(lambda p: p.text, caption="new"),
        _BAD + "there is no caption in the message to edit",
    ),
    Row(
        "edit-text-to-photo",
        "editMessageMedia",
        lambda p: {"chat_id": p.channel, "message_id": p.text, "media": media(p, caption="new")},
    ),
    Row(
        "edit-forwarded",
        "editMessageText",
        edit(lambda p: p.forwarded, text="new"),
        _BAD + "message can't be edited",
    ),
    Row(
        "edit-service",
        "editMessageText",
        edit(lambda p: 1, text="new"),
        _BAD + "message can't be edited",
    ),
    Row(
        "edit-media-of-service",
        "editMessageMedia",
        lambda p: {"chat_id": p.channel, "message_id": 1, "media": media(p)},
        _BAD + "message media can't be edited",
    ),
    Row("edit-others-post", "editMessageText", edit(lambda p: p.other, text="new")),
    Row(
        "edit-users-message",
        "editMessageText",
        lambda p: {"chat_id": p.reader, "message_id": p.said, "text": "new"},
        _BAD + "message can't be edited",
    ),
    Row(
        "edit-too-long",
        "editMessageText",
        edit(lambda p: p.text, text="a" * 4097),
        _BAD + "MESSAGE_TOO_LONG",
    ),
    Row(
        "edit-caption-too-long",
        "editMessageCaption",
        edit(lambda p: p.photo, caption="a" * 1025),
        _BAD + "MEDIA_CAPTION_TOO_LONG",
    ),
    Row(
        "edit-media-too-long",
        "editMessageMedia",
        lambda p: {
            "chat_id": p.channel,
            "message_id": p.photo,
            "media": media(p, caption="a" * 1025),
        },
        _BAD + "message caption is too long",
    ),
    Row("edit-caption-away", "editMessageCaption", edit(lambda p: p.photo)),
    Row(
        "edit-reply-keyboard",
        "editMessageText",
        edit(lambda p: p.text, text="new", reply_markup={"keyboard": [["x"]]}),
        _BAD + "inline keyboard expected",
    ),
    Row(
        "edit-kicked",
        "editMessageText",
        lambda p: {"chat_id": p.kicked, "message_id": 2, "text": "new"},
        _NO + "bot was kicked from the channel chat",
    ),
    Row(
        "delete-missing", "deleteMessage", edit(lambda p: 999), _BAD + "message to delete not found"
    ),
    Row(
        "delete-unnamed",
        "deleteMessage",
        lambda p: {"chat_id": p.channel},
        _BAD + "message identifier is not specified",
    ),
    Row("delete-own", "deleteMessage", edit(lambda p: p.text)),
    Row("delete-others", "deleteMessage", edit(lambda p: p.other)),
    Row("delete-creation", "deleteMessage", edit(lambda p: 1), _BAD + "message can't be deleted"),
    Row(
        "delete-users-message",
        "deleteMessage",
        lambda p: {"chat_id": p.reader, "message_id": p.said},
    ),
    Row(
        "delete-many-missing",
        "deleteMessages",
        lambda p: {"chat_id": p.channel, "message_ids": [p.text, 998, 999]},
    ),
    Row(
        "delete-many-forbidden",
        "deleteMessages",
        lambda p: {"chat_id": p.channel, "message_ids": [p.text, 1]},
        _BAD + "message can't be deleted",
    ),
    Row(
        "delete-many-none",
        "deleteMessages",
        lambda p: {"chat_id": p.channel, "message_ids": []},
        _BAD + "message identifiers are not specified",
    ),
    Row(
        "delete-many-over",
        "deleteMessages",
        lambda p: {"chat_id": p.channel, "message_ids": list(range(2, 103))},
        _BAD + "too many message identifiers specified",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_rule(api: Caller, places: Places, row: Row) -> None:
    answer = await api(row.method, **row.values(places))
    assert (answer.status, answer.said) == (row.status, row.said)


async def test_own_posts_are_edited_after_years_but_deleted_within_two_days(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    private = (await api("sendMessage", chat_id=places.reader, text="hello")).result
    telegram.advance(2 * 86_400)
    named = {"chat_id": places.channel, "message_id": places.text}
    assert (await api("editMessageText", **named, text="new")).ok
    assert (await api("deleteMessage", **named)).said == _BAD + "message can't be deleted"
    answer = await api("deleteMessages", chat_id=places.channel, message_ids=[places.text])
    assert answer.said == _BAD + "message can't be deleted"
    named = {"chat_id": places.reader, "message_id": private["message_id"]}
    answer = await api("deleteMessage", **named)
    assert answer.said == _BAD + "message can't be deleted for everyone"


async def test_a_failed_deletion_of_many_deletes_none(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    await api("deleteMessages", chat_id=places.channel, message_ids=[places.text, 1])
    kept = telegram.message(places.channel, places.text)
    assert kept is not None and kept["deleted_at"] is None


async def test_others_posts_need_their_own_rights(
    telegram: Sandbox, api: Caller, places: Places
) -> None:
    telegram.set_member(places.channel, BOT, Status.ADMINISTRATOR, ["can_post_messages"])
    named = {"chat_id": places.channel, "message_id": places.other}
    answer = await api("editMessageText", **named, text="new")
    assert answer.said == _BAD + "message can't be edited"
    assert (await api("deleteMessage", **named)).said == _BAD + "message can't be deleted"
    named = {"chat_id": places.channel, "message_id": places.text}
    assert (await api("editMessageText", **named, text="new")).ok
    assert (await api("deleteMessage", **named)).ok


async def test_an_edit_without_a_keyboard_takes_it_away(api: Caller, places: Places) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    named = {"chat_id": places.channel, "message_id": places.text}
    answer = await api("editMessageText", **named, text="text", reply_markup=keyboard)
    assert answer.result["reply_markup"] == keyboard
    assert "edit_date" not in answer.result
    answer = await api("editMessageText", **named, text="text")
    assert "reply_markup" not in answer.result


async def test_text_becomes_photo_and_never_text_again(api: Caller, places: Places) -> None:
    named = {"chat_id": places.channel, "message_id": places.text}
    media = {"type": "photo", "media": "attach://new", "caption": "now a photo"}
    answer = await api("editMessageMedia", **named, media=media, new=picture(color=7))
    assert answer.result["caption"] == "now a photo" and answer.result["photo"]
    answer = await api("editMessageText", **named, text="text")
    assert answer.said == _BAD + "there is no text in the message to edit"


async def test_the_same_picture_uploaded_again_is_no_change(api: Caller, places: Places) -> None:
    named = {"chat_id": places.channel, "message_id": places.photo}
    media = {"type": "photo", "media": "attach://same", "caption": "photo"}
    assert (await api("editMessageMedia", **named, media=media, same=picture())).said == _SAME
