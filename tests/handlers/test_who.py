"""What a handler is handed: who asks, in which language, and that it is an editor."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest
from aiogram.types import Chat, Message, TelegramObject, User

from bot.model import Person, Who
from bot.newsroom.staff import Staff
from bot.ports import RoleStore
from handlers.desk import Desk
from handlers.editors.who import IsEditor
from handlers.middlewares import Asked

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OWNER, EDITOR, STRANGER = 1, 2, 3


class Roles:
    async def is_editor(self, user_id: int) -> bool:
        return user_id == EDITOR


class People:
    """One of them chose a language."""

    async def get(self, user_id: int) -> Person | None:
        return Person(EDITOR, language="kk") if user_id == EDITOR else None


def user(number: int, code: str | None = None) -> User:
    return User(id=number, is_bot=False, first_name="Асель", language_code=code)


def written(by: User | None) -> Message:
    return Message(message_id=1, date=NOW, chat=Chat(id=5, type="private"), from_user=by)


@pytest.mark.parametrize(
    ("by", "handed"),
    [
        (user(OWNER), {"who": Who(OWNER, "Асель")}),
        (user(EDITOR), {"who": Who(EDITOR, "Асель")}),
        (user(STRANGER), False),
        (None, False),
    ],
)
async def test_only_editors_are_handed_on(by: User | None, handed: object) -> None:
    staff = Staff(frozenset({OWNER}), cast(RoleStore, Roles()))
    assert await IsEditor()(written(by), staff) == handed


@pytest.mark.parametrize(
    ("by", "language"),
    [
        (user(EDITOR, "en"), "kk"),
        (user(STRANGER, "en-GB"), "en"),
        (user(STRANGER, "de"), "ru"),
        (user(STRANGER), "ru"),
        (None, None),
    ],
    ids=["chosen", "their Telegram's", "unknown", "none", "nobody"],
)
async def test_texts_speak_the_language_of_who_asks(by: User | None, language: str | None) -> None:
    handed: dict[str, Any] = {}

    async def handler(event: TelegramObject, data: dict[str, Any]) -> None:
        handed.update(data)

    desk = Desk(
        people=cast(Any, People()),
        channels=cast(Any, None),
        messages=cast(Any, None),
        service=cast(Any, None),
        clock=cast(Any, None),
        admins=frozenset(),
        language="ru",
    )
    await Asked(desk)(handler, written(by), {"event_from_user": by} if by else {})
    assert handed.get("user") == by
    texts = handed.get("texts")
    assert (texts.language if texts else None) == language
