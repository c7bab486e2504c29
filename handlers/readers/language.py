"""/language: in which language the bot speaks with somebody."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.newsroom.news_list import Listing
from bot.telegram.menu import Menu
from bot.texts import Texts
from handlers.desk import Desk
from handlers.keyboards import LANGUAGE, LANGUAGE_NAMES, language_rows, read_language
from handlers.speaking import answered, change, gone, say


async def ask(message: Message, desk: Desk) -> None:
    user = message.from_user
    if user is None:
        return
    texts = await desk.texts(user.id, user.language_code)
    said = await say(message, question(texts), language_rows(texts.language))
    await desk.messages.note(said.chat.id, [said.message_id], ours=True)


async def chosen(query: CallbackQuery, desk: Desk, menu: Menu) -> None:
    """For the person who pressed, whoever asked."""
    user = query.from_user
    language = read_language(query.data)
    if language is None:
        await gone(query, await desk.texts(user.id, user.language_code))
        return
    await desk.people.choose_language(user.id, language)
    texts = Texts(language)
    message = query.message
    if isinstance(message, Message) and message.chat.type == ChatType.PRIVATE:
        await change(message, question(texts), language_rows(language))
    name = LANGUAGE_NAMES[language]
    await answered(query, texts.say("From now on I speak with you in: {language}", language=name))
    await menu.opened(user.id)


def question(texts: Texts) -> Listing:
    return Listing(texts.say("In which language shall I speak with you?"))


def router() -> Router:
    router = Router(name="language")
    router.message.register(ask, Command("language", ignore_case=True), F.from_user)
    router.callback_query.register(chosen, F.data.startswith(f"{LANGUAGE}:"))
    return router
