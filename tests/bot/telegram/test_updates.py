"""Updates are read one by one, and as far as they can be."""

from typing import Any

import pytest
from aiogram import Bot

from bot.telegram.updates import read_update, read_updates

BOT = Bot("123:abc")
PERSON = {"id": 601, "is_bot": False, "first_name": "Aigul"}
POLL_OF_AN_OLDER_SERVER = {"id": "1", "question": "Tea?", "options": [], "type": "regular"}


def said(update_id: int = 1, **more: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": 1, "chat": {"id": 601, "type": "private"}, "from": PERSON}
    return {"update_id": update_id, "message": {**message, **more}}


@pytest.mark.parametrize(
    ("odd", "left_out"),
    [
        ({"poll": POLL_OF_AN_OLDER_SERVER}, "message.poll"),
        ({"forward_origin": {"type": "news_of_2030", "date": 1}}, "message.forward_origin"),
        (
            {"reply_to_message": {**said()["message"], "poll": POLL_OF_AN_OLDER_SERVER}},
            "message.reply_to_message.poll",
        ),
        ({"entities": [{"offset": 0, "length": 5}]}, "message.entities.0"),
        ({"photo": 7}, "message.photo"),
    ],
)
def test_a_part_that_cannot_be_read_is_left_out(
    odd: dict[str, Any], left_out: str, caplog: pytest.LogCaptureFixture
) -> None:
    update = read_update(said(text="/news", **odd), BOT)
    assert update is not None and update.message is not None
    assert update.message.text == "/news"
    assert update.message.from_user is not None and update.message.from_user.id == 601
    assert f"is read without {left_out}: " in caplog.text


def test_an_odd_part_within_a_reply_costs_that_part_alone() -> None:
    reply = {**said()["message"], "text": "the first", "poll": POLL_OF_AN_OLDER_SERVER}
    update = read_update(said(text="/post", reply_to_message=reply), BOT)
    assert update is not None and update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "the first"


@pytest.mark.parametrize("needed", ["message_id", "chat", "date"])
def test_without_what_is_needed_it_is_none(needed: str, caplog: pytest.LogCaptureFixture) -> None:
    data = said(text="/news")
    data["message"][needed] = "?"
    assert read_update(data, BOT) is None
    assert "update 1 cannot be read" in caplog.text


def test_one_that_cannot_be_read_is_confirmed_and_holds_up_nobody() -> None:
    broken = said(8)
    del broken["message"]["chat"]
    updates = read_updates([said(7, text="a"), broken, said(9, text="b"), {}, None], BOT)
    assert [update.update_id for update in updates] == [7, 8, 9]
    assert [update.message and update.message.text for update in updates] == ["a", None, "b"]


def test_messages_know_their_bot() -> None:
    (update,) = read_updates([said(text="/news")], BOT)
    assert update.message is not None and update.message.bot is BOT
