"""Chapters of a film or a podcast among the lines of its description: «00:00 Начало»."""

import re
from collections.abc import Sequence

from bot.model import Block

FIRST = re.compile(r"[\[(]?0{1,2}:00(?::00)?[\])]?\s?[-–—:]?\s\S")
HEADING = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?:")  # «Таймкоды:» above them
NEXT = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s?[-–—:]?\s\S")


def without_chapters(blocks: Sequence[Block]) -> list[Block]:
    """They begin at nought, which hours of a day on which something happened hardly do."""
    kept: list[Block] = []
    inside = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        starts = FIRST.match(block.text) is not None and NEXT.match(following) is not None
        inside = starts or (inside and NEXT.match(block.text) is not None)
        if starts and kept and HEADING.fullmatch(kept[-1].text):
            kept.pop()
        if not inside:
            kept.append(block)
    return kept
