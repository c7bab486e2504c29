"""The buttons under rates: they turn the answer over in its place.

A button names a view, a currency and a day, nothing else: an old, a repeated or a forged one
shows true rates of some day, or does nothing.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace

from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from bot.errors import NoRates, UnclearQuestion, WorkerError
from bot.rates.pictures.drawing import Drawing
from bot.rates.views import SPANS, Press, RateViews, View, read_press
from bot.rates.wording import Said, no_rates, no_such_rate
from bot.telegram.forms import NO_PREVIEW, keyboard, message_entities
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers import own_currencies, rate_keyboard
from handlers.speaking import answer_press

logger = logging.getLogger(__name__)

LONGEST_CAPTION = 900  # letters; Telegram counts 1,024 units, of which a flag takes four


async def pressed(query: CallbackQuery, texts: Texts, desk: Desk, rates: RateViews) -> None:
    press = read_press(query.data or "")
    message = query.message
    if press is None or not isinstance(message, Message):
        await answer_press(query, texts.say("This button is too old: send /rates again."))
        return
    press = rates.bounded(press)
    said = None
    try:
        if press.view in (View.ADD, View.DROP):
            said = await own_currencies.choose(message, press, texts, desk, rates)
        else:
            own = await own_currencies.of(desk, message)
            await _show(message, press, texts, rates, own)
    except NoRates:
        await answer_press(query, no_rates(texts, press.day, rates.book.today), stays=True)
        return
    except UnclearQuestion:
        said = no_such_rate(texts)
    await answer_press(query, said)


async def _show(
    message: Message, press: Press, texts: Texts, rates: RateViews, own: Sequence[str] | None
) -> None:
    said, buttons = await composed(press, texts, rates, own)
    if press.view not in SPANS and not message.photo:
        said = replace(said, svg=None)  # a table of text stays one
    await _turn(message, said, buttons, rates)


async def composed(
    press: Press, texts: Texts, rates: RateViews, own: Sequence[str] | None
) -> tuple[Said, InlineKeyboardMarkup | None]:
    """`own`: of the reader; None where several people read. Raise NoRates, UnclearQuestion."""
    said = await rates.show(texts, press, own or ())
    rows = rate_keyboard.ways(texts, press, rates.book.today)
    if press.view is View.ALL and own is not None:
        rows = [*rate_keyboard.grid(press.day, await rates.offered(press.day), own), *rows]
        hint = texts.say("Tap a currency to add it to your /rates; tap it again to remove it.")
        said = replace(said, text=f"{said.text}\n\n{hint}")
    return said, keyboard(rows)


async def _turn(
    message: Message, said: Said, buttons: InlineKeyboardMarkup | None, views: RateViews
) -> None:
    """In its place. A text may become a picture, a picture stays one: what has none, or is too
    long for a caption, is said below it then."""
    if said.text in (message.text, message.caption):
        return
    marks = message_entities(said.entities)
    try:
        if said.svg and len(said.text) <= LONGEST_CAPTION:
            await _show_picture(message, said, buttons, views.drawing)
        elif message.photo:
            await message.answer(
                said.text, entities=marks, reply_markup=buttons, link_preview_options=NO_PREVIEW
            )
        else:
            await message.edit_text(
                said.text, entities=marks, reply_markup=buttons, link_preview_options=NO_PREVIEW
            )
    except (TelegramAPIError, WorkerError) as error:
        # Deleted, too old, pressed too often: the next press shows the same again.
        logger.info("an answer about rates could not be turned over: %s", error)


async def _show_picture(
    message: Message, said: Said, buttons: InlineKeyboardMarkup | None, drawing: Drawing
) -> None:
    """By Telegram's own number for it where it was sent before."""
    svg = said.svg or ""
    held = drawing.held(svg)
    file = held or BufferedInputFile(await drawing.png(svg), "rates.png")
    media = InputMediaPhoto(
        media=file, caption=said.text, caption_entities=message_entities(said.entities)
    )
    sent = await message.edit_media(media, reply_markup=buttons)
    if isinstance(sent, Message) and sent.photo:
        drawing.sent(svg, sent.photo[-1].file_id)
