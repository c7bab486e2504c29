"""How a channel's posts look, as editors see and change it: one message, its buttons, a post."""

from dataclasses import dataclass

from bot.model import HOUSE, Button, Channel, Place, PostPart, StoredArticle, Style, View, Who
from bot.newsroom.numbers import number_in
from bot.newsroom.panels.buttons import back_to
from bot.newsroom.panels.style_choices import (
    FOLDED,
    TAGS,
    chosen,
    next_link,
    next_order,
    next_text,
)
from bot.newsroom.rules.routes import takes_language
from bot.ports import ChannelStore, Clock, NewsStore, Shows
from bot.posts.choice import candidates
from bot.texts import Texts

PREFIX = "style"
OPEN, SHOW = "open", "show"
LOOKED_AT = 30  # the newest articles, of which one is shown


@dataclass(frozen=True, slots=True)
class Styled:
    """What is said at the button, and the message's new look where there is one."""

    said: str = ""
    view: View | None = None


@dataclass(frozen=True, slots=True)
class StylePanel:
    channels: ChannelStore
    news: NewsStore
    shows: Shows
    clock: Clock

    async def press(self, text: str, who: Who, place: Place, texts: Texts) -> Styled:
        """Each button says what shall be, not what shall change: pressed twice it is as good.

        Raise TelegramError where a post cannot be shown.
        """
        field, value, channel_id = _parsed(text)
        channel = next((c for c in await self.channels.all() if c.id == channel_id), None)
        if channel is None:
            return Styled(texts.say("This button is out of date."))
        if field == SHOW:
            return Styled(await self._show(channel, place, texts))
        style = channel.style
        if field != OPEN:
            values = chosen(style, field, value)
            if values is None:
                return Styled(texts.say("This button is out of date."))
            style = await self.channels.restyle(channel.id, values, self.clock.now(), str(who))
        return Styled(view=style_view(channel, style, texts))

    async def _show(self, channel: Channel, place: Place, texts: Texts) -> str:
        newest = await self.news.below(None, LOOKED_AT)
        stored = max(newest, key=lambda one: _fit(one, channel), default=None)
        if stored is None:
            return texts.say("There is no article to show yet.")
        await self.shows.show(place, stored.article, channel.style)
        return texts.say("The newest article, as it would look in the channel.")


def style_button(channel_id: int, texts: Texts) -> Button:
    """Leads here from the channel's own message."""
    return Button(texts.say("How posts look"), _data(OPEN, "", channel_id))


def style_view(channel: Channel, style: Style, texts: Texts) -> View:
    def toggle(label: str, field: str, on: bool, value: str = "1") -> Button:
        mark = "☑" if on else "☐"
        return Button(f"{mark} {label}", _data(field, "0" if on else value, channel.id))

    say = texts.say
    rows = (
        (_cycle(say("Another order"), "order", str(next_order(style)), channel),),
        (
            _cycle(_text_label(style, texts), "text", next_text(style), channel),
            _cycle(_link_label(style, texts), "link", next_link(style), channel),
        ),
        (
            toggle(say("Bold headline"), "bold", style.bold),
            toggle(say("Hashtags"), "tags", _has_tags(style), str(TAGS)),
        ),
        (
            toggle(say("Quotes set apart"), "quotes", style.quotes),
            toggle(say("Long text folded"), "expandable", style.expandable > 0, str(FOLDED)),
        ),
        (
            toggle(say("Text above the photo"), "caption_above", style.caption_above),
            toggle(say("Without sound"), "silent", style.silent),
        ),
        (toggle(say("Say what was corrected"), "corrections", style.corrections),),
        (_asks(say("Ask about advertisements"), "advertising", style.advertising, channel),),
        (_asks(say("Ask about what others reported first"), "similar", style.similar, channel),),
        (
            Button(say("Show a post"), _data(SHOW, "", channel.id)),
            Button(say("As usual"), _data("all", "usual", channel.id)),
        ),
        (back_to(channel, texts),),
    )
    text = say(
        "Posts in {channel}: {parts}. Your choice applies to new posts; those that are there"
        " stay as they are.",
        channel=channel.shown,
        parts=" · ".join(_part_words(style, texts)),
    )
    return View(text, rows)


def _asks(label: str, field: str, value: str, channel: Channel) -> Button:
    mark, following = ("☑", getattr(HOUSE, field)) if value == "hold" else ("☐", "hold")
    return Button(f"{mark} {label}", _data(field, following, channel.id))


def _cycle(label: str, field: str, following: str, channel: Channel) -> Button:
    return Button(label, _data(field, following, channel.id))


def _text_label(style: Style, texts: Texts) -> str:
    if "summary" not in style.parts:
        return texts.say("Without text")
    if style.summary < HOUSE.summary:
        return texts.say("Text: short")
    return texts.say("Text: usual") if style.summary == HOUSE.summary else texts.say("Text: long")


def _link_label(style: Style, texts: Texts) -> str:
    if "link" not in style.parts:
        return texts.say("Without a link")
    return texts.say("Link: a word") if style.link == "word" else texts.say("Link: a button")


def _has_tags(style: Style) -> bool:
    return style.tags > 0 and "tags" in style.parts


def _part_words(style: Style, texts: Texts) -> list[str]:
    words: dict[PostPart, str] = {
        "title": texts.say("headline"),
        "summary": texts.say("text"),
        "credits": texts.say("credits"),
        "tags": texts.say("hashtags"),
        "link": texts.say("link"),
    }
    return [words[part] for part in style.parts if part != "tags" or style.tags]


def _fit(stored: StoredArticle, channel: Channel) -> tuple[bool, bool, int]:
    """In the channel's language, with a picture, and new."""
    article = stored.article
    spoken = takes_language(channel, article)
    return spoken and not stored.withdrawn, bool(candidates(article)), stored.id


def _data(field: str, value: str, channel_id: int) -> str:
    return f"{PREFIX}:{field}:{value}:{channel_id}"


def _parsed(text: str) -> tuple[str, str, int]:
    """Channel 0, which does not exist, for data that no button of ours carries."""
    parts = text.split(":")
    channel_id = number_in(parts[3]) if len(parts) == 4 else None
    return ("", "", 0) if channel_id is None else (parts[1], parts[2], channel_id)
