"""/stats: the newsroom in figures."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.newsroom.figures import FiguresDesk
from bot.ports import Chats
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of


async def stats(message: Message, desk: Desk, chats: Chats, figures: FiguresDesk) -> None:
    user = message.from_user
    if user is not None:
        texts = await desk.texts(user.id, user.language_code)
        await chats.say(place_of(message), await figures.view(texts))


def router() -> Router:
    router = Router(name="stats")
    router.message.register(stats, Command("stats", ignore_case=True), F.from_user, IsEditor())
    return router
