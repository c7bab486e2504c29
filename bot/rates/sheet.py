"""Which stored fixing answers for a day, and how it moved. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.model import MAJORS, Fixing, Rate
from bot.rates.days import DAY, holds_on, holds_until

STALE_DAYS = timedelta(days=4)
LOOK_BACK = 14  # days; the longest pause, at New Year, is shorter
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """A rate and how it moved since the last different fixing, in tenge for its unit."""

    rate: Rate
    previous: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        return None if self.previous is None else self.rate.value - self.previous

    @property
    def percent(self) -> Decimal | None:
        if self.previous is None or self.change is None:
            return None
        return (self.change / self.previous * 100).quantize(HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is said of a day. `stale`: the fixing is an older one that holds no longer; `early`:
    because the day is to come, and its rates are not set yet."""

    asked: date
    fixing: Fixing
    lines: tuple[Line, ...]
    previous: Fixing | None = None
    stale: bool = False
    early: bool = False

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.rate.code == code), None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last different fixing, or the day that is missing to know it; neither: too long ago."""

    fixing: Fixing | None = None
    missing: date | None = None


def choose(asked: date, fixings: Sequence[Fixing]) -> Fixing | None:
    """The day's own fixing, else one that holds on it, else one that held a few days ago."""
    earlier = sorted((f for f in fixings if f.day <= asked), key=lambda f: f.day, reverse=True)
    if not earlier:
        return None
    newest = earlier[0]
    return newest if asked - holds_until(newest.day) <= STALE_DAYS else None


def earlier_than(fixing: Fixing, fixings: Sequence[Fixing]) -> Earlier:
    """Day by day back; a missing day counts only where another fixing may have been made."""
    by_day = {known.day: known for known in fixings}
    day = fixing.day
    for _ in range(LOOK_BACK):
        day -= DAY
        known = by_day.get(day)
        if known is None:
            if holds_on(day, day + DAY):
                continue  # a weekend or holiday: its fixing is that of the day after
            return Earlier(missing=day)
        if differ(known, fixing):
            return Earlier(known)
    return Earlier()


def differ(one: Fixing, other: Fixing) -> bool:
    """Are these two fixings, or one that holds for both days? Judged by what both hold."""
    for rate in one.only(MAJORS):
        same = other.get(rate.code)
        if same is not None and same.per_one != rate.per_one:
            return True
    return False


def make_sheet(asked: date, fixing: Fixing, previous: Fixing | None) -> Sheet:
    """Currencies in the bank's order, the four that everybody asks for first."""
    rest = sorted(rate.code for rate in fixing.rates if rate.code not in MAJORS)
    lines = tuple(_line(rate, previous) for rate in fixing.only([*MAJORS, *rest]))
    return Sheet(asked, fixing, lines, previous, stale=not holds_on(fixing.day, asked))


def _line(rate: Rate, previous: Fixing | None) -> Line:
    before = previous.get(rate.code) if previous else None
    return Line(rate, None if before is None else before.per_one * rate.unit)
