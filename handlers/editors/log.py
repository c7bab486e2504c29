"""/why: what became of an article. /audit: who did what of late."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.model import View
from bot.newsroom.log.desk import LONGEST_TITLE, LogDesk
from bot.ports import Chats
from bot.posts.entities import cut
from bot.texts import Texts
from handlers.editors.who import IsEditor, place_of


async def why(
    message: Message, command: CommandObject, texts: Texts, chats: Chats, log: LogDesk
) -> None:
    asked = " ".join((command.args or "").split())
    usage = texts.say("Write /why with an article's address, its number or words of its title.")
    view = await log.of_article(asked, texts) if asked else View(usage)
    if view is None:
        words = cut(asked, LONGEST_TITLE)
        view = View(texts.say("I found no article for “{words}”.", words=words))
    await chats.say(place_of(message), view)


async def audit(message: Message, texts: Texts, chats: Chats, log: LogDesk) -> None:
    await chats.say(place_of(message), await log.of_people(texts))


def router() -> Router:
    router = Router(name="log")
    router.message.register(why, Command("why", ignore_case=True), IsEditor())
    router.message.register(audit, Command("audit", ignore_case=True), IsEditor())
    return router
