"""The buttons under a channel that say how its posts look."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.errors import TelegramError
from bot.model import Who
from bot.newsroom.panels.style import PREFIX, StylePanel
from bot.ports import Chats
from bot.reasons import retell
from bot.texts import Texts
from handlers.editors.who import IsEditor, place_of
from handlers.speaking import answer_press, show_instead


async def pressed(
    query: CallbackQuery, who: Who, texts: Texts, style_panel: StylePanel, chats: Chats
) -> None:
    if not isinstance(query.message, Message):
        await answer_press(query)
        return
    try:
        done = await style_panel.press(query.data or "", who, place_of(query.message), texts)
    except TelegramError as error:
        await answer_press(query, retell(str(error), texts))
        return
    await show_instead(query, done.view, done.said, chats)


def router() -> Router:
    router = Router(name="style")
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
