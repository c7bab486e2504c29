"""The buttons under the question whether a post may be published."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.delivery.approvals import APPROVAL, Approvals, Approved, shown
from bot.model import Who
from bot.newsroom.cards.desk import CardDesk
from bot.newsroom.cards.material import address_in
from bot.newsroom.cards.view import unusable_text
from bot.newsroom.times import Unusable
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.answers import close, closed, turned
from handlers.editors.who import IsEditor
from handlers.speaking import answer_press


async def answered(query: CallbackQuery, who: Who, approvals: Approvals, cards: CardDesk) -> None:
    """In the language it was asked in, buttons too: others read on in the same message."""
    asked_in = approvals.asker.texts
    verdict = await approvals.answer(query.data or "", str(who), asked_in)
    if verdict.done is Approved.ASKED:
        await answer_press(query, verdict.said or None, stays=bool(verdict.said))
        await turned(query, keyboard(verdict.rows))
        return
    said = shown(verdict, who.name, approvals.asker.zone, asked_in).text
    await answer_press(query, said)
    if verdict.done is not Approved.TOO_LATE:
        await closed(query, said)
        await cards.table.show_all(verdict.article_id)


async def replied(
    message: Message, who: Who, texts: Texts, desk: Desk, approvals: Approvals, cards: CardDesk
) -> None:
    """When it may be published, in words. What else is said about it in a group is not for the
    bot, nor is an article's address."""
    question, text = message.reply_to_message, message.text or ""
    if question is None or address_in(text):
        raise SkipHandler
    chat_id = message.chat.id
    verdict = await approvals.written(chat_id, question.message_id, text, str(who))
    is_talk = verdict is Unusable.NOT_READ and message.chat.type != ChatType.PRIVATE
    if verdict is None or is_talk:
        raise SkipHandler
    if isinstance(verdict, Unusable):
        await desk.answer(message, unusable_text(verdict, texts))
        return
    asker = approvals.asker
    said = shown(verdict, who.name, asker.zone, texts).text
    if verdict.done is not Approved.TOO_LATE:
        await close(question, shown(verdict, who.name, asker.zone, asker.texts).text)
        await cards.table.show_all(verdict.article_id)
    await desk.answer(message, said)


def router() -> Router:
    router = Router(name="approvals")
    router.message.register(
        replied, F.text, ~F.text.startswith("/"), F.reply_to_message, IsEditor()
    )
    router.callback_query.register(answered, F.data.startswith(f"{APPROVAL}:"), IsEditor())
    return router
