"""/subscribe: news in the private chat, at once or every morning; all, or what holds some words."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, User

from bot.model import Span
from bot.model.subscriptions import Subscription
from bot.newsroom.readers.news_list import Listing, clean_query
from bot.newsroom.readers.shelf import Shelf
from bot.newsroom.search.query import wanted
from bot.ports.subscriptions import SubscriptionStore
from bot.telegram.forms import keyboard
from bot.texts import Texts
from handlers.desk import Desk
from handlers.readers.keyboards import SUBSCRIBE, read_subscribe, subscribe_rows
from handlers.speaking import answer_press, change, gone

MOST = 10  # of one person
KNOWN = 200  # newest articles that a new subscriber is not told of


@dataclass(frozen=True, slots=True)
class Wish:
    query: str
    daily: bool


async def ask(
    message: Message,
    command: CommandObject,
    user: User,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    subscriptions: SubscriptionStore,
) -> None:
    if message.chat.type != ChatType.PRIVATE:
        await desk.answer(message, texts.say("Please write /subscribe to me in a private chat."))
        return
    query = clean_query(command.args or "")
    if query and wanted(query) is None:
        await desk.answer(message, texts.say("What shall I look for? For example: /search museum"))
        return
    if query and not await _add(
        user.id, Wish(query, daily=False), texts, desk, shelf, subscriptions
    ):
        await desk.answer(message, too_many(texts))
    mine = await subscriptions.of(user.id)
    await desk.say(message, card(mine, texts), keyboard(subscribe_rows(mine, texts)))


async def pressed(
    query: CallbackQuery,
    user: User,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    subscriptions: SubscriptionStore,
) -> None:
    press = read_subscribe(query.data)
    message = query.message
    if press is None or not isinstance(message, Message) or message.chat.id != user.id:
        await gone(query, texts)
        return
    said = None
    mine = await subscriptions.of(user.id)
    if press.what == "stop":
        await subscriptions.remove(press.number, user.id)
    else:
        chosen = next((one.query for one in mine if one.id == press.number), "")
        if press.number == 0 or any(one.id == press.number for one in mine):
            wish = Wish(chosen, daily=press.what == "morning")
            if not await _add(user.id, wish, texts, desk, shelf, subscriptions):
                said = too_many(texts)
    mine = await subscriptions.of(user.id)
    await change(message, card(mine, texts), subscribe_rows(mine, texts))
    await answer_press(query, said)


def card(mine: Sequence[Subscription], texts: Texts) -> Listing:
    """What this person gets, a line each."""
    if not mine:
        return Listing(
            texts.say(
                "News in this chat: choose below, or write /subscribe with words, for example"
                " /subscribe museum"
            )
        )
    lines = [texts.say("In this chat you get:")]
    for number, one in enumerate(mine, 1):
        what = one.query or texts.say("all news")
        when = texts.say("every morning at 9:00") if one.daily else texts.say("at once")
        lines.append(f"{number}. {what} — {when}")
    return Listing("\n".join(lines))


async def _add(
    user_id: int,
    wish: Wish,
    texts: Texts,
    desk: Desk,
    shelf: Shelf,
    subscriptions: SubscriptionStore,
) -> bool:
    """False where this person has as many as one can have."""
    mine = await subscriptions.of(user_id)
    if len(mine) >= MOST and wish.query not in {one.query for one in mine}:
        return False
    now = desk.clock.now()
    # Digests come in the language in which they were asked for.
    await desk.people.started(user_id, texts.language, now)
    known = [one.article_id for one in await shelf.found(wish.query, Span(KNOWN))]
    await subscriptions.add(user_id, wish.query, wish.daily, known, now)
    return True


def too_many(texts: Texts) -> str:
    return texts.say(
        "You have {number} subscriptions, which is the limit: stop one first.", number=MOST
    )


def router() -> Router:
    router = Router(name="subscribe")
    router.message.register(ask, Command("subscribe", ignore_case=True), F.from_user)
    router.callback_query.register(pressed, F.data.startswith(f"{SUBSCRIBE}:"))
    return router
