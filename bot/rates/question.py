"""What is asked about money: an amount, one currency or two, a day, in any usual order."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.articles.dates import month_number
from bot.errors import UnclearQuestion
from bot.model import TENGE
from bot.rates.vocabulary import (
    Meant,
    changes_nothing,
    day_words,
    names_a_currency,
    number_words,
    stands_beside,
)

LONGEST = 200  # letters
MOST = Decimal(10) ** 15
SINGLE_WORDS = frozenset("a")

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)"
    r"|(?P<number>\d+(?:[ '’]\d{3}(?!\d))*(?:[.,]\d+)*|[.,]\d+)"
    r"|(?P<symbol>[$€₽¥₸£₺₩₹₴₾₪])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<minus>[-−–](?=\s?[\d.,]))"
    r"|(?P<other>\S)"
)
_ABBREVIATED = re.compile(r"\bу\.\s?е(?:\.|\b)")  # «у. е.», conventional units: dollars
_SILENT = frozenset("?!.,;:=/>-−–—→'’\"«»()+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Question:
    """`source` and `target` are codes. An amount alone, and no amount, are questions too."""

    amount: Decimal | None = None
    source: str | None = None
    target: str | None = None
    day: date | None = None


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


def read_question(text: str, today: date) -> Question:
    """Raise UnclearQuestion where a word, number or day cannot be meant so."""
    if len(text) > LONGEST:
        raise UnclearQuestion("that is too long for a question about rates")
    reading = _Reading(today, tokens(text))
    readers: Sequence[Callable[[_Reading], bool]] = (
        _read_day,
        _read_amount,
        _read_currency,
        _read_silence,
    )
    while reading.place < len(reading.tokens):
        if not any(read(reading) for read in readers):
            unknown = reading.tokens[reading.place][1]
            raise UnclearQuestion(f"what is {unknown!r}? Write for example: 100 usd eur")
    if len(reading.currencies) > 2:
        raise UnclearQuestion("two currencies at most")
    source, target = _directed(reading)
    return Question(reading.amount, source, target, reading.day)


def tokens(text: str) -> list[tuple[str, str]]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    plain = re.sub(r"([^\W\d_])\1{2,}", r"\1\1", plain)
    plain = _ABBREVIATED.sub("уе", plain)
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup or "other"
        word = match.group()
        if kind == "word" and len(word) == 6 and _pair(word):
            found += [("word", word[:3]), ("word", word[3:])]
        else:
            found.append((kind, word))
    return found


def _pair(word: str) -> bool:
    """`usdkzt` as traders write it."""
    return word.isascii() and all(
        (meant := names_a_currency(half)) is not None and half.upper() in meant.codes
        for half in (word[:3], word[3:])
    )


def _read_day(reading: _Reading) -> bool:
    kind, word = reading.tokens[reading.place]
    if kind in ("iso", "dotted"):
        parts = [int(part) for part in re.split(r"[-.]", word)]
        year, month, day = parts if kind == "iso" else parts[::-1]
        _set_day(reading, year, month, day, 1)
        return True
    if kind == "word" and word in day_words():
        reading.day = reading.today + timedelta(days=day_words()[word])
        reading.place += 1
        return True
    return _read_month(reading)


def _read_month(reading: _Reading) -> bool:
    """«1 ноября», "Nov 1", with a year behind or not: then the last such day."""
    at = reading.place
    pair = [word for _, word in reading.tokens[at : at + 2]]
    if len(pair) < 2:
        return False
    day, month = (pair[0], pair[1]) if pair[0].isdigit() else (pair[1], pair[0])
    number = month_number(month) if month.isalpha() else None
    if number is None or not (day.isdigit() and len(day) <= 2):
        return False
    if at + 2 < len(reading.tokens) and re.fullmatch(r"[12]\d{3}", reading.tokens[at + 2][1]):
        _set_day(reading, int(reading.tokens[at + 2][1]), number, int(day), 3)
        return True
    limit = reading.today + timedelta(days=1)
    late = (number, int(day)) > (limit.month, limit.day)
    _set_day(reading, limit.year - late, number, int(day), 2)
    return True


def _set_day(reading: _Reading, year: int, month: int, day: int, tokens: int) -> None:
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnclearQuestion("there is no such day") from None
    if reading.day not in (None, found):
        raise UnclearQuestion("one day at a time")
    reading.day = found
    reading.place += tokens


def _read_amount(reading: _Reading) -> bool:
    """Digits and words together: «1,5 млн», «бес жүз мың», "two hundred"."""
    start, total, current = reading.place, Decimal(0), None
    while reading.place < len(reading.tokens):
        kind, word = reading.tokens[reading.place]
        known = number_words().get(word) if kind == "word" else None
        if len(word) == 1 and word not in SINGLE_WORDS and not _follows_digits(reading):
            known = None  # «к» is a preposition too
        if kind == "number" and current is None:
            current = _number(word)
        elif known is not None and known[1]:
            scaled = (Decimal(1) if current is None else current) * known[0]
            total, current = (total, scaled) if known[0] < 1000 else (total + scaled, None)
        elif known is not None:
            current = (current or Decimal(0)) + known[0]
        else:
            break
        reading.place += 1
    if reading.place == start:
        return False
    if reading.amount is not None:
        raise UnclearQuestion("one amount at a time")
    amount = total + (current or 0)
    if not 0 < amount < MOST:
        raise UnclearQuestion("give an amount above zero and below a quadrillion")
    reading.amount, reading.amount_places = amount, (start, reading.place)
    return True


def _follows_digits(reading: _Reading) -> bool:
    return reading.place > 0 and reading.tokens[reading.place - 1][0] == "number"


def _number(word: str) -> Decimal:
    plain = re.sub(r"[ '’]", "", word)
    marks = re.findall(r"[.,]", plain)
    if len(set(marks)) == 2:
        last = plain[max(plain.rfind("."), plain.rfind(","))]
        if plain.count(last) > 1:
            raise UnclearQuestion(f"what number is {word!r}?")
        other = "," if last == "." else "."
        plain = plain.replace(other, "").replace(last, ".")
    elif len(marks) > 1 or (marks and _THOUSANDS.fullmatch(plain)):
        # Nobody writes money to the thousandth: three digits behind a mark are thousands.
        if not _THOUSANDS.fullmatch(plain):
            raise UnclearQuestion(f"what number is {word!r}?")
        plain = plain.replace(marks[0], "")
    plain = plain.replace(",", ".")
    if len(plain) > 24:
        raise UnclearQuestion("give an amount above zero and below a quadrillion")
    return Decimal(plain)


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
    if not nouns:
        return False
    code, used = _which(nouns[0], beside)
    reading.place = place if used else start + 1
    symbol = reading.tokens[start][0] == "symbol"
    reading.currencies.append(_Currency(code, start, symbol))
    return True


def _which(noun: Meant, beside: Sequence[tuple[str, ...]]) -> tuple[str, bool]:
    left = list(noun.codes)
    for codes in beside:
        left = [code for code in left if code in codes]
    if beside and left:
        return left[0], True
    if beside or not noun.sure:
        raise UnclearQuestion(f"which currency is meant: {', '.join(noun.codes)}?")
    return noun.codes[0], True


def _read_silence(reading: _Reading) -> bool:
    kind, word = reading.tokens[reading.place]
    if kind == "minus" and reading.place == 0:
        raise UnclearQuestion("give an amount above zero")
    silent = kind == "minus" or word in _SILENT or (kind == "word" and changes_nothing(word))
    reading.place += silent
    return silent


def _directed(reading: _Reading) -> tuple[str | None, str | None]:
    """From and to: the amount is of the currency that it stands beside."""
    found = reading.currencies
    if len(found) < 2:
        return (found[0].code if found else None), None
    start, end = reading.amount_places
    first, second = found
    own = second.place == end and not (first.symbol and first.place == start - 1)
    if reading.amount is not None and own and first.place != end:
        return second.code, first.code
    return first.code, second.code
