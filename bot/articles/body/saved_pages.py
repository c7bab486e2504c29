"""Where the article stands in the lines of a whole page that somebody copied into a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.articles.body.page_lines import (
    CLOSING,
    FURNITURE,
    ITEM,
    LABEL,
    MOMENT,
    OTHER,
    PAIRED,
    SECTION,
    SHORT,
    TEXT,
    is_button,
    kind_of,
)
from bot.articles.body.reading import read_line
from bot.articles.body.related import SENTENCE as SENTENCE_END
from bot.articles.body.related import run_start
from bot.articles.credits.author_lines import byline, lone_author
from bot.articles.credits.bare_names import is_stock
from bot.articles.credits.bare_sources import read_bare_source
from bot.articles.tables import words
from bot.articles.text.phrases import has_verb, is_person
from bot.model import Block

FURNISHED = (CLOSING, SECTION, FURNITURE)
OWN = (SHORT, ITEM, PAIRED)  # of an article wherever they stand in it
# Lines beside the text that no article has: known furniture, and the rest of a page with less of it
LEAST_FURNITURE, LEAST_UNKNOWN = 3, 8
# Characters: where the text is no longer, sentences of so many are its paragraphs too
SMALL, SMALL_SENTENCE = 600, 25
# Lines between two paragraphs: more belong to no article, with so much furniture among them
MOST_BETWEEN, MOST_BESIDE_ONE, MOST_BESIDE_TWO = 20, 10, 6
AMONG_THE_LARGEST = 0.6  # of the most text in one place: the first such place is the article
ANNOUNCING, ANNOUNCING_WORDS = (":", ",", ";"), 3  # a list, a poem goes on behind such a line
MOST_IN_SMALL_BOX, MOST_IN_BOX, BEHIND_BOX = (
    2,
    12,
    2,
)  # lines of a box inside the text, paragraphs that follow it
SAMPLE = 6  # lines by whose words it is told what they are about
LEAST_MENU = 4  # lines that nobody knows between a notice and the article
LEAST_STEMS, STEM = 4, 5
STRANGE = 0.1  # of the words of a paragraph, as many as one about something else may share
WORD = re.compile(r"[^\W\d_]{4,}")
DECK, DECK_WORDS = 45, 5  # characters and words of what may stand between title and text


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of the article's paragraphs: the first one, and the line behind the last; and where
    its title stands above them."""

    start: int
    end: int
    title: int = 0


def main_part(blocks: Sequence[Block]) -> Part | None:
    """None where the lines are an article alone, with no furniture of a page around it."""
    run = run_start(blocks)  # headlines of others, to the end
    blocks = blocks[:run]
    kinds = [kind_of(block.text) for block in blocks] + [SECTION] * (run is not None)
    if not any(kind in FURNISHED for kind in kinds):
        return None
    place = _largest(blocks, kinds)
    if place is not None and _size(blocks, kinds, place) < SMALL:
        kinds = [_of_small(block.text, kind) for block, kind in zip(blocks, kinds, strict=False)]
        place = _largest(blocks, kinds)
    if place is None:
        return None
    part = Part(_without_notices(blocks, kinds, place), _below(blocks, kinds, place.end))
    beside = (*kinds[: part.start], *kinds[part.end :])
    around = (*blocks[: part.start], *blocks[part.end :])
    furniture = sum(kind in FURNISHED for kind in beside)
    furniture += sum(is_button(block.text) for block in around)
    page = furniture >= LEAST_FURNITURE or (furniture and beside.count(OTHER) >= LEAST_UNKNOWN)
    return part if page else None


def stems(text: str) -> set[str]:
    """The beginnings of the longer words: enough to know them in another case."""
    return {word[:STEM] for word in WORD.findall(text.casefold())}


def _of_small(text: str, kind: str) -> str:
    told = kind == SHORT and len(text) >= SMALL_SENTENCE and not text.endswith(("?", "!"))
    return TEXT if told else kind


def _largest(blocks: Sequence[Block], kinds: Sequence[str]) -> Part | None:
    """The first place that has nearly as much text as any."""
    places = _with_boxes(list(_places(kinds)), blocks, kinds)
    sizes = [_size(blocks, kinds, place) for place in places]
    enough = AMONG_THE_LARGEST * max(sizes, default=0)
    return next((p for p, size in zip(places, sizes, strict=True) if size >= enough), None)


def _places(kinds: Sequence[str]) -> Iterator[Part]:
    """Runs of paragraphs with little between them."""
    told = [number for number, kind in enumerate(kinds) if kind == TEXT]
    start = told[0] if told else 0
    for before, after in pairwise((*told, len(kinds))):
        if after == len(kinds) or _is_apart(kinds[before + 1 : after]):
            yield Part(start, before + 1)
            start = after


