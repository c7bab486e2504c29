"""Do two articles tell the same story? Numbers, days, cities and words each may say no.

What the vetoes let through is only flagged to an editor or held, never dropped: two outlets on
one case and two cases alike differ in one word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.articles.names.places import cities_in
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.model import Article

ALIKE = 0.4  # share of the shorter article's words from which two tell the same
LEAD_SAMPLE = 600  # characters
LEAST_WORD = 2  # «су», «газ»: in Kazakh two letters name what happened
LEAST_WORDS = 5  # an article of fewer words is like many
YEARS = range(1990, 2100)
SCALES = (
    (1e12, "трлн триллион trillion trln"),
    (1e9, "млрд миллиард billion bln"),
    (1e6, "млн миллион million mln"),
    (1e3, "тыс тысяч мың thousand"),
)
NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[  ]\d{3})+|\d{1,12})(?:[.,](\d{1,3}))?(?![\w])"
    r"(?:\s?(трлн|млрд|млн|тыс|триллион|миллиард|миллион|тысяч|мың|trillion|billion|million|thousand"
    r"|trln|bln|mln))?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?!\s*(?:%|млн|млрд|тыс))")
DAY_START = re.compile(r"(?<!\w)(?:\d{1,4}|[^\W\d_]{3,12}(?=\s\d{1,2}\b))")
WORD = re.compile(r"[^\W\d_]+")
SCORE = re.compile(r"(?<![\d:])\d{1,2}:\d(?![\d:])")  # two digits behind the colon are a clock's
# «финал», «полуфинал»: the text of each tells of the other too
STAGE = re.compile(
    r"(?:(полу|жартылай\s|semi[\s-]?)|(четверть|ширек\s|quarter[\s-]?))?(?:финал|final)",
    re.IGNORECASE,
)
OTHER_WORDS = 0.4  # of a title's words that the other has: less are two headlines of two writers
BOTH_SAY, LEAST_SHARED = 0.5, 7  # of each article's words; how many
SURE_NUMBERS = 2
TELLING_NUMBER = 100

Stems = Callable[[str], Sequence[str]]  # the forms under which a small-lettered word is known


@dataclass(frozen=True, slots=True)
class Story:
    """What tells one story from another; words are stems, cities and days as they are known."""

    title: frozenset[frozenset[str]]
    words: frozenset[frozenset[str]]
    stems: frozenset[str]
    title_numbers: frozenset[float]
    numbers: frozenset[float]
    days: frozenset[tuple[int, int]]
    cities: frozenset[str]
    title_cities: frozenset[str]
    names: frozenset[frozenset[str]]  # words of the title that are capitalised or quoted
    scores: frozenset[str]  # «2:1»
    stages: frozenset[tuple[bool, bool]]  # of a tournament, in the title


def story_of(article: Article, stems: Stems) -> Story:
    lead = article.lead[:LEAD_SAMPLE]
    title = article.title[:LEAD_SAMPLE]
    text = f"{title}\n{lead}"
    titled = frozenset(_words(title, stems))
    told = frozenset(_words(text, stems))
    _, title_numbers = _days_and_numbers(title)
    days, numbers = _days_and_numbers(text)
    place = cities_in(article.dateline.place or "")
    return Story(
        title=titled,
        words=told,
        stems=frozenset(stem for word in told for stem in word),
        title_numbers=title_numbers,
        numbers=numbers,
        days=days,
        cities=cities_in(text) or place,
        title_cities=cities_in(title),
        names=frozenset(_names(title, stems)),
        scores=frozenset(SCORE.findall(text)),
        stages=frozenset((bool(s[1]), bool(s[2])) for s in STAGE.finditer(title)),
    )


def same_story(one: Story, other: Story) -> bool:
    """Cautious: two different events are never one, a story in other words may be missed."""
    return not _differ(one, other) and likeness(one, other) >= ALIKE


def likeness(one: Story, other: Story) -> float:
    """The share of the words that both say, of those of the one that says less; 0 to 1."""
    fewer, more = sorted((one, other), key=lambda story: len(story.words))
    if len(fewer.words) < LEAST_WORDS:
        return 0.0
    return _shared(fewer.words, more.stems) / len(fewer.words)


def _differ(one: Story, other: Story) -> bool:
    return (
        _apart(one.title_numbers, other.title_numbers)
        or _apart(one.numbers, other.numbers)
        or _apart(one.days, other.days)
        or _apart(one.cities, other.cities)
        or _apart(one.title_cities, other.title_cities)
        or _apart(one.scores, other.scores)
        or _apart(one.stages, other.stages)
        or (_has_own(one.names, other) and _has_own(other.names, one))
        or _swapped(one, other)
    )


def _apart(one: frozenset[object], other: frozenset[object]) -> bool:
    """Both say something and nothing of it is the same."""
    return bool(one and other and one.isdisjoint(other))


def _swapped(one: Story, other: Story) -> bool:
    """«Курс доллара», «Курс евро»: each title has a word that the other article never says."""
    if _same_numbers(one.numbers, other.numbers) or _told_anew(one, other):
        return False
    return _has_own(one.title, other) and _has_own(other.title, one)


def _told_anew(one: Story, other: Story) -> bool:
    """Two writers' headlines above texts that say much the same: a word of their own is no other
    event."""
    fewer, more = sorted((one.title, other.title), key=len)
    if _shared(fewer, frozenset(chain.from_iterable(more))) > OTHER_WORDS * len(fewer):
        return False
    shared = min(_shared(one.words, other.stems), _shared(other.words, one.stems))
    return shared >= max(LEAST_SHARED, BOTH_SAY * max(len(one.words), len(other.words)))


def _shared(words: frozenset[frozenset[str]], stems: frozenset[str]) -> int:
    return sum(1 for word in words if not word.isdisjoint(stems))


def _same_numbers(one: frozenset[float], other: frozenset[float]) -> bool:
    """Do numbers say that both tell one event? «погибли 3» may be two, «1 200 мест» is one."""
    shared = one & other
    if len(shared) >= SURE_NUMBERS:
        return True
    telling = any(number >= TELLING_NUMBER or number % 1 for number in shared)
    return telling and not (one - other and other - one)


def _has_own(words: frozenset[frozenset[str]], other: Story) -> bool:
    """Does one of the words stand nowhere in the other article?"""
    return any(word.isdisjoint(other.stems) for word in words)


def _names(title: str, stems: Stems) -> Iterator[frozenset[str]]:
    """Names inside a title: not its first word, and none of a headline in Capitals Like This."""
    found = [word for word in WORD.finditer(title) if len(word[0]) >= LEAST_WORD]
    capitals = [word for word in found[1:] if word[0][0].isupper() and not word[0].isupper()]
    if 2 * len(capitals) > len(found) + 1:
        return
    for word in capitals:
        yield from _words(word[0], stems)


def _words(text: str, stems: Stems) -> Iterator[frozenset[str]]:
    folded = text.casefold().replace("ё", "е")
    for found in WORD.finditer(folded):
        if len(found[0]) >= LEAST_WORD and found[0] not in words("story_stop_words"):
            yield frozenset(stems(found[0]))


def _days_and_numbers(text: str) -> tuple[frozenset[tuple[int, int]], frozenset[float]]:
    """Days as (month, day); numbers that are no days, years or times, with their thousands."""
    days: set[tuple[int, int]] = set()
    rest = text
    for day, start in _days(text):
        days.add((day.month, day.day))
        rest = rest[:start] + " " * (day.end - start) + rest[day.end :]
    rest = CLOCK.sub(" ", rest)
    numbers = {_value(*found.groups()) for found in NUMBER.finditer(rest)}
    return frozenset(days), frozenset(n for n in numbers if n not in YEARS)


def _days(text: str) -> Iterator[tuple[Day, int]]:
    end = 0
    for found in islice(DAY_START.finditer(text), 60):
        if found.start() >= end and (day := day_at(text, found.start())):
            yield day, found.start()
            end = day.end


def _value(whole: str, part: str | None, scale: str | None) -> float:
    number = float("".join(filter(str.isdigit, whole)) + (f".{part}" if part else ""))
    named = (scale or "").casefold()
    times = next((size for size, names in SCALES if named and named in names.split()), 1.0)
    return round(number * times, 3)
