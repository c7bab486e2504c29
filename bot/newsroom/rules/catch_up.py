"""After an outage or a restore: what came out before is held until an editor says what to do.

A bot that was away for long knows neither whether its news is still wanted nor, after a restore,
whether an earlier bot posted it. The state is one fact in the database, shared by all processes.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model import Kind, State
from bot.ports import Clock, FactStore, OutboxStore

STATE, ASKED, ALIVE = "catch_up", "catch_up.asked", "alive"
RESTORED = "restored_at"  # put there by whoever puts a backup back (storage/backup.py)
REASON = "published while the bot was offline: an editor is asked"
STORED = "stored only: published while the bot was offline"
ALIVE_EVERY = 30.0  # seconds


class Judged(StrEnum):
    """What becomes of an article that is new to the bot."""

    FREE = "free"
    HELD = "held"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Absence:
    """When the bot was last known to run, when it began again, and what was decided.

    `publish` holds the numbers of the articles that an editor wants to be published.
    """

    stopped: datetime
    since: datetime
    decided: bool = False
    publish: tuple[int, ...] = ()


def judged(
    absence: Absence | None, published: datetime | None, now: datetime, max_age: float
) -> Judged:
    """`max_age` in hours: after that MAX_AGE itself keeps back what came out before."""
    if absence is None or now - absence.since > timedelta(hours=max_age):
        return Judged.FREE
    if published is not None and published >= absence.since:
        return Judged.FREE
    if not absence.decided:
        return Judged.HELD
    return Judged.FREE if published is None else Judged.STORED


@dataclass(frozen=True, slots=True)
class CatchUp:
    facts: FactStore
    outbox: OutboxStore
    clock: Clock
    max_age: float  # hours

    async def begin(self) -> None:
        """At start, before anything is read or sent: was the bot away for too long?"""
        now, alive = self.clock.now(), _moment(await self.facts.get(ALIVE))
        restored = _moment(await self.facts.get(RESTORED))
        absence = await self.absence()
        is_new = restored is not None and (absence is None or absence.since < restored)
        away = alive is not None and now - alive > timedelta(hours=self.max_age)
        if is_new or away:
            still_open = absence is not None and not absence.decided
            stopped = absence.stopped if absence and still_open else alive or restored or now
            absence = Absence(stopped, now)
            await self._keep(absence)
        await self.alive()
        if absence is not None and not absence.decided:
            await self._hold_what_waits(absence)

    async def alive(self) -> None:
        await self.facts.put(ALIVE, self.clock.now().isoformat())

    async def absence(self) -> Absence | None:
        """None where there was none, or it is so long ago that it says nothing any more."""
        kept = await self.facts.watched(STATE)
        if not kept:
            return None
        values = json.loads(kept)
        absence = Absence(
            datetime.fromisoformat(values["stopped"]),
            datetime.fromisoformat(values["since"]),
            values["decided"],
            tuple(values["publish"]),
        )
        over = self.clock.now() - absence.since > timedelta(hours=self.max_age)
        return None if over and absence.decided else absence

    async def judge(self, published: datetime | None) -> Judged:
        return judged(await self.absence(), published, self.clock.now(), self.max_age)

    async def is_restored(self, absence: Absence) -> bool:
        """Was a backup put back? What came after it may have been posted already."""
        restored = _moment(await self.facts.get(RESTORED))
        return restored is not None and absence.stopped <= restored <= absence.since

    async def is_asked(self, absence: Absence) -> bool:
        return await self.facts.get(ASKED) == absence.since.isoformat()

    async def asked(self, absence: Absence) -> None:
        """The question stands in the service chat; it may even be answered already."""
        await self.facts.put(ASKED, absence.since.isoformat())

    async def decide(self, absence: Absence, publish: Sequence[int]) -> None:
        await self._keep(replace(absence, decided=True, publish=tuple(publish)))

    async def _hold_what_waits(self, absence: Absence) -> None:
        now = self.clock.now()
        for row in await self.outbox.in_state(State.READY, State.SCHEDULED):
            is_due = row.state is State.READY or row.due_at <= now
            if row.kind is Kind.SEND and is_due and row.created_at < absence.since:
                await self.outbox.move(row, State.HELD, now, REASON)

    async def _keep(self, absence: Absence) -> None:
        values = asdict(absence)
        values |= {"stopped": absence.stopped.isoformat(), "since": absence.since.isoformat()}
        await self.facts.put(STATE, json.dumps(values))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
