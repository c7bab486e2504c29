"""The buttons under a channel that say how its posts look."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.errors import TelegramError
from bot.newsroom.style_panel import PREFIX, StylePanel
from bot.ports import Chats
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of, tell, who_of


async def pressed(query: CallbackQuery, desk: Desk, style_panel: StylePanel, chats: Chats) -> None:
    if not isinstance(query.message, Message):
        await tell(query)
        return
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    message, who = query.message, who_of(query.from_user)
    try:
        done = await style_panel.press(query.data or "", who, place_of(message), texts)
    except TelegramError as error:
        await tell(query, str(error))
        return
    await tell(query, done.said)
    if done.view is not None:
        await chats.change(message.chat.id, message.message_id, done.view)


def router() -> Router:
    router = Router(name="style")
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
