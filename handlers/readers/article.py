"""What is pressed under an article that is open: on with it, or back to the list."""

import logging
from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import DeleteMessage
from aiogram.types import CallbackQuery, Message, Update

from bot.errors import WorkerError
from bot.newsroom.readers.shelf import Shelf
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers.article_keyboard import Form, Onward, Trail
from handlers.readers.keyboards import NEWS
from handlers.readers.opening import Opening, Reader
from handlers.speaking import answer_press, gone

logger = logging.getLogger(__name__)


async def go_on(
    query: CallbackQuery,
    event_update: Update,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    opening: Opening,
) -> None:
    press, reader = Onward.read(query.data), await _reader(query, texts, desk)
    if press is None or reader is None:
        await gone(query, texts)
        return
    if not await desk.is_first(event_update):
        return
    stored = await shelf.article(press.article_id)
    if stored is None or stored.revision != press.revision:
        await gone(query, texts)
        return
    await answer_press(query)
    if not await _without_buttons(reader.message):
        return  # pressed twice
    below = replace(reader, trail=reader.trail.then(reader.message.message_id))
    try:
        await opening.go_on(below, stored, press.told)
    except WorkerError as error:
        logger.warning("the rest of article %s is not shown: %s", stored.id, error)


async def in_form(
    query: CallbackQuery,
    event_update: Update,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    opening: Opening,
) -> None:
    """The article again in the form that is chosen for all from now on."""
    press, reader = Form.read(query.data), await _reader(query, texts, desk)
    if press is None or reader is None:
        await gone(query, texts)
        return
    if not await desk.is_first(event_update):
        return
    await desk.people.choose_reading(query.from_user.id, plain=press.plain)
    stored = await shelf.article(press.article_id)
    if stored is None:
        await gone(query, texts)
        return
    await answer_press(query)
    await _take_away(reader.message, reader.trail)
    again = replace(reader, trail=Trail(reader.trail.list_id), plain=press.plain)
    await opening.show(again, stored)


async def back(query: CallbackQuery, texts: Texts, desk: Desk) -> None:
    """The list stands above."""
    reader = await _reader(query, texts, desk)
    if reader is None or Trail.read(query.data) is None:
        await gone(query, texts)
        return
    await answer_press(query)
    await _take_away(reader.message, reader.trail)


async def _reader(query: CallbackQuery, texts: Texts, desk: Desk) -> Reader | None:
    """None where the press is not under an article that is open."""
    message = query.message
    if not isinstance(message, Message) or message.chat.type != ChatType.PRIVATE:
        return None
    trail = Trail.under(message)
    if trail is None:
        return None
    return Reader(message, trail, texts, await desk.reads_plainly(query.from_user.id))


async def _take_away(last: Message, trail: Trail) -> None:
    """The article's messages, or at least the buttons under its last one."""
    if not await _deleted(last, last.message_id):
        await _without_buttons(last)
    for message_id in reversed(trail.messages):
        await _deleted(last, message_id)


async def _deleted(there: Message, message_id: int) -> bool:
    """False for what is gone already, or older than what a bot may delete."""
    try:
        await DeleteMessage(chat_id=there.chat.id, message_id=message_id).as_(there.bot)
    except TelegramBadRequest:
        return False
    return True


async def _without_buttons(message: Message) -> bool:
    """False where they are gone already."""
    try:
        await message.edit_reply_markup(reply_markup=None)
    except TelegramBadRequest:
        return False
    return True


def router() -> Router:
    router = Router(name="article")
    router.callback_query.register(go_on, F.data.startswith(f"{NEWS}:onward:"))
    router.callback_query.register(in_form, F.data.startswith((f"{NEWS}:plain:", f"{NEWS}:rich:")))
    router.callback_query.register(back, F.data.startswith(f"{NEWS}:back:"))
    return router
