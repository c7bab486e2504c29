"""Russian: offices whose names hold a list: «управление культуры, архивов и документации»."""

import re

from bot.articles.text.phrases import has_verb

LISTED = re.compile(
    r"(?:[а-яё-]+\s){0,2}(?:министерств|управлени|департамент|комитет|агентств|отдел)[а-яё]{0,2}\s"
    r"(?:по\s)?[а-яё-]+(?:\s[а-яё-]+)?(?:,\s[а-яё-]+(?:\s[а-яё-]+)?){1,3}\sи\s"
    r"(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s)?[а-яё-]+(?=[,.»]|$|\s(?:(?-i:[A-ZА-ЯЁ])|области|города|района|республики|края))",
    re.IGNORECASE,
)


def listed_until(text: str) -> int:
    """Where the list ends that the name at the beginning holds; 0 where there is none."""
    found = LISTED.match(text) if "," in text else None
    return found.end() if found and not has_verb(found[0]) else 0
