"""Which answer is believed. Pure: answers in, a decision out.

A move of more than 3 % from the last fixing is published where a second form agrees, and marked;
where nothing does, it is held for a person. What is about tenfold is always held: that is a
shifted point or another unit, and both of the bank's forms would show it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.model import MAJORS, Fixing, Mark, Rate

MOVE = Decimal("0.03")
TENFOLD = Decimal(5)
AGREE = Decimal("0.002")  # two copies of one number, one of them perhaps rounded
# The dirham has been fixed to the dollar since 1997; both stand in the bank's file.
PEG, PEG_WITHIN = Decimal("3.6725"), Decimal("0.003")
# Where nothing is known of the days before, at least the point must stand in its place: tenge
# for one, at half of the least and five times the most since February 2009. A shift leaves it.
BANDS_SINCE = date(2009, 3, 1)
BANDS = {
    "USD": (Decimal(96), Decimal(2400)),
    "EUR": (Decimal(105), Decimal(2800)),
    "RUB": (Decimal("1.2"), Decimal(40)),
    "CNY": (Decimal(13), Decimal(340)),
}


class Why(StrEnum):
    TENFOLD = "tenfold"
    MOVE = "move"
    PEG = "peg"


@dataclass(frozen=True, slots=True)
class Answer:
    """A set that is right in form, and which form gave it."""

    form: str
    fixing: Fixing


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd about a rate: tenge for one now, and what it was compared with."""

    why: Why
    code: str
    now: Decimal
    before: Decimal
    reference: date | None = None

    @property
    def stops(self) -> bool:
        """Can the set not be published without this currency?"""
        return self.code in MAJORS


@dataclass(frozen=True, slots=True)
class Decision:
    """`fixing` is published; `held` waits for a person's word; both None: ask further forms."""

    fixing: Fixing | None = None
    held: Fixing | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The fixing before, or after; and sets of the days before that were held."""

    reference: Fixing | None = None
    held: Sequence[Fixing] = ()


def decide(answers: Sequence[Answer], known: Known, *, last: bool) -> Decision:
    """`last`: no further form can be asked."""
    for answer in answers:
        doubts = doubts_of(answer.fixing, known.reference)
        open_ = _open(doubts, answer, answers, known)
        if not open_:
            return Decision(_published(answer.fixing, doubts, ()), doubts=doubts)
        if any(doubt.stops and not _bearable(doubt, answer, answers) for doubt in open_):
            continue
        if not last:
            return Decision()
        dropped = {doubt.code for doubt in open_ if not doubt.stops}
        return Decision(_published(answer.fixing, doubts, dropped), doubts=doubts)
    if not last or not answers:
        return Decision()
    first = answers[0].fixing
    doubts = doubts_of(first, known.reference)
    return Decision(held=replace(first, mark=Mark.HELD, note=told(doubts)), doubts=doubts)


def comparable(decision: Decision) -> bool:
    """Can its set stand for the days before? Not where the point is shifted; but where only dollar
    and dirham do not fit, it tells which of them has not moved."""
    return all(doubt.why is Why.PEG for doubt in decision.doubts)


def doubts_of(fixing: Fixing, reference: Fixing | None) -> tuple[Doubt, ...]:
    doubts: list[Doubt] = []
    for rate in fixing.rates:
        before = reference.get(rate.code) if reference else None
        if before is not None and reference is not None:
            doubts += _compared(rate, before, reference.day)
        elif reference is None and fixing.day >= BANDS_SINCE:
            doubts += _placed(rate)
    return (*doubts, *_pegged(fixing, reference))


def told(doubts: Sequence[Doubt]) -> str:
    """`USD 4787.7 instead of 478.77 of 2026-11-25`, one after the other."""
    lines = []
    for doubt in doubts:
        of = f" of {doubt.reference}" if doubt.reference else ""
        lines.append(f"{doubt.code} {doubt.now:.6g} beside {doubt.before:.6g}{of}")
    return "; ".join(lines[:6])


def _compared(rate: Rate, before: Rate, day: date) -> list[Doubt]:
    ratio = rate.per_one / before.per_one
    if not 1 / TENFOLD < ratio < TENFOLD:
        return [Doubt(Why.TENFOLD, rate.code, rate.per_one, before.per_one, day)]
    if abs(ratio - 1) > MOVE:
        return [Doubt(Why.MOVE, rate.code, rate.per_one, before.per_one, day)]
    return []


def _placed(rate: Rate) -> list[Doubt]:
    low, high = BANDS.get(rate.code, (Decimal(0), Decimal("Infinity")))
    if low <= rate.per_one <= high:
        return []
    nearest = low if rate.per_one < low else high
    return [Doubt(Why.TENFOLD, rate.code, rate.per_one, nearest)]


def _pegged(fixing: Fixing, reference: Fixing | None) -> list[Doubt]:
    dollar, dirham = fixing.get("USD"), fixing.get("AED")
    if dollar is None or dirham is None:
        return []
    implied = dirham.per_one * PEG
    ratio = dollar.per_one / implied
    if abs(ratio - 1) <= PEG_WITHIN:
        return []
    day = reference.day if reference else None
    if not 1 / TENFOLD < ratio < TENFOLD:
        low, high = BANDS["USD"]
        if reference is None and (fixing.day < BANDS_SINCE or low <= implied <= high):
            return [Doubt(Why.TENFOLD, "USD", dollar.per_one, implied)]  # it may be either
        return [Doubt(Why.TENFOLD, "AED", dirham.per_one, dollar.per_one / PEG, day)]
    return [Doubt(Why.PEG, "USD", dollar.per_one, implied, day)]


def _open(
    doubts: Sequence[Doubt], answer: Answer, answers: Sequence[Answer], known: Known
) -> list[Doubt]:
    """The doubts that nothing settles. A fall of the tenge that is confirmed for the dollar moves
    all currencies alike, which confirms those that only the bank's own files hold."""
    settled = [doubt for doubt in doubts if _settled(doubt, answer, answers, known)]
    fall = next((d.now / d.before for d in settled if d.code == "USD" and d.why is Why.MOVE), None)
    return [doubt for doubt in doubts if doubt not in settled and not _goes_along(doubt, fall)]


