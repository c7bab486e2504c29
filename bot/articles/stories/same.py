"""Do two articles tell the same story? Numbers, days, cities, people and stages may each say no.

What the vetoes let through is only flagged to an editor or held, never dropped: two outlets on
one case and two cases alike differ in one word.
"""

from bot.articles.stories import scores, stages
from bot.articles.stories.facts import ENOUGH, points, said, tells_number
from bot.articles.stories.figures import shared
from bot.articles.stories.told import Story, Words

ALIKE = 0.4  # share of the shorter article's words from which two tell the same
AGREED = 0.25  # the same where a number of the headline and a place or a name agree
LEAST = 0.2  # of fewer words the facts are not asked
LEAST_WORDS = 5  # an article of fewer words is like many
SURE_NUMBERS = 2


def same_story(one: Story, other: Story) -> bool:
    """Cautious: two different events are never one, a story in other words may be missed."""
    like = likeness(one, other)
    if like < LEAST or _differ(one, other):
        return False
    if (like >= ALIKE or (like >= AGREED and _agree(one, other))) and not _swapped(one, other):
        return True
    return points(one, other) >= ENOUGH


def likeness(one: Story, other: Story) -> float:
    """The share of the words that both say, of those of the one that says less; 0 to 1."""
    fewer, more = sorted((one, other), key=lambda story: len(story.words))
    if len(fewer.words) < LEAST_WORDS:
        return 0.0
    return said(fewer.words, more.stems) / len(fewer.words)


def _differ(one: Story, other: Story) -> bool:
    return (
        _numbers_differ(one, other)
        or _days_differ(one, other)
        or _cities_differ(one, other)
        or scores.differ(one.scores, other.scores)
        or stages.differ(one.stages, other.stages)
        or _people_differ(one, other)
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
    return _apart(one.days, other.days) and not tells_number(one, other)


def _cities_differ(one: Story, other: Story) -> bool:
    if _apart(one.cities, other.cities):
        return True
    named = (one.title_cities & other.cities) and (other.title_cities & one.cities)
    return _apart(one.title_cities, other.title_cities) and not named


def _people_differ(one: Story, other: Story) -> bool:
    """Both name somebody, and neither anybody whom the other names."""
    if not one.surnames or not other.surnames:
        return False
    return not said(one.surnames, other.stems) and not said(other.surnames, one.stems)


def _agree(one: Story, other: Story) -> bool:
    """Where fewer words are shared: a number of the headline, and what it belongs to."""
    return tells_number(one, other) and bool(
        one.cities & other.cities
        or one.days & other.days
        or one.names & other.stems
        or other.names & one.stems
        or len(one.numbers & other.numbers) >= SURE_NUMBERS
    )


def _swapped(one: Story, other: Story) -> bool:
    """«Курс доллара», «Курс евро»: each title has a word that the other article never says."""
    return (_has_own(one.subject, other) and _has_own(other.subject, one)) or (
        _has_own(one.title_names, other) and _has_own(other.title_names, one)
    )


def _has_own(words: Words, other: Story) -> bool:
    """Does one of the words stand nowhere in the other article?"""
    return any(word.isdisjoint(other.stems) for word in words)
