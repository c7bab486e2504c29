"""Outlets that are called like a place: which of both a text means."""

import re

from bot.articles.names.places import place_at
from bot.articles.text.kazakh_words import kind
from bot.articles.text.phrases import KAZAKH_LETTERS, LOWER

HEAD = 160
OF_PLACE = re.compile(r"\s(?:обл|ауда|горо|[Rr]egion|[Cc]ity)")
KAZAKH_Q = re.compile("q(?!u)", re.IGNORECASE)
SMALL_BEHIND = re.compile(rf"\s(?!(?:{kind('outlet')}|{kind('reporter')})(?!\w))[{LOWER}]{{3}}")


def is_only_place(text: str, end: int) -> bool:
    """Is the agency with which a text begins a place here, by what stands behind it?"""
    place = place_at(text, 0)
    if place is None or place.end() < end:
        return False
    if place.end() > end:  # «Түркістан облысы»: the place is more than the outlet's name
        return True
    head = text[:HEAD]
    kazakh = (KAZAKH_LETTERS.search(head) or KAZAKH_Q.search(head)) and SMALL_BEHIND.match(
        text, end
    )
    return bool(kazakh or OF_PLACE.match(text, end))
