"""Tells the editors when the bot or a feed is silent for too long, and when that is over; once."""

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.errors import StorageError
from bot.model import Feed
from bot.ports import Clock, FactStore, FeedStore, MeasureStore, Tell
from bot.reasons import retell
from bot.running import wait
from bot.texts import Texts

logger = logging.getLogger(__name__)

POSTS = "posts"  # the key of silence in the channels; a feed's key is its address
MOST_LINES = 10
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
_FACT = "silence"
_CREDENTIALS = re.compile(r"//[^/@]*@")


@dataclass(frozen=True, slots=True)
class Silent:
    """Since when, and do the editors know?"""

    since: datetime
    told: bool = False


Known = Mapping[str, Silent]


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest post (None: none yet), and of every feed whether it fails."""

    last_post: datetime | None
    failing: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Decision:
    """What is silent now; of which the editors must hear, and what is over that they know of."""

    known: Known
    alarms: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


def decide(known: Known, seen: Seen, now: datetime, started: datetime, hours: float) -> Decision:
    """A silence counts from when this bot first met it: while it was off nobody could post."""
    after: dict[str, Silent] = {}
    over = []
    posts = known.get(POSTS, Silent(started))
    if posts.told and seen.last_post is not None and seen.last_post > posts.since:
        over.append(POSTS)
        posts = Silent(seen.last_post)
    elif not posts.told:
        posts = Silent(max(started, seen.last_post or started))
    after[POSTS] = posts
    for url, is_failing in seen.failing.items():
        before = known.get(url)
        if is_failing:
            after[url] = before or Silent(now)
        elif before is not None and before.told:
            over.append(url)
    long = timedelta(hours=hours)
    alarms = tuple(k for k, one in after.items() if not one.told and now - one.since >= long)
    return Decision(after, alarms, tuple(over))


@dataclass
class SilenceWatch:
    """`tell` gives None where nobody could be reached: then it is tried again."""

    hours: float
    feeds: FeedStore
    measures: MeasureStore
    facts: FactStore
    clock: Clock
    texts: Texts
    tell: Tell
    _known: Known | None = field(default=None)

    async def run(self, stop: asyncio.Event) -> None:
        started = self.clock.now()
        pause = max(SHORTEST_PAUSE, min(LONGEST_PAUSE, self.hours * 3600 / 10))
        while not stop.is_set():
            try:
                await self.look(started)
            except StorageError as error:
                logger.warning("silence cannot be watched for now: %s", error)
            await wait(stop, pause)

    async def look(self, started: datetime) -> None:
        known = self._known if self._known is not None else read(await self.facts.get(_FACT))
        feeds = {feed.url: feed for feed in await self.feeds.all()}
        failing = {url: feed.state in ("failing", "stopped") for url, feed in feeds.items()}
        seen = Seen(await self.measures.last_post(), failing)
        decision = decide(known, seen, self.clock.now(), started, self.hours)
        after = decision.known
        if decision.alarms and await self.tell(self._alarm(decision.alarms, feeds)) is not None:
            after = {
                key: Silent(one.since, one.told or key in decision.alarms)
                for key, one in after.items()
            }
        if decision.over and await self.tell(self._all_clear(decision.over)) is None:
            after = {**after, **{key: known[key] for key in decision.over}}
        if after != known:
            await self.facts.put(_FACT, written(after))
        self._known = after

    def _alarm(self, keys: tuple[str, ...], feeds: Mapping[str, Feed]) -> str:
        hours = self.texts.number(self.hours)
        lines = []
        for key in keys[:MOST_LINES]:
            if key == POSTS:
                lines.append(
                    self.texts.say("Nothing has been posted for {hours}\u00a0h.", hours=hours)
                )
                continue
            lines.append(
                self.texts.say(
                    "The feed {feed} has been unreadable for {hours}\u00a0h: {reason}",
                    feed=shown(key),
                    hours=hours,
                    reason=retell(feeds[key].last_error or "?", self.texts),
                )
            )
        return "\n".join([*lines, *self._rest(keys)])

    def _all_clear(self, keys: tuple[str, ...]) -> str:
        lines = [
            self.texts.say("Posts go out again.")
            if key == POSTS
            else self.texts.say("The feed {feed} is read again.", feed=shown(key))
            for key in keys[:MOST_LINES]
        ]
        return "\n".join([*lines, *self._rest(keys)])

    def _rest(self, keys: tuple[str, ...]) -> list[str]:
        more = len(keys) - MOST_LINES
        return [self.texts.say("And more feeds: {number}", number=more)] if more > 0 else []


def shown(url: str) -> str:
    return _CREDENTIALS.sub("//", url)


def read(text: str | None) -> Known:
    """As `written` wrote it."""
    return {
        key: Silent(datetime.fromisoformat(since), told)
        for key, (since, told) in json.loads(text or "{}").items()
    }


def written(known: Known) -> str:
    return json.dumps({key: (one.since.isoformat(), one.told) for key, one in known.items()})
