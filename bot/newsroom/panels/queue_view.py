"""What waits, is in doubt or failed, as an editor sees it: pages, one post, its buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.model import Button, Channel, Kind, OutboxRow, State, View
from bot.newsroom.cards.view import standing_text
from bot.newsroom.numbers import number_in
from bot.newsroom.times import is_within
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts

PREFIX = "queue"
PAGE = 5
LONGEST_TITLE = 90
LONGEST_REASON = 300
STATES = (
    State.IN_DOUBT,
    State.FAILED,
    State.WAITING_APPROVAL,
    State.HELD,
    State.SENDING,
    State.READY,
    State.SCHEDULED,
)

# A reason that begins so says what is waited for; the others say who wanted the post.
TELEGRAMS = "Telegram"

_REASONED = (State.FAILED, State.IN_DOUBT, State.HELD, State.WAITING_APPROVAL)


class Act(StrEnum):
    PAGE = "p"  # the first number is the page
    OPEN = "open"
    NOW = "now"
    CANCEL = "no"
    RETRY = "again"
    SEEN = "seen"  # the post of a lost answer is in the channel
    ABSENT = "absent"


@dataclass(frozen=True)
class Queue:
    """`titles` by article; in `quiet` hours nothing goes by itself, and in a channel of `breaks`
    nothing before its moment there."""

    rows: Sequence[OutboxRow]
    titles: Mapping[int, str]
    channels: Mapping[int, Channel]
    now: datetime
    zone: ZoneInfo
    quiet: tuple[time, time] | None = None
    breaks: Mapping[int, datetime] = field(default_factory=dict)

    @property
    def local(self) -> time:
        return self.now.astimezone(self.zone).time()

    @cached_property
    def firsts(self) -> Mapping[int, int]:
        """By channel the row that goes next, or is on its way."""
        found: dict[int, OutboxRow] = {}
        for row in self.rows:
            if row.kind is Kind.SEND and row.state in (State.READY, State.SENDING):
                before = found.get(row.channel_id, row)
                found[row.channel_id] = min(before, row, key=_turn)
        return {channel_id: row.id for channel_id, row in found.items()}


@dataclass(frozen=True, slots=True)
class Pressed:
    act: Act
    number: int  # a row, or a page
    version: int


def data(act: Act, number: int, version: int = 0) -> str:
    return f"{PREFIX}:{act}:{number}:{version}"


def parse(text: str) -> Pressed | None:
    """None for what no button of ours carries."""
    parts = text.split(":")
    if len(parts) != 4 or parts[0] != PREFIX or parts[1] not in list(Act):
        return None
    number, version = number_in(parts[2]), number_in(parts[3])
    if number is None or version is None:
        return None
    return Pressed(Act(parts[1]), number, version)


def in_order(rows: Sequence[OutboxRow]) -> list[OutboxRow]:
    """What an editor must see to first, then what goes next."""
    return sorted(rows, key=lambda row: (STATES.index(row.state), row.due_at, row.id))


def offered(row: OutboxRow) -> tuple[Act, ...]:
    """What an editor may do with the row as it stands; pure."""
    if row.state is State.IN_DOUBT:
        return (Act.SEEN, Act.ABSENT) if row.kind is Kind.SEND else ()
    if row.state is State.FAILED:
        return (Act.RETRY, Act.CANCEL)
    if row.kind is not Kind.SEND:
        return ()  # an edit that is held has a question of its own
    if row.state in (State.WAITING_APPROVAL, State.HELD, State.SCHEDULED, State.READY):
        return (Act.NOW, Act.CANCEL)
    return ()


def page(queue: Queue, number: int, texts: Texts) -> View:
    rows = in_order(queue.rows)
    if not rows:
        return View(texts.say("Nothing waits."))
    last = (len(rows) - 1) // PAGE
    number = min(number, last)
    shown = rows[number * PAGE : (number + 1) * PAGE]
    lines = [_summary(queue, texts)]
    lines += [f"{place}. {_line(row, queue, texts)}" for place, row in enumerate(shown, 1)]
    opens = tuple(
        Button(str(place), data(Act.OPEN, row.id, row.version))
        for place, row in enumerate(shown, 1)
    )
    turns = [Button("←", data(Act.PAGE, number - 1))] if number > 0 else []
    turns += [Button("→", data(Act.PAGE, number + 1))] if number < last else []
    fresh = Button(texts.say("Refresh"), data(Act.PAGE, number))
    return View("\n\n".join(lines), (opens, (*turns, fresh)))


def one(row: OutboxRow, queue: Queue, texts: Texts, said: str = "") -> View:
    """A post of the queue with what may be done; `said` is what was done just now."""
    lines = [_line(row, queue, texts, whole=True)]
    channel = queue.channels.get(row.channel_id)
    if row.state is not State.READY and channel is not None and not channel.active:
        lines.append(texts.say("The bot may not post there now; the post waits."))
    lines += [said] if said else []
    labels = _labels(texts)
    buttons = [(Button(labels[act], data(act, row.id, row.version)),) for act in offered(row)]
    back = (Button(texts.say("To the queue"), data(Act.PAGE, 0)),)
    return View("\n\n".join(lines), (*buttons, back))


def _labels(texts: Texts) -> dict[Act, str]:
    return {
        Act.NOW: texts.say("Send now"),
        Act.CANCEL: texts.say("Do not publish"),
        Act.RETRY: texts.say("Try again"),
        Act.SEEN: texts.say("Yes, it is there"),
        Act.ABSENT: texts.say("No, send it"),
    }


def _summary(queue: Queue, texts: Texts) -> str:
    """A line for each channel: how many wait, when the next one goes."""
    lines = []
    for channel in queue.channels.values():
        own = [row for row in queue.rows if row.channel_id == channel.id]
        if not own:
            continue
        line = f"{channel.shown}: " + texts.plural("{number} post", "{number} posts", len(own))
        waiting = [row.due_at for row in own if row.state in (State.READY, State.SCHEDULED)]
        if waiting and min(waiting) > queue.now:
            when = texts.moment(min(waiting), queue.zone)
            line += ", " + texts.say("the next one at {when}", when=when)
        lines.append(line)
    return "\n".join(lines)


def _line(row: OutboxRow, queue: Queue, texts: Texts, *, whole: bool = False) -> str:
    channel = queue.channels.get(row.channel_id)
    title = queue.titles.get(row.article_id, "")
    why = held_up(row, channel, queue, texts)
    state = texts.say("waits: {why}", why=why) if why else standing_text(row.state, texts)
    if row.kind is Kind.EDIT:
        held = row.state is State.HELD
        state = texts.say("change of a post: {state}", state=state)
        state = texts.say("the change waits for an editor's word") if held else state
    if row.state is State.SCHEDULED:
        state = f"{state}, {texts.moment(row.due_at, queue.zone)}"
    lines = [
        title if whole else cut(title, LONGEST_TITLE),
        f"{channel.shown if channel else '?'}: {state}",
    ]
    if row.reason and row.state in _REASONED:
        lines.append(_retold(row.reason, queue, texts))
    return "\n".join(lines)


def _has_break(row: OutboxRow, queue: Queue) -> bool:
    return queue.breaks.get(row.channel_id, queue.now) > queue.now


def breaks_after(last: Mapping[int, datetime], seconds: float) -> Mapping[int, datetime]:
    """By channel when the break behind its last post is over."""
    if not seconds:
        return {}
    return {channel_id: at + timedelta(seconds=seconds) for channel_id, at in last.items()}


def _turn(row: OutboxRow) -> tuple[bool, bool, datetime, int]:
    """What is on its way first, then what cannot wait, then the oldest."""
    return row.state is not State.SENDING, not row.urgent, row.due_at, row.id


def held_up(row: OutboxRow, channel: Channel | None, queue: Queue, texts: Texts) -> str:
    """Why a post whose turn it is does not go; empty where it goes."""
    if row.state is not State.READY or channel is None:
        return ""
    if not channel.active:
        return _retold(channel.stopped_reason or "", queue, texts)
    if channel.paused_at is not None:
        return texts.say("channel paused")
    if queue.quiet and not row.urgent and is_within(queue.quiet, queue.local):
        return texts.say("quiet hours until {when}", when=f"{queue.quiet[1]:%H:%M}")
    if row.reason and row.reason.startswith(TELEGRAMS):
        return _retold(row.reason, queue, texts)
    if row.kind is not Kind.SEND:
        return ""
    if queue.firsts.get(row.channel_id, row.id) != row.id:
        return texts.say("others go first in this channel")
    if not row.urgent and _has_break(row, queue):
        until = queue.breaks[row.channel_id]
        return texts.say("break between posts until {when}", when=texts.moment(until, queue.zone))
    return ""


def _retold(reason: str, queue: Queue, texts: Texts) -> str:
    return cut(retell(reason, texts, queue.zone), LONGEST_REASON)
