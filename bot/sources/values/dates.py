"""Dates as feeds and pages write them: RFC 822, ISO 8601, Russian, Kazakh and English words."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from bot.word_lists import lines

MAX_LENGTH = 120
EARLIEST_YEAR = 1990
LATEST_YEAR = 2100
FUTURE = timedelta(hours=1)  # what is dated further ahead has a wrong zone or no date at all
YEAR_TURN = timedelta(days=2)  # a day without a year that lies further ahead is last year's

# What nearly every feed writes; the same as piece by piece, in a tenth of the time.
RFC_822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (\w{3}) (\d{4})"
    r" ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) (?:GMT|UTC|[A-IK-Z]|([+-])(0\d|1[0-3])([0-5]\d))",
    re.ASCII,
)  # RFC 822 has the letters' signs the wrong way round: RFC 5322 takes each for +0000
RFC_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6,
    "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
MIDNIGHT = re.compile(r"\b24:00(?::00)?\b")
CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s*([ap]\.?m\b)?")
# «27 ноября 2026, 10.00», beside a month in letters: «10.11.26» is a day
DOTTED_CLOCK = re.compile(
    r"(?<=[^\W\d_])(\D{1,3}\d{4}\D{1,12}?)(\d{1,2})\.([0-5]\d)(?:\.([0-5]\d))?(?![\d.])"
)
OFFSET = re.compile(r"(?:\b(?:gmt|utc)\s*)?([+\-−])(\d{1,2})(?::?(\d{2}))?(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)")
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
NAMED_DAYS = {
    "сегодня": 0, "бүгін": 0, "today": 0, "вчера": 1, "кеше": 1, "yesterday": 1,
}  # fmt: skip


def parse_date(text: str | None, zone: str, now: datetime | None = None) -> datetime | None:
    """An aware time in UTC, or None for what is no date, 1970 or the far future.

    `zone` (IANA) is meant where the text names none. With `now` a date without a year gets one,
    "yesterday" is a day, and what lies more than an hour ahead is None.
    """
    text = " ".join((text or "")[:MAX_LENGTH].split())
    if not text:
        return None
    local = ZoneInfo(zone)
    try:
        found = (
            _rfc_822(text)
            or _digits(text, local)
            or _iso(text)
            or _words(text.lower(), local, now and now.astimezone(local))
        )
        if found is None:
            return None
        at = (found if found.tzinfo else found.replace(tzinfo=local)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST_YEAR <= at.year <= LATEST_YEAR or (now is not None and at > now + FUTURE):
        return None
    return at


def _rfc_822(text: str) -> datetime | None:
    found = RFC_822.fullmatch(text)
    if found is None or found[2] not in RFC_MONTHS:
        return None
    day, _, year, hour, minute, second, sign, hours, minutes = found.groups("0")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    zone = timezone(-ahead if sign == "-" else ahead)
    clock = int(hour), int(minute), int(second)
    return datetime(int(year), RFC_MONTHS[found[2]], int(day), *clock, tzinfo=zone)


def _digits(text: str, local: tzinfo) -> datetime | None:
    """Seconds or milliseconds since 1970, 20240411 and 20240411100000."""
    whole, _, part = text.partition(".")
    text = whole if len(whole) == 10 and part.isdigit() else text  # 1712811600.25
    if not (text.isascii() and text.isdigit()):
        return None
    match len(text):
        case 10:
            return datetime.fromtimestamp(int(text), UTC)
        case 13:
            return datetime.fromtimestamp(int(text) / 1000, UTC)
        case 8:
            return datetime.strptime(text, "%Y%m%d").replace(tzinfo=local)
        case 14:
            return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=local)
    return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        return None


def _words(text: str, local: tzinfo, now: datetime | None) -> datetime | None:
    """Everything else, piece by piece: the clock, what follows it, then the day."""
    text = DOTTED_CLOCK.sub(_with_colons, text, count=1)
    if MIDNIGHT.search(text):  # the end of the day that the text names
        start = _words(MIDNIGHT.sub("00:00", text), local, now)
        return start and start + timedelta(days=1)
    clock = CLOCK.search(text)
    before, after = (text[: clock.start()], text[clock.end() :]) if clock else (text, "")
    zone, after = _zone(after)
    day = _day(before + " " + after, now) or (_named_day(text, now) if clock else None)
    if day is None:
        return None
    hour, minute, second = _clock(clock)
    if isinstance(zone, str):
        zone = ZoneInfo(zone)
    return datetime(*day, hour, minute, second, tzinfo=zone or local)


def _with_colons(found: re.Match[str]) -> str:
    return found[1] + ":".join(part for part in found.groups()[1:] if part)


def _clock(found: re.Match[str] | None) -> tuple[int, int, int]:
    if found is None:
        return 0, 0, 0
    hour, minute, second = (int(found.group(n) or 0) for n in (1, 2, 3))
    half = found.group(4)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, minute, min(second, 59)


def _zone(text: str) -> tuple[tzinfo | str | None, str]:
    """The zone named behind the clock, and the text without it."""
    offset = OFFSET.search(text)
    if offset and not text[: offset.start()].strip(" (gmtuc"):
        hours, minutes = int(offset.group(2)), int(offset.group(3) or 0)
        span = timedelta(hours=hours, minutes=minutes)
        if span <= timedelta(hours=14):
            sign = 1 if offset.group(1) == "+" else -1
            return timezone(sign * span), text[offset.end() :]
    for word in WORD.finditer(text):
        zone = _zones().get(word.group())
        if zone is not None:
            return zone, text[: word.start()] + " " + text[word.end() :]
    return None, text


def _day(text: str, now: datetime | None) -> tuple[int, int, int] | None:
    if found := YEAR_FIRST.search(text):
        year, month, day = map(int, found.groups())
        return year, month, day
    if found := DAY_FIRST.search(text):
        day, month, year = map(int, found.groups())
        if month > 12:
            day, month = month, day
        return _full_year(year), month, day
    return _day_of_named_month(text, now)


def _day_of_named_month(text: str, now: datetime | None) -> tuple[int, int, int] | None:
    month = next((m for w in WORD.finditer(text) if (m := _month(w.group()))), None)
    numbers = [n.group() for n in NUMBER.finditer(text)]
    years = [int(n) for n in numbers if len(n) == 4]
    days = [int(n) for n in numbers if len(n) <= 2]
    if month is None or not days:
        return None
    if years:
        return years[0], month, days[0]
    if len(days) > 1:  # 26 ноября 24
        return _full_year(days[1]), month, days[0]
    return _nearest(month, days[0], now)


def _nearest(month: int, day: int, now: datetime | None) -> tuple[int, int, int] | None:
    """Without a year: the last such day that is not ahead of now."""
    if now is None:
        return None
    this_year = datetime(now.year, month, day, tzinfo=UTC)
    return (now.year - 1 if this_year > now + YEAR_TURN else now.year), month, day


def _named_day(text: str, now: datetime | None) -> tuple[int, int, int] | None:
    """Today or yesterday, as pages say beside a time."""
    ago = next((NAMED_DAYS[w] for w in WORD.findall(text) if w in NAMED_DAYS), None)
    if now is None or ago is None:
        return None
    day = now - timedelta(days=ago)
    return day.year, day.month, day.day


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year


@lru_cache(maxsize=512)
def _month(word: str) -> int | None:
    exact, stems = _months()
    if word in exact:
        return exact[word]
    return next((number for stem, number in stems if word.startswith(stem)), None)


@cache
def _months() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    exact: dict[str, int] = {}
    stems: list[tuple[str, int]] = []
    for line in lines("bot.sources", "data/months"):
        number, *forms = line.split()
        exact |= {form: int(number) for form in forms if not form.endswith("*")}
        stems += [(form[:-1], int(number)) for form in forms if form.endswith("*")]
    return exact, tuple(stems)


@cache
def _zones() -> dict[str, tzinfo | str]:
    zones: dict[str, tzinfo | str] = {}
    for line in lines("bot.sources", "data/zones"):
        name, value = line.split()
        if value[0] in "+-":
            hours, minutes = value[1:].split(":")
            span = timedelta(hours=int(hours), minutes=int(minutes))
            zones[name.lower()] = timezone(span if value[0] == "+" else -span)
        else:
            zones[name.lower()] = value
    return zones
