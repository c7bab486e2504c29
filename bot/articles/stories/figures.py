"""Days and numbers that a text tells, in figures or in words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from bot.articles.tables import alternation, rows
from bot.articles.text.dates import YEARS, Day, day_at

SCALES = (
    (1e12, "трлн триллион trillion trln"),
    (1e9, "млрд миллиард billion bln bn"),
    (1e6, "млн миллион million mln"),
    (1e3, "тыс тысяч мың thousand"),
)
NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ \u00a0]\d{3})+"
    r"|[1-9]\d{0,2}(?:,\d{3})+(?![\d,.]|\s?(?:тыс|м[лр]|[mb]illion|[mb]ln|bn|trillion|%))"
    r"|\d{1,12})(?:[.,](\d{1,3}))?"
    r"(?!(?!bn|bln|mln|млн|млрд)\w)"
    r"(?:\s?(трлн|млрд|млн|тыс|триллион|миллиард|миллион|тысяч|мың|trillion|billion|million|thousand"
    r"|trln|bln|mln|bn))?",
    re.IGNORECASE,
)
# «на 83-м году», «12-ші тур», "the 9th round": which one, not how many
ORDINAL = re.compile(
    r"(?<!\w)\d{1,4}(?:-(?:[йеяюх]|го|му?|ой|ая|ое|ую|ым?|ые|ых|[ыі]?н?ш[ыі])|st|nd|rd|th)(?!\w)"
)
CLOCK = re.compile(
    r"\b\d{1,2}(?::|\.(?!\d\d\s?(?:%|проц|пайыз|per ?cent|point|пункт|балл|м[лр]|тыс|те[нң]ге|tenge"
    r"|[mb]illion|[mb]ln|к[мг]\b|k[mg]\b|м\b|met|тонн|tonn)))\d{2}\b",
    re.IGNORECASE,
)
DAY_START = re.compile(r"(?<!\w)(?:\d{1,4}|[^\W\d_]{3,12}(?=\s\d{1,2}\b))")
TELLING = 100
ROUND_DIGITS = 2
HUNDRED, THOUSAND = 100, 1000  # «жүз», "hundred", «тысяча» multiply what stands before them


def days_and_numbers(text: str) -> tuple[frozenset[tuple[int, int]], frozenset[float]]:
    """Days as (month, day); numbers that are no days, years or times, with their thousands."""
    days: set[tuple[int, int]] = set()
    rest = text
    for day, start in _days(text):
        days.add((day.month, day.day))
        rest = rest[:start] + " " * (day.end - start) + rest[day.end :]
    rest = _in_figures(ORDINAL.sub(" ", CLOCK.sub(" ", rest)))
    numbers = {_value(*found.groups()) for found in NUMBER.finditer(rest)}
    return frozenset(days), frozenset(n for n in numbers if n not in YEARS)


def is_telling(number: float) -> bool:
    """Large or exact: two events do not share it by chance."""
    return number >= TELLING or bool(number % 1)


def shared(numbers: Iterable[float], said: frozenset[float]) -> list[float]:
    return [number for number in numbers if holds(said, number)]


def holds(said: frozenset[float], number: float) -> bool:
    return number in said or any(
        _is_rounded(number, exact) or _is_rounded(exact, number) for exact in said
    )


def _is_rounded(number: float, exact: float) -> bool:
    """«Более 400 млн» of 410 млн; no rate or share is rounded so, and 140 is not 139."""
    if min(number, exact) < TELLING or exact % 1 or number % 1 or abs(number - exact) > exact / 10:
        return False
    digits = f"{number:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    rough = len(digits) - zeros <= min(ROUND_DIGITS, zeros)
    return rough and round(exact, -zeros) == number


def _days(text: str) -> Iterator[tuple[Day, int]]:
    end = 0
    for found in islice(DAY_START.finditer(text), 60):
        if found.start() >= end and (day := day_at(text, found.start())):
            yield day, found.start()
            end = day.end


def _value(whole: str, part: str | None, scale: str | None) -> float:
    number = float("".join(filter(str.isdigit, whole)) + (f".{part}" if part else ""))
    named = (scale or "").casefold()
    times = next((size for size, names in SCALES if named and named in names.split()), 1.0)
    return round(number * times, 3)


def _in_figures(text: str) -> str:
    """«Двадцать пять домов» → «25 домов»; thousands and what is above stay words."""
    folded = text.casefold().replace("ё", "е")
    return _in_words().sub(lambda found: _figures(found[0]), folded)


def _figures(words: str) -> str:
    """A number, or several side by side: «пять-шесть», «сто двадцать пять», «две тысячи сто»."""
    numbers: list[int] = []
    last = 0  # word
    for found in _one_word().finditer(words):
        value, multiplies = _words()[found[0].replace(" ", "_")]
        if multiplies:
            if not numbers and value == THOUSAND:
                return words  # «тысячи людей»; «20 тысяч» is read with its figures
            above = numbers[-1] // THOUSAND * THOUSAND if numbers and value < THOUSAND else 0
            below = sum(numbers[-1:]) - above
            numbers[-1:] = [above + max(below, 1) * value]
        elif last >= 10 ** len(str(value)):
            numbers[-1] += value
        else:
            numbers.append(value)
        last = value
    return " ".join(map(str, numbers))


@cache
def _in_words() -> re.Pattern[str]:
    one = _one_word().pattern
    begins = "".join({word[0] for word in _words()})  # tried first: few words begin so
    return re.compile(rf"(?<![\w-])(?=[{begins}]){one}(?:[ -]{one})*(?![\w-])")


@cache
def _one_word() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(word.replace('_', ' ') for word in _words())})")


@cache
def _words() -> dict[str, tuple[int, bool]]:
    """The value of each form, and whether it multiplies."""
    return {
        form: (int(value.removeprefix("x")), value.startswith("x"))
        for value, forms in rows("number_words")
        for form in forms.split()
    }
