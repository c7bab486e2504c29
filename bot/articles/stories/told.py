"""What an article tells, as far as it can be compared with what another tells."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.articles.names.places import cities_in, without_cities
from bot.articles.stories.figures import days_and_numbers
from bot.articles.stories.scores import Sets, scores_in
from bot.articles.stories.stages import stages_of
from bot.articles.tables import lines, words
from bot.model import Article, BlockKind

SAMPLE = 600  # characters of the title, and of the text below it
LEAST_WORD = 2  # «су», «газ»: in Kazakh two letters name what happened
WORD = re.compile(r"[^\W\d_]+")
CAPITAL, SMALL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ", "a-zа-яёәғқңөұүһі"
# Inside a sentence, where a capital letter is a name's.
NAME = re.compile(rf"(?<=[^\s.!?])[ \u00a0(«\"“-]+(?P<name>[{CAPITAL}][^\W\d_]*[{SMALL}]+)")
PERSON = re.compile(
    rf"(?<![\w«\"“-])[{CAPITAL}][{SMALL}]+ (?P<name>[{CAPITAL}][{SMALL}]{{2,}})(?!\w)"
)

Stems = Callable[[str], Sequence[str]]  # the forms under which a small-lettered word is known
Words = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Story:
    """What tells one story from another; words are stems, cities and days as they are known."""

    title: Words
    subject: Words  # the title without its cities
    words: Words
    stems: frozenset[str]
    rare: Words  # those that the news does not say every day
    known: frozenset[str]  # their stems
    title_numbers: frozenset[float]
    numbers: frozenset[float]
    title_days: frozenset[tuple[int, int]]
    days: frozenset[tuple[int, int]]
    title_cities: frozenset[str]
    cities: frozenset[str]
    title_names: Words
    names: frozenset[str]
    surnames: Words
    scores: frozenset[Sets]
    stages: Mapping[str, frozenset[str]]  # of what affairs the title tells of


def story_of(article: Article, stems: Stems) -> Story:
    title, below = article.title[:SAMPLE], _beginning(article)
    text = f"{title}\n{below}"
    told = frozenset(_words(text, stems))
    rare = frozenset(word for word in told if word.isdisjoint(_daily(stems)))
    scores, counted = scores_in(text)
    title_days, title_numbers = days_and_numbers(scores_in(title)[1])
    days, numbers = days_and_numbers(counted)
    in_title = "" if _is_in_capitals(title) else title
    return Story(
        title=frozenset(_words(title, stems)),
        subject=frozenset(_words(without_cities(title), stems)),
        words=told,
        stems=_any_of(told),
        rare=rare,
        known=_any_of(rare),
        title_numbers=title_numbers,
        numbers=numbers,
        title_days=title_days,
        days=days,
        title_cities=_cities(title),
        cities=_cities(text) or cities_in(article.dateline.place or ""),
        title_names=_matched(NAME, in_title, stems),
        names=_any_of(_matched(NAME, f"{in_title}\n{below}", stems)),
        surnames=_matched(PERSON, f"{in_title}\n{below}", stems),
        scores=scores,
        stages=stages_of(title),
    )


@cache
def _daily(stems: Stems) -> frozenset[str]:
    said = words("news_words") | words("daily_names")
    return frozenset(stem for word in said for stem in stems(word.replace("ё", "е")))


def _beginning(article: Article) -> str:
    """Not the first paragraph alone: a feed's is one sentence where another's is three."""
    blocks = (block.text for block in article.body if block.kind is not BlockKind.HEADING)
    return "\n".join(blocks)[:SAMPLE]


def _cities(text: str) -> frozenset[str]:
    """Without those that are called like people: «Сатпаев забил гол»."""
    return cities_in(text) - frozenset(lines("surname_cities"))


def _is_in_capitals(title: str) -> bool:
    """A Headline Like This: no capital letter tells of a name."""
    found = [word for word in WORD.findall(title) if len(word) >= LEAST_WORD]
    capitals = [word for word in found[1:] if word[0].isupper() and not word.isupper()]
    return 2 * len(capitals) > len(found)


def _matched(pattern: re.Pattern[str], text: str, stems: Stems) -> Words:
    found = (one for one in pattern.finditer(text) if pattern is NAME or not cities_in(one[0]))
    return frozenset(word for one in found for word in _words(one["name"], stems))


def _any_of(told: Words) -> frozenset[str]:
    return frozenset(stem for word in told for stem in word)


def _words(text: str, stems: Stems) -> Iterator[frozenset[str]]:
    folded = text.casefold().replace("ё", "е")
    for found in WORD.finditer(folded):
        if len(found[0]) >= LEAST_WORD and found[0] not in words("story_stop_words"):
            yield frozenset(stems(found[0]))
