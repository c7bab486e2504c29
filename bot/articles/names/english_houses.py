"""English: offices known by their house or by words that are not those of one: «Kremlin»."""

import re
from functools import cache

from bot.articles.tables import forms, lines

OWNER = re.compile(r"^[^,]{2,40}?[’']s?\s(?=[A-Z])")
INITIALS_BEHIND = re.compile(r"\s\([A-Z]{2,8}\)$")


def is_named_house(name: str) -> bool:
    """«Kremlin», «Ukrainian General Staff»: offices whose English words are not those of one."""
    if forms("persons").match(name.partition(" ")[0].casefold()) and not name.isascii():
        return False  # «представитель Google»
    name = INITIALS_BEHIND.sub("", name)  # «Joint Chiefs of Staff (JCS)»
    owned = OWNER.sub("", name)  # «South Korea's Joint Chiefs of Staff»
    heads = (name, name.lower(), owned, name.partition(" ")[2], name.partition(" of ")[0])
    return any(head in _houses() for head in heads)


@cache
def _houses() -> frozenset[str]:
    return frozenset(lines("english_houses"))
