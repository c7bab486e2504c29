"""/stats: the newsroom in figures."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.newsroom.panels.figures import FiguresDesk
from bot.ports import Chats
from bot.texts import Texts
from handlers.editors.who import IsEditor, place_of


async def stats(message: Message, texts: Texts, chats: Chats, figures: FiguresDesk) -> None:
    await chats.say(place_of(message), await figures.view(texts))


def router() -> Router:
    router = Router(name="stats")
    router.message.register(stats, Command("stats", ignore_case=True), IsEditor())
    return router
