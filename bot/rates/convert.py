"""From one currency into another, by the tenge that each of them costs. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.errors import NoRateOf
from bot.model import MAJORS, TENGE
from bot.rates.asked.question import Question
from bot.rates.sheet import Sheet

SMALL_DIGITS = 4  # of a result below one, so that it is never shown as 0


@dataclass(frozen=True, slots=True)
class Conversion:
    amount: Decimal
    source: str
    target: str
    result: Decimal


def is_conversion(question: Question) -> bool:
    """An amount, or two currencies; else the rate itself is asked for."""
    return question.amount is not None or question.target is not None


def conversions(question: Question, sheet: Sheet) -> tuple[Conversion, ...]:
    """One where both sides are known; tenge alone are converted into each of the majors, an amount
    alone from each of them. Raise NoRateOf for a currency without an official rate."""
    amount = Decimal(1) if question.amount is None else question.amount
    if question.source is None:
        pairs = [(code, TENGE) for code in MAJORS if sheet.fixing.get(code)]
    elif question.source == TENGE and question.target is None:
        pairs = [(TENGE, code) for code in MAJORS if sheet.fixing.get(code)]
    else:
        pairs = [(question.source, question.target or TENGE)]
    return tuple(_converted(amount, source, target, sheet) for source, target in pairs)


def _converted(amount: Decimal, source: str, target: str, sheet: Sheet) -> Conversion:
    tenge = amount * _per_one(source, sheet)
    return Conversion(amount, source, target, rounded(tenge / _per_one(target, sheet)))


def _per_one(code: str, sheet: Sheet) -> Decimal:
    if code == TENGE:
        return Decimal(1)
    rate = sheet.fixing.get(code)
    if rate is None:
        raise NoRateOf(
            f"there is no official rate of {code} for {sheet.fixing.day}: give another day"
        )
    return rate.per_one


def rounded(number: Decimal) -> Decimal:
    """To hundredths; a small number to four digits, whatever their place."""
    if number >= 1:
        return number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - SMALL_DIGITS + 1), ROUND_HALF_UP)
