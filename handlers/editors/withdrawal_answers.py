"""The two buttons under the question about a withdrawn article."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.delivery.withdrawals import WITHDRAWAL, WithdrawalAnswer, WithdrawalQuestions
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.edit_answers import close
from handlers.editors.who import IsEditor, tell, who_of


async def answered(query: CallbackQuery, desk: Desk, withdrawals: WithdrawalQuestions) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, count = await withdrawals.answer(query.data or "", str(who_of(query.from_user)))
    text = outcome_text(texts, done, count)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not WithdrawalAnswer.TOO_LATE:
        await close(query.message, text)


def outcome_text(texts: Texts, done: WithdrawalAnswer, count: int) -> str:
    if done is WithdrawalAnswer.DELETED:
        return texts.say("Being deleted, posts: {count}.", count=count)
    if done is WithdrawalAnswer.LEFT:
        return texts.say("The posts stay.")
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="withdrawal_answers")
    router.callback_query.register(answered, F.data.startswith(f"{WITHDRAWAL}:"), IsEditor())
    return router
