"""The rates of any day: from what is stored, else asked for, judged and stored."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.errors import NoRates
from bot.model import MAJORS, Fixing, Mark, RateSource
from bot.ports import Clock, RateStore
from bot.rates.days import DAY, FIRST_DAY, bank_day, holds_on, is_working
from bot.rates.fixing_cache import FixingCache
from bot.rates.origins.asker import Asker
from bot.rates.origins.trust import Known
from bot.rates.sheet import LOOK_BACK, STALE_DAYS, Sheet, choose, differ, earlier_than, make_sheet

LATER = "; try again later"
NEAR = timedelta(days=10)  # a fixing further away says nothing of a move
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
POLITE = 0.1  # seconds between two days that are asked for in a row


@dataclass(slots=True)
class _Trouble:
    """Why a day could not be had, and when it may be asked for again."""

    reasons: tuple[str, ...]
    until: float
    count: int


@dataclass
class RateBook:
    """`sample`: the forms give invented numbers, and these are what is asked for."""

    store: RateStore
    asker: Asker
    clock: Clock
    sample: bool = False
    _under_way: dict[date, "asyncio.Task[None]"] = field(default_factory=dict)
    _troubles: dict[date, _Trouble] = field(default_factory=dict)
    cache: FixingCache = field(init=False)

    def __post_init__(self) -> None:
        self.cache = FixingCache(self.store, self.clock)

    @property
    def today(self) -> date:
        return bank_day(self.clock.now())

    async def sheet(
        self, asked: date, codes: Collection[str] | None = None, wait: float | None = None
    ) -> Sheet:
        """Of the day; `codes`: only these, and always the majors. Within `wait` seconds, what
        cannot be had in time is left out. Raise NoRates where nothing can be trusted."""
        self._check_day(asked)
        found = await self._found(asked, codes)
        if found is None or found.fixing.day != asked or found.missing:
            await self._obtained(asked, wait)
            found = await self._found(asked, codes)
        if found is None:
            raise NoRates(self._nothing(asked))
        return await self._whole(asked, found, codes)

    async def at_hand(self, day: date, codes: Collection[str] | None = None) -> Sheet | None:
        """Of the day's own fixing, as it is stored; None where that is not there."""
        found = await self._found(day, codes)
        if found is None or found.fixing.day != day:
            return None
        return await self._whole(day, found, codes)

    async def upcoming(self, codes: Collection[str] | None = None) -> Sheet | None:
        """Tomorrow's rates, from the evening on, where they differ from today's."""
        sheet = await self.at_hand(self.today + DAY, codes)
        if sheet is None or not sheet.previous or not holds_on(sheet.previous.day, self.today):
            return None
        return sheet

    async def has(self, day: date) -> bool:
        """Is the bank's own set of the day stored?"""
        known = await self.stored(day, day, MAJORS)
        return any(fixing.source is not RateSource.FRANKFURTER for fixing in known)

    async def refresh(self, day: date) -> Fixing | None:
        """Ask for the day whether it is stored or not; what was stored stays where that fails."""
        if not await self._asked(day):
            return None
        await self._obtain(day)
        return next(iter(await self.stored(day, day)), None)

    async def back_fill(self, day: date) -> bool:
        """Is the day stored, or could it be had with one try of each form?"""
        return bool(await self.stored(day, day, MAJORS)) or await self._asked(day, back_fill=True)

    async def accept(self, day: date, who: str) -> Fixing | None:
        """A person says that the held set of the day is right."""
        held = next(iter(await self.store.held(day, day)), None)
        if held is None:
            return None
        accepted = replace(held, mark=Mark.PLAIN, note=f"accepted by {who}: {held.note}")
        await self._put(accepted)
        return accepted

    async def close(self) -> None:
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def trouble(self, day: date) -> str:
        """Why the day could not be had, in one line; empty where it was not asked for."""
        known = self._troubles.get(day)
        reasons = known.reasons if known else ()
        return "; ".join(reason.removesuffix(LATER) for reason in reasons)  # it is said at the end

    def _check_day(self, asked: date) -> None:
        if asked > self.today + DAY:
            raise NoRates(f"the rates of {asked} are not set yet: give an earlier day")
        if asked < FIRST_DAY:
            raise NoRates(f"there was no tenge before {FIRST_DAY}: give a later day")

    def _nothing(self, asked: date) -> str:
        reasons = self.trouble(asked)
        if asked > self.today:
            return f"the rates of {asked} are not set yet: ask again after 16:00 in Almaty"
        because = f" ({reasons})" if reasons else ""
        return f"no trustworthy rates for {asked}{because}{LATER}"

    async def _found(self, asked: date, codes: Collection[str] | None = ()) -> "_Found | None":
        """Which fixing answers and which came before, by their majors: these tell fixings apart,
        and there are ten times as many currencies. With them the few `codes`; None, all of them,
        is for `_whole`."""
        # Today's question asks for tomorrow's too: both are answered by one look.
        last = max(asked, self.today + DAY) if asked >= self.today else asked
        first = min(asked, self.today) - timedelta(days=LOOK_BACK + STALE_DAYS.days)
        stored = await self.stored(first, last, {*MAJORS, *(codes or ())})
        fixing = choose(asked, stored)
        if fixing is None:
            return None
        earlier = earlier_than(fixing, stored)
        return _Found(fixing, earlier.fixing, earlier.missing)

    async def _whole(self, asked: date, found: "_Found", codes: Collection[str] | None) -> Sheet:
        """With every currency that is asked for."""
        fixing, previous = found.fixing, found.previous
        if codes is None:
            fixing = await self._all_of(fixing)
            previous = await self._all_of(previous) if previous else None
        early = asked > self.today and holds_on(fixing.day, self.today)
        sheet = make_sheet(asked, fixing, previous)
        return replace(sheet, early=early and sheet.stale)

    async def _all_of(self, fixing: Fixing) -> Fixing:
        return next(iter(await self.stored(fixing.day, fixing.day)), fixing)

    async def stored(
        self, first: date, last: date, codes: Collection[str] | None = None
    ) -> Sequence[Fixing]:
        """Invented numbers count only where they are what is asked for."""
        known = await self.cache.between(first, last, codes)
        return [f for f in known if self.sample or f.source is not RateSource.SAMPLE]

    async def _obtained(self, asked: date, wait: float | None) -> None:
        """One at a time for a day, however many ask; it goes on where nobody waits longer."""
        task = self._under_way.get(asked)
        if task is None:
            task = asyncio.create_task(self._obtain(asked))
            self._under_way[asked] = task
            task.add_done_callback(lambda done: self._ended(asked, done))
        await asyncio.wait({task}, timeout=wait)
        if task.done() and not task.cancelled() and (error := task.exception()):
            raise error

    def _ended(self, asked: date, task: "asyncio.Task[None]") -> None:
        self._under_way.pop(asked, None)
        if not task.cancelled():
            task.exception()  # seen: whoever waited raises it

    async def _obtain(self, asked: date) -> None:
        """The day itself where it is missing, then the days back to the last other fixing."""
        if not await self.stored(asked, asked, MAJORS):
            answered = await self._asked(asked)
            if not answered and await self._found(asked) is None:
                await self._asked(asked - DAY, back_fill=True)  # as if it had been read in time
        for _ in range(LOOK_BACK):
            found = await self._found(asked)
            if found is None or found.missing is None:
                return
            if not await self._asked(found.missing, back_fill=True):
                return
            await self.clock.sleep(POLITE)

    async def _asked(self, day: date, *, back_fill: bool = False) -> bool:
        """Ask, judge, store; False where that brought nothing, or is too soon after a failure."""
        trouble = self._troubles.get(day)
        if trouble is not None and self.clock.monotonic() < trouble.until:
            return False
        outcome = await self.asker.ask(day, await self._known(day), back_fill=back_fill)
        if outcome.before is not None:
            await self._put(outcome.before)
        decision = outcome.decision
        reasons = list(outcome.failures)
        if decision.held is not None:
            await self._put(decision.held)
            reasons.append(f"held, as nothing confirms it: {decision.held.note}")
        fixing = decision.fixing
        if fixing is not None and await self._is_an_echo(fixing):
            reasons, fixing = ["the same rates as today's"], None
        if fixing is None:
            self._fail(day, tuple(reasons))
            return False
        self._troubles.pop(day, None)
        await self._put(fixing)
        return True

    async def _known(self, day: date) -> Known:
        """The nearest fixing before; else after, but not one that stands beyond a great move."""
        near = [f for f in await self.stored(day - NEAR, day + NEAR) if f.day != day]
        before = [f for f in near if f.day < day]
        after = [f for f in near if f.day > day and f.mark is not Mark.UNUSUAL]
        reference = before[0] if before else after[-1] if after else None
        return Known(reference, await self.store.held(day - NEAR, day))

    async def _is_an_echo(self, fixing: Fixing) -> bool:
        """Before the new fixing is made, the old one may be given out under tomorrow's date."""
        if fixing.day <= self.today or not is_working(self.today):
            return False
        today = await self.stored(self.today, self.today)
        return bool(today) and not differ(today[0], fixing)

    async def _put(self, fixing: Fixing) -> None:
        self.cache.forget()
        await self.store.put(fixing)
        self.cache.forget()

    def _fail(self, day: date, reasons: tuple[str, ...]) -> None:
        known = self._troubles.get(day)
        count = known.count + 1 if known else 1
        pause = min(FIRST_PAUSE * 2 ** (count - 1), LONGEST_PAUSE)
        self._troubles[day] = _Trouble(reasons, self.clock.monotonic() + pause, count)


@dataclass(frozen=True, slots=True)
class _Found:
    fixing: Fixing
    previous: Fixing | None
    missing: date | None
