"""The two buttons under the bot's questions to the editors."""

from collections.abc import Mapping
from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.delivery.asking import Question, pressed
from bot.model import Who
from bot.newsroom.cards.desk import CardDesk
from bot.posts.entities import cut
from bot.telegram.forms import NO_PREVIEW
from handlers.editors.who import IsEditor
from handlers.speaking import answer_press

MOST_KEPT = 3500  # UTF-16 units of a question: what was answered must stand below it


async def answered(
    query: CallbackQuery, who: Who, cards: CardDesk, questions: Mapping[str, Question]
) -> None:
    """In the language it was asked in: others read on in the same message."""
    texts = cards.table.asks_in
    press = pressed(query.data or "")
    question, done = questions.get(press.kind), None
    if question is not None:
        done = await question.answer(press, str(who), texts)
    await answer_press(query, done or texts.say("Already answered."))
    if done:
        await closed(query, done)


async def closed(query: CallbackQuery, text: str) -> None:
    """The words of an old question Telegram may keep to itself: then only its buttons go."""
    if isinstance(query.message, Message):
        await close(query.message, text)
    else:
        await turned(query, None)


async def turned(query: CallbackQuery, markup: InlineKeyboardMarkup | None) -> None:
    """The same question with other buttons."""
    if query.message is not None and query.bot is not None:
        chat_id, message_id = query.message.chat.id, query.message.message_id
        with suppress(TelegramBadRequest):
            await query.bot.edit_message_reply_markup(
                chat_id=chat_id, message_id=message_id, reply_markup=markup
            )


async def close(question: Message, text: str) -> None:
    """The question stays readable, its buttons go."""
    try:
        await question.edit_text(
            f"{cut(question.text or '', MOST_KEPT)}\n\n{text}",
            reply_markup=None,
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest:
        return  # deleted or edited meanwhile: the answer is stored, which is what counts


def router(questions: Mapping[str, Question]) -> Router:
    router = Router(name="answers")
    router.callback_query.register(
        answered, F.data.startswith(tuple(f"{kind}:" for kind in questions)), IsEditor()
    )
    return router
