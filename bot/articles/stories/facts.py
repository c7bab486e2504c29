"""What speaks for one event told by two writers: facts, and words that few events have.

The weights and the sum that is enough are measured on pairs of one event and of two that look
alike (docs/decisions/0070).
"""

from collections.abc import Iterable

from bot.articles.stories.figures import holds, is_telling
from bot.articles.stories.told import Story, Words

ENOUGH = 7.2
WORD, MOST_WORDS = 0.6, 8  # that both say and the news does not say every day
NAME, MOST_NAMES = 1, 6
HEADLINE = 4  # whose words the other article says, all of them
LEAST_HEADLINE = 2  # words: one may be told by chance
# Numbers that both tell: «1 200», «25», «4»; of each kind two at most.
TELLING, LARGE, SMALL, MOST_NUMBERS = 3, 4, 1, 2
LARGE_FROM = 10
TOLD_NUMBER = 4  # a telling one in a headline
SCORE, DAY = 6, 2
TWO_PEOPLE = 2  # and the place
OTHER_NUMBERS = 4  # taken off where each has numbers that the other does not tell
# Taken off where the headlines share half of their words, and for what is above: two of a kind.
ALIKE_HEADLINES, MORE_ALIKE = 1, 30
HALF = 0.5


def points(one: Story, other: Story) -> float:
    known = one.known & other.known
    names = one.names | other.names | _stems(one.surnames) | _stems(other.surnames)
    return (
        WORD * min(MOST_WORDS, said(one.rare, known - names), said(other.rare, known - names))
        + NAME * min(MOST_NAMES, said(one.rare, known & names), said(other.rare, known & names))
        + HEADLINE * max(_told(one, other, names), _told(other, one, names))
        + min(_numbers(one, other), _numbers(other, one))
        + TOLD_NUMBER * tells_number(one, other)
        + SCORE * min(MOST_NUMBERS, len(one.scores & other.scores))
        + DAY * bool(one.days & other.days)
        + TWO_PEOPLE * (bool(one.cities & other.cities) and _share_people(one, other))
        - OTHER_NUMBERS * min(MOST_NUMBERS, len(_own(one, other)), len(_own(other, one)))
        - _alike_headlines(one, other)
    )


def said(words: Iterable[frozenset[str]], stems: frozenset[str]) -> int:
    """How many of the words are among the stems."""
    return sum(1 for word in words if not word.isdisjoint(stems))


def tells_number(one: Story, other: Story) -> bool:
    """A telling number in the headline of one that the other tells too."""
    return any(
        is_telling(number) and holds(numbers, number)
        for told, numbers in (
            (one.title_numbers, other.numbers),
            (other.title_numbers, one.numbers),
        )
        for number in told
    )


def _told(one: Story, other: Story, names: frozenset[str]) -> float:
    """The share of a headline's words that the other says; names and daily words aside."""
    rare = [word for word in one.subject & one.rare if word.isdisjoint(names)]
    return said(rare, other.stems) / max(LEAST_HEADLINE, len(rare))


def _numbers(one: Story, other: Story) -> int:
    both = [number for number in one.numbers if holds(other.numbers, number)]
    telling = sum(map(is_telling, both))
    large = sum(number >= LARGE_FROM for number in both if not is_telling(number))
    worth = ((TELLING, telling), (LARGE, large), (SMALL, len(both) - telling - large))
    return sum(value * min(MOST_NUMBERS, count) for value, count in worth)


def _own(one: Story, other: Story) -> list[float]:
    return [number for number in one.numbers if not holds(other.numbers, number)]


def _share_people(one: Story, other: Story) -> bool:
    return min(said(one.surnames, other.known), said(other.surnames, one.known)) > 1


def _alike_headlines(one: Story, other: Story) -> float:
    both = min(said(one.title, _stems(other.title)), said(other.title, _stems(one.title)))
    share = both / max(1, min(len(one.title), len(other.title)))
    return ALIKE_HEADLINES + MORE_ALIKE * (share - HALF) if share >= HALF else 0.0


def _stems(words: Words) -> frozenset[str]:
    return frozenset(stem for word in words for stem in word)
