"""The two buttons under the question about a withdrawn article."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.delivery.withdrawals import WITHDRAWAL, WithdrawalAnswer, WithdrawalQuestions
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.edit_answers import close


async def answered(query: CallbackQuery, desk: Desk, withdrawals: WithdrawalQuestions) -> None:
    """Only administrators; for anybody else the button does nothing."""
    if query.from_user.id not in desk.admins:
        await query.answer()
        return
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, count = await withdrawals.answer(query.data or "", f"user {query.from_user.id}")
    text = outcome_text(texts, done, count)
    await query.answer(text[:200])
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
    router.callback_query.register(answered, F.data.startswith(f"{WITHDRAWAL}:"))
    return router
