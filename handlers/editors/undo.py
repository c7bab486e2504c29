"""/undo: takes back what the same person published or approved last."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.model import Who
from bot.newsroom.panels.undo import Undo
from bot.posts.entities import cut
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor

LONGEST_TITLE = 200


async def undo(message: Message, who: Who, texts: Texts, desk: Desk, undo_last: Undo) -> None:
    undone = await undo_last.last(who)
    if undone is None or not (undone.cancelled or undone.deleted or undone.standing):
        await desk.answer(message, texts.say("There is nothing of yours to take back."))
        return
    lines = [cut(undone.title, LONGEST_TITLE)]
    if undone.cancelled:
        names = ", ".join(undone.cancelled)
        lines.append(texts.say("It will not be published in {channels}.", channels=names))
    if undone.deleted:
        names = ", ".join(undone.deleted)
        lines.append(texts.say("Its post is being deleted in {channels}.", channels=names))
    if undone.standing:
        names = ", ".join(undone.standing)
        lines.append(
            texts.say(
                "It is on its way to {channels}: say /undo once more when it has arrived.",
                channels=names,
            )
        )
    await desk.answer(message, "\n\n".join(lines))


def router() -> Router:
    router = Router(name="undo")
    router.message.register(undo, Command("undo", ignore_case=True), IsEditor())
    return router
