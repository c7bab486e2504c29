"""/why: what became of an article. /audit: who did what of late."""

from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.model import View
from bot.newsroom.card_reading import CardReading
from bot.newsroom.log_view import lines
from bot.ports import Chats, EventStore
from bot.posts.entities import cut
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of

LATEST = 20
MOST_STEPS = 40
LONGEST_TITLE = 200


async def why(
    message: Message,
    command: CommandObject,
    desk: Desk,
    chats: Chats,
    reading: CardReading,
    log: EventStore,
    zone: ZoneInfo,
) -> None:
    user = message.from_user
    if user is None:
        return
    texts = await desk.texts(user.id, user.language_code)
    asked = " ".join((command.args or "").split())
    if not asked:
        said = texts.say("Write /why with an article's address, its number or words of its title.")
        await desk.answer(message, said)
        return
    found = await reading.stored_ids(asked)
    stored = await reading.table.articles.get(found[0]) if found else None
    if stored is None:
        said = texts.say("I found no article for “{words}”.", words=cut(asked, LONGEST_TITLE))
        await desk.answer(message, said)
        return
    events = (await log.of_article(stored.id))[-MOST_STEPS:]
    steps = lines(events, await desk.channels.all(), zone, texts)
    title = cut(stored.article.title, LONGEST_TITLE)
    await chats.say(place_of(message), View("\n".join((f"{stored.id}. {title}", "", *steps))))


async def audit(
    message: Message,
    desk: Desk,
    chats: Chats,
    reading: CardReading,
    log: EventStore,
    zone: ZoneInfo,
) -> None:
    user = message.from_user
    if user is None:
        return
    texts = await desk.texts(user.id, user.language_code)
    events = await log.by_people(LATEST)
    titles = await reading.table.titles({e.article_id for e in events if e.article_id})
    found = lines(events, await desk.channels.all(), zone, texts, titles)
    text = "\n".join(found) or texts.say("Nobody has done anything yet.")
    await chats.say(place_of(message), View(text))


def router() -> Router:
    router = Router(name="log")
    router.message.register(why, Command("why", ignore_case=True), F.from_user, IsEditor())
    router.message.register(audit, Command("audit", ignore_case=True), F.from_user, IsEditor())
    return router
