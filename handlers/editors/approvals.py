"""The buttons under the question whether a post may be published."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.delivery.approvals import APPROVAL, Approvals, Approved, shown
from bot.model import Who
from bot.newsroom.card_desk import CardDesk
from bot.telegram.chats import keyboard
from bot.texts import Texts
from handlers.editors.answers import close
from handlers.editors.who import IsEditor
from handlers.speaking import answer_press


async def answered(
    query: CallbackQuery, who: Who, texts: Texts, approvals: Approvals, cards: CardDesk
) -> None:
    verdict = await approvals.answer(query.data or "", str(who), texts)
    if verdict.done is Approved.ASKED:
        await answer_press(query)
        await _turned(query.message, keyboard(verdict.rows))
        return
    said = shown(verdict, who.name, approvals.asker.zone, texts).text
    await answer_press(query, said)
    if isinstance(query.message, Message) and verdict.done is not Approved.TOO_LATE:
        await close(query.message, said)
        await cards.table.show_all(verdict.article_id)


async def _turned(message: object, markup: InlineKeyboardMarkup | None) -> None:
    """The same question with other buttons."""
    if isinstance(message, Message):
        with suppress(TelegramBadRequest):
            await message.edit_reply_markup(reply_markup=markup)


def router() -> Router:
    router = Router(name="approvals")
    router.callback_query.register(answered, F.data.startswith(f"{APPROVAL}:"), IsEditor())
    return router
