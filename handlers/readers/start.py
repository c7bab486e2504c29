"""/start: who the bot is and where the newsroom's channels are."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandStart
from aiogram.types import Message, User

from bot.telegram.menu import Menu
from bot.texts import Texts
from handlers.desk import Desk

MOST_CHANNELS = 20


async def start(message: Message, user: User, texts: Texts, desk: Desk, menu: Menu) -> None:
    if message.chat.type == ChatType.PRIVATE:
        await desk.people.started(user.id, None, desk.clock.now())
        desk.service.opened(user.id)
    lines = [
        texts.say(
            "Hello! I am the newsroom's bot: its new articles appear in its channels soon after"
            " they come out."
        )
    ]
    channels = [c.chat for c in await desk.channels.all() if c.chat.startswith("@")]
    if channels:
        names = ", ".join(dict.fromkeys(channels[:MOST_CHANNELS]))
        lines.append(texts.say("Our channels: {channels}", channels=names))
    lines.append(texts.say("What I can do: /help"))
    await desk.answer(message, "\n\n".join(lines))
    if message.chat.type == ChatType.PRIVATE:
        await menu.opened(user.id)


def router() -> Router:
    router = Router(name="start")
    router.message.register(start, CommandStart(ignore_case=True), F.from_user)
    return router
