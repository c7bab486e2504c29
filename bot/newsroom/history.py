"""What happened to an article, step by step, from the log. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Channel, Event

# Each kind of event of the log in words; what it says beyond them is in its reason.
WORDS: Mapping[str, str] = {
    "article.stored": "seen and stored",
    "article.revised": "changed: a new revision is stored",
    "article.reworded": "reworded by an editor",
    "article.wavers": "the change was ignored",
    "article.not_published": "not published by itself",
    "article.alike": "may tell the same story",
    "article.merged": "merged: the same story as another article",
    "article.withdrawn": "withdrawn",
    "page.unread": "its page could not be read",
    "photo.unusable": "posted without its photo",
    "outbox.waiting_approval": "waits for an editor's approval",
    "outbox.held": "held back",
    "outbox.scheduled": "scheduled",
    "outbox.ready": "waits for its turn",
    "outbox.sending": "on its way to Telegram",
    "outbox.in_doubt": "sent, but Telegram's answer was lost",
    "outbox.asked": "an editor was asked",
    "outbox.sent": "sent",
    "outbox.edited": "edited",
    "outbox.failed": "failed",
    "outbox.cancelled": "cancelled",
    "outbox.expired": "waited too long",
    "outbox.superseded": "replaced by a newer one",
    "outbox.skipped": "left out",
    "edit.held": "changed: an editor is asked about its post",
    "edit.ready": "changed: its post is to be edited",
    "edit.sending": "the edit is on its way to Telegram",
    "edit.in_doubt": "edited, but Telegram's answer was lost",
    "edit.asked": "an editor was asked about the edit",
    "edit.sent": "edited",
    "edit.failed": "the edit failed",
    "edit.cancelled": "the post stays as it is",
    "edit.superseded": "a later change took the edit's place",
    "edit.skipped": "the post was not edited",
    "delete.held": "withdrawn: an editor is asked about its post",
    "delete.ready": "its post is to be deleted",
    "delete.sending": "the deletion is on its way to Telegram",
    "delete.in_doubt": "deleted, but Telegram's answer was lost",
    "delete.asked": "an editor was asked about the deletion",
    "delete.sent": "deleted",
    "delete.failed": "the deletion failed",
    "delete.cancelled": "the post stays",
    "card.published": "given to its channels by hand",
}


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    kind: str
    channel: str | None = None
    reason: str | None = None
    who: str | None = None

    @property
    def words(self) -> str:
        return WORDS.get(self.kind) or self.kind.rpartition(".")[2].replace("_", " ")


def history(events: Sequence[Event], channels: Sequence[Channel]) -> tuple[Step, ...]:
    """In the order in which it was written down."""
    names = {channel.id: channel.name for channel in channels}
    return tuple(
        Step(
            event.at,
            event.kind,
            names.get(event.channel_id, "a removed channel") if event.channel_id else None,
            _reason(event, names),
            event.who,
        )
        for event in events
    )


def _reason(event: Event, names: Mapping[int, str]) -> str | None:
    """Of a card its channels, which the log keeps by number."""
    if event.kind != "card.published" or not event.reason:
        return event.reason
    numbers = (number for number in event.reason.split(", ") if number.isdigit())
    return ", ".join(names.get(int(number), "a removed channel") for number in numbers) or None
