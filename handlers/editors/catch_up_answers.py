"""The two buttons under the question after an outage."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.delivery.catch_up import CATCH_UP, CatchUpAnswer, CatchUpQuestion
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.edit_answers import close
from handlers.editors.who import IsEditor, tell


async def answered(query: CallbackQuery, desk: Desk, catch_up: CatchUpQuestion) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, count = await catch_up.answer(query.data or "")
    text = outcome_text(texts, done, count)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not CatchUpAnswer.TOO_LATE:
        await close(query.message, text)


def outcome_text(texts: Texts, done: CatchUpAnswer, count: int) -> str:
    if done is CatchUpAnswer.PUBLISHED:
        return texts.say("Going out now: {count}. The others are stored.", count=count)
    if done is CatchUpAnswer.STORED:
        return texts.say("They are stored, nothing of them is published.")
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="catch_up_answers")
    router.callback_query.register(answered, F.data.startswith(f"{CATCH_UP}:"), IsEditor())
    return router
