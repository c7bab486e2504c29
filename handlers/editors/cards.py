"""The buttons under an editor's card."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.model import Who
from bot.newsroom.card_data import PREFIX
from bot.newsroom.card_desk import CardDesk
from bot.texts import Texts
from handlers.editors.who import IsEditor
from handlers.speaking import answer_press


async def pressed(query: CallbackQuery, who: Who, texts: Texts, cards: CardDesk) -> None:
    done = await cards.press(query.data or "", who, texts)
    await answer_press(query, done.said)
    await cards.show(done, query.message.message_id if query.message else None)


def router() -> Router:
    router = Router(name="cards")
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
