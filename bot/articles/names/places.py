"""Cities, regions and countries: where in a text one stands, and which it is in any spelling."""

import re
from collections.abc import Iterator
from functools import cache

from bot.articles.tables import alternation, begins_so, firsts, rows
from bot.articles.tables.arabic import HAMZA, arabic_form

TABLES = ("places", "regions")
# «Ақтөбеде», «Қарағандыдан», «Түркістанның», «алматылықтар»
KAZAKH_CASE = (
    "(?:[лдт](?:ық|ік|ығ|іг)[а-яқғңұүіәөһ]{0,9}|[ыі]?[дт][ае](?:н|ғы|гі)?|н[ае]н|[ғқ]а|[ыі]?[гк]е"
    "|[ыі]?[ндт](?:ың|ің|ы|і))"
)
# «Риддера», «Шахтинске»; no «Львова», which is a person
RUSSIAN_CASES = (
    (re.compile(r"[а-яё]{2,}(?:[ое]в|ин)"), 0, "е"),
    (re.compile(r"[а-яё-]{3,}[бвгджзклмнпрстфхцчшщ]"), 0, "а у е ом"),
    (re.compile(r"[а-яё-]{3,}а"), 1, "ы и е у ой"),
    (re.compile(r"[а-яё-]{3,}[йь]"), 1, "я и ю е ем ью"),
)
# In running text a name is capitalised: «ош» and «рим» inside words are none. «Астана» in quotation
# marks is a club, "Air Astana" an airline.
CITY_BEGINS = re.compile(r"(?<![\w«\"“])(?<!Air )(?=[^\W\d_a-zа-яәғқңөұүһі]).\S", re.DOTALL)
ARABIC = re.compile("[\u0620-\u06ff]|ٴ")
CYRILLIC = re.compile(r"[\u0400-\u04ff\s-]+")
BEHIND_PLACES = ("regions", "states")


def place_at(text: str, position: int) -> re.Match[str] | None:
    """The place whose name begins here, the longest."""
    if ARABIC.match(text, position):
        return _place_in_arabic().match(text, position)
    begun = begins_so(text, position, _firsts(TABLES))
    return _any_place().match(text, position) if begun else None


def place_name(written: str) -> str:
    """Without the full stop behind it; «D.C.» keeps the one that belongs to it."""
    bare = written.rstrip(".")
    return written if "." in bare else bare


def region_at(text: str, position: int) -> re.Match[str] | None:
    """The same, of regions and countries alone."""
    begun = begins_so(text, position, _firsts(BEHIND_PLACES))
    return _any_region().match(text, position) if begun else None


def cities_in(text: str) -> frozenset[str]:
    """The cities that a text names, each by the first name of its row."""
    known = _cities()
    return frozenset(known[" ".join(one["city"].casefold().split())] for one in _cities_at(text))


def without_cities(text: str) -> str:
    rest = text
    for city in _cities_at(text):
        rest = rest[: city.start()] + " " * len(city[0]) + rest[city.end() :]
    return rest


def _cities_at(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for begun in CITY_BEGINS.finditer(text):
        one = _cities_by_beginning().get(begun[0].casefold()) if begun.start() >= end else None
        if one is not None and (city := one.match(text, begun.start())):
            yield city
            end = city.end()


@cache
def _cities() -> dict[str, str]:
    """Every spelling, also declined; what a row writes itself comes before what is worked out."""
    known = {name.casefold(): row[0] for row in rows("places") for name in row}
    declined = {form: first for name, first in known.items() for form in _declined(name)}
    return declined | known


def _declined(name: str) -> Iterator[str]:
    for pattern, cut, endings in RUSSIAN_CASES:
        if pattern.fullmatch(name):
            yield from (name[: len(name) - cut] + ending for ending in endings.split())
            return


@cache
def _firsts(tables: tuple[str, ...]) -> frozenset[str]:
    return firsts(name for table in tables for row in rows(table) for name in row)


@cache
def _any_place() -> re.Pattern[str]:
    names = (name for table in TABLES for row in rows(table) for name in row)
    return re.compile(rf"(?:{alternation(names)})(?![\w-])", re.IGNORECASE)


@cache
def _place_in_arabic() -> re.Pattern[str]:
    """In Arabic letters, whether or not the table writes them, and with a hamza or without."""
    names = {name for table in TABLES for row in rows(table) for name in row}
    forms = {arabic_form(name).lstrip(HAMZA) for name in names if CYRILLIC.fullmatch(name)}
    forms |= {name for name in names if ARABIC.match(name)}
    return re.compile(rf"[ءٴ]?(?:{alternation(forms)})(?![\w-])")


@cache
def _any_region() -> re.Pattern[str]:
    names = (name for table in BEHIND_PLACES for row in rows(table) for name in row)
    return re.compile(rf"(?:{alternation(names)})(?!-?\w)", re.IGNORECASE)


@cache
def _cities_by_beginning() -> dict[str, re.Pattern[str]]:
    """By their first two letters: all in one pattern cost twice what reading the text does."""
    by_beginning: dict[str, list[str]] = {}
    for name in _cities():
        if len(name) > 2:
            by_beginning.setdefault(name[:2], []).append(name)
    return {
        begun: re.compile(rf"(?P<city>{alternation(names)})(?:{KAZAKH_CASE})?(?!\w)", re.IGNORECASE)
        for begun, names in by_beginning.items()
    }
