"""When an editor wants a post to go: a quick choice, or a time in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.newsroom.time_words import from_now, in_figures

EVENING = time(19)
MORNING = time(8)
FARTHEST = timedelta(days=366)

_DAYS = {
    "вчера": -1,
    "кеше": -1,
    "yesterday": -1,
    "сегодня": 0,
    "бүгін": 0,
    "today": 0,
    "завтра": 1,
    "ертең": 1,
    "tomorrow": 1,
    "послезавтра": 2,
    "бүрсігүні": 2,
}
_CLOCK = re.compile(r"(?<![\d.:-])([01]?\d|2[0-3]):([0-5]\d)(?:-?(?:да|де|та|те)(?!\w))?(?![\d:])")
_DOTTED_CLOCK = re.compile(r"(?<![\d.:-])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.:])")
# «в 9», «сағат 9-да», "at 9": an hour alone, behind the word that says so
_HOUR = re.compile(
    r"(?:(?<=в )|(?<=во )|(?<=at )|(?<=сағат )|(?<=сағ\. ))([01]?\d|2[0-3])"
    r"(?:-?(?:да|де|та|те)(?!\w)|\s?(?:ч\.|час(?:а|ов)?)(?!\w))?(?![\d.:-])"
)
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)(?:t(?=\d)|(?!\d))")
_DAY = re.compile(r"(?<![\d.:])(\d\d?)\.(\d\d?)(?:\.(\d{4}|\d\d))?(?![\d:])")
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = frozenset(
    {"в", "во", "на", "к", "г", "года", "at", "on", "by", "in", "the"}
    | {"сағат", "сағатта", "сағ", "t", "жылы", "күні"}
)
_LONGEST = 60
_NO_DAY = date.min  # what no calendar has

QuietHours = tuple[time, time]  # from, to; may reach over midnight


class Quick(StrEnum):
    HOUR = "hour"
    EVENING = "evening"
    MORNING = "morning"


class Unusable(StrEnum):
    """Why a time cannot be taken."""

    NOT_READ = "not read"
    PAST = "past"
    TOO_FAR = "too far"


@dataclass(frozen=True, slots=True)
class _Named:
    """The day and hour that a text names; without a day today is meant."""

    day: date | None
    at: time


def quick(choice: Quick, now: datetime, zone: ZoneInfo) -> datetime:
    """In UTC; the evening may be over, which `usable` tells."""
    here = now.astimezone(zone)
    if choice is Quick.HOUR:
        return now + timedelta(hours=1)
    if choice is Quick.EVENING:
        return _moment(here.date(), EVENING, zone)
    return _moment(here.date() + timedelta(days=1), MORNING, zone)


def typed(text: str, now: datetime, zone: ZoneInfo) -> datetime | Unusable:
    """«18:30», «завтра 8:00», «27.11 09:00», «в пятницу в 9 утра», «через час»: in UTC."""
    text = " ".join(text.split()).casefold().rstrip(".!") if len(text) <= _LONGEST else ""
    if (later := from_now(text)) is not None:
        return usable(now + later, now)
    wanted = _read(text, now.astimezone(zone).date())
    if wanted is None:
        return Unusable.NOT_READ
    day = wanted.day or now.astimezone(zone).date()
    return usable(_moment(day, wanted.at, zone), now)


def usable(due: datetime, now: datetime) -> datetime | Unusable:
    if due <= now:
        return Unusable.PAST
    return Unusable.TOO_FAR if due > now + FARTHEST else due


def _read(text: str, today: date) -> _Named | None:
    """None where anything is left that was not understood."""
    text = in_figures(text, today)
    day, rest = _named_day(text, today)
    clock, rest = _taken((_CLOCK,), rest)
    if day is None:
        # «18.30» alone is a time, «27.11 18.30» a day before it.
        found, without = _taken((_DAY,), rest)
        if found and (clock or _DOTTED_CLOCK.search(without) or _HOUR.search(without)):
            day, rest = _dotted_day(found, today), without
    if clock is None:
        clock, rest = _taken((_DOTTED_CLOCK, _HOUR), rest)
    left = [word for word in _WORD.findall(rest) if word not in _FILLERS]
    if clock is None or day is _NO_DAY or left or re.search(r"\d", rest):
        return None
    return _Named(day, time(int(clock[1]), int(clock[2]) if clock.lastindex == 2 else 0))


def _named_day(text: str, today: date) -> tuple[date | None, str]:
    """«Завтра» or 2026-11-27, and the text without it; may be `_NO_DAY`."""
    for word in _WORD.findall(text):
        if word in _DAYS:
            return today + timedelta(days=_DAYS[word]), text.replace(word, " ", 1)
    found, rest = _taken((_ISO_DAY,), text)
    day = _calendar(int(found[1]), int(found[2]), int(found[3])) if found else None
    return day, rest


def _dotted_day(found: re.Match[str], today: date) -> date:
    """27.11, 27.11.26, 27.11.2026; without a year the next such day."""
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return _calendar(year if year > 99 else 2000 + year, month, day)
    this_year = _calendar(today.year, month, day)
    if this_year is not _NO_DAY and this_year < today - timedelta(days=180):
        return _calendar(today.year + 1, month, day)
    return this_year


def _taken(patterns: Iterable[re.Pattern[str]], text: str) -> tuple[re.Match[str] | None, str]:
    """What the first pattern finds that finds anything, and the text without it."""
    for pattern in patterns:
        if (found := pattern.search(text)) is not None:
            return found, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _calendar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return _NO_DAY


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    try:
        return datetime.combine(day, at, zone).astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def is_within(hours: QuietHours, at: time) -> bool:
    """Hours may reach over midnight: 23:00-07:00."""
    begin, end = hours
    return begin <= at < end if begin <= end else at >= begin or at < end
