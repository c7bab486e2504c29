"""Invented rates for a try without internet. They are named so wherever they are shown."""

import math
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.model import Fixing, Rate, RateSource
from bot.ports import Clock
from bot.rates.days import DAY, is_working
from bot.rates.sheet import HUNDREDTH

# Round numbers, so that nobody takes them for the bank's: unit and tenge.
BASES = {
    "USD": (1, 500),
    "EUR": (1, 550),
    "RUB": (1, 6),
    "CNY": (1, 70),
    "GBP": (1, 650),
    "KGS": (1, 6),
    "TRY": (1, 12),
    "UZS": (100, 4),
    "KRW": (100, 36),
}


@dataclass(frozen=True, slots=True)
class SampleRates:
    """A `Form` that always answers: waves around round numbers, quiet at weekends."""

    clock: Clock
    name: str = "sample"
    label: str = "sample"
    by_day: bool = True

    async def ask(self, day: date) -> Fixing:
        traded = day - DAY
        while not is_working(traded):
            traded -= DAY
        rates = [
            Rate(code, unit, _wave(Decimal(base), traded.toordinal() + 7 * place))
            for place, (code, (unit, base)) in enumerate(BASES.items())
        ]
        return Fixing.of(day, RateSource.SAMPLE, rates, self.clock.now())


def _wave(base: Decimal, step: int) -> Decimal:
    # Within two weeks less than the move that must be confirmed (`bot/rates/origins/trust.py`).
    swing = Decimal(str(round(math.sin(step / 5) * 0.006 + math.sin(step / 41) * 0.04, 6)))
    return (base * (1 + swing)).quantize(HUNDREDTH, ROUND_HALF_UP)
