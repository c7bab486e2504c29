"""Do database and Telegram answer? For /readyz, the heartbeat and the metrics."""

import asyncio
from dataclasses import dataclass

from bot.errors import JarshyError
from bot.ports import Clock, DatabaseHealth, FactStore

FRESH = 90.0  # seconds; long polling and the webhook's check bring an answer more often
RIVALRY = 30.0  # seconds of conflicts; the old process of a restart is gone sooner
DATABASE_WITHIN = 5.0
ANSWERED = frozenset({"ok", "refused", "flood_wait", "conflict"})


@dataclass
class Pulse:
    """When Telegram last answered anything, be it a refusal; and whether somebody else polls."""

    clock: Clock
    _answered: float | None = None
    _last: str = "nothing asked yet"
    _conflicts: tuple[float, float] | None = None  # the first and the last in a row

    def heard(self, outcome: str) -> None:
        self._last = outcome
        if outcome in ANSWERED:
            self._answered = self.clock.monotonic()
        if outcome == "conflict":
            now = self.clock.monotonic()
            first, last = self._conflicts or (now, now)
            self._conflicts = (first if now - last <= FRESH else now, now)

    def trouble(self) -> str | None:
        if self._answered is None:
            return f"Telegram has not answered yet ({self._last})"
        silent = self.clock.monotonic() - self._answered
        if silent > FRESH:
            return f"Telegram has not answered for {silent:.0f} s ({self._last})"
        return self._rivalry()

    def _rivalry(self) -> str | None:
        """A poll may come back whole between two conflicts: what counts is when the last was."""
        if self._conflicts is None:
            return None
        first, last = self._conflicts
        if last - first < RIVALRY or self.clock.monotonic() - last > FRESH:
            return None
        return "another process uses the same token and takes the updates (409 Conflict): stop it"


@dataclass
class Readiness:
    """`pulse` is None where a process has nothing to do with Telegram."""

    facts: FactStore
    pulse: Pulse | None = None
    health: DatabaseHealth | None = None  # reading may work while nothing can be written

    async def trouble(self) -> str | None:
        """Why the bot is not ready, in one line; None where it is."""
        try:
            async with asyncio.timeout(DATABASE_WITHIN):
                await self.facts.get("ready")
        except TimeoutError:
            return f"the database does not answer within {DATABASE_WITHIN:g} s"
        except JarshyError as error:
            return str(error)
        unwell = self.health.trouble() if self.health else None
        return unwell or (self.pulse.trouble() if self.pulse else None)
