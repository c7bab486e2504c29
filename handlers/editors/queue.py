"""/queue: what waits, what is in doubt, what failed and why, and what to do about it."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.model import Who
from bot.newsroom.panels.queue_desk import QueueDesk
from bot.newsroom.panels.queue_view import PREFIX
from bot.ports import Chats
from bot.texts import Texts
from handlers.editors.who import IsEditor, place_of
from handlers.speaking import show_instead


async def queue(message: Message, texts: Texts, queue_desk: QueueDesk, chats: Chats) -> None:
    await chats.say(place_of(message), await queue_desk.page(0, texts))


async def pressed(
    query: CallbackQuery, who: Who, texts: Texts, queue_desk: QueueDesk, chats: Chats
) -> None:
    looked = await queue_desk.press(query.data or "", who, texts)
    await show_instead(query, looked.view, looked.said, chats)


def router() -> Router:
    router = Router(name="queue")
    router.message.register(queue, Command("queue", ignore_case=True), IsEditor())
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
