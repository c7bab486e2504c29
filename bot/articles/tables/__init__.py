"""What the grammar knows: plain lists that an editor can extend, and their loader.

One thing a line; a line that begins with `# ` is a remark, ` | ` stands between columns. What is
done with them is worked out in the files around.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot import word_lists
from bot.articles.tables.latin import with_latin

FIRST_LETTERS = 3


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `name`.txt, each cut into its columns."""
    return tuple(tuple(cell.strip() for cell in line.split(" | ")) for line in lines(name))


def lines(name: str) -> tuple[str, ...]:
    """Whole lines, for tables without columns."""
    return word_lists.lines(__name__, name)


@cache
def words(name: str) -> frozenset[str]:
    """Every line, case folded, for look-ups; what is Kazakh in other letters too."""
    return frozenset(line.casefold() for line in with_latin(lines(name), plain_kazakh()))


@cache
def plain_kazakh() -> frozenset[str]:
    """Kazakh words that have no letter of their own to tell them by."""
    return frozenset(lines("kazakh_plain"))


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """Every line, case folded, for str.startswith (or endswith); Kazakh in other letters too."""
    return tuple(sorted(words(name)))


@dataclass(frozen=True, slots=True)
class Forms:
    """A table of words, some with `*` for any ending; those by their first letter."""

    whole: frozenset[str]
    begun: dict[str, tuple[str, ...]]

    def match(self, word: str) -> int:
        """How much of the case-folded word is known; 0 where it is not."""
        if word in self.whole:
            return len(word)
        begun = self.begun.get(word[:1])
        if begun is None or not word.startswith(begun):
            return 0
        return max(len(form) for form in begun if word.startswith(form))


@cache
def forms(name: str) -> Forms:
    known = words(name)
    begun: dict[str, tuple[str, ...]] = {}
    for form in (form[:-1] for form in known if form.endswith("*")):
        begun[form[:1]] = (*begun.get(form[:1], ()), form)
    return Forms(frozenset(form for form in known if not form.endswith("*")), begun)


@cache
def whole_line(name: str) -> re.Pattern[str]:
    """The regular expressions of a table as one, for `fullmatch`; case does not matter."""
    return re.compile("|".join(f"(?:{line})" for line in lines(name)), re.IGNORECASE)


def patterns(expressions: Iterable[str]) -> str:
    """A regular expression for any of these, in their order; any space for a space."""
    return "|".join(line.replace(" ", r"\s") for line in expressions)


def alternation(forms: Iterable[str]) -> str:
    """A regular expression for any of the forms, the longest first; any space for a space."""
    known = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in known)


def firsts(names: Iterable[str]) -> frozenset[str]:
    """The letters with which names begin, for `begins_so`."""
    return frozenset(name.split()[0][:FIRST_LETTERS].casefold() for name in names)


def begins_so(text: str, position: int, known: frozenset[str]) -> bool:
    """May one of the names begin here? A pattern of all of them is slow, and few words do."""
    head = text[position : position + FIRST_LETTERS].casefold()
    return head in known or head[:2] in known or head[:1] in known
