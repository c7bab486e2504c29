"""Cities, regions and countries: where in a text one stands, and which it is in any spelling."""

import re
from functools import cache

from bot.articles.tables import alternation, rows

TABLES = ("places", "regions")
# «Ақтөбеде», «Қарағандыдан», «Түркістанның»
KAZAKH_CASE = "(?:[дт][ае](?:н|ғы|гі)?|н[ае]н|[ғқ]а|[гк]е|[ндт](?:ың|ің|ы|і))"
BEHIND_PLACES = ("regions", "states")


def place_at(text: str, position: int) -> re.Match[str] | None:
    """The place whose name begins here, the longest."""
    return _any_place().match(text, position)


def place_name(written: str) -> str:
    """Without the full stop behind it; «D.C.» keeps the one that belongs to it."""
    bare = written.rstrip(".")
    return written if "." in bare else bare


def region_at(text: str, position: int) -> re.Match[str] | None:
    """The same, of regions and countries alone."""
    return _any_region().match(text, position)


def cities_in(text: str) -> frozenset[str]:
    """The cities that a text names, each by the first name of its row."""
    known = _cities()
    return frozenset(known[" ".join(found["city"].casefold().split())] for found in _city(text))


def _city(text: str) -> list[re.Match[str]]:
    return list(_any_city().finditer(text))


@cache
def _cities() -> dict[str, str]:
    return {name.casefold(): row[0] for row in rows("places") for name in row}


@cache
def _any_place() -> re.Pattern[str]:
    names = (name for table in TABLES for row in rows(table) for name in row)
    return re.compile(rf"(?:{alternation(names)})(?![\w-])", re.IGNORECASE)


@cache
def _any_region() -> re.Pattern[str]:
    names = (name for table in BEHIND_PLACES for row in rows(table) for name in row)
    return re.compile(rf"(?:{alternation(names)})(?!-?\w)", re.IGNORECASE)


@cache
def _any_city() -> re.Pattern[str]:
    """In running text a name is capitalised: «ош» and «рим» inside words are none. «Астана» in
    quotation marks is a club, "Air Astana" an airline."""
    names = (name for row in rows("places") for name in row if len(name) > 2)
    city = rf"(?P<city>(?i:{alternation(names)}))(?:{KAZAKH_CASE})?(?!\w)"
    return re.compile(rf"(?<![\w«\"“])(?<!Air )(?=[^\W\d_a-zа-яәғқңөұүһі]){city}")
