"""Has another article taken an old one's address? Pages of the day (weather, rates, horoscopes)
keep theirs, and an edit of yesterday's post would be seen by nobody."""

from datetime import date, datetime, timedelta

from bot.articles.stories.same import LEAST_WORDS, likeness
from bot.articles.stories.told import Story

LEAST = timedelta(hours=6)  # between the two; what changes sooner is corrected
FEW = 0.2  # share of words up to which nothing of the old one is told any more
NEAR = (timedelta(), timedelta(days=1))  # such a page names its day, or the next one


def is_another(
    old: Story, told: datetime, new: Story, tells: datetime, least: timedelta = LEAST
) -> bool:
    """Cautious: a rewritten article stays one. `told` and `tells`: when each came out."""
    if tells - told < least:
        return False
    return _tells_nothing_of(old, new) or _is_of_its_day(old, new, told.date(), tells.date())


def _tells_nothing_of(old: Story, new: Story) -> bool:
    if min(len(old.words), len(new.words)) < LEAST_WORDS or likeness(old, new) > FEW:
        return False
    left = [word for word in old.title if not word.isdisjoint(new.stems)]
    return len(left) <= FEW * len(old.title)


def _is_of_its_day(old: Story, new: Story, told: date, tells: date) -> bool:
    """Each names the day on which it came out, in its headline or both in their texts."""
    named = ((old.title_days, new.title_days), (old.days, new.days))
    return told != tells and any(
        before.isdisjoint(after) and _names(before, told) and _names(after, tells)
        for before, after in named
    )


def _names(days: frozenset[tuple[int, int]], own: date) -> bool:
    return any((near.month, near.day) in days for near in (own + away for away in NEAR))
