"""The week, month or year of a question about rates: «прошлого года», "last week", «ай басында»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.articles.text.dates import month_number
from bot.errors import UnclearQuestion
from bot.rates.asked.amount import is_currency, is_multiplier
from bot.rates.asked.vocabulary import is_day_word, words_of

Tokens = Sequence[tuple[str, str]]
UNITS = ("days", "weeks", "months", "years")
FARTHEST = 12 * 100  # months
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_IN = ("в", "во", "in")
_BACK = {"this": 0, "last": 1, "before_last": 2, "next": -1}


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`; `day` is meant where the question names no day in it."""

    first: date
    last: date
    day: date
    count: int  # of the tokens that name it

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def span_at(tokens: Tokens, at: int, today: date) -> Span | None:
    """The span that is named here."""
    words = [word for _, word in tokens[at : at + 6]]
    edge, used = _edge_before(words)
    named = _named(words[used:], alone=edge is not None) or _in_year(tokens, at)
    if named is None:
        return None
    unit, back, count = named
    if unit.isdigit():
        unit, back = "years", today.year - int(unit)
    used += count
    if edge is not None and unit_of("".join(words[used : used + 1])) == "years":
        used += 1  # «в начале 2025 года»
    if edge is None and (edge := _edge(words[used : used + 1])) is not None:
        used += 1  # «жыл басында»
    if edge is None and back is None:
        return None
    first, last = _reach(unit, back or 0, today)
    day = back_from(today, unit, back or 0)
    return Span(first, last, {"first": first, "last": last}.get(edge or "", day), used)


def unit_of(word: str) -> str | None:
    return next((unit for unit in UNITS if is_day_word(unit, word)), None)


def back_from(today: date, unit: str, count: int) -> date:
    """Raise UnclearQuestion where no calendar goes so far back."""
    if unit in ("days", "weeks"):
        return today - timedelta(days=count * (7 if unit == "weeks" else 1))
    months = count * (12 if unit == "years" else 1)
    if abs(months) > FARTHEST:
        raise UnclearQuestion("there is no such day")
    at = today.year * 12 + today.month - 1 - months
    return _existing(at // 12, at % 12 + 1, today.day)


def _edge(words: Sequence[str]) -> str | None:
    return next((e for e in ("first", "last") if words and is_day_word(f"{e}_of", words[0])), None)


def _edge_before(words: Sequence[str]) -> tuple[str | None, int]:
    """«В начале», "the end of the": which end, and how many words say so."""
    edge = _edge(words)
    if edge is None:
        return None, 0
    used = 1
    while used < len(words) and words[used] in ("of", "the"):
        used += 1
    return edge, used


def _named(words: Sequence[str], *, alone: bool) -> tuple[str, int | None, int] | None:
    """Unit, how many of it back, number of words; `alone`: "the year" needs no "this"."""
    for back, names in ((0, "this_year"), (1, "last_year")):
        if words and words[0] in words_of(names):
            return "years", back, 1
    for name, back in _BACK.items():
        if len(words) > 1 and is_day_word(name, words[0]) and (unit := _longer(words[1])):
            return unit, back, 2
    if words[1:3] == ["before", "last"] and (unit := _longer(words[0])):
        return unit, 2, 3
    if alone and words and _YEAR.fullmatch(words[0]):
        return words[0], None, 1
    unit = _longer(words[0]) if words else None
    if unit is not None and (alone or _edge(words[1:2]) is not None):
        return unit, None, 1
    return None


def _in_year(tokens: Tokens, at: int) -> tuple[str, None, int] | None:
    """«2020 год», "in 2020": no amount. Behind a month the year is the day's own."""
    words = [word for _, word in tokens[at : at + 2]]
    if len(words) < 2 or (at and month_number(tokens[at - 1][1]) is not None):
        return None
    if _YEAR.fullmatch(words[0]) and (words[1] == "г" or unit_of(words[1]) == "years"):
        return words[0], None, 2
    counted = is_currency(tokens, at + 2) or is_multiplier(tokens, at + 2)
    if words[0] in _IN and _YEAR.fullmatch(words[1]) and not counted:
        return words[1], None, 2
    return None


def _longer(word: str) -> str | None:
    unit = unit_of(word)
    return None if unit == "days" else unit


def _reach(unit: str, back: int, today: date) -> tuple[date, date]:
    day = back_from(today, unit, back)
    if unit == "weeks":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "months":
        return day.replace(day=1), _existing(day.year, day.month, 31)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _existing(year: int, month: int, day: int) -> date:
    """The month's last day where it has no such one."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day, (first_of_next - timedelta(days=1)).day))
