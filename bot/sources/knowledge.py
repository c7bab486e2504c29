"""Reads the word lists of data/: editable plain files, `#` begins a comment line."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of data/`name` without comments and empty ones."""
    text = (files("bot.sources") / "data" / name).read_text("utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))
