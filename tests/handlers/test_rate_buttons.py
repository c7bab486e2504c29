"""A press under rates turns the answer over, or says why it cannot; it is answered once."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.errors import NoRates, UnclearQuestion
from bot.rates.views import Press, RateViews, View
from bot.rates.wording import Said, no_rates, no_such_rate
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import rate_buttons

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, tzinfo=UTC)
ENGLISH = Texts("en")
READER = User(id=7, is_bot=False, first_name="Асель")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | None, object]]:
    """What Telegram is told: an edited text, or an answer and whether it stays."""
    found: list[tuple[str, str | None, object]] = []

    async def edited(_: Message, text: str, **__: Any) -> None:
        found.append(("text", text, None))

    async def answered(
        _: CallbackQuery, text: str | None = None, show_alert: bool | None = None
    ) -> None:
        found.append(("answer", text, show_alert))

    monkeypatch.setattr(Message, "edit_text", edited)
    monkeypatch.setattr(CallbackQuery, "answer", answered)
    return found


async def press(data: str, shown: Said | Exception) -> None:
    async def show(texts: Texts, pressed: Press, own: object) -> Said:
        assert (texts, pressed.view, own) == (ENGLISH, View.WEEK, ())
        if isinstance(shown, Exception):
            raise shown
        return shown

    async def nobody(_: int) -> None:
        return None

    book = SimpleNamespace(today=TODAY)
    rates = SimpleNamespace(show=show, bounded=lambda one: one, book=book)
    desk = SimpleNamespace(people=SimpleNamespace(get=nobody))
    message = Message(message_id=1, date=NOW, chat=Chat(id=7, type="private"), text="Rates")
    query = CallbackQuery(id="1", from_user=READER, chat_instance="1", message=message, data=data)
    await rate_buttons.pressed(query, ENGLISH, cast(Desk, desk), cast(RateViews, rates))


WEEK = Press(View.WEEK, TODAY, "USD").data


@pytest.mark.parametrize(
    ("data", "shown", "expected"),
    [
        (WEEK, Said("A week"), [("text", "A week", None), ("answer", None, None)]),
        (WEEK, Said("Rates"), [("answer", None, None)]),
        (WEEK, NoRates("none"), [("answer", no_rates(ENGLISH, TODAY, TODAY), True)]),
        (WEEK, UnclearQuestion("none"), [("answer", no_such_rate(ENGLISH), None)]),
        (
            "rates:week:USD:99999999",
            Said(""),
            [("answer", "This button is too old: send /rates again.", None)],
        ),
    ],
    ids=["another view", "shown already", "no rates", "no such currency", "forged"],
)
async def test_a_press(
    data: str, shown: Said | Exception, expected: list[Any], told: list[Any]
) -> None:
    await press(data, shown)
    assert told == expected
