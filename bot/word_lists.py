"""Reads the word lists beside the code: one thing a line, `# ` begins a remark."""

from functools import cache
from importlib.resources import files


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The lines of `name`.txt below `package`, without remarks and empty ones."""
    text = (files(package) / f"{name}.txt").read_text("utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return tuple(line for line in stripped if line and not line.startswith("# "))


@cache
def words(package: str, name: str) -> frozenset[str]:
    """The same for look-ups."""
    return frozenset(lines(package, name))
