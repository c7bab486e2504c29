"""The two buttons under the question about a feed gone mad."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.delivery.mad_feeds import MAD_FEED, MadAnswer, MadFeeds
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.edit_answers import close
from handlers.editors.who import IsEditor, tell, who_of


async def answered(query: CallbackQuery, desk: Desk, mad_feeds: MadFeeds) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    done, count = await mad_feeds.answer(query.data or "", str(who_of(query.from_user)))
    text = outcome_text(texts, done, count)
    await tell(query, text)
    if isinstance(query.message, Message) and done is not MadAnswer.TOO_LATE:
        await close(query.message, text)


def outcome_text(texts: Texts, done: MadAnswer, count: int) -> str:
    if done is MadAnswer.PUBLISHED:
        return texts.say("Going out now, articles: {count}.", count=count)
    if done is MadAnswer.STORED:
        return texts.say("They are stored, nothing of them is published.")
    return texts.say("Already answered.")


def router() -> Router:
    router = Router(name="mad_feed_answers")
    router.callback_query.register(answered, F.data.startswith(f"{MAD_FEED}:"), IsEditor())
    return router
