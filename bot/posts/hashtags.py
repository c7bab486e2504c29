"""Hashtags from an article's categories: letters, digits and «_» alone, as Telegram links them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 40  # characters; a longer category is a sentence
MOST_WORDS = 4
# What may go without another meaning; «C++» would become «#C», so it is no tag.
_JOINTS = re.compile("[\\s\u2010-\u2014/&-]+")
_DROPPED = re.compile("[«»\"“”„'’.,!?:;()№#]")
_COUNT = re.compile(r"\s(?!(?:19|20)\d\d$)\d+$")  # a year is none
_WHOLE = re.compile(r"\w+")


def hashtags(categories: Iterable[str], most: int) -> tuple[str, ...]:
    """At most `most` of them, each once in any case: «Усть-Каменогорск» → #Усть_Каменогорск."""
    found: dict[str, str] = {}
    for tag in _tags(categories):
        if len(found) >= most:
            break
        found.setdefault(tag.casefold(), tag)
    return tuple(f"#{tag}" for tag in found.values())


def _tags(categories: Iterable[str]) -> Iterator[str]:
    for category in categories:
        text = unicodedata.normalize("NFC", category[: 4 * LONGEST]).strip()
        tag = _JOINTS.sub("_", _DROPPED.sub("", text).strip()).strip("_")
        few = len(text.split()) <= MOST_WORDS and len(tag) <= LONGEST
        # Telegram takes no tag of digits alone, and a counted one belongs to a cloud of tags.
        counted = tag.replace("_", "").isdigit() or _COUNT.search(text)
        if few and not counted and _WHOLE.fullmatch(tag):
            yield tag
