"""/rates: official rates and conversions, also asked in plain words in the private chat."""

from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import InlineKeyboardMarkup, Message

from bot.errors import NoRates, UnclearQuestion
from bot.model import TENGE
from bot.ports.alerts import AlertStore
from bot.rates.alerts import read_wish
from bot.rates.convert import is_conversion
from bot.rates.question import Question, codes_of, read_question
from bot.rates.views import WAIT, Press, RateViews, View, converter_hint
from bot.rates.wording import Said, answer, no_rates
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import own_currencies, rate_buttons, rate_keyboard
from handlers.readers.alerts import keep
from handlers.speaking import NO_PREVIEW, entities_of


async def show_rates(
    message: Message, command: CommandObject, desk: Desk, rates: RateViews, alerts: AlertStore
) -> None:
    user = message.from_user
    if user is None:
        return
    wish = read_wish(command.args or "", rates.book.today)
    if wish is not None:
        await keep(message, wish, desk, rates, alerts)
        return
    texts = await desk.texts(user.id, user.language_code)
    try:
        question = read_question(command.args or "", rates.book.today)
    except UnclearQuestion:
        await say(message, hint(texts), desk)
    else:
        await reply(message, texts, question, desk, rates)


async def show_asked(message: Message, question: Question, desk: Desk, rates: RateViews) -> None:
    user = message.from_user
    if user is not None:
        texts = await desk.texts(user.id, user.language_code)
        await reply(message, texts, question, desk, rates)


async def asks_about_rates(message: Message, rates: RateViews) -> bool | dict[str, Any]:
    """Plain words of which every one is understood, with a currency among them."""
    if not message.text or message.text.startswith("/"):
        return False
    try:
        question = read_question(message.text, rates.book.today)
    except UnclearQuestion:
        return False
    return {"question": question} if question.source else False


async def reply(
    message: Message, texts: Texts, question: Question, desk: Desk, rates: RateViews
) -> None:
    """Always something true: the answer, or why there is none."""
    asked: date = question.day or rates.book.today
    keyboard = None
    try:
        codes = codes_of(question)
        own = None
        if question.source is None:
            own = await own_currencies.of(desk, message)
        codes |= set(own or ())
        sheet = await rates.book.sheet(asked, codes, WAIT)
        upcoming = await rates.book.upcoming(codes) if asked == rates.book.today else None
        said = answer(texts, question, sheet, upcoming, own=own or ())
        if not is_conversion(question):
            code = None if question.source == TENGE else question.source
            shown = Press(View.DAY, sheet.fixing.day, code)
            keyboard = rate_keyboard.keyboard(texts, shown, rates.book.today)
    except NoRates:
        said = Said(no_rates(texts, asked, rates.book.today))
    except UnclearQuestion:
        said = Said(texts.say("The National Bank gives no rate of that currency for this day."))
    await say(message, said, desk, keyboard)


def hint(texts: Texts) -> Said:
    return Said(f"{texts.say('I did not understand that.')}\n\n{converter_hint(texts).text}")


async def say(
    message: Message, said: Said, desk: Desk, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    sent = await message.answer(
        said.text,
        entities=entities_of(said.entities),
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard,
    )
    await desk.messages.note(sent.chat.id, [sent.message_id], ours=True)


def router() -> Router:
    router = Router(name="rates")
    router.message.register(show_rates, Command("rates", ignore_case=True), F.from_user)
    router.message.register(
        show_asked, F.chat.type == ChatType.PRIVATE, F.from_user, asks_about_rates
    )
    router.callback_query.register(rate_buttons.pressed, F.data.startswith("rates:"))
    return router
