"""Where the article stands in the lines of a whole page that somebody copied into a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.articles.body.line_shapes import CLOSED
from bot.articles.body.reading import read_line
from bot.articles.body.related import OUTSIDE, SENTENCE, pointer_at, section_at
from bot.articles.tables import words
from bot.articles.text.phrases import has_verb, is_person
from bot.model import Block

PROSE, LONG = 60, 200  # characters of a paragraph, and of one that nothing ends
LEAST_FURNITURE = 3  # lines beside the text: fewer a text may have without being a page
# Lines between two paragraphs: more belong to no article, with so much furniture among them
MOST_BETWEEN, MOST_BESIDE_ONE, MOST_BESIDE_TWO = 20, 10, 6
AMONG_THE_LARGEST = 0.6  # of the most text in one place: the first such place is the article
ANNOUNCING = (":", ",", ";")  # a list, a poem goes on behind such a line
MOST_IN_BOX, BEHIND_BOX = 12, 2  # lines of a box inside the text, paragraphs that follow it
SAMPLE = 6  # lines by whose words it is told what they are about
LEAST_MENU = 2  # lines that nobody knows between a notice and the article
LEAST_STEMS, STEM = 4, 5
STRANGE = 0.1  # of the words of a paragraph, as many as one about something else may share
WORD = re.compile(r"[^\W\d_]{4,}")
SHORT_WORDS = 3  # of a sentence
DECK, DECK_WORDS = 45, 5  # characters and words of what may stand between title and text
# «Скачать в PDF», «Оцените материал», «Пікір қосу», "Report a mistake": nothing of an article
BUTTON = re.compile(
    r"[А-ЯЁ][а-яё]{2,12}(?:ть|ться|[йи]те|[йи]тесь)(?:\s[^\s.!?]{1,20}){0,4}"
    r"|(?:[А-ЯӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]{2,15}\s){0,3}[А-ЯӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]{2,12}(?:у|ю|[ыі]?ңі?ы?з)"
    r"|(?:Add|Ask|Buy|Contact|Copy|Donate|Download|Follow|Get|Join|Leave|Listen|Open|Print|Read|Reply"
    r"|Report|Request|Reuse|Save|See|Send|Share|Show|Sign|Submit|Subscribe|Suggest|Support|Try|View"
    r"|Watch)(?:\s[^\s.!?]{1,20}){0,5}"
)
# «• мука — 250 г», «1. Тыкву запеките»: a list of the article's; menus have capitals
ITEM = re.compile(r"(?:[-–—•■▪●*]|\d{1,2}[.)])\s|\d{1,4}\s?[a-zа-яё]")
LISTED = re.compile(r"[-–—•■▪●*]\s[a-zа-яёәғқңөұүһі\d]|\d{1,2}[.)]\s")
CLOSING, SECTION, FURNITURE = "closing", "section", "furniture"
LABEL, TEXT, SHORT, OTHER = "label", "text", "short", "other"
FURNISHED = (CLOSING, SECTION, FURNITURE)


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of the article's paragraphs: the first one, and the line behind the last; and where
    its title stands above them."""

    start: int
    end: int
    title: int = 0


def main_part(blocks: Sequence[Block]) -> Part | None:
    """None where the lines are an article alone, with no furniture of a page around it."""
    kinds = [_kind(block.text) for block in blocks]
    if sum(kind in FURNISHED for kind in kinds) < LEAST_FURNITURE:
        return None
    places = _with_boxes(list(_places(kinds)), blocks, kinds)
    if not places:
        return None
    sizes = [_size(blocks, kinds, place) for place in places]
    enough = AMONG_THE_LARGEST * max(sizes)
    place = next(p for p, size in zip(places, sizes, strict=True) if size >= enough)
    part = Part(_without_notices(blocks, kinds, place), _below(blocks, kinds, place.end))
    beside = (*kinds[: part.start], *kinds[part.end :])
    furniture = sum(kind in FURNISHED for kind in beside)
    return part if furniture >= LEAST_FURNITURE else None


