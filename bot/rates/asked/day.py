"""The day of a question about rates: «23.11», «1-го ноября», "last Monday", «бір апта бұрын»."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.articles.text.dates import month_number
from bot.errors import UnclearQuestion
from bot.rates.asked.span import Span, Tokens, back_from, unit_of
from bot.rates.asked.vocabulary import day_words, is_day_word, number_words

_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = r" (?:г|год[ау]?|ж|жыл|жылы|жылғы|жылдың)(?: \.)?"
_ORDINAL = r"(?:(?: -)? (?:го|ое|е|му|st|nd|rd|th|і|ы|ші|шы|сі|сы|інде|ында|сінде|сында))?"
_DAY = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
_MONTH = r"(?P<month>[^\W\d_]{3,})(?: \.)?"
_BEHIND = rf"(?:(?: ,)? (?P<year>{_YEAR}))?"
_BY_MONTH = (
    re.compile(rf"(?P<year>{_YEAR})(?:{_OF_YEAR})? {_DAY}(?: -)? {_MONTH}(?= |$)"),
    re.compile(rf"(?P<year>{_YEAR})(?:{_OF_YEAR})? {_MONTH} {_DAY}(?= |$)"),
    re.compile(rf"{_DAY}(?: -)?(?: of)? {_MONTH}{_BEHIND}(?= |$)"),
    re.compile(rf"{_MONTH}(?: the)? {_DAY}{_BEHIND}(?= |$)"),
)
_SHORT = re.compile(r"(\d{1,2})(?:\.(?=\d\d$)|/)(\d{1,2})")
# A day's number that says it is one: «20 числа», «20-го», "20th", «20-сында».
_NUMBERED = re.compile(
    r"(?P<day>\d{1,2})(?:(?: -)? (?:го|му|ое))?(?: (?:числа|число|числу|күні))(?= |$)"
    r"|(?P<ordinal>\d{1,2})"
    r"(?: (?:st|nd|rd|th)| - (?:го|му|ое|і|ы|сі|сы|інде|ында|сінде|сында))(?= |$)"
)
_DAYS_OF_MONTH = re.compile(
    r"(?:[12]?\d|3[01]) (?:и|and|және|мен|-|–) \d{1,2} (?P<month>[^\W\d_]{3,})"
)
_TWO_MONTHS = 62
_LONGEST = 9  # tokens of one day
_TOWARDS = frozenset({"на", "for", "к"})
_DATIVES = ("ға", "ге")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Found:
    """`count`: of the tokens that name the day."""

    day: date
    count: int


def day_at(tokens: Tokens, at: int, today: date, span: Span | None = None) -> Found | None:
    """The day that is named here, of the `span` that the question names elsewhere; without a
    year the last such one, tomorrow counted.

    Raise UnclearQuestion for one that is not in the calendar.
    """
    readers: Sequence[Callable[[Tokens, int, date, Span | None], Found | None]] = (
        _several,
        _in_numbers,
        _by_month,
        _of_month,
        _by_word,
        _ago,
        _weekday,
    )
    return next((found for read in readers if (found := read(tokens, at, today, span))), None)


def short_day(written: str, today: date, span: Span | None = None) -> date | None:
    """«23.11», «23/11»; None where it is no day."""
    found = _SHORT.fullmatch(written)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    return _last(int(found[2]), int(found[1]), today, span)


def _in_numbers(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    kind, word = tokens[at]
    if kind not in ("iso", "dotted"):
        return None
    first, second, third = (int(part) for part in re.split(r"[-./]", word))
    if kind == "iso":
        return Found(_day(first, second, third), 1)
    year = third if third > 99 else 2000 + third
    if "/" in word and second > 12:  # as Americans write it, where nothing else can be meant
        first, second = second, first
    return Found(_day(year, second, first), 1)


def _several(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """«20 и 21 ноября», "20-21 November": the first number is no amount of money."""
    found = _DAYS_OF_MONTH.match(" ".join(word for _, word in tokens[at : at + 4]))
    if found is not None and month_number(found["month"]) is not None:
        raise UnclearQuestion("one day at a time")
    return None


def _by_month(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """«1 ноября 2025», "Nov 1st", «2025 жылғы 1 қараша», «қарашаның 1-інде»."""
    rest = " ".join(word for _, word in tokens[at : at + _LONGEST])
    for pattern in _BY_MONTH:
        match = pattern.match(rest)
        number = month_number(match["month"]) if match else None
        if match is None or number is None:
            continue
        count = len(match.group().split())
        if match["year"]:
            return Found(_day(int(match["year"]), number, int(match["day"])), count)
        if (found := _last(number, int(match["day"]), today, span)) is None:
            raise UnclearQuestion("there is no such day")
        return Found(found, count)
    return None


def _of_month(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """«20 числа», "the 20th", «айдың 20-сы»: of the span, else of this month or the last."""
    match = _NUMBERED.match(" ".join(word for _, word in tokens[at : at + 4]))
    if match is None:
        return None
    number, tomorrow = int(match["day"] or match["ordinal"]), today + timedelta(days=1)
    days = (
        (tomorrow - timedelta(days=n) for n in range(_TWO_MONTHS)) if span is None else span.days()
    )
    found = next((day for day in days if day.day == number), None)
    if found is None:
        raise UnclearQuestion("there is no such day")
    return Found(found, len(match.group().split()))


def _by_word(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """«вчера», "the day before yesterday"."""
    for form, away in day_words().items():
        words = form.split("_")
        if [word for _, word in tokens[at : at + len(words)]] == words:
            return Found(today + timedelta(days=away), len(words))
    return None


def _ago(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """«3 дня назад», "a week ago", «бір ай бұрын»; «через 3 дня», «бір аптадан кейін»."""
    words = [word for _, word in tokens[at : at + 4]]
    if is_day_word("from_now", words[0]):
        return _from_now(words[1:], today)
    counted = _count(words[0])
    if counted is None and at > 0 and tokens[at - 1][0] == "number":
        return None  # more of them than can be meant
    named = words if counted is None else words[1:]
    unit = unit_of(named[0]) if len(named) > 1 else None
    if unit is None:
        return None
    count = 1 if counted is None else counted
    used = 2 if counted is None else 3
    if is_day_word("ago", named[1]):
        return Found(back_from(today, unit, count), used)
    if is_day_word("after_now", named[1]):
        return Found(back_from(today, unit, -count), used)
    return None


def _from_now(words: Sequence[str], today: date) -> Found | None:
    """«через неделю», "in 3 days"."""
    article = words[:1] in (["a"], ["an"])
    words = words[article:]
    counted = _count(words[0]) if words else None
    named = words if counted is None else words[1:]
    unit = unit_of(named[0]) if named else None
    if unit is None:
        return None
    used = article + (2 if counted is None else 3)
    return Found(back_from(today, unit, -(1 if counted is None else counted)), used)


def _count(word: str) -> int | None:
    known = number_words().get(word)
    value = Decimal(word) if word.isdecimal() else known[0] if known and not known[1] else None
    whole = value is not None and value == int(value) and value < 10_000
    return int(value) if value is not None and whole else None


def _weekday(tokens: Tokens, at: int, today: date, span: Span | None) -> Found | None:
    """The last such day, today counted; with «прошлый» before today, with «на» tomorrow too."""
    ahead_of = is_day_word("next", tokens[at][1])
    after = at + (ahead_of or is_day_word("last", tokens[at][1]))
    if after == len(tokens):
        return None
    word = tokens[after][1]
    number = next((n for n, name in enumerate(_DAYS) if is_day_word(name, word)), None)
    if number is None:
        return None
    if span is not None:
        named = next((day for day in span.days() if day.weekday() == number), None)
        return None if named is None else Found(named, after - at + 1)
    if ahead_of:
        tomorrow = today + timedelta(days=1)
        return Found(tomorrow + timedelta(days=(number - tomorrow.weekday()) % 7), 2)
    ahead = (at > 0 and tokens[at - 1][1] in _TOWARDS) or word.endswith(_DATIVES)
    latest = today + timedelta(days=-1 if after > at else int(ahead))
    return Found(latest - timedelta(days=(latest.weekday() - number) % 7), after - at + 1)


def _last(month: int, day: int, today: date, span: Span | None) -> date | None:
    """The last one up to tomorrow; 29 February may be years ago. Of a span the one in it."""
    if span is not None:
        return next((at for at in span.days() if (at.month, at.day) == (month, day)), None)
    limit = today + timedelta(days=1)
    for year in range(limit.year, limit.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= limit:
            return found
    return None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearQuestion("there is no such day") from None
