"""How a currency went over a stretch of days. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.model import Fixing, Rate
from bot.rates.days import DAY, holds_on, is_working
from bot.rates.sheet import Line


@dataclass(frozen=True, slots=True)
class Point:
    """What `unit` of the trend's currency cost, from the day of a fixing on."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Trend:
    """From `first` to `last`, oldest first; `complete`: no fixing between them is missing."""

    code: str
    unit: int
    points: tuple[Point, ...]
    complete: bool

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def low(self) -> Point:
        return min(self.points, key=lambda point: point.value)

    @property
    def high(self) -> Point:
        return max(self.points, key=lambda point: point.value)

    @property
    def line(self) -> Line:
        """The last value beside the first."""
        return Line(Rate(self.code, self.unit, self.last.value), self.first.value)


def fixing_days(first: date, last: date) -> list[date]:
    """The days from which a new fixing may hold, newest first; and the first day itself."""
    days = []
    day = last
    while day > first:
        if is_working(day - DAY):
            days.append(day)
        day -= DAY
    return [*days, first]


def missing_days(first: date, last: date, fixings: Sequence[Fixing]) -> list[date]:
    """Of `fixing_days`, those that no stored fixing answers for; newest first."""
    known = {fixing.day for fixing in fixings}
    return [
        day
        for day in fixing_days(first, last)
        if day not in known and not any(holds_on(day - DAY * n, day) for n in _back(day, known))
    ]


def make_trend(code: str, first: date, last: date, fixings: Sequence[Fixing]) -> Trend | None:
    """None where the currency is not known at the first day or since."""
    own = [(f.day, rate) for f in fixings if f.day <= last and (rate := f.get(code))]
    own.sort(key=lambda pair: pair[0])
    at_first = [pair for pair in own if holds_on(pair[0], first)]
    later = [pair for pair in own if first < pair[0]]
    if not at_first or not later:
        return None
    unit = later[-1][1].unit
    points = [Point(first, at_first[-1][1].per_one * unit)]
    points += [Point(day, rate.per_one * unit) for day, rate in later]
    whole = [f for f in fixings if f.get(code)]
    return Trend(code, unit, tuple(points), not missing_days(first, last, whole))


def _back(day: date, known: set[date]) -> list[int]:
    """How many days before it stored fixings lie that may hold on it still."""
    return [n for n in range(1, 10) if day - DAY * n in known]
