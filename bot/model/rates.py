"""Official rates of the tenge. A value that cannot be a rate cannot be a `Rate`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

TENGE = "KZT"
MAJORS = ("USD", "EUR", "RUB", "CNY")
UNITS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
# No currency of the world is dearer, and none of the bank's units cheaper.
LEAST, MOST = Decimal("0.0001"), Decimal("10000000")

_CODE = re.compile(r"[A-Z]{3}")


class RateSource(StrEnum):
    """Who said it; SAMPLE are invented numbers for a try without internet."""

    NATIONAL_BANK = "nationalbank"
    FRANKFURTER = "frankfurter"
    SAMPLE = "sample"


class RatePost(StrEnum):
    """A post of rates that a channel may want: today's in the morning, the next day's once set."""

    MORNING = "morning"
    TOMORROW = "tomorrow"


class Mark(StrEnum):
    """UNUSUAL is published with a word about it, HELD is not published."""

    PLAIN = "plain"
    UNUSUAL = "unusual"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Rate:
    """What `unit` of a currency costs in tenge.

    Raise ValueError for anything but a currency's code, a power of ten and a finite Decimal
    above zero: there is no rate of 0, of NaN or of a float's rounding.
    """

    code: str
    unit: int
    value: Decimal

    def __post_init__(self) -> None:
        if not isinstance(self.code, str) or not _CODE.fullmatch(self.code) or self.code == TENGE:
            raise ValueError(f"{self.code!r} is not a foreign currency's code")
        if type(self.unit) is not int or self.unit not in UNITS:
            raise ValueError(f"{self.unit!r} is not a number of units that a bank quotes")
        if not isinstance(self.value, Decimal) or not self.value.is_finite():
            raise ValueError(f"{self.value!r} is not a finite decimal number")
        if not LEAST <= self.value <= MOST:
            raise ValueError(f"{self.value} tenge cannot be the price of {self.unit} {self.code}")

    @property
    def per_one(self) -> Decimal:
        return self.value / self.unit


@dataclass(frozen=True, slots=True)
class Fixing:
    """A set of official rates and the day that it is for; at least one, each currency once."""

    day: date
    source: RateSource
    rates: tuple[Rate, ...]
    fetched_at: datetime
    mark: Mark = Mark.PLAIN
    note: str = ""

    def __post_init__(self) -> None:
        codes = [rate.code for rate in self.rates]
        if not codes or len(set(codes)) != len(codes):
            raise ValueError("a set of rates holds at least one, and each currency once")

    def get(self, code: str) -> Rate | None:
        return next((rate for rate in self.rates if rate.code == code), None)

    def only(self, codes: Iterable[str]) -> tuple[Rate, ...]:
        """Those of the currencies that are there, in the order asked for."""
        return tuple(rate for code in codes if (rate := self.get(code)))

    @classmethod
    def of(cls, day: date, source: RateSource, rates: Iterable[Rate], at: datetime) -> Self:
        return cls(day, source, tuple(rates), at)
