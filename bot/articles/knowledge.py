"""Reads the word lists of tables/: editable plain files, `#` begins a remark."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of tables/`name`, each split at `|`, without remarks and empty ones."""
    text = (files("bot.articles") / "tables" / name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    kept = (line for line in lines if line and not line.startswith("#"))
    return tuple(tuple(part.strip() for part in line.split("|")) for line in kept)


@cache
def words(name: str) -> frozenset[str]:
    """The lines of tables/`name` in lower case."""
    return frozenset(row[0].casefold() for row in rows(name))


@cache
def stems(name: str) -> tuple[str, ...]:
    """The same as beginnings of words, for `str.startswith`."""
    return tuple(sorted(words(name)))


@cache
def pairs(name: str) -> dict[str, str]:
    """`key | value` of tables/`name`; keys in lower case, a missing value is empty."""
    return {row[0].casefold(): row[1] if len(row) > 1 else "" for row in rows(name)}
