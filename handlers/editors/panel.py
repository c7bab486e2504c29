"""/channels and /feeds: what there is and how it does; add, pause, go on, remove."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.config_values import Unusable, channels, feeds
from bot.errors import ChatGone, TelegramError
from bot.model import ChannelLine, View, Who
from bot.newsroom.panels.buttons import CHANNELS, FEEDS
from bot.newsroom.panels.panel import Panel
from bot.newsroom.panels.words import WordPanel
from bot.newsroom.rules.word_filter import parted
from bot.ports import Chats
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor, place_of
from handlers.editors.words import add_words
from handlers.speaking import out_of_date, show_instead

# As Telegram says it at a post; it is retold in the editor's language.
NO_RIGHTS = "Bad Request: need administrator rights in the channel chat"


async def show_channels(
    message: Message,
    command: CommandObject,
    who: Who,
    texts: Texts,
    desk: Desk,
    panel: Panel,
    word_panel: WordPanel,
    chats: Chats,
) -> None:
    asked, words = parted(command.args or "")
    if words:
        view = await add_words(asked, words, who, texts, desk, word_panel)
        await chats.say(place_of(message), view)
        return
    if asked:
        try:
            found = channels(asked)
        except Unusable:
            found = ()
        if not found:
            said = texts.say("I do not know that channel. Write @name or -100…")
            await desk.answer(message, said)
            return
        for one in found:
            line = ChannelLine(one.chat, one.topic, one.language)
            await panel.add_channel(line, who)
            await desk.answer(message, await _met(line, desk, texts))
    await chats.say(place_of(message), await panel.list(CHANNELS, 0, texts))


async def _met(line: ChannelLine, desk: Desk, texts: Texts) -> str:
    """Whether the bot may post there, asked of Telegram at once and written down."""
    if await _may_post(line, desk):
        return texts.say("{channel} is added, and the bot may post there.", channel=line.name)
    return texts.say(
        "{channel} is added, but the bot may not post there yet: make it an administrator.",
        channel=line.name,
    )


async def _may_post(line: ChannelLine, desk: Desk) -> bool:
    known = await desk.channels.all()
    same = [one for one in known if ChannelLine(one.chat, one.topic).key == line.key]
    now, reason = desk.clock.now(), NO_RIGHTS
    try:
        facts = await desk.service.messenger.meet(line.chat)
    except ChatGone as error:
        reason = str(error)
    except TelegramError:
        return False  # nobody knows: the first post tells
    else:
        if facts.may_post:
            for one in same:
                if facts.is_called(one.chat) and await desk.channels.unite(
                    one.id, facts.chat_id, now
                ):
                    continue
                await desk.channels.met(one.id, facts.chat_id, facts.protected, facts.title)
            return True
    for one in same:
        await desk.channels.stop(one.id, reason, now)
    return False


async def show_feeds(
    message: Message, command: CommandObject, who: Who, texts: Texts, panel: Panel, chats: Chats
) -> None:
    if asked := (command.args or "").strip():
        try:
            found = feeds(asked)
        except Unusable:
            found = ()
        if not found:
            said = texts.say(
                "This is not the address of a feed. It begins with http:// or https://"
            )
            await chats.say(place_of(message), View(said))
            return
        for url in found:
            await panel.add_feed(url, who)
    await chats.say(place_of(message), await panel.list(FEEDS, 0, texts))


async def pressed(query: CallbackQuery, who: Who, texts: Texts, panel: Panel, chats: Chats) -> None:
    view = await panel.press(query.data or "", who, texts)
    await show_instead(query, view, None if view else out_of_date(texts), chats)


def router() -> Router:
    router = Router(name="panel")
    router.message.register(show_channels, Command("channels", ignore_case=True), IsEditor())
    router.message.register(show_feeds, Command("feeds", ignore_case=True), IsEditor())
    ours = F.data.startswith(f"{CHANNELS}:") | F.data.startswith(f"{FEEDS}:")
    router.callback_query.register(pressed, ours, IsEditor())
    return router
