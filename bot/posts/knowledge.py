"""Reads the word lists of data/: editable plain files, `#` begins a remark."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The lines of data/`name`, without remarks and empty ones."""
    text = (files("bot.posts") / "data" / name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
