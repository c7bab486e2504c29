"""Days as datelines write them, in Russian, Kazakh and English."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.articles.tables import plain_kazakh, rows
from bot.articles.tables.latin import with_latin

MONTHS = 12
YEARS = range(1990, 2100)
OF_YEAR = r"(?:\s?(?:года|год|г\.|г(?!\w)|жылы|жылғы|жыл|ж\.|ж(?!\w)))"
LINK_DATE = re.compile(r"/(20\d\d)[/-]?(\d{1,2})[/-]?(\d{1,2})(?=[/_.-]|$)|/(20\d\d)/(\d{1,2})/")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text; `year` only where the text names it."""

    day: int
    month: int
    year: int | None
    end: int  # where in the text it ends


def day_at(text: str, position: int) -> Day | None:
    """The day that begins here: «11 апреля», «2024 ж. 11 сәуір», «April 11, 2024», «11.04.2024»."""
    for pattern in _patterns():
        found = pattern.match(text, position)
        if found is None:
            continue
        parts = found.groupdict()
        month = month_number(parts.get("month") or "") or int(parts.get("number") or 0)
        year = int(parts["year"]) if parts.get("year") else None
        year = year + 2000 if year is not None and year < 100 else year
        day = int(parts["day"])
        if parts.get("number") and month > MONTHS and year is not None:
            day, month = month, day  # «07.15.19»
        if is_day(day, month, year):
            return Day(day, month, year, found.end())
    return None


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name in any case, or its short form."""
    folded = word.casefold().strip(".")
    whole, begun = _months()
    if folded in whole:
        return whole[folded]
    return next((number for form, number in begun if folded.startswith(form)), None)


def is_day(day: int, month: int, year: int | None) -> bool:
    """29 February counts where the year is not known."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return year is None or year in YEARS


def written(day: Day, published: date | None, link: str | None) -> str | None:
    """ISO, or `--MM-DD` where nothing tells the year; never later than the article appeared."""
    year = day.year or _year(day, published, link)
    if year is None or not is_day(day.day, day.month, year):
        return f"--{day.month:02}-{day.day:02}"
    found = date(year, day.month, day.day)
    if published is not None and (found - published).days > 1:
        return f"--{day.month:02}-{day.day:02}" if day.year else None
    return found.isoformat()


def _year(day: Day, published: date | None, link: str | None) -> int | None:
    if published is not None:
        for year in (published.year, published.year - 1):
            known = is_day(day.day, day.month, year)
            if known and (date(year, day.month, day.day) - published).days <= 1:
                return year
        return None
    return _linked_year(day, link)


def _linked_year(day: Day, link: str | None) -> int | None:
    """The year in the address; in January an address may belong to a day of the old year."""
    found = LINK_DATE.search(link or "")
    if found is None:
        return None
    year, month = int(found[1] or found[4]), int(found[2] or found[5])
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return year - 1 if day.month > month else year


@cache
def _months() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    whole: dict[str, int] = {}
    begun: list[tuple[str, int]] = []
    for number, *forms in rows("months"):
        begun_so = {form for form in forms if form.endswith("*")}
        whole.update({form.casefold(): int(number) for form in forms if form not in begun_so})
        written = with_latin(begun_so, plain_kazakh())
        begun += [(form[:-1].casefold(), int(number)) for form in sorted(written)]
    return whole, tuple(begun)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    day, month, year = r"(?P<day>\d{1,2})", r"(?P<month>[^\W\d_]{3,12})\.?", r"(?P<year>\d{4})"
    flags = re.IGNORECASE
    return (
        re.compile(
            rf"{day}(?:st|nd|rd|th)?\s+{month}(?:,?\s+{year}(?!\d){OF_YEAR}?)?(?!\w)", flags
        ),
        re.compile(rf"{year}{OF_YEAR}?,?\s+{day}\s+{month}(?!\w)", flags),
        re.compile(
            rf"{month}(?:\s+|(?<=\.)){day}(?!\d)(?:-[сs]?[ыіyiı](?!\w))?(?:,?\s+{year}(?!\d))?(?!\w)",
            flags,
        ),
        re.compile(rf"{day}[./-](?P<number>\d{{1,2}})[./-]{year}(?!\d)", flags),
        re.compile(rf"{day}\.(?P<number>\d{{2}})\.(?P<year>\d{{2}})(?![\d.]\d)", flags),
        re.compile(rf"{year}-(?P<number>\d{{2}})-{day}(?!\d)", flags),
    )
