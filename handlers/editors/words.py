"""By which words a channel takes articles: «/channels @sport +football», and the buttons."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.config_values import Unusable, channels
from bot.model import ChannelLine, View, Who
from bot.newsroom.panels.words import PREFIX, WordPanel
from bot.newsroom.rules.word_filter import MOST, read_words
from bot.ports import Chats
from bot.texts import Texts
from handlers.desk import Desk
from handlers.editors.who import IsEditor
from handlers.speaking import out_of_date, show_instead


async def add_words(
    named: str, entries: Sequence[str], who: Who, texts: Texts, desk: Desk, word_panel: WordPanel
) -> View:
    """What to say then, where the channel is not known or a word cannot be meant too."""
    try:
        lines = [ChannelLine(one.chat, one.topic) for one in channels(named)]
    except Unusable:
        lines = []
    known = [c for c in await desk.channels.all() if c.name.lower() in [one.key for one in lines]]
    if len(lines) != 1 or not known:
        return View(texts.say("I do not know that channel. Write @name or -100…"))
    try:
        return await word_panel.add(known[0], read_words(entries), who, texts)
    except ValueError:
        return View(
            texts.say(
                "I cannot take these words. Write /channels {channel} +football, -casino:"
                " at most {number} in all, each with one sign.",
                channel=known[0].name,
                number=MOST,
            )
        )


async def pressed(
    query: CallbackQuery, who: Who, texts: Texts, word_panel: WordPanel, chats: Chats
) -> None:
    view = await word_panel.press(query.data or "", who, texts)
    await show_instead(query, view, None if view else out_of_date(texts), chats)


def router() -> Router:
    router = Router(name="words")
    router.callback_query.register(pressed, F.data.startswith(f"{PREFIX}:"), IsEditor())
    return router
