"""/news and /search: pages of headlines, edited in place, and articles opened from them."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, Update, User

from bot.newsroom.news_list import Listing, clean_query, news_list, nothing_found, query_of
from bot.newsroom.shelf import Page, Shelf
from bot.texts import Texts
from handlers.desk import Desk
from handlers.keyboards import NEWS, Press, news_rows, read_news
from handlers.readers.article_keyboard import Trail
from handlers.readers.opening import Opening, Reader
from handlers.speaking import Rows, answered, change, gone, read_entities, say


async def show_news(message: Message, command: CommandObject, desk: Desk, shelf: Shelf) -> None:
    if message.from_user is not None:
        await show(message, message.from_user, clean_query(command.args or ""), desk, shelf)


async def search(message: Message, command: CommandObject, desk: Desk, shelf: Shelf) -> None:
    user = message.from_user
    if user is None:
        return
    query = clean_query(command.args or "")
    if query:
        await show(message, user, query, desk, shelf)
        return
    texts = await desk.texts(user.id, user.language_code)
    await desk.answer(message, texts.say("What shall I look for? For example: /search museum"))


async def show(message: Message, user: User, query: str, desk: Desk, shelf: Shelf) -> None:
    """The first page as a new message."""
    texts = await desk.texts(user.id, user.language_code)
    page = await shelf.newest(query)
    said = await say(message, *_shown(page, query, texts, shelf))
    await desk.messages.note(said.chat.id, [said.message_id], ours=True)


async def pressed(
    query: CallbackQuery, event_update: Update, desk: Desk, shelf: Shelf, opening: Opening
) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    press = read_news(query.data)
    message = query.message
    if press is None or not isinstance(message, Message) or not is_ours(message):
        await gone(query, texts)
    elif press.what == "read":
        # Telegram repeats a press that a kill left unconfirmed; an article is sent once.
        if await desk.people.handled(event_update.update_id, desk.clock.now()):
            await _read(query, message, press, desk, shelf, opening)
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
        await answered(query)
    else:
        await gone(query, texts)


async def _read(
    query: CallbackQuery,
    message: Message,
    press: Press,
    desk: Desk,
    shelf: Shelf,
    opening: Opening,
) -> None:
    texts = await desk.texts(query.from_user.id, query.from_user.language_code)
    stored = await shelf.article(press.number)
    if stored is None:
        await answered(query, texts.say("This article is not available any more."))
        return
    await answered(query)
    person = await desk.people.get(query.from_user.id)
    plain = person is not None and person.plain_reading
    await opening.show(Reader(message, Trail(message.message_id), texts, plain), stored)


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
