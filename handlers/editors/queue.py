"""/queue: what waits, what is in doubt, what failed and why, and what to do about it."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.newsroom.queue_desk import QueueDesk
from bot.newsroom.queue_view import PREFIX
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of, tell, who_of


async def queue(message: Message, desk: Desk, queue_desk: QueueDesk) -> None:
    user = message.from_user
    if user is not None:
        texts = await desk.texts(user.id, user.language_code)
        view = await queue_desk.page(0, texts)
        await queue_desk.table.chats.say(place_of(message), view)


async def pressed(query: CallbackQuery, desk: Desk, queue_desk: QueueDesk) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    looked = await queue_desk.press(query.data or "", who_of(query.from_user), texts)
    await tell(query, looked.said)
    if looked.view is not None and query.message is not None:
        chat, message_id = query.message.chat.id, query.message.message_id
        await queue_desk.table.chats.change(chat, message_id, looked.view)


def router() -> Router:
    router = Router(name="queue")
    router.message.register(queue, Command("queue", ignore_case=True), F.from_user, IsEditor())
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
