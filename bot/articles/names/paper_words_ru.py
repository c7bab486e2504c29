"""Russian: the papers in which somebody says something, in the cases in which they are named."""

from functools import cache

from bot.articles.names.declension_ru import declined
from bot.articles.tables import rows


@cache
def papers() -> frozenset[str]:
    """«отчёте», «справки», «приказ» behind «в», «из», «ссылкой на»."""
    found: set[str] = set()
    for head, *others in rows("papers_ru"):
        noun, gender = head.split()
        found.update(others or declined(noun, gender))
        if gender in "mn":
            found.add(noun)
    return frozenset(found)
