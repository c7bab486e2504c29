"""The buttons under the bot's words about what could not be sent or changed."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.delivery.failures import FAILURE, FailureAnswer, Failures
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.edit_answers import close
from handlers.editors.who import IsEditor, tell, who_of


async def answered(query: CallbackQuery, desk: Desk, failures: Failures) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, channel = await failures.answer(query.data or "", str(who_of(query.from_user)))
    text = outcome_text(texts, done, channel)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not FailureAnswer.TOO_LATE:
        await close(query.message, text)


def outcome_text(texts: Texts, done: FailureAnswer, channel: str) -> str:
    if done is FailureAnswer.AGAIN:
        return texts.say("Tried again in {channel}.", channel=channel)
    if done is FailureAnswer.DROPPED:
        return texts.say("Left as it is in {channel}.", channel=channel)
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="failure_answers")
    router.callback_query.register(answered, F.data.startswith(f"{FAILURE}:"), IsEditor())
    return router
