"""The word to a reader whose level a rate passed: what is stored when, what failures do."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message

from bot.clock import SystemClock
from bot.delivery.pace import Pace
from bot.model import Fixing, Person, Rate, RateSource
from bot.model.alerts import Alert, AlertState, Level
from bot.ports import MessageLog, PeopleStore
from bot.rates.book import RateBook
from bot.rates.sheet import Sheet, make_sheet
from bot.telegram.alerting import Alerting

READER = 700
NOW = datetime(2026, 11, 26, 6, tzinfo=UTC)
LEVEL = Level("USD", 1, Decimal(480), above=True)
SENDING, TOLD = AlertState.SENDING, AlertState.TOLD


def sheet(value: str, day: int = 26) -> Sheet:
    rates = [Rate("USD", 1, Decimal(value))]
    fixing = Fixing.of(date(2026, 11, day), RateSource.NATIONAL_BANK, rates, NOW)
    return make_sheet(fixing.day, fixing, None)


@dataclass
class Book:
    here: Sheet | None
    tomorrow: Sheet | None = None
    today: date = date(2026, 11, 26)

    async def upcoming(self, codes: object) -> Sheet | None:
        return self.tomorrow

    async def at_hand(self, day: date, codes: object) -> Sheet | None:
        return self.here


@dataclass
class Kept:
    """One alert, and every state that it had."""

    alert: Alert = field(default_factory=lambda: Alert(1, READER, LEVEL, NOW))
    states: list[tuple[AlertState, int]] = field(default_factory=list)

    async def reachable(self) -> Sequence[Alert]:
        return [self.alert]

    async def save(self, alert: Alert, before: Alert) -> bool:
        if self.alert != before:
            return False
        self.alert = alert
        self.states.append((alert.state, alert.tries))
        return True


@dataclass
class People:
    blocked_ones: list[int] = field(default_factory=list)

    async def get(self, user_id: int) -> Person | None:
        return Person(user_id, "en")

    async def blocked(self, user_id: int, at: datetime) -> None:
        self.blocked_ones.append(user_id)


class Messages:
    async def note(self, chat_id: int, message_ids: object, ours: bool) -> None:
        assert ours


@dataclass
class Paced:
    held: list[float] = field(default_factory=list)

    async def turn(self, chat_id: int, *, minute: bool = True) -> None:
        assert chat_id == READER and not minute

    def hold(self, chat_id: int, seconds: float) -> None:
        self.held.append(seconds)


@dataclass
class Client:
    """A bot whose sendings end as told; `kept` is looked at when one begins."""

    kept: Kept
    failures: list[Exception] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    async def __call__(self, method: SendMessage, request_timeout: int) -> Message:
        assert self.kept.alert.state is SENDING, "written down before it sets out"
        self.said.append(method.text)
        if self.failures:
            raise self.failures.pop(0)
        return Message(message_id=len(self.said), date=NOW, chat=Chat(id=READER, type="private"))


METHOD = SendMessage(chat_id=READER, text="x")
LOST = TelegramServerError(METHOD, "Bad Gateway")
FLOOD = TelegramRetryAfter(METHOD, "Flood", retry_after=7)
BLOCKED = TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user")


@dataclass
class House:
    kept: Kept = field(default_factory=Kept)
    people: People = field(default_factory=People)
    pace: Paced = field(default_factory=Paced)
    book: Book = field(default_factory=lambda: Book(sheet("481")))
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(self.kept)

    async def look(self, times: int = 1) -> None:
        alerting = Alerting(
            bot=cast(Bot, self.client),
            book=cast(RateBook, self.book),
            alerts=cast(Any, self.kept),
            people=cast(PeopleStore, self.people),
            messages=cast(MessageLog, Messages()),
            pace=cast(Pace, self.pace),
            clock=SystemClock(),
            language="ru",
        )
        for _ in range(times):
            await alerting.look(asyncio.Event())


async def test_told_once() -> None:
    house = House()
    await house.look(3)
    assert house.kept.states == [(SENDING, 1), (TOLD, 0)]
    (said,) = house.client.said
    assert "481.00" in said and "already" not in said


async def test_tomorrows_rate_is_enough() -> None:
    house = House(book=Book(sheet("479"), sheet("481", 27)))
    await house.look(2)
    assert len(house.client.said) == 1 and "27 Nov 2026" in house.client.said[0]


@pytest.mark.parametrize("here", [sheet("480"), None])
async def test_nothing_to_tell(here: Sheet | None) -> None:
    house = House(book=Book(here))
    await house.look()
    assert not house.client.said and not house.kept.states


async def test_what_may_have_been_lost_is_marked_as_a_repeat_and_then_let_be() -> None:
    house = House()
    house.client.failures = [LOST, LOST]
    await house.look(5)
    first, second = house.client.said
    assert "already" not in first and second.startswith("You may have received this already")
    assert house.kept.alert.state is TOLD


async def test_a_killed_bot_says_that_it_is_a_repeat() -> None:
    house = House()
    house.kept.alert = replace(house.kept.alert, state=SENDING, tries=1)
    await house.look(2)
    (said,) = house.client.said
    assert said.startswith("You may have received this already")


async def test_what_was_certainly_not_sent_is_sent_as_new() -> None:
    house = House()
    house.client.failures = [FLOOD]
    await house.look(2)
    assert house.pace.held == [7] and len(house.client.said) == 2
    assert not any("already" in said for said in house.client.said)
    assert house.kept.alert.state is TOLD


async def test_who_blocked_the_bot_is_left_alone() -> None:
    house = House()
    house.client.failures = [BLOCKED]
    await house.look(2)
    assert house.people.blocked_ones == [READER] and len(house.client.said) == 1
