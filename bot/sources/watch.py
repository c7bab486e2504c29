"""What is due when, and which items of a new or long unread feed are news. Pure deciders."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Generic, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from bot.errors import FetchError, Unreached, WorkerError
from bot.model import Feed

T = TypeVar("T")
Dated: TypeAlias = Callable[[T], datetime | None]

LONGEST_BACKOFF = 3600.0
# Where no answer began nobody is spared, and it is often our own network that is away.
LONGEST_UNREACHED = 600.0
LONGEST_WAIT = 86_400.0  # a Retry-After beyond a day is a mistake of the server
NEVER = timedelta(days=36_500)
LISTED_LATE = timedelta(hours=1)
JITTER_SHARE = 0.1
GONE = 410


def next_look(
    feed: Feed, now: datetime, *, poll_interval: float, error: Exception | None, jitter: float
) -> datetime:
    """When to look at the feed again.

    A healthy feed is looked at after `poll_interval` seconds, never later. After an error the
    wait doubles with every failure, up to an hour or the server's Retry-After; ten minutes where
    no answer began. `jitter`, 0 to 1, keeps feeds that failed together from coming back together.
    A feed that is gone (410) waits for ever; `gone(error)` says so.
    """
    if error is None:
        return now + timedelta(seconds=poll_interval * (1 - JITTER_SHARE * jitter))
    if gone(error):
        return now + NEVER
    failures = min(feed.failures + 1, 16)
    ours = isinstance(error, Unreached | WorkerError)
    longest = LONGEST_UNREACHED if ours else LONGEST_BACKOFF
    backoff = min(poll_interval * 2 ** (failures - 1), max(longest, poll_interval))
    wait = backoff * (1 - JITTER_SHARE * jitter)
    asked = error.retry_after if isinstance(error, FetchError) else None
    return now + timedelta(seconds=max(wait, min(asked or 0.0, LONGEST_WAIT)))


def gone(error: Exception | None) -> bool:
    """Did the server say that the feed will not come back?"""
    return isinstance(error, FetchError) and error.status == GONE


@dataclass(frozen=True, slots=True)
class FirstRun(Generic[T]):
    """Items of a new feed: to be published, oldest first, and to be stored only."""

    publish: tuple[T, ...]
    store: tuple[T, ...]


def first_run(
    items: Sequence[T], count: int, published: Dated[T], since: datetime | None = None
) -> FirstRun[T]:
    """Choose the newest `count` items: by date, and in the feed's order where dates are missing;
    and all that came out `since` the feed was last read at another address, or shortly before:
    a feed lists many a thing a while after its date.

    Feeds list the newest first, so an undated item counts as old as the dated one above it.
    """
    ranked = _newest_first(items, published)
    chosen, store = ranked[: max(0, count)], list[T]()
    for item in ranked[len(chosen) :]:
        at = published(item)
        (chosen if since and at and at > since - LISTED_LATE else store).append(item)
    return FirstRun(publish=tuple(reversed(chosen)), store=tuple(reversed(store)))


def publishing_order(items: Sequence[T], published: Dated[T]) -> tuple[T, ...]:
    """Oldest first, as readers should get them."""
    return tuple(reversed(_newest_first(items, published)))


def _newest_first(items: Sequence[T], published: Dated[T]) -> list[T]:
    known = [at for item in items if (at := published(item)) is not None]
    if not known:
        return list(items)
    last = max(known)
    dated: list[tuple[datetime, T]] = []
    for item in items:
        last = published(item) or last
        dated.append((last, item))
    return [item for _, item in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def is_stale(
    published: datetime | None, now: datetime, max_age_hours: float, zone: str = "UTC"
) -> bool:
    """Too old to be published by itself; an item without a date is as new as its first sight.

    Midnight, in `zone` or UTC, stands for a day without an hour, which lasts to its end: what came
    out late in the evening is not a day old right after midnight.
    """
    if published is None:
        return False
    midnight = any(published.astimezone(z).time() == time() for z in (ZoneInfo(zone), UTC))
    last = published + timedelta(days=1) if midnight else published
    return now - last > timedelta(hours=max_age_hours)
