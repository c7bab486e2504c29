"""The buttons under a reader's alerts: listed, taken away, and only in the reader's own chat."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.model.alerts import Alert, Level
from bot.ports.alerts import AlertStore
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import alerts

NOW = datetime(2026, 11, 27, tzinfo=UTC)
READER = User(id=7, is_bot=False, first_name="Асель")


@dataclass
class Kept:
    """The store of alerts, a desk, and what Telegram was told."""

    mine: list[Alert] = field(
        default_factory=lambda: [
            Alert(number, 7, Level("USD", 1, Decimal(480 + number), above=True), NOW)
            for number in (1, 2)
        ]
    )
    told: list[tuple[str, str]] = field(default_factory=list)

    async def of(self, user_id: int) -> Sequence[Alert]:
        assert user_id == 7
        return list(self.mine)

    async def remove(self, number: int, user_id: int) -> None:
        assert user_id == 7
        self.mine = [alert for alert in self.mine if alert.id != number]

    async def say(self, _: Message, said: Any, markup: Any) -> None:
        self.told.append(("new", f"{said.text} [{len(markup.inline_keyboard)}]"))

    async def change(self, _: Message, said: Any, rows: Sequence[Any]) -> bool:
        self.told.append(("instead", f"{said.text} [{len(rows)}]"))
        return True

    async def answer_press(self, _: CallbackQuery, text: str | None = None) -> None:
        self.told += [("toast", text)] if text else []

    async def gone(self, query: CallbackQuery, texts: Texts) -> None:
        self.told.append(("gone", ""))


async def pressed(monkeypatch: pytest.MonkeyPatch, data: str, chat: int = 7) -> Kept:
    kept = Kept()
    for name in ("change", "answer_press", "gone"):
        monkeypatch.setattr(alerts, name, getattr(kept, name))
    message = Message(message_id=1, date=NOW, chat=Chat(id=chat, type="private"))
    query = CallbackQuery(id="1", from_user=READER, chat_instance="1", message=message, data=data)
    stores = cast(Desk, kept), cast(AlertStore, kept)
    await alerts.pressed(query, READER, Texts("en"), *stores)
    return kept


async def test_the_list_comes_as_a_message_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    ((how, text),) = (await pressed(monkeypatch, "alert:list:0")).told
    assert how == "new" and "481" in text and "482" in text and text.endswith("[2]")


async def test_one_that_is_taken_away_leaves_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = await pressed(monkeypatch, "alert:stop:1")
    assert [alert.id for alert in kept.mine] == [2]
    ((how, text),) = kept.told
    assert how == "instead" and "481" not in text and "482" in text and text.endswith("[1]")


async def test_in_another_chat_nothing_is_shown_or_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = await pressed(monkeypatch, "alert:stop:1", chat=-100)
    assert len(kept.mine) == 2
    assert kept.told == [("toast", "Please write /rates to me in a private chat.")]
    assert (await pressed(monkeypatch, "alert:erase:1")).told == [("gone", "")]
