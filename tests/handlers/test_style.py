"""The buttons of a channel's style: what is said where Telegram does not take a post."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.errors import NotDelivered
from bot.model import Who
from bot.newsroom.panels.style import StylePanel
from bot.ports import Chats
from bot.texts import Texts
from handlers.editors import style

NOW = datetime(2026, 11, 26, tzinfo=UTC)
EDITOR = User(id=5, is_bot=False, first_name="Асель")
MESSAGE = Message(message_id=1, date=NOW, chat=Chat(id=5, type="private"), from_user=EDITOR)


async def test_trouble_is_told_in_the_editors_language(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str | None] = []

    async def refused(*_: Any) -> None:
        raise NotDelivered("Telegram cannot be reached (ClientConnectorError)")

    async def answered(_: CallbackQuery, text: str | None = None) -> None:
        said.append(text)

    monkeypatch.setattr(style, "answer_press", answered)
    query = CallbackQuery(
        id="1", from_user=EDITOR, chat_instance="1", message=MESSAGE, data="style:show::7"
    )
    panel = cast(StylePanel, SimpleNamespace(press=refused))
    chats = cast(Chats, SimpleNamespace())
    await style.pressed(query, Who(5, "Асель"), Texts("ru"), panel, chats)
    assert said == ["Telegram недоступен (ClientConnectorError)"]
