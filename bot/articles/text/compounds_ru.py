"""Russian: shortened names of offices and firms, «Росстандарт», «КазАвтоЖол», in any case."""

import re
from functools import cache

from bot.articles.tables import alternation, rows

# The nominative first; in the dative somebody is told.
ENDS = {"m": ("", "е", "а", "ом"), "f": ("а", "е", "ы", "у", "ой"), "n": ("о", "е", "а", "ом")}


def compound(word: str) -> str | None:
    """The nominative: «Росстандарте» → «Росстандарт»; None where it is no such name."""
    found = _pattern().fullmatch(word) if word[:1].isupper() else None
    if found is None:
        return None
    stem, first = _tails()[found[2].casefold()]
    return f"{found[1]}{found[2][:stem]}{first}"


@cache
def _pattern() -> re.Pattern[str]:
    prefixes = alternation(name for name, kind in rows("compounds_ru") if kind == "prefix")
    return re.compile(rf"((?:{prefixes})[а-яё]{{0,14}}?)({alternation(_tails())})", re.IGNORECASE)


@cache
def _tails() -> dict[str, tuple[int, str]]:
    """Every case of what such a name ends in → the length of its stem, and the nominative's end."""
    found: dict[str, tuple[int, str]] = {}
    for noun, kind in rows("compounds_ru"):
        for end in (ends := ENDS.get(kind, ())):
            stem = noun.removesuffix(ends[0])
            found[f"{stem}{end}"] = (len(stem), ends[0])
    return found
