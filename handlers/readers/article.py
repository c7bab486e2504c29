"""What is pressed under an article that is open: on with it, or back to the list."""

import logging

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import DeleteMessage
from aiogram.types import CallbackQuery, Message, Update

from bot.errors import WorkerError
from bot.newsroom.shelf import Shelf
from handlers.desk import Desk
from handlers.keyboards import NEWS
from handlers.readers.article_keyboard import Onward, Trail
from handlers.readers.opening import Opening
from handlers.speaking import answered, gone

logger = logging.getLogger(__name__)


async def go_on(
    query: CallbackQuery, event_update: Update, desk: Desk, shelf: Shelf, opening: Opening
) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    press, message = Onward.read(query.data), query.message
    if press is None or not isinstance(message, Message) or Trail.under(message) is None:
        await gone(query, texts)
        return
    # Telegram repeats a press that a kill left unconfirmed; a page is sent once.
    if not await desk.people.handled(event_update.update_id, desk.clock.now()):
        return
    stored = await shelf.article(press.article_id)
    if stored is None:
        await answered(query, texts.say("This article is not available any more."))
        return
    if stored.revision != press.revision:
        await gone(query, texts)
        return
    await answered(query)
    if not await _without_buttons(message):
        return  # pressed twice
    try:
        await opening.go_on(message, stored, press.told, texts)
    except WorkerError as error:
        logger.warning("the rest of article %s is not shown: %s", stored.id, error)


async def back(query: CallbackQuery, desk: Desk) -> None:
    """The list stands above: the article goes, or at least its buttons."""
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    trail, message = Trail.read(query.data), query.message
    if trail is None or not isinstance(message, Message) or message.chat.type != ChatType.PRIVATE:
        await gone(query, texts)
        return
    await answered(query)
    if not await _deleted(message, message.message_id):
        await _without_buttons(message)
    for message_id in reversed(trail.messages):
        await _deleted(message, message_id)


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
    router.callback_query.register(back, F.data.startswith(f"{NEWS}:back:"))
    return router