def _is_apart(between: Sequence[str]) -> bool:
    furniture = between.count(FURNITURE)
    most = (MOST_BETWEEN, MOST_BESIDE_ONE)[furniture] if furniture < 2 else MOST_BESIDE_TWO
    parting = sum(kind not in OWN for kind in between)
    return bool({CLOSING, SECTION}.intersection(between)) or parting >= most


def _with_boxes(places: list[Part], blocks: Sequence[Block], kinds: Sequence[str]) -> list[Part]:
    """Two places are one where only a small box parts them: other articles, a player."""
    joined = places[:1]
    for place in places[1:]:
        last = joined[-1]
        between = kinds[last.end : place.start]
        box = CLOSING not in between and len(between) <= MOST_IN_BOX
        if box and _goes_on(blocks, kinds, last, place):
            joined[-1] = Part(last.start, place.end)
        else:
            joined.append(place)
    return joined


def _goes_on(blocks: Sequence[Block], kinds: Sequence[str], last: Part, place: Part) -> bool:
    """Is it prose about the same as the text before?"""
    first = range(place.start, min(place.start + BEHIND_BOX, place.end))
    if len(first) < BEHIND_BOX or any(kinds[n] not in (TEXT, SHORT) for n in first):
        return False
    between = kinds[last.end : place.start]
    if len(between) <= MOST_IN_SMALL_BOX or not {OTHER, SECTION}.intersection(between):
        return True  # one headline of another article; a player, buttons
    said = stems(" ".join(block.text for block in blocks[place.start : place.end][:SAMPLE]))
    before = stems(" ".join(block.text for block in blocks[last.start : last.end]))
    return len(said & before) > STRANGE * min(len(said), len(before))


def _size(blocks: Sequence[Block], kinds: Sequence[str], part: Part) -> int:
    inside = range(part.start, part.end)
    return sum(len(blocks[number].text) for number in inside if kinds[number] == TEXT)


def _without_notices(blocks: Sequence[Block], kinds: Sequence[str], part: Part) -> int:
    """Where the text begins, behind «Сайт использует cookie …» and what else shares no word
    with it and has a menu below."""
    told = [number for number in range(part.start, part.end) if kinds[number] == TEXT]
    menu = kinds[told[0] : told[1]] if len(told) > 2 else []
    if menu.count(OTHER) < LEAST_MENU or not {FURNITURE, MOMENT, LABEL}.intersection(menu):
        return part.start
    said = stems(blocks[told[0]].text)
    others = set().union(*(stems(blocks[number].text) for number in told[1:]))
    strange = len(said) >= LEAST_STEMS and len(said & others) <= STRANGE * len(said)
    return told[1] if strange else part.start


def _below(blocks: Sequence[Block], kinds: Sequence[str], end: int) -> int:
    """The end of a list, a poem, a signature: short lines as far as the first furniture."""
    last, announced = end, blocks[end - 1].text.endswith(ANNOUNCING)
    while last < len(kinds) and kinds[last] not in (CLOSING, SECTION, TEXT):
        text, kind = blocks[last].text, kinds[last]
        following = kinds[last + 1 : last + 3]
        said = kind == OTHER and (_signs(text) or text.endswith("!"))  # «Поздравляем!»
        listed = kind in (LABEL, SHORT, ITEM) or said
        if kind in (FURNITURE, MOMENT):
            # One call, one clock may stand between the lines of a list.
            listed = len(following) > 1 and all(k in (SHORT, ITEM) for k in following)
        elif is_button(text):
            break
        if not (listed or announced or (following[:1] and following[0] in (SHORT, ITEM))):
            break
        told = kind in (SHORT, ITEM) or len(text.split()) >= ANNOUNCING_WORDS
        announced = announced or (told and text.endswith(ANNOUNCING))
        last += 1
    return last


def _signs(text: str) -> bool:
    """Who wrote it or whom it is from, without a label."""
    return lone_author(text) is not None or read_bare_source(text) is not None


def head_lines(blocks: Sequence[Block], part: Part) -> list[Block]:
    """The lines between title and text, without rubrics, counters and buttons that nobody listed:
    a deck, a name and what can be read as a label stay. Below «Кратко» only the latter."""
    kept: list[Block] = []
    announced = digest = False
    for block in blocks[part.title + 1 : part.start]:
        text = block.text
        if is_digest(text):
            digest = True
            continue
        known = announced or _says_who(text)
        if known or (not digest and _may_be_deck(text)):
            kept.append(block)
        announced = text.endswith(":")
    return kept


def is_digest(text: str) -> bool:
    """«Кратко», "Key points": what follows is the article in a few lines."""
    return text.casefold().strip(" :") in words("digest_headings")


def _says_who(text: str) -> bool:
    """A label, a name, a stock of pictures."""
    if read_line(text) is not None or is_person(text) or is_stock(text):
        return True
    return byline(text) is not None


def _may_be_deck(text: str) -> bool:
    said = SENTENCE_END.search(text) is not None or has_verb(text)
    return len(text) >= DECK or (said and len(text.split()) >= DECK_WORDS)
