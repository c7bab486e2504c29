"""The buttons under an editor's card, and commands said while it asks for words."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from bot.model import Who
from bot.newsroom.cards.data import PREFIX
from bot.newsroom.cards.desk import CardDesk
from bot.texts import Texts
from handlers.editors.who import IsEditor, place_of
from handlers.speaking import answer_press


async def pressed(query: CallbackQuery, who: Who, texts: Texts, cards: CardDesk) -> None:
    done = await cards.press(query.data or "", who, texts)
    await answer_press(query, done.said)
    await cards.show(done, query.message.message_id if query.message else None)


async def interrupted(message: Message, who: Who, cards: CardDesk) -> None:
    """The command itself is answered elsewhere."""
    await cards.interrupted(who, place_of(message))
    raise SkipHandler


def router() -> Router:
    router = Router(name="cards")
    command = F.text.startswith("/") & ~F.forward_origin
    router.message.register(interrupted, command, IsEditor())
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
