"""/language: in which language the bot speaks with somebody."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, User

from bot.newsroom.readers.news_list import Listing
from bot.telegram.forms import keyboard
from bot.telegram.menu import Menu
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers.keyboards import LANGUAGE, LANGUAGE_NAMES, language_rows, read_language
from handlers.speaking import answer_press, change, gone


async def ask(message: Message, texts: Texts, desk: Desk) -> None:
    await desk.say(message, question(texts), keyboard(language_rows(texts.language)))


async def chosen(query: CallbackQuery, user: User, texts: Texts, desk: Desk, menu: Menu) -> None:
    """For the person who pressed, whoever asked."""
    language = read_language(query.data)
    if language is None:
        await gone(query, texts)
        return
    await desk.people.choose_language(user.id, language)
    texts = Texts(language)
    message = query.message
    if isinstance(message, Message) and message.chat.type == ChatType.PRIVATE:
        await change(message, question(texts), language_rows(language))
    name = LANGUAGE_NAMES[language]
    await answer_press(query, texts.say("From now on I speak to you in: {language}", language=name))
    await menu.opened(user.id)


def question(texts: Texts) -> Listing:
    return Listing(texts.say("Which language shall I speak to you in?"))


def router() -> Router:
    router = Router(name="language")
    router.message.register(ask, Command("language", ignore_case=True), F.from_user)
    router.callback_query.register(chosen, F.data.startswith(f"{LANGUAGE}:"))
    return router
