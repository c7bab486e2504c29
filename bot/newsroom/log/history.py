"""What happened to an article, step by step, from the log. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Channel, Event
from bot.newsroom.log.wording import step_words


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    kind: str
    channel: str | None = None
    reason: str | None = None
    who: str | None = None

    @property
    def words(self) -> str:
        return step_words(self.kind)


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
