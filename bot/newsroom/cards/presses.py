"""What a pressed button of an editor's card does. Pure: the service applies what is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.model import HOUSE, Card, CardState, Channel, NewRow, State, Step, Style, Who
from bot.model.states import BY_HAND
from bot.newsroom.cards.data import Action, Pressed
from bot.newsroom.times import Quick, Unusable, quick, typed, usable

NOW_BY_HAND = "published by hand"
LATER_BY_HAND = "scheduled by hand"


class Note(StrEnum):
    """What the person who pressed is told, beside the card's new look."""

    OUTDATED = "outdated"  # another version of the card stands there now
    CLOSED = "closed"
    NO_CHANNEL = "no channel"
    NOT_READ = "not read"
    PAST = "past"
    TOO_FAR = "too far"


@dataclass(frozen=True, slots=True)
class Facts:
    """`standings`: how the article's row stands in each channel that has one; in those of
    `again` it is queued by itself and waits, or its post was deleted."""

    channels: Sequence[Channel]
    standings: Mapping[int, State]
    now: datetime
    zone: ZoneInfo
    by: Mapping[int, str] = field(default_factory=dict)  # who had it queued there
    deleted: frozenset[int] = frozenset()  # channels from which the post was taken away
    doubts: tuple[str, ...] = ()  # the article's own
    again: frozenset[int] = frozenset()
    due: Mapping[int, datetime] = field(default_factory=dict)  # of what is scheduled there
    withdrawn: bool = False  # by its source: nothing of it is sent any more

    @property
    def free(self) -> tuple[int, ...]:
        """Channels in which it may still be published."""
        if self.withdrawn:
            return ()
        return tuple(
            channel.id
            for channel in self.channels
            if self.standings.get(channel.id) in BY_HAND
            or channel.id not in self.standings
            or channel.id in self.again
        )


def by_style(facts: Facts) -> Mapping[Style, Sequence[str]]:
    """How an article is shown before it is published: each look once, with its channels' names."""
    found: dict[Style, list[str]] = {}
    for channel in facts.channels:
        if channel.id in facts.free:
            found.setdefault(channel.style.looks, []).append(channel.shown)
    first = next(iter(facts.channels), None)
    return found or {first.style.looks if first else HOUSE: []}


@dataclass(frozen=True, slots=True)
class Change:
    """The card's fields by name."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Publish:
    rows: tuple[NewRow, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Nothing:
    note: Note


Decision = Change | Publish | Nothing

UNUSABLE = {
    Unusable.NOT_READ: Note.NOT_READ,
    Unusable.PAST: Note.PAST,
    Unusable.TOO_FAR: Note.TOO_FAR,
}


def decide(card: Card, pressed: Pressed, facts: Facts, who: Who) -> Decision:
    """Only what the newest look of the card offers is done."""
    if card.is_closed:
        return Nothing(Note.CLOSED)
    if card.version != pressed.version:
        return Nothing(Note.OUTDATED)
    if pressed.action is Action.CANCEL:
        return Change({"state": CardState.CANCELLED, **_closed(facts, who)})
    if card.state is CardState.CHOOSING:
        return _picked(card, pressed, facts)
    if card.state is not CardState.OPEN or facts.withdrawn:
        return Nothing(Note.OUTDATED)
    return _pressed(card, pressed, facts, who)


def decide_typed(card: Card, text: str, facts: Facts, who: Who) -> Decision:
    """A time in words, for a card that asked for one."""
    asks = card.state is CardState.OPEN and card.step in (Step.TIMES, Step.TYPING)
    if not asks or facts.withdrawn:
        return Nothing(Note.OUTDATED)
    due = typed(text, facts.now, facts.zone)
    if isinstance(due, Unusable):
        return Nothing(UNUSABLE[due])
    return _publish(card, facts, who, due)


def chosen(card: Card, facts: Facts) -> tuple[int, ...]:
    """The channels it would go to now; a newsroom's only one need not be chosen."""
    if len(facts.channels) == 1:
        return facts.free
    return tuple(channel_id for channel_id in facts.free if channel_id in card.channels)


def _pressed(card: Card, pressed: Pressed, facts: Facts, who: Who) -> Decision:
    match pressed.action:
        case Action.TOGGLE:
            return _toggled(card, pressed.number, facts)
        case Action.PUBLISH:
            return _publish(card, facts, who, None)
        case Action.BACK:
            return Change({"step": Step.CHANNELS, "typing_by": None})
        case Action.WHEN:
            if not chosen(card, facts):
                return Nothing(Note.NO_CHANNEL)
            return Change({"step": Step.TIMES, "typing_by": who.id})
        case Action.TYPE:
            return Change({"step": Step.TYPING, "typing_by": who.id})
        case Action.EDIT:
            return Change({"step": Step.EDITING, "typing_by": who.id})
        case Action.AT if pressed.argument in list(Quick):
            due = usable(quick(Quick(pressed.argument), facts.now, facts.zone), facts.now)
            if isinstance(due, Unusable):
                return Nothing(UNUSABLE[due])
            return _publish(card, facts, who, due)
    return Nothing(Note.OUTDATED)


def _picked(card: Card, pressed: Pressed, facts: Facts) -> Decision:
    if pressed.action is not Action.PICK or pressed.number not in card.found:
        return Nothing(Note.OUTDATED)
    return Change({"state": CardState.READING, "article_id": pressed.number, "ready_at": facts.now})


def _toggled(card: Card, channel_id: int, facts: Facts) -> Decision:
    if channel_id not in facts.free:
        return Nothing(Note.OUTDATED)
    kept = tuple(one for one in card.channels if one != channel_id)
    return Change({"channels": kept if channel_id in card.channels else (*kept, channel_id)})


def _publish(card: Card, facts: Facts, who: Who, due: datetime | None) -> Decision:
    wanted = chosen(card, facts)
    if not wanted:
        return Nothing(Note.NO_CHANNEL)
    state = State.READY if due is None else State.SCHEDULED
    reason = NOW_BY_HAND if due is None else LATER_BY_HAND
    rows = tuple(
        NewRow(channel_id, state, due or facts.now, urgent=True, reason=reason)
        for channel_id in wanted
    )
    values = {"state": CardState.PUBLISHED, "channels": wanted, "due_at": due}
    return Publish(rows, {**values, **_closed(facts, who)})


def _closed(facts: Facts, who: Who) -> dict[str, Any]:
    return {
        "closed_by": who.id,
        "closed_by_name": who.name,
        "closed_at": facts.now,
        "typing_by": None,
    }
