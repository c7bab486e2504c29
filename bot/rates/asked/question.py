"""What is asked about money: an amount, one currency or two, a day, in any usual order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.errors import UnclearQuestion
from bot.model import TENGE
from bot.rates.asked.amount import amount_at, is_currency, is_multiplier
from bot.rates.asked.day import Found as DayFound
from bot.rates.asked.day import day_at, short_day
from bot.rates.asked.span import Span, span_at, unit_of
from bot.rates.asked.tokens import tokens
from bot.rates.asked.vocabulary import (
    Meant,
    changes_nothing,
    how_many,
    means_everything,
    names_a_currency,
    stands_beside,
)

LONGEST = 200  # letters
SILENT = frozenset("?!.,;:=/<>[]{}-−–—→'’\"«»()+*")
_OF_DAYS = frozenset({"на", "за", "от", "on", "for", "of"})
_INTO = frozenset({"в", "во", "in", "into", "to"})
_GENITIVE = ("ов", "ев", "ей")


@dataclass(frozen=True, slots=True)
class Question:
    """`source` and `target` are codes. An amount alone, and no amount, are questions too.

    `everything`: every currency that there is.
    """

    amount: Decimal | None = None
    source: str | None = None
    target: str | None = None
    day: date | None = None
    everything: bool = False


def codes_of(question: Question) -> set[str]:
    """The foreign currencies of which rates are needed; the majors are always there."""
    return {code for code in (question.source, question.target) if code and code != TENGE}


@dataclass(frozen=True, slots=True)
class _Currency:
    code: str
    place: int
    symbol: bool = False


@dataclass
class _Reading:
    """What was found so far; `place` counts tokens."""

    today: date
    tokens: Sequence[tuple[str, str]]
    place: int = 0
    day: date | None = None
    amount: Decimal | None = None
    amount_places: tuple[int, int] = (-1, -1)
    currencies: list[_Currency] = field(default_factory=list)
    everything: bool = False
    span: Span | None = None
    span_place: int = -1


def read_question(text: str, today: date) -> Question:
    """Raise UnclearQuestion where a word, number or day cannot be meant so."""
    if len(text) > LONGEST:
        raise UnclearQuestion("that is too long for a question about rates")
    reading = _Reading(today, tokens(text))
    _find_span(reading)
    readers: Sequence[Callable[[_Reading], bool]] = (
        _read_day,
        _read_amount,
        _read_currency,
        _read_silence,
    )
    while reading.place < len(reading.tokens):
        if not any(read(reading) for read in readers):
            unknown = _visible(reading.tokens[reading.place][1])
            raise UnclearQuestion(f"what is '{unknown}'?")
    if reading.day is None and reading.span is not None:
        reading.day = reading.span.day
    if len(reading.currencies) > 2:
        raise UnclearQuestion("two currencies at most")
    source, target = _directed(reading)
    everything = reading.everything and source is None and reading.amount is None
    return Question(reading.amount, source, target, reading.day, everything)


def _visible(word: str) -> str:
    return word if word.isprintable() else ascii(word)[1:-1]


def _find_span(reading: _Reading) -> None:
    """Before all else: «20 ноября прошлого года» is one day, wherever the year is named."""
    for place in range(len(reading.tokens)):
        span = span_at(reading.tokens, place, reading.today)
        if span is not None:
            reading.span, reading.span_place = span, place
            return


def _read_day(reading: _Reading) -> bool:
    if reading.span is not None and reading.place == reading.span_place:
        reading.place += reading.span.count
        return True
    found = day_at(reading.tokens, reading.place, reading.today, reading.span) or _short(reading)
    if found is None:
        return False
    if reading.day not in (None, found.day):
        raise UnclearQuestion("one day at a time")
    reading.day = found.day
    reading.place += found.count
    return True


def _short(reading: _Reading) -> DayFound | None:
    """«23.11» where it can be no amount: before no currency, and behind «на» or another amount,
    or where no currency is named at all."""
    kind, word = reading.tokens[reading.place]
    day = short_day(word, reading.today, reading.span) if kind in ("short", "number") else None
    after = reading.place + 1
    if day is None or is_currency(reading.tokens, after) or is_multiplier(reading.tokens, after):
        return None
    before = reading.tokens[reading.place - 1][1] if reading.place else ""
    followed = after < len(reading.tokens) and reading.tokens[after][0] == "number"
    certain = kind == "short" or before in _OF_DAYS or reading.amount is not None or followed
    certain |= reading.span is not None
    if not certain and any(is_currency(reading.tokens, at) for at in range(len(reading.tokens))):
        return None
    return DayFound(day, 1)


def _read_amount(reading: _Reading) -> bool:
    found = amount_at(reading.tokens, reading.place)
    if found is None:
        return False
    if reading.amount is not None:
        raise UnclearQuestion("one amount at a time")
    amount, end = found
    if end < len(reading.tokens) and unit_of(reading.tokens[end][1]):
        raise UnclearQuestion("which day is meant?")  # «за 3 года» is no amount
    reading.amount = amount
    reading.amount_places = (reading.place, end)
    reading.place = end
    return True


def _read_currency(reading: _Reading) -> bool:
    """A noun, with words beside it that say whose: «доллары США», "Swiss francs"."""
    start = place = reading.place
    nouns: list[Meant] = []
    beside: list[tuple[str, ...]] = []
    while place < len(reading.tokens) and reading.tokens[place][0] in ("word", "symbol"):
        word = reading.tokens[place][1]
        near = stands_beside(word)
        meant = None if near else names_a_currency(word)
        if meant is None and not near:
            break
        if meant is not None:
            if nouns:
                break
            nouns.append(meant)
        if near:
            beside.append(near)
        place += 1
        if _abbreviated(reading, place):
            place += 1  # «долл. США», «бел. руб.»
    if not nouns:
        return False
    code = _which(nouns[0], beside)
    symbol = reading.tokens[start][0] == "symbol"
    if not _said_twice(reading, code, start, symbol):
        reading.currencies.append(_Currency(code, start, symbol))
    reading.place = place
    return True


def _abbreviated(reading: _Reading, place: int) -> bool:
    """Is here a point, and behind it what goes on with the currency's name?"""
    if reading.tokens[place : place + 1] != [("other", ".")] or place + 1 >= len(reading.tokens):
        return False
    return bool(stands_beside(reading.tokens[place + 1][1])) or is_currency(
        reading.tokens, place + 1
    )


