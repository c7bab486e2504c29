"""/rates: official rates and conversions, also asked in plain words in the private chat."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import InlineKeyboardMarkup, Message, User

from bot.errors import NoRates, UnclearQuestion
from bot.model import TENGE
from bot.ports.alerts import AlertStore
from bot.rates.alerts import read_wish
from bot.rates.asked.plain_words import asks_in_plain_words, fault_in_plain_words
from bot.rates.asked.question import Question, codes_of, read_question
from bot.rates.convert import is_conversion
from bot.rates.views import WAIT, Press, RateViews, View, converter_hint
from bot.rates.wording import Said, answer, no_rates, no_such_rate
from bot.reasons import retell
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import own_currencies, rate_buttons, rate_keyboard
from handlers.readers.alerts import keep


async def show_rates(
    message: Message,
    command: CommandObject,
    user: User,
    texts: Texts,
    desk: Desk,
    rates: RateViews,
    alerts: AlertStore,
) -> None:
    wish = read_wish(command.args or "", rates.book.today)
    if wish is not None:
        await keep(message, wish, user, texts, desk, rates, alerts)
        return
    try:
        question = read_question(command.args or "", rates.book.today)
    except UnclearQuestion as error:
        await desk.say(message, hint(texts, str(error)))
    else:
        await reply(message, question, texts, desk, rates)


async def asks_about_rates(message: Message, rates: RateViews) -> bool | dict[str, Any]:
    if not message.text or message.text.startswith("/"):
        return False
    question = asks_in_plain_words(message.text, rates.book.today)
    return False if question is None else {"question": question}


async def has_a_fault(message: Message, rates: RateViews) -> bool | dict[str, Any]:
    if not message.text or message.text.startswith("/"):
        return False
    fault = fault_in_plain_words(message.text, rates.book.today)
    return False if fault is None else {"fault": fault}


async def unclear(message: Message, fault: UnclearQuestion, texts: Texts, desk: Desk) -> None:
    await desk.say(message, hint(texts, str(fault)))


async def reply(
    message: Message, question: Question, texts: Texts, desk: Desk, rates: RateViews
) -> None:
    """Always something true: the answer, or why there is none."""
    asked: date = question.day or rates.book.today
    buttons = None
    try:
        own = None
        if question.source is None:
            own = await own_currencies.of(desk, message)
        if question.everything and rates.has_day(asked):
            whole = Press(View.ALL, asked)
            said, buttons = await rate_buttons.composed(whole, texts, rates, own)
        else:
            said, buttons = await _answered(texts, question, rates, own or ())
    except NoRates:
        said = Said(no_rates(texts, asked, rates.book.today))
    except UnclearQuestion:
        said = Said(no_such_rate(texts))
    await desk.say(message, said, buttons)


async def _answered(
    texts: Texts, question: Question, rates: RateViews, own: Sequence[str]
) -> tuple[Said, InlineKeyboardMarkup | None]:
    today = rates.book.today
    asked, codes = question.day or today, codes_of(question) | set(own)
    sheet = await rates.book.sheet(asked, codes, WAIT)
    upcoming = await rates.book.upcoming(codes) if asked == today else None
    said = answer(texts, question, sheet, upcoming, own=own)
    if is_conversion(question):
        return said, None
    code = None if question.source == TENGE else question.source
    shown = Press(View.DAY, sheet.fixing.day, code)
    return said, keyboard(rate_keyboard.ways(texts, shown, today))


def hint(texts: Texts, reason: str) -> Said:
    why = texts.say("I did not understand that: {why}.", why=retell(reason, texts).rstrip("?"))
    return Said(f"{why}\n\n{converter_hint(texts).text}")


def router() -> Router:
    router = Router(name="rates")
    router.message.register(show_rates, Command("rates", ignore_case=True), F.from_user)
    router.message.register(reply, F.chat.type == ChatType.PRIVATE, F.from_user, asks_about_rates)
    router.message.register(unclear, F.chat.type == ChatType.PRIVATE, F.from_user, has_a_fault)
    router.callback_query.register(rate_buttons.pressed, F.data.startswith("rates:"))
    return router
