"""The log of what happened, in an editor's words: of one article, and who did what of late."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.model import Channel, Event
from bot.newsroom.card_view import moment
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts, mark

LONGEST_REASON = 160
LONGEST_TITLE = 90

# Kinds that are steps on the way alone (claimed, asked) are left out.
WORDS: Mapping[str, str] = {
    "article.stored": mark("seen and stored"),
    "article.revised": mark("the article has changed"),
    "article.reworded": mark("reworded by hand"),
    "article.wavers": mark("the change is passed over"),
    "article.not_published": mark("not published by itself"),
    "article.merged": mark("one story with another article"),
    "article.withdrawn": mark("withdrawn"),
    "page.unread": mark("its page could not be read"),
    "photo.unusable": mark("goes without its photo"),
    "outbox.waiting_approval": mark("waits for approval"),
    "outbox.held": mark("held back"),
    "outbox.scheduled": mark("scheduled"),
    "outbox.ready": mark("queued"),
    "outbox.in_doubt": mark("sent, but the answer was lost"),
    "outbox.sent": mark("published"),
    "outbox.failed": mark("could not be sent"),
    "outbox.cancelled": mark("not published"),
    "outbox.expired": mark("its time was over before it could be sent"),
    "outbox.skipped": mark("not published by itself"),
    "edit.held": mark("the change waits for an editor's word"),
    "edit.skipped": mark("the change is not made"),
    "edit.cancelled": mark("the post stays as it is"),
    "edit.sent": mark("the post was edited"),
    "edit.failed": mark("the post could not be edited"),
    "delete.ready": mark("the post is to be deleted"),
    "delete.sent": mark("the post was deleted"),
    "delete.failed": mark("the post could not be deleted"),
    "card.published": mark("queued by hand"),
    "editor.added": mark("editor added"),
    "editor.removed": mark("editor removed"),
    "channel.added": mark("channel added"),
    "channel.removed": mark("channel removed"),
    "channel.paused": mark("channel paused"),
    "channel.resumed": mark("channel resumed"),
    "channel.restyled": mark("the channel's posts look different"),
    "channel.words": mark("the words by which the channel takes articles were changed"),
    "channel.rates_on": mark("posts of rates turned on"),
    "channel.rates_off": mark("posts of rates turned off"),
    "feed.added": mark("feed added"),
    "feed.changed": mark("the feed's pages are read differently"),
    "feed.removed": mark("feed removed"),
    "feed.paused": mark("feed paused"),
    "feed.resumed": mark("feed resumed"),
}
# Where the reason is the news; elsewhere it says the same in other words.
_REASONED = (
    "article.not_published",
    "page.unread",
    "photo.unusable",
    "outbox.waiting_approval",
    "outbox.held",
    "outbox.skipped",
    "outbox.failed",
    "edit.held",
    "edit.skipped",
    "edit.failed",
    "delete.failed",
    "channel.restyled",
    "channel.words",
    "feed.changed",
    "editor.added",
    "editor.removed",
    "channel.rates_on",
    "channel.rates_off",
)
# What a person decided about a post says why; of the bot's own steps the words are enough.
_DECIDED = ("outbox.ready", "outbox.scheduled", "outbox.cancelled", "outbox.sent", "edit.ready")
# A step of every change, worth a line only where a person wanted it.
_OF_PEOPLE: Mapping[str, str] = {"edit.ready": mark("the post is to be edited")}


def lines(
    events: Sequence[Event],
    channels: Sequence[Channel],
    zone: ZoneInfo,
    texts: Texts,
    titles: Mapping[int, str] = MappingProxyType({}),
) -> list[str]:
    """In the order given, one line each; `titles`: of the articles, where they are to be named."""
    names = {channel.id: channel.shown for channel in channels}
    return [
        _line(event, names, zone, texts) + _article(event, titles)
        for event in events
        if _words(event)
    ]


def _words(event: Event) -> str | None:
    return WORDS.get(event.kind) or (_OF_PEOPLE.get(event.kind) if event.who else None)


def _has_reason(event: Event) -> bool:
    return event.kind in _REASONED or (event.who is not None and event.kind in _DECIDED)


def _line(event: Event, names: Mapping[int, str], zone: ZoneInfo, texts: Texts) -> str:
    where = names.get(event.channel_id) if event.channel_id is not None else None
    said = texts.say(_words(event) or event.kind)
    line = f"{moment(event.at, zone, texts)} – " + (f"{where}: {said}" if where else said)
    if event.reason and _has_reason(event):
        reason = retell(event.reason, texts, zone)
        if reason != said:
            line += f" ({cut(reason, LONGEST_REASON)})"
    if event.who:
        line += f", {_name(event.who)}"
    return line


def _article(event: Event, titles: Mapping[int, str]) -> str:
    title = titles.get(event.article_id) if event.article_id is not None else None
    return f": {event.article_id}. {cut(title, LONGEST_TITLE)}" if title else ""


def _name(who: str) -> str:
    """«user 501 Асель» without what only the log needs."""
    kind, _, rest = who.partition(" ")
    number, _, name = rest.partition(" ")
    return (name or number) if kind == "user" and number.isdigit() else who
