"""The buttons under the bot's questions about changed posts."""

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.delivery.edit_questions import EDIT, EditAnswer, EditQuestions
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor, tell, who_of


async def answered(query: CallbackQuery, desk: Desk, edit_questions: EditQuestions) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, channel = await edit_questions.answer(query.data or "", str(who_of(query.from_user)))
    text = outcome_text(texts, done, channel)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not EditAnswer.TOO_LATE:
        await close(query.message, text)


async def close(question: Message, text: str) -> None:
    """The question stays readable, its buttons go."""
    try:
        await question.edit_text(f"{question.text or ''}\n\n{text}"[-4096:], reply_markup=None)
    except TelegramBadRequest:
        return  # deleted or edited meanwhile: the answer is stored, which is what counts


def outcome_text(texts: Texts, done: EditAnswer, channel: str) -> str:
    if done is EditAnswer.EDITED:
        return texts.say("The post in {channel} is being updated.", channel=channel)
    if done is EditAnswer.KEPT:
        return texts.say("The post in {channel} stays as it is.", channel=channel)
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="edit_answers")
    router.callback_query.register(answered, F.data.startswith(f"{EDIT}:"), IsEditor())
    return router
