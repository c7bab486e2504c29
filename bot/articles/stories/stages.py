"""How far an affair has come: the arrest, the trial and the verdict are three events."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.articles.tables import FIRST_LETTERS, firsts, rows

TOURNAMENT = "tournament"
# «финал», «полуфинал»: the text of each tells of the other too
ROUND = re.compile(
    r"(?:(полу|жартылай\s|semi[\s-]?)|(четверть|ширек\s|quarter[\s-]?))?(?:финал|final)",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")


def stages_of(title: str) -> Mapping[str, frozenset[str]]:
    """By affair; of the rounds of a tournament a headline may name two."""
    rounds = frozenset(
        "semi" if found[1] else "quarter" if found[2] else "final"
        for found in ROUND.finditer(title)
    )
    folded = title.casefold()
    found = {affair: frozenset({last}) for affair, last in _latest(folded).items()}
    return {TOURNAMENT: rounds, **found} if rounds else found


def differ(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Is one affair at another stage?"""
    return any(one[affair].isdisjoint(other[affair]) for affair in one.keys() & other.keys())


def _latest(title: str) -> dict[str, str]:
    begun = {word[:FIRST_LETTERS] for word in WORD.findall(title)}
    return {
        affair: stage
        for affair, stage, known, said in _stages()
        if not known.isdisjoint(begun) and said.search(title)
    }


@cache
def _stages() -> tuple[tuple[str, str, frozenset[str], re.Pattern[str]], ...]:
    return tuple(
        (affair, stage, firsts(spaced), _any_of(spaced))
        for affair, stage, forms in rows("story_stages")
        for spaced in [[form.replace("_", " ") for form in forms.split()]]
    )


def _any_of(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, forms))})")


def _pattern(form: str) -> str:
    words = re.escape(form.casefold()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return rf"{words}(?!\w)"
