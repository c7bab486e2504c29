"""By which words a channel takes articles, as editors see and change it."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from bot.model import Button, Channel, View, Who, WordFilter
from bot.newsroom.numbers import number_in
from bot.newsroom.panels.buttons import back_to
from bot.newsroom.rules.word_filter import read_words, with_words, without_words
from bot.ports import ChannelStore, Clock
from bot.posts.entities import cut
from bot.texts import Texts

PREFIX = "words"
LONGEST_LABEL = 30  # UTF-16 units
IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class WordPanel:
    channels: ChannelStore
    clock: Clock

    async def press(self, text: str, who: Who, texts: Texts) -> View | None:
        """A word goes; pressed twice it is as good. None for data of no button of ours."""
        channel_id, key = _parsed(text)
        channel = next((c for c in await self.channels.all() if c.id == channel_id), None)
        if channel is None:
            return None
        words = channel.words
        going = [word for word in words if _key(word) == key]
        if going:
            change = partial(without_words, fewer=read_words(going))
            words = await self.channels.choose_words(channel.id, change, self.clock.now(), str(who))
        return words_view(channel, words, texts)

    async def add(self, channel: Channel, more: WordFilter, who: Who, texts: Texts) -> View:
        """Raise ValueError where they become too many."""
        change = partial(with_words, more=more)
        words = await self.channels.choose_words(channel.id, change, self.clock.now(), str(who))
        return words_view(channel, words, texts)


def word_button(channel: Channel, texts: Texts) -> Button:
    """Leads here from the channel's own message."""
    mark = "✓ " if channel.words else ""
    return Button(mark + texts.say("Choose by words"), f"{PREFIX}:{channel.id}:")


def words_view(channel: Channel, words: WordFilter, texts: Texts) -> View:
    how = texts.say(
        "To add words, write: /channels {channel} +football, -casino\n"
        "With + only articles come that have one of these words in the headline, the tags or"
        " the first paragraph; with - those stay out that have it anywhere. Every form of a"
        " word counts; a word in quotation marks counts as it is, #tag is a tag.",
        channel=channel.name,
    )
    buttons = [
        Button(f"✕ {cut(word, LONGEST_LABEL)}", f"{PREFIX}:{channel.id}:{_key(word)}")
        for word in words
    ]
    rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
    text = "\n".join((*_standing(channel, words, texts), "", how))
    return View(text, (*rows, (back_to(channel, texts),)))


def _standing(channel: Channel, words: WordFilter, texts: Texts) -> list[str]:
    only, without = ", ".join(words.only), ", ".join(words.without)
    name, say = channel.shown, texts.say
    if not words:
        return [say("{channel} takes articles whatever words are in them.", channel=name)]
    with_them = say("{channel} takes only articles with one of: {words}", channel=name, words=only)
    out = say("{channel} takes no article with any of: {words}", channel=name, words=without)
    return [*([with_them] if only else []), *([out] if without else [])]


def _key(word: str) -> str:
    """Of a word with its sign, short enough for a button."""
    return sha256(word.encode()).hexdigest()[:16]


def _parsed(text: str) -> tuple[int, str]:
    """Channel 0, which does not exist, for data that no button of ours carries."""
    parts = text.split(":")
    channel_id = number_in(parts[1]) if len(parts) == 3 and parts[0] == PREFIX else None
    return (0, "") if channel_id is None else (channel_id, parts[2])
