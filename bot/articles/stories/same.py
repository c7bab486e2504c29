"""Do two articles tell the same story? Numbers, days, cities, people and words may each say no.

What the vetoes let through is only flagged to an editor or held, never dropped: two outlets on
one case and two cases alike differ in one word.
"""

from bot.articles.stories.figures import holds, is_telling, shared
from bot.articles.stories.told import Story, Words

ALIKE = 0.4  # share of the shorter article's words from which two tell the same
AGREED = 0.25  # the same where a number of the headline and a place or a name agree
LEAST_WORDS = 5  # an article of fewer words is like many
OTHER_WORDS = 0.5  # of a title's words that the other has: less are two headlines of two writers
BOTH_SAY, LEAST_SHARED = 0.4, 7  # of each article's words; how many
SURE_NUMBERS = 2
SURE_FACTS, LEAST_WITH_FACTS = 3, 0.33


def same_story(one: Story, other: Story) -> bool:
    """Cautious: two different events are never one, a story in other words may be missed."""
    like = likeness(one, other)
    if like < AGREED or (like < ALIKE and not _agree(one, other)):
        return False
    return not _differ(one, other)


def likeness(one: Story, other: Story) -> float:
    """The share of the words that both say, of those of the one that says less; 0 to 1."""
    fewer, more = sorted((one, other), key=lambda story: len(story.words))
    if len(fewer.words) < LEAST_WORDS:
        return 0.0
    return _said(fewer.words, more.stems) / len(fewer.words)


def _differ(one: Story, other: Story) -> bool:
    return (
        _numbers_differ(one, other)
        or _days_differ(one, other)
        or _cities_differ(one, other)
        or _apart(one.scores, other.scores)
        or _apart(one.stages, other.stages)
        or _people_differ(one, other)
        or (_has_own(one.title_names, other) and _has_own(other.title_names, one))
        or _swapped(one, other)
    )


def _apart(one: frozenset[object], other: frozenset[object]) -> bool:
    """Both say something and nothing of it is the same."""
    return bool(one and other and one.isdisjoint(other))


def _numbers_differ(one: Story, other: Story) -> bool:
    if one.numbers and other.numbers and not shared(one.numbers, other.numbers):
        return True
    said = shared(one.title_numbers, other.numbers) or shared(other.title_numbers, one.numbers)
    if one.title_numbers and other.title_numbers and not said:
        return True
    return _is_untold(one.title_numbers, other) or _is_untold(other.title_numbers, one)


def _is_untold(numbers: frozenset[float], other: Story) -> bool:
    """A headline's number that the other article, which has numbers, does not tell."""
    sure = [number for number in numbers if number >= 10 or number % 1]
    return bool(sure and other.numbers) and not shared(sure, other.numbers)


def _days_differ(one: Story, other: Story) -> bool:
    """«Ставка 14,75%» of two writers: one names the day, another that of the next decision."""
    if _apart(one.title_days, other.title_days):
        return True
    return _apart(one.days, other.days) and not _tells_number(one, other)


def _cities_differ(one: Story, other: Story) -> bool:
    if _apart(one.cities, other.cities):
        return True
    named = (one.title_cities & other.cities) and (other.title_cities & one.cities)
    return _apart(one.title_cities, other.title_cities) and not named


def _people_differ(one: Story, other: Story) -> bool:
    """Both name somebody, and neither anybody whom the other names."""
    if not one.surnames or not other.surnames:
        return False
    return not _said(one.surnames, other.stems) and not _said(other.surnames, one.stems)


def _tells_number(one: Story, other: Story) -> bool:
    """A telling number in the headline of one that the other tells too."""
    return any(
        is_telling(number) and holds(said, number)
        for numbers, said in (
            (one.title_numbers, other.numbers),
            (other.title_numbers, one.numbers),
        )
        for number in numbers
    )


def _agree(one: Story, other: Story) -> bool:
    """Where fewer words are shared: a number of the headline, and what it belongs to."""
    return _tells_number(one, other) and bool(
        one.cities & other.cities
        or one.days & other.days
        or one.names & other.stems
        or other.names & one.stems
        or len(one.numbers & other.numbers) >= SURE_NUMBERS
    )


def _swapped(one: Story, other: Story) -> bool:
    """«Курс доллара», «Курс евро»: each title has a word that the other article never says."""
    if not (_has_own(one.subject, other) and _has_own(other.subject, one)):
        return False
    return not (
        _same_numbers(one.numbers, other.numbers)
        or _told_anew(one, other)
        or _same_facts(one, other)
    )


def _told_anew(one: Story, other: Story) -> bool:
    """Two writers' headlines above texts that say much the same: a word of their own is no other
    event."""
    fewer, more = sorted((one.title, other.title), key=len)
    if _said(fewer, frozenset(stem for word in more for stem in word)) > OTHER_WORDS * len(fewer):
        return False
    said = min(_said(one.words, other.stems), _said(other.words, one.stems))
    return said >= max(LEAST_SHARED, BOTH_SAY * max(len(one.words), len(other.words)))


def _same_facts(one: Story, other: Story) -> bool:
    """Who, where, when and how many agree; a minister in the capital on one day may do two things,
    so a number must be among them, or two people."""
    people = _said({*one.surnames, *other.surnames}, one.stems & other.stems)
    numbers = [n for n in one.numbers & other.numbers if n >= 10 or n % 1]
    facts = people + bool(one.cities & other.cities) + len(numbers) + len(one.days & other.days)
    sure = bool(numbers) or people > 1
    return sure and facts >= SURE_FACTS and likeness(one, other) >= LEAST_WITH_FACTS


def _same_numbers(one: frozenset[float], other: frozenset[float]) -> bool:
    """Do numbers say that both tell one event? «погибли 3» may be two, «1 200 мест» is one."""
    both = one & other
    if len(both) >= SURE_NUMBERS:
        return True
    return any(map(is_telling, both)) and not (one - other and other - one)


def _said(words: Words | set[frozenset[str]], stems: frozenset[str]) -> int:
    return sum(1 for word in words if not word.isdisjoint(stems))


def _has_own(words: Words, other: Story) -> bool:
    """Does one of the words stand nowhere in the other article?"""
    return any(word.isdisjoint(other.stems) for word in words)
