"""The title in a page that somebody copied whole: among many lines the one the text is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.articles.body.line_shapes import LIST_MARK
from bot.articles.body.moments import is_moment
from bot.articles.body.page_lines import TEXT, kind_of
from bot.articles.body.reading import read_line
from bot.articles.body.related import pointer_at, section_at
from bot.articles.body.saved_pages import Part, is_digest, stems
from bot.articles.body.titles import LONGEST, Title, find_title, merit
from bot.model import Block

# news, addresses, phones, rubrics in a row
TICKER = re.compile(
    r"\d{1,2}:\d{2}\s|.*@\w+\.|.*\+?\d[\d\s()-]{9}|[^|]{2,30}(?:\s\|\s[^|]{2,30}){2}"
)
STOP = re.compile(r"[.…]\s")
SHORTEST, FEWEST = 8, 2  # characters and words
SEARCHED = 60  # lines above the text
SAMPLE = 30  # lines of the text
NEAR = 3  # lines below a title in which a date or a credit is its own
# What speaks for a line, in measures of `merit`
ABOUT, DATED, TWICE = 3.0, 1.0, 1.0
ASKED = ("?", "!", "»", "”")
# and what against it
LISTED, CLOSED, INSIDE, LINE_AWAY, FARTHEST = 1.5, 2.0, 1.0, 0.03, 40


def title_of_page(blocks: Sequence[Block], part: Part) -> tuple[Title, Part]:
    """The title above this part of the lines, and the part from it on."""
    said = stems(" ".join(block.text for block in blocks[part.start : part.end][:SAMPLE]))
    times = Counter(block.text.casefold() for block in blocks)
    best, place = 0.0, -1
    for number in range(max(0, part.start - SEARCHED), part.start):
        text = blocks[number].text
        if not SHORTEST <= len(text) <= LONGEST or len(text.split()) < FEWEST:
            continue
        if _is_furniture(text) or TICKER.match(text) or is_digest(text):
            continue
        worth = merit(text) + ABOUT * _share(text, said)
        worth += TWICE if times[text.casefold()] > 1 else 0.0
        worth += DATED if any(map(_is_beside, blocks[number + 1 : number + 1 + NEAR])) else 0.0
        worth -= LISTED if LIST_MARK.match(text) else 0.0
        worth -= CLOSED if text.endswith(".") else 0.0
        worth -= LINE_AWAY * min(part.start - number, FARTHEST)
        if worth >= best:
            best, place = worth, number
    if (begins := _headline(blocks, part)) and _headline_worth(blocks, part, begins) > best:
        return Title(blocks[part.start].text), replace(part, title=part.start, start=begins)
    if place < 0:
        return find_title(blocks[part.start : part.end]), replace(part, title=part.start)
    return Title(blocks[place].text), replace(part, title=place)


def _headline(blocks: Sequence[Block], part: Part) -> int | None:
    """Where the text begins if its first paragraph is a headline that no full stop ends: «Кто
    построит мост? И когда?», with a date, a credit or a menu behind it."""
    text = blocks[part.start].text
    told = STOP.search(text) is not None and not text.endswith("?")
    if told or not text.endswith(ASKED) or len(text) > LONGEST:
        return None
    behind = range(part.start + 1, part.end)
    begins = next((n for n in behind if kind_of(blocks[n].text) == TEXT), None)
    beside = blocks[part.start + 1 : begins] if begins else ()
    return begins if any(_is_furniture(block.text) for block in beside) else None


def _headline_worth(blocks: Sequence[Block], part: Part, begins: int) -> float:
    text = blocks[part.start].text
    said = stems(" ".join(block.text for block in blocks[begins : part.end][:SAMPLE]))
    beside = blocks[part.start + 1 : part.start + 1 + NEAR]
    return merit(text) + ABOUT * _share(text, said) + DATED * any(map(_is_beside, beside)) - INSIDE


def _share(text: str, said: set[str]) -> float:
    """How much of the line is spoken of in the text."""
    found = stems(text)
    return len(found & said) / max(3, len(found))


def _is_furniture(text: str) -> bool:
    return section_at(text) or pointer_at(text) or read_line(text) is not None


def _is_beside(block: Block) -> bool:
    """A date, an author, a photo's credit."""
    reading = read_line(block.text)
    return is_moment(block.text) or (reading is not None and not reading.junk)
