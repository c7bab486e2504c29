"""The log of what happened, in an editor's words: of one article, and who did what of late."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.model import Channel, Event
from bot.newsroom.cards.presses import NOW_BY_HAND
from bot.newsroom.log.wording import TOLD
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts

LONGEST_REASON = 160
LONGEST_TITLE = 90

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
    "feed.moved",
    "editor.added",
    "editor.removed",
    "channel.rates_on",
    "channel.rates_off",
)
# What a person decided about a post says why; of the bot's own steps the words are enough.
_DECIDED = ("outbox.ready", "outbox.scheduled", "outbox.cancelled", "outbox.sent", "edit.ready")
# A step of every change, worth a line only where a person wanted it.
_OF_PEOPLE = ("edit.ready",)


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
    return None if event.kind in _OF_PEOPLE and not event.who else TOLD.get(event.kind)


def _has_reason(event: Event) -> bool:
    if event.kind == "outbox.ready" and event.reason != NOW_BY_HAND:
        return True  # it came back: Telegram refused it, or its answer was lost
    return event.kind in _REASONED or (event.who is not None and event.kind in _DECIDED)


def _line(event: Event, names: Mapping[int, str], zone: ZoneInfo, texts: Texts) -> str:
    where = names.get(event.channel_id) if event.channel_id is not None else None
    said = texts.say(_words(event) or event.kind)
    line = f"{texts.moment(event.at, zone)} – " + (f"{where}: {said}" if where else said)
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
