"""How many wishes of one kind a person may have: one more is refused and said, none is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.model import Fixing, Rate, RateSource
from bot.model.alerts import Alert, Level
from bot.model.subscriptions import Subscription
from bot.newsroom.readers.shelf import Shelf
from bot.ports.alerts import AlertStore
from bot.ports.subscriptions import SubscriptionStore
from bot.rates import alerts as wishes
from bot.rates.alerts import Wish
from bot.rates.sheet import make_sheet
from bot.rates.views import Press, RateViews, View
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import alerts, own_currencies, rate_buttons, subscribe

NOW = datetime(2026, 11, 26, tzinfo=UTC)
TODAY = date(2026, 11, 26)
READER = User(id=7, is_bot=False, first_name="Асель")
MESSAGE = Message(message_id=1, date=NOW, chat=Chat(id=7, type="private"), from_user=READER)
ENGLISH = Texts("en")


@dataclass
class Kept:
    """A desk and the stores of what people wish, as far as they are asked."""

    mine: Sequence[Any] = ()
    said: list[str] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    clock: Any = field(default_factory=lambda: SimpleNamespace(now=lambda: NOW))

    @property
    def people(self) -> Any:
        return SimpleNamespace(started=self.started, get=self.person, choose_currency=self.chosen)

    async def started(self, *_: Any) -> None:
        return None

    async def person(self, _: int) -> Any:
        return SimpleNamespace(currencies=self.mine)

    async def chosen(self, _: int, code: str, *, wanted: bool) -> Sequence[str]:
        self.added.append((code, wanted))
        return self.mine

    async def of(self, _: int) -> Sequence[Any]:
        return self.mine

    async def add(self, *what: Any) -> None:
        self.added.append(what[1])

    async def answer(self, _: Message, text: str) -> None:
        self.said.append(text)

    async def say(self, _: Message, words: Any, markup: object = None) -> None:
        return None


def subscription(number: int) -> Subscription:
    return Subscription(number, READER.id, f"слово{number}", daily=False, created_at=NOW)


@pytest.mark.parametrize(
    ("count", "words", "added"),
    [
        (subscribe.MOST - 1, "музей", ["музей"]),
        (subscribe.MOST, "музей", []),
        (subscribe.MOST, "слово1", ["слово1"]),
    ],
)
async def test_subscriptions(count: int, words: str, added: list[str]) -> None:
    async def found(*_: Any) -> tuple[()]:
        return ()

    kept = Kept([subscription(number) for number in range(count)])
    command = CommandObject(prefix="/", command="subscribe", args=words)
    shelf, store = cast(Shelf, SimpleNamespace(found=found)), cast(SubscriptionStore, kept)
    await subscribe.ask(MESSAGE, command, READER, ENGLISH, cast(Desk, kept), shelf, store)
    assert kept.added == added
    assert kept.said == ([] if added else [subscribe.too_many(ENGLISH)])


def level(value: str) -> Level:
    return Level("USD", 1, Decimal(value), above=True)


@pytest.mark.parametrize(
    ("count", "value", "is_kept"),
    [(wishes.MOST - 1, "700", True), (wishes.MOST, "700", False), (wishes.MOST, "501", True)],
)
async def test_alerts(count: int, value: str, is_kept: bool) -> None:
    fixing = Fixing.of(TODAY, RateSource.NATIONAL_BANK, [Rate("USD", 1, Decimal("478.77"))], NOW)

    async def sheet(*_: Any) -> Any:
        return make_sheet(TODAY, fixing, None)

    async def upcoming(*_: Any) -> None:
        return None

    book = SimpleNamespace(today=TODAY, sheet=sheet, upcoming=upcoming)
    kept = Kept([Alert(n, READER.id, level(f"{500 + n}"), NOW) for n in range(count)])
    rates, store = cast(RateViews, SimpleNamespace(book=book)), cast(AlertStore, kept)
    wish = Wish("USD", Decimal(value), above=True)
    await alerts.keep(MESSAGE, wish, READER, ENGLISH, cast(Desk, kept), rates, store)
    assert kept.added == ([level(value)] if is_kept else [])
    assert kept.said[0].startswith("I will tell you" if is_kept else "You have 10 already")


@pytest.mark.parametrize(
    ("count", "code", "view", "is_chosen"),
    [
        (own_currencies.MOST - 1, "XAU", View.ADD, True),
        (own_currencies.MOST, "XAU", View.ADD, False),
        (own_currencies.MOST, "CAB", View.ADD, True),
        (own_currencies.MOST, "CAB", View.DROP, True),
    ],
)
async def test_currencies(
    count: int, code: str, view: View, is_chosen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str | None] = []
    mine = [f"CA{letter}" for letter in "ABCDEFGHIJ"[:count]]

    async def offered(_: date) -> list[str]:
        return [*mine, "XAU"]

    async def answered(_: CallbackQuery, text: str | None = None, **__: Any) -> None:
        said.append(text)

    async def edited(_: Message, **__: Any) -> None:
        return None

    monkeypatch.setattr(CallbackQuery, "answer", answered)
    monkeypatch.setattr(Message, "edit_reply_markup", edited)
    kept = Kept(mine)
    book = SimpleNamespace(today=TODAY)
    rates = SimpleNamespace(offered=offered, bounded=lambda press: press, book=book)
    data = Press(view, TODAY, code).data
    query = CallbackQuery(id="1", from_user=READER, chat_instance="1", message=MESSAGE, data=data)
    await rate_buttons.pressed(query, ENGLISH, cast(Desk, kept), cast(RateViews, rates))
    assert kept.added == ([(code, view is View.ADD)] if is_chosen else [])
    # Once: Telegram refuses a second answer to a press.
    assert said == [None if is_chosen else "You have added 10 already: remove one first."]
