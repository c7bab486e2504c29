"""The buttons under the bot's questions to the editors."""

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.delivery.questions import DOUBT, Answer
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor, tell, who_of


async def answered(query: CallbackQuery, desk: Desk) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, channel = await desk.questions.answer(query.data or "", str(who_of(query.from_user)))
    text = outcome_text(texts, done, channel)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not Answer.TOO_LATE:
        await _close(query.message, text)


async def _close(question: Message, text: str) -> None:
    """The question stays readable, its buttons go."""
    try:
        await question.edit_text(f"{question.text or ''}\n\n{text}"[-4096:], reply_markup=None)
    except TelegramBadRequest:
        return  # deleted or edited meanwhile: the answer is stored, which is what counts


def outcome_text(texts: Texts, done: Answer, channel: str) -> str:
    if done is Answer.PUT_DOWN_AS_SENT:
        return texts.say("Noted: the post is in {channel}.", channel=channel)
    if done is Answer.QUEUED_AGAIN:
        return texts.say("The post is queued again for {channel}.", channel=channel)
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="answers")
    router.callback_query.register(answered, F.data.startswith(f"{DOUBT}:"), IsEditor())
    return router
