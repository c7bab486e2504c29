"""Persons in a picture's own words: who took it, or who may have."""

import re

from bot.articles.credits.labels import trimmed
from bot.articles.text.phrases import is_person

LONGEST_CAPTION = 120
PARTS = re.compile(r"\s+[/|•]\s+")
AUTHOR = re.compile(
    r"(?:^|[\s,.;/|(])(?:[Аа]вторы?|[Хх]удожни(?:к|ца)|[Ии]ллюстратор)\s?[:–—-]\s*([^,.;:()]{5,40})\)?\.?$"
)


def author_of_picture(line: str) -> str | None:
    """«Новый мост, автор: Дана Омар» under a picture."""
    found = AUTHOR.search(line)
    return found[1] if found and is_person(found[1]) else None


def possible_credit(caption: str) -> str | None:
    """«Мост / Дана Омар», «Дана Омар» alone: who made the picture, or who is to be seen."""
    lines = [trimmed(line) for line in caption[:LONGEST_CAPTION].split("\n")]
    ends = [PARTS.split(line)[-1].strip() for line in lines if line]
    return next((end for end in ends if is_person(end)), None)
