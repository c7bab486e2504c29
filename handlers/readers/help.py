"""/help, and a word for anything else said in private."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from handlers.desk import Desk


async def show_help(message: Message, desk: Desk) -> None:
    user = message.from_user
    if user is None:
        return
    texts = await desk.texts(user.id, user.language_code)
    lines = [
        texts.say(
            "I answer to:\n/start – about the newsroom and its channels\n/help – this list\n\n"
            "To read the news, subscribe to a channel: new articles come there by themselves."
        )
    ]
    if user.id in desk.admins:
        lines.append(
            texts.say(
                "You are an administrator of this bot. When the connection breaks while a post is"
                " being sent and I cannot tell whether it arrived, I ask you here."
            )
        )
    await desk.answer(message, "\n\n".join(lines))


async def point_to_help(message: Message, desk: Desk) -> None:
    user = message.from_user
    if user is not None:
        texts = await desk.texts(user.id, user.language_code)
        await desk.answer(message, texts.say("What I can do: /help"))


def router() -> Router:
    router = Router(name="help")
    router.message.register(show_help, Command("help"), F.from_user)
    router.message.register(point_to_help, F.chat.type == ChatType.PRIVATE, F.from_user)
    return router
