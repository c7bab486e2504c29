"""What the grammar knows: plain lists that an editor can extend, one thing a line, and their loader.

A line that begins with `# ` is a remark; `|` stands between the columns of a line. What is done with them is
worked out in the rooms around.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `name`.txt, each cut into its columns."""
    text = (files(__name__) / f"{name}.txt").read_text("utf-8")
    lines = (line.rstrip("\n") for line in text.splitlines())
    kept = (line for line in lines if line.strip() and not line.startswith("# "))
    return tuple(tuple(cell.strip() for cell in line.split(" | ")) for line in kept)


@cache
def lines(name: str) -> tuple[str, ...]:
    """Whole lines, for tables without columns."""
    text = (files(__name__) / f"{name}.txt").read_text("utf-8")
    return tuple(
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith("# ")
    )


@cache
def words(name: str) -> frozenset[str]:
    """Every line, case folded, for look-ups."""
    return frozenset(line.casefold() for line in lines(name))


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """Every line, case folded, for str.startswith."""
    return tuple(sorted(words(name)))


@dataclass(frozen=True, slots=True)
class Forms:
    """A table of words, some with `*` for any ending."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def match(self, word: str) -> int:
        """How much of the case-folded word is known; 0 where it is not."""
        if word in self.whole:
            return len(word)
        if not word.startswith(self.begun):
            return 0
        return max(len(form) for form in self.begun if word.startswith(form))


@cache
def forms(name: str) -> Forms:
    known = words(name)
    return Forms(
        frozenset(form for form in known if not form.endswith("*")),
        tuple(form[:-1] for form in known if form.endswith("*")),
    )


def alternation(forms: Iterable[str]) -> str:
    """A regular expression for any of the forms, the longest first; spaces match any white space."""
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in known)
