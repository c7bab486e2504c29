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
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d)?", re.ASCII)
_BESIDE = ("morning", "afternoon", "night")  # an hour
_ALONE = {"in_morning": "8:00", "in_evening": "19:00"}  # as the buttons say them
_HOUR = r"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d))?"
_CASE = r"(?:-?(?:да|де|та|те)(?!\w))?"
# Said in several words: what says the same in one
_PHRASES = (
    (re.compile(r"\b(?:the )?day after tomorrow\b"), "послезавтра"),
    (re.compile(r"(?<=\d) in the morning\b"), " am"),
    (re.compile(r"(?<=\d) (?:in the (?:afternoon|evening)|at night)\b"), " pm"),
    (re.compile(r"(?<=\d) ?o['’]?clock\b"), ""),
    (re.compile(r"\bтүстен кейін\b"), "түскі"),
    (re.compile(r"\bтүн ортасы(?:нда)?\b"), "midnight"),
    (re.compile(r"(?<!\d )\bчас (?=ночи\b|дня\b)"), "1 "),
)
# «18-30»; minutes that could be a month are a day's: «10-05»
_HYPHENED = re.compile(r"(?<![\d.:-])([01]?\d|2[0-3])-(00|1[3-9]|[2-5]\d)(?![\d.:-])")
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
    text = text.replace(" and a half", " 30 minutes")
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
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "."))
    return next((value for key, value in _COUNTS.items() if _is(word, key)), None)


def in_figures(text: str, today: date) -> str:
    """Days and hours that are said in words, in small letters, as 28.11 and 9:00."""
    text = _HYPHENED.sub(r"\1:\2", text)
    text = _hour_names().sub(lambda found: str(_hour_of(found[0])), text)
    for pattern, word in _PHRASES:
        text = pattern.sub(word, text)
    text = _days_ahead().sub(lambda found: _ahead(found, today), text)
    if any(_is(text.removeprefix(f"{at} "), "midnight") for at in ("", "в", "at")):
        return f"{(today + timedelta(days=1)).isoformat()} 0:00"  # of a day it may be either
    words = [_noon(_weekday(word, today)) for word in text.split()]
    text = _of_the_day().sub(_clock, " ".join(words))
    text = _HOURS.sub(r"\1:00", text)
    return _MONTH_DAY.sub(_day, _DAY_MONTH.sub(_day, text))


@cache
def _hour_names() -> re.Pattern[str]:
    forms = (form.replace("_", " ") for n in range(12, 0, -1) for form in _table()[f"n{n}"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)")


def _hour_of(name: str) -> int:
    return next(n for n in range(12, 0, -1) if name.replace(" ", "_") in _table()[f"n{n}"])


@cache
def _days_ahead() -> re.Pattern[str]:
    unit = "|".join((*_table()["days"], *_table()["weeks"]))
    first, last = "|".join(_table()["in"]), "|".join(_table()["later"])
    count = r"(?:(\d{1,3}|an?) )?"
    return re.compile(rf"(?<!\w)(?:(?:{first}) {count}({unit})|{count}({unit}) (?:{last}))(?!\w)")


def _ahead(found: re.Match[str], today: date) -> str:
    count, unit = found[1] or found[3] or "1", found[2] or found[4]
    days = int(count) if count.isdigit() else 1
    return (today + timedelta(days=days * (7 if _is(unit, "weeks") else 1))).isoformat()


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
        (word for key in (*_BESIDE, *_ALONE) for word in _table()[key]),
        key=len,
        reverse=True,
    )
    part = "|".join(map(re.escape, parts))
    behind = rf"(?<![\d.:-]){_HOUR}(?: ?(?:часов|часа|час|ч))? ?(?P<part>{part})(?!\w)"
    before = _HOUR.replace("<hour>", "<hour2>").replace("<minute>", "<minute2>")
    alone = "|".join(word for key in _ALONE for word in _table()[key])
    between = r"(?:(?:в|во|к|at|сағат) )?"
    return re.compile(
        rf"{behind}|(?<!\w)(?P<part2>{part}),? {between}{before}{_CASE}(?![\d.:])"
        rf"|(?<!\w)(?P<alone>{alone})(?!\w)"
    )


def _clock(found: re.Match[str]) -> str:
    if found["alone"]:
        return _ALONE["in_morning" if _is(found["alone"], "in_morning") else "in_evening"]
    part = found["part"] or found["part2"]
    hour, minute = int(found["hour"] or found["hour2"]), found["minute"] or found["minute2"]
    if not 1 <= hour <= 12:
        return found[0]
    late = (
        _is(part, "afternoon") or _is(part, "in_evening") or (_is(part, "night") and 9 <= hour < 12)
    )
    return f"{hour % 12 + (12 if late else 0)}:{minute or '00'}"


def _is(word: str, key: str) -> bool:
    return any(
        word.startswith(form[:-1]) if form.endswith("*") else word == form for form in _table()[key]
    )


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split(" | ") for line in lines("bot.newsroom", "data/time_words"))
    return {key: tuple(forms.split()) for key, forms in rows}