def stems(text: str) -> set[str]:
    """The beginnings of the longer words: enough to know them in another case."""
    return {word[:STEM] for word in WORD.findall(text.casefold())}


def _kind(text: str) -> str:
    if text.casefold().strip(OUTSIDE + " .…:;!?0123456789") in words("closing_sections"):
        return CLOSING
    if section_at(text):
        return SECTION
    if pointer_at(text):
        return FURNITURE
    if (reading := read_line(text)) is not None:
        return FURNITURE if reading.junk else LABEL
    closed = CLOSED.search(text) is not None or text.endswith(":")
    if (closed and len(text) >= PROSE) or len(text) >= LONG:
        return TEXT
    said = closed and len(text.split()) >= SHORT_WORDS
    return SHORT if said or LISTED.match(text) else OTHER


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
    parting = len(between) - between.count(SHORT)
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
    if not {OTHER, SECTION}.intersection(kinds[last.end : place.start]):
        return True  # a player, buttons
    said = stems(" ".join(block.text for block in blocks[place.start : place.end][:SAMPLE]))
    before = stems(" ".join(block.text for block in blocks[last.start : last.end]))
    return len(said & before) > STRANGE * min(len(said), len(before))


def _size(blocks: Sequence[Block], kinds: Sequence[str], part: Part) -> int:
    inside = range(part.start, part.end)
    return sum(len(blocks[number].text) for number in inside if kinds[number] == TEXT)


def _without_notices(blocks: Sequence[Block], kinds: Sequence[str], part: Part) -> int:
    """Where the text begins, behind «Сайт использует cookie …» and what else shares no word
    with it and is parted from it by other lines."""
    told = [number for number in range(part.start, part.end) if kinds[number] == TEXT]
    while len(told) > 2 and kinds[told[0] : told[1]].count(OTHER) >= LEAST_MENU:
        said = stems(blocks[told[0]].text)
        others = set().union(*(stems(blocks[number].text) for number in told[1:]))
        if len(said) < LEAST_STEMS or len(said & others) > STRANGE * len(said):
            break
        del told[0]
    return told[0]


def _below(blocks: Sequence[Block], kinds: Sequence[str], end: int) -> int:
    """The end of a list, a poem, a signature: short lines as far as the first furniture."""
    last, announced = end, blocks[end - 1].text.endswith(ANNOUNCING)
    while last < len(kinds) and kinds[last] in (OTHER, LABEL, SHORT, FURNITURE):
        if kinds[last] == FURNITURE:
            rest = zip(blocks[last + 1 :][:2], kinds[last + 1 :], strict=False)
            if sum(_is_listed(block.text, kind) for block, kind in rest) < 2:
                break
            last += 1
            continue
        text = blocks[last].text
        listed = last + 1 < len(kinds) and _is_listed(blocks[last + 1].text, kinds[last + 1])
        own = announced or listed or _is_listed(text, kinds[last]) or is_person(text)
        if kinds[last] == OTHER and (not own or BUTTON.fullmatch(text)):
            break
        announced = announced or text.endswith(ANNOUNCING)
        last += 1
    return last


def _is_listed(text: str, kind: str) -> bool:
    """An item of a list, a line of a poem; but no headline."""
    if kind == SHORT:
        return True
    listed = text[:1].islower() or text.endswith(ANNOUNCING) or ITEM.match(text)
    return kind == OTHER and bool(listed)


def head_lines(blocks: Sequence[Block], part: Part) -> list[Block]:
    """The lines between title and text, without rubrics, counters and buttons that nobody listed:
    a deck, a name and what can be read as a label stay."""
    kept: list[Block] = []
    announced = False
    for block in blocks[part.title + 1 : part.start]:
        text = block.text
        known = announced or read_line(text) is not None or is_person(text)
        if known or _may_be_deck(text):
            kept.append(block)
        announced = text.endswith(":")
    return kept


def _may_be_deck(text: str) -> bool:
    words_in_it = len(text.split())
    said = SENTENCE.search(text) is not None or has_verb(text)
    return len(text) >= DECK or (said and words_in_it >= DECK_WORDS)
