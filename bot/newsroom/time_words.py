"""Times as people say them, turned into figures: «в понедельник в 9 утра», «через час»."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from bot.articles.text.dates import month_number
from bot.word_lists import lines

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"minutes": 1, "half_hours": 30, "hours": 60}
_COUNTS = {"one": 1.0, "half": 0.5, "one_and_half": 1.5, "two": 2.0, "three": 3.0}
_LONGEST_NUMBER = 4
_HOUR = r"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))?"
_CASE = r"(?:-?(?:да|де|та|те)(?!\w))?"
_HOURS = re.compile(r"(?<![\d.:])(\d\d?) ?(?:часов|часа|час|ч)(?!\w)")
_DAY_MONTH = re.compile(
    r"(?<![\d.:])(?P<day>\d\d?)(?:-?(?:го|ое|е|st|nd|rd|th))? (?P<month>[^\W\d_]{3,})"
    r"(?: (?P<year>20\d\d)(?!\d))?"
)
_MONTH_DAY = re.compile(
    r"(?<!\w)(?P<month>[^\W\d_]{3,}) (?P<day>\d\d?)(?:st|nd|rd|th)?(?![\d.:])"
    r"(?:,? (?P<year>20\d\d)(?!\d))?"
)


def from_now(text: str) -> timedelta | None:
    """«Через полчаса», "in 2 hours", «бір сағаттан кейін»; `text` in small letters."""
    first, *rest = text.split() or [""]
    if _is(first, "in"):
        said = rest
    elif rest and _is(rest[-1], "later"):
        said = [first, *rest[:-1]]
    else:
        return None
    minutes, count = 0.0, None
    for word in said:
        if unit := next((value for key, value in _UNITS.items() if _is(word, key)), None):
            minutes, count = minutes + unit * (1 if count is None else count), None
        elif count is not None and _is(word, "one"):
            continue  # "half an hour"
        elif count is None:
            count = _count(word)
            if count is None:
                return None
        else:
            return None
    return timedelta(minutes=minutes) if minutes and count is None else None


def _count(word: str) -> float | None:
    if word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER:
        return float(word)
    return next((value for key, value in _COUNTS.items() if _is(word, key)), None)


def in_figures(text: str, today: date) -> str:
    """Days and hours that are said in words, in small letters, as 28.11 and 9:00."""
    words = [_noon(_weekday(word, today)) for word in text.split()]
    text = _of_the_day().sub(_clock, " ".join(words))
    text = _HOURS.sub(r"\1:00", text)
    return _MONTH_DAY.sub(_day, _DAY_MONTH.sub(_day, text))


def _weekday(word: str, today: date) -> str:
    """The next such day, never today's."""
    bare = word.strip(",")
    day = next((place for place, key in enumerate(_WEEK) if _is(bare, key)), None)
    if day is None:
        return word
    ahead = (day - today.weekday() - 1) % 7 + 1
    return (today + timedelta(days=ahead)).isoformat()


def _noon(word: str) -> str:
    return "12:00" if _is(word, "noon") else word


def _day(found: re.Match[str]) -> str:
    month = month_number(found["month"])
    if month is None:
        return found[0]
    return f"{found['day']}.{month:02}" + (f".{found['year']}" if found["year"] else "")


@cache
def _of_the_day() -> re.Pattern[str]:
    parts = sorted(
        (word for key in ("morning", "afternoon", "night") for word in _table()[key]),
        key=len,
        reverse=True,
    )
    part = "|".join(map(re.escape, parts))
    behind = rf"(?<![\d.:]){_HOUR} ?(?P<part>{part})(?!\w)"
    before = _HOUR.replace("<hour>", "<hour2>").replace("<minute>", "<minute2>")
    return re.compile(rf"{behind}|(?<!\w)(?P<part2>{part}) {before}{_CASE}")


def _clock(found: re.Match[str]) -> str:
    part = found["part"] or found["part2"]
    hour, minute = int(found["hour"] or found["hour2"]), found["minute"] or found["minute2"]
    if not 1 <= hour <= 12:
        return found[0]
    late = _is(part, "afternoon") or (_is(part, "night") and 9 <= hour < 12)
    return f"{hour % 12 + (12 if late else 0)}:{minute or '00'}"


def _is(word: str, key: str) -> bool:
    return any(
        word.startswith(form[:-1]) if form.endswith("*") else word == form for form in _table()[key]
    )


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split(" | ") for line in lines("bot.newsroom", "data/time_words"))
    return {key: tuple(forms.split()) for key, forms in rows}
