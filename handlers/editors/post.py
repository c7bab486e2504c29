"""/post: an article by address, number or words, shown as the post that it would be."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.model import NewCard, Who
from bot.newsroom.cards.desk import CardDesk
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.material import part_of
from handlers.editors.who import IsEditor, place_of

LONGEST_WORDS = 2000


async def post(
    message: Message, command: CommandObject, who: Who, texts: Texts, desk: Desk, cards: CardDesk
) -> None:
    words = " ".join((command.args or "").split())[:LONGEST_WORDS]
    replied = message.reply_to_message
    part = part_of(replied) if replied and not words else None
    if not words and part is None:
        usage = texts.say(
            "Write /post with an article's address, its number or words of its title. Or send me"
            " the post itself: a text, photos with a text, or a forwarded message; a single short"
            " line becomes one when you reply to it with /post."
        )
        await desk.answer(message, usage)
        return
    parts = (part,) if part else ()
    new = NewCard(place_of(message), who, texts.language, words=words, parts=parts)
    await cards.open(new)


def router() -> Router:
    router = Router(name="post")
    router.message.register(post, Command("post", ignore_case=True), IsEditor())
    return router