def _said_twice(reading: _Reading, code: str, place: int, symbol: bool) -> bool:
    """«$100 USD», «🇺🇸 доллар»: by a sign and by a word, with at most the amount between; «доллар
    USD», "pound sterling": by two words."""
    if not reading.currencies or reading.currencies[-1].code != code:
        return False
    last = reading.currencies[-1]
    start, end = reading.amount_places
    between = place - last.place - 1 - ((end - start) if last.place < start < place else 0)
    other = reading.tokens[place][1] != reading.tokens[last.place][1]  # «usd usd» is from and to
    return between == 0 and (symbol != last.symbol or (other and place - last.place == 1))


def _which(noun: Meant, beside: Sequence[tuple[str, ...]]) -> str:
    left = list(noun.codes)
    for codes in beside:
        left = [code for code in left if code in codes]
    if beside and left:
        return left[0]
    if beside or not noun.sure:
        raise UnclearQuestion(f"which currency is meant: {', '.join(noun.codes)}?")
    return noun.codes[0]


def _read_silence(reading: _Reading) -> bool:
    kind, word = reading.tokens[reading.place]
    if kind == "minus" and _is_sign(reading):
        raise UnclearQuestion("give an amount above zero")
    every = kind == "word" and means_everything(word)
    reading.everything |= every
    silent = kind == "minus" or word in SILENT or (kind == "word" and changes_nothing(word))
    reading.place += silent or every
    return silent or every


def _is_sign(reading: _Reading) -> bool:
    """Is a minus the amount's own, and no dash behind what the question named before?"""
    if reading.currencies or reading.amount is not None or reading.day is not None:
        return False
    return day_at(reading.tokens, reading.place + 1, reading.today, reading.span) is None


def _directed(reading: _Reading) -> tuple[str | None, str | None]:
    """From and to: the amount is of the currency that it stands beside."""
    found = reading.currencies
    if len(found) < 2:
        code = found[0].code if found else None
        return (TENGE, code) if _into(reading) else (code, None)
    start, end = reading.amount_places
    first, second = found
    own = second.place == end and not (first.symbol and first.place == start - 1)
    if reading.amount is not None and own and first.place != end:
        return second.code, first.code
    if reading.amount is None and _counted(reading, first):
        return second.code, first.code
    return first.code, second.code


def _into(reading: _Reading) -> bool:
    """«500000 в долларах»: an amount without a currency of its own is of tenge."""
    if reading.amount is None or not reading.currencies or reading.currencies[0].code == TENGE:
        return False
    _, end = reading.amount_places
    between = reading.tokens[end : reading.currencies[0].place]
    return any(word in _INTO for _, word in between)


def _counted(reading: _Reading, currency: _Currency) -> bool:
    """«сколько тенге в долларе»: so much of it is one of the other."""
    word = reading.tokens[currency.place][1]
    many = currency.code == TENGE or word.endswith(_GENITIVE)
    return many and currency.place > 0 and how_many(reading.tokens[currency.place - 1][1])
