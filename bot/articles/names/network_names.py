"""Social networks in running text, in the cases in which they are named."""

import re
from functools import cache

from bot.articles.tables import alternation
from bot.articles.text.phrases import networks


@cache
def network_pattern() -> re.Pattern[str]:
    long = alternation(name for name in networks() if len(name) > 1)
    short = alternation(name for name in networks() if len(name) == 1)
    return re.compile(rf"(?<!\w)(?:(?i:{long})е?|{short})(?!\w)")


def without_page(name: str) -> str:
    """«ТОО «X» в Instagram» → «ТОО «X»»: whose page it is has told it."""
    return _place_in_network().sub("", name)


@cache
def _place_in_network() -> re.Pattern[str]:
    known = rf"(?:{alternation(networks())})(?:-[а-я]+|е)?"
    return re.compile(rf"(?<=\S)\s(?:в|на)\s(?:сво\w{{1,3}}\s)?(?:соцсети\s)?{known}$")