def _goes_along(doubt: Doubt, fall: Decimal | None) -> bool:
    if fall is None or doubt.stops or doubt.why is not Why.MOVE:
        return False
    return abs(doubt.now / doubt.before / fall - 1) <= MOVE


def _settled(doubt: Doubt, answer: Answer, answers: Sequence[Answer], known: Known) -> bool:
    """Does a second form agree, or did the days before already show the new level?"""
    if doubt.why is Why.TENFOLD:
        return False
    if any(_agrees(doubt, other, AGREE) for other in _others(answer, answers)):
        return True
    levels = [Answer("", fixing) for fixing in known.held if fixing.day < answer.fixing.day]
    return doubt.why is Why.MOVE and any(_agrees(doubt, level, MOVE) for level in levels)


def _bearable(doubt: Doubt, answer: Answer, answers: Sequence[Answer]) -> bool:
    """The dirham may be the wrong one, where the dollar is as on the days before."""
    if doubt.why is not Why.PEG or doubt.reference is None:
        return False
    return not any(_denies(doubt, other) for other in _others(answer, answers))


def _others(answer: Answer, answers: Sequence[Answer]) -> list[Answer]:
    return [
        other
        for other in answers
        if other.form != answer.form and other.fixing.day == answer.fixing.day
    ]


def _agrees(doubt: Doubt, other: Answer, within: Decimal) -> bool:
    rate = other.fixing.get(doubt.code)
    return rate is not None and abs(rate.per_one / doubt.now - 1) <= within


def _denies(doubt: Doubt, other: Answer) -> bool:
    return other.fixing.get(doubt.code) is not None and not _agrees(doubt, other, AGREE)


def _published(fixing: Fixing, doubts: Sequence[Doubt], dropped: Collection[str]) -> Fixing:
    rates = tuple(rate for rate in fixing.rates if rate.code not in dropped)
    kept = [doubt for doubt in doubts if doubt.code not in dropped]
    moved = any(doubt.why is Why.MOVE for doubt in kept)
    mark = Mark.UNUSUAL if moved else Mark.PLAIN
    return replace(fixing, rates=rates, mark=mark, note=told(kept))
