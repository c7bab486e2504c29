"""What a subscriber is told, and when: pure decisions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from bot.model import Headline
from bot.model.subscriptions import Subscription
from bot.newsroom.times import QuietHours, is_within

MORNING = time(9, 0)
FRESH_FOR = timedelta(hours=24)
MOST_TRIES = 2  # a digest whose answer was lost is sent once more, and says so


@dataclass(frozen=True, slots=True)
class Digest:
    """`repeat`: it may have been seen already. Without headlines: nothing is said, it is over."""

    subscription: Subscription  # as it is to be stored before the digest sets out
    headlines: tuple[Headline, ...]
    repeat: bool

    def without(self, told: Collection[int]) -> "Digest":
        """Less what another digest of the same person says just now."""
        left = tuple(one for one in self.headlines if one.article_id not in told)
        pending = tuple(one.article_id for one in left)
        return replace(
            self, subscription=replace(self.subscription, pending=pending), headlines=left
        )


def digest(
    one: Subscription,
    found: Sequence[Headline],
    now: datetime,
    zone: tzinfo,
    quiet: QuietHours | None = None,
) -> Digest | None:
    """None where there is nothing to tell. `found`: what may be told, newest first.

    In `quiet` hours what would come at once waits for their end; the morning's was asked for.
    """
    if quiet and not one.daily and is_within(quiet, now.astimezone(zone).time()):
        return None
    if one.pending:
        again = tuple(headline for headline in found if headline.article_id in one.pending)
        return Digest(replace(one, tries=one.tries + 1), again, repeat=one.tries > 0)
    if one.daily and not _is_morning(one, now, zone):
        return None
    since = now - FRESH_FOR
    if one.daily:  # from one digest to the next, however late in the morning each was
        since = max(min(since, one.last_sent_at or one.created_at), since - FRESH_FOR)
    new = tuple(h for h in found if h.article_id not in one.told and h.at > since)
    if not new:
        # A morning without news is over too: what comes at noon waits for the next one.
        return Digest(one, (), repeat=False) if one.daily else None
    ids = tuple(headline.article_id for headline in new)
    recent = tuple(h.article_id for h in found if h.article_id in one.told)
    return Digest(replace(one, told=recent + ids, pending=ids, tries=1), new, repeat=False)


def arrived(one: Subscription, at: datetime) -> Subscription:
    return replace(one, pending=(), tries=0, last_sent_at=at)


def not_sent(one: Subscription) -> Subscription:
    """Certainly not delivered: it sets out again as if for the first time."""
    return replace(one, tries=max(0, one.tries - 1))


def is_over(one: Subscription) -> bool:
    """Nothing more is tried for what was lost twice."""
    return one.tries >= MOST_TRIES


def _is_morning(one: Subscription, now: datetime, zone: tzinfo) -> bool:
    """The first look after the hour of a day on which nothing was sent yet."""
    local = now.astimezone(zone)
    last = (one.last_sent_at or one.created_at).astimezone(zone)
    hour = local.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    return local >= hour and last < hour
