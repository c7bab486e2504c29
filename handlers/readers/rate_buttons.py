"""The buttons under rates: they turn the answer over in its place.

A button names a view, a currency and a day, nothing else: an old, a repeated or a forged one
shows true rates of some day, or does nothing.
"""

import logging
from datetime import date

from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from bot.errors import NoRates, UnclearQuestion
from bot.rates.days import DAY
from bot.rates.views import Press, RateViews, View, read_press
from bot.rates.wording import Said, no_rates
from bot.texts import Texts
from handlers.desk import Desk

logger = logging.getLogger(__name__)


async def pressed(query: CallbackQuery, desk: Desk, rates: RateViews) -> None:
    press = read_press(query.data or "")
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    if press is None or not isinstance(query.message, Message):
        await query.answer(texts.say("This button is too old: send /rates again."))
        return
    try:
        said = await rates.show(texts, press)
    except NoRates:
        await query.answer(no_rates(texts, press.day, rates.book.today)[:200], show_alert=True)
        return
    except UnclearQuestion:
        await query.answer(
            texts.say("The National Bank gives no rate of that currency for this day.")
        )
        return
    await _turn(query.message, said, keyboard(texts, press, rates.book.today))
    await query.answer()


async def _turn(message: Message, said: Said, buttons: InlineKeyboardMarkup) -> None:
    if message.text == said.text:
        return
    marks = [MessageEntity(type=e.type, offset=e.offset, length=e.length) for e in said.entities]
    try:
        await message.edit_text(
            said.text,
            entities=marks,
            reply_markup=buttons,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except TelegramAPIError as error:
        # Deleted, too old, pressed too often: the next press shows the same again.
        logger.info("an answer about rates could not be turned over: %s", error)


def keyboard(texts: Texts, shown: Press, today: date) -> InlineKeyboardMarkup:
    """All ways from here; the day stays the one that was asked for."""
    day, code = shown.day, shown.code

    def button(label: str, view: View, back: int = 0) -> InlineKeyboardButton:
        data = Press(view, day - DAY * back, code).data
        return InlineKeyboardButton(text=label, callback_data=data)

    rows = [
        [
            button(texts.say("Day before"), View.DAY, 1),
            button(texts.say("Week"), View.WEEK),
            button(texts.say("Month"), View.MONTH),
            button(texts.say("Year"), View.YEAR),
        ],
        [
            button(texts.say("All currencies"), View.ALL),
            button(texts.say("Converter"), View.CONVERT),
        ],
    ]
    back = [] if shown.view is View.DAY else [button(texts.say("To the table"), View.DAY)]
    if day != today:
        data = Press(View.DAY, today, code).data
        back.append(InlineKeyboardButton(text=texts.say("Today"), callback_data=data))
    rows += [back] if back else []
    return InlineKeyboardMarkup(inline_keyboard=rows)
