"""/news and /search: pages of headlines, edited in place, and articles opened from them."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, Update

from bot.newsroom.readers.news_list import Listing, clean_query, news_list, nothing_found, query_of
from bot.newsroom.readers.shelf import Page, Shelf
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers.article_keyboard import Trail
from handlers.readers.keyboards import NEWS, Press, news_rows, read_news
from handlers.readers.opening import Opening, Reader
from handlers.speaking import Rows, answer_press, change, gone, read_entities


async def show_news(
    message: Message, command: CommandObject, texts: Texts, desk: Desk, shelf: Shelf
) -> None:
    await show(message, clean_query(command.args or ""), texts, desk, shelf)


async def search(
    message: Message, command: CommandObject, texts: Texts, desk: Desk, shelf: Shelf
) -> None:
    query = clean_query(command.args or "")
    if query:
        await show(message, query, texts, desk, shelf)
    else:
        await desk.answer(message, texts.say("What shall I look for? For example: /search museum"))


async def show(message: Message, query: str, texts: Texts, desk: Desk, shelf: Shelf) -> None:
    """The first page as a new message."""
    page = await shelf.newest(query)
    words, rows = _shown(page, query, texts, shelf)
    await desk.say(message, words, keyboard(rows))


async def pressed(
    query: CallbackQuery,
    event_update: Update,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    opening: Opening,
) -> None:
    press = read_news(query.data)
    message = query.message
    if press is None or not isinstance(message, Message) or not is_ours(message):
        await gone(query, texts)
    elif press.what == "read":
        if await desk.is_first(event_update):
            plain = await desk.reads_plainly(query.from_user.id)
            reader = Reader(message, Trail(message.message_id), texts, plain)
            await _read(query, press, reader, shelf, opening)
    else:
        await _turn(query, message, press, texts, shelf)


def is_ours(message: Message) -> bool:
    """A modified client may press any data under any of the bot's messages."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return any(
        (button.callback_data or "").startswith(f"{NEWS}:") for row in rows for button in row
    )


async def _turn(
    query: CallbackQuery, message: Message, press: Press, texts: Texts, shelf: Shelf
) -> None:
    if not message.text:
        await gone(query, texts)
        return
    words = query_of(message.text, read_entities(message))
    turn = shelf.older if press.what == "older" else shelf.newer
    page = await turn(words, press.number)
    if await change(message, *_shown(page, words, texts, shelf)):
        await answer_press(query)
    else:
        await gone(query, texts)


async def _read(
    query: CallbackQuery, press: Press, reader: Reader, shelf: Shelf, opening: Opening
) -> None:
    stored = await shelf.article(press.number)
    if stored is None:
        await answer_press(query, reader.texts.say("This article is not available any more."))
        return
    await answer_press(query)
    await opening.show(reader, stored)


def _shown(page: Page, query: str, texts: Texts, shelf: Shelf) -> tuple[Listing, Rows]:
    if not page.headlines:
        return nothing_found(query, texts), ()
    return news_list(page, query, texts, shelf.zone), news_rows(page, texts)


def router() -> Router:
    router = Router(name="news")
    router.message.register(show_news, Command("news", ignore_case=True), F.from_user)
    router.message.register(search, Command("search", ignore_case=True), F.from_user)
    router.callback_query.register(pressed, F.data.startswith(f"{NEWS}:"))
    return router
