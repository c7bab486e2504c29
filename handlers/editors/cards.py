"""The buttons under an editor's card."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.newsroom.card_data import PREFIX
from bot.newsroom.card_desk import CardDesk
from handlers.desk import Desk
from handlers.editors.who import IsEditor, tell, who_of


async def pressed(query: CallbackQuery, desk: Desk, cards: CardDesk) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done = await cards.press(query.data or "", who_of(query.from_user), texts)
    await tell(query, done.said)
    await cards.show(done, query.message.message_id if query.message else None)


def router() -> Router:
    router = Router(name="cards")
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
