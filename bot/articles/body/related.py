"""Where other articles begin: boxes, pointers inside the text, runs of headlines."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.articles.tables import beginnings, whole_line, words
from bot.articles.text.phrases import has_verb
from bot.model import Block, BlockKind

LONGEST_MARKER = 60
LONGEST_POINTER = 300
TEXT_LENGTH = 120
SHORT_PARAGRAPH = 60
SHORT_SENTENCE = 30  # characters: where the pointer's headline stands in its own line
ANNOUNCED_WORDS = 3
SPOKEN = re.compile(r"[–—]\s")  # «— Что будет дальше?» of an interview
LONGEST_DECK = 220
STOP = re.compile(r"[.!?…;]\s")
LEAST_RUN = 3
LEAST_HEADLINES, LEAST_TELLING, LEAST_TOLD = 4, 2, 2
LEAST_HEADLINE = 25  # characters
OPEN = re.compile(r"[^.!?…;:,][»”\"')\]]*$")
LEAST_TEASER = 40  # characters
PARAGRAPH = 20  # characters
PREFIX = re.compile(
    r"(?:(?:ru|kk|kz|қз|qz|en|рус|қаз)\s(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«\"\d])|[-–—■▪●•►▶»→]\s|https?://)"
)
LANGUAGE_MARK = re.compile(r"\w")
CLOSED = re.compile(r"[.!?…;:,][»”\"')\]]*$")
SENTENCE = re.compile(r"[.!?…][»”\"')\]]*$")
CALL = re.compile(r"чита[йт]|смотр|слуша|также чит|read|see|also|watch|тағы|сондай|оқи|taǵy|sondaı")
OUTSIDE = " \t•·*_|-–—■▪►▶→>»«[]()\"'\ufe0f"


@lru_cache(maxsize=1024)  # title, page and zones each ask for the same line
def section_at(text: str) -> bool:
    """A heading of a box of other articles, alone on its line."""
    if len(text) > LONGEST_MARKER:
        return False
    bare = text.casefold().strip(OUTSIDE + " .…:;!?0123456789")
    if bare in words("related_sections"):
        return True
    return not SENTENCE.search(text) and bool(whole_line("related_patterns").fullmatch(bare))


@lru_cache(maxsize=1024)
def pointer_at(text: str) -> bool:
    """«Читайте также: …»: a line that points to other articles."""
    if len(text) > LONGEST_POINTER:
        return False
    bare = text.lstrip(OUTSIDE)
    folded = bare.casefold()
    if not folded.startswith(beginnings("related_lines")):
        return False
    marker = max((m for m in beginnings("related_lines") if folded.startswith(m)), key=len)
    behind = bare[len(marker) :]
    if behind[:1].islower():
        return False
    # «По теме выступил министр» is a sentence; «Читайте также, как …» is a call.
    word = behind.lstrip(' «"“„')[:1]
    return not behind or not word.islower() or CALL.match(marker) is not None


def without_teasers(blocks: Sequence[Block]) -> list[Block]:
    """Without the beginning of a paragraph that stands above it again, cut off."""
    kept: list[Block] = []
    for block in blocks:
        for before in kept[-2:]:
            long = LEAST_TEASER <= len(before.text) < len(block.text)
            if long and not CLOSED.search(before.text) and block.text.startswith(before.text):
                kept.remove(before)
        kept.append(block)
    return kept


def is_ticker(text: str) -> bool:
    """Headlines of other articles in one long line without a full stop."""
    return len(text) > LONGEST_DECK and not SENTENCE.search(text) and not STOP.search(text)


def shortest_behind(pointer: str, *, above_text: bool) -> int:
    """How long a sentence behind a pointer must be to be text again and no headline.

    Above the text, and where the pointer has its headline in its own line, any sentence is.
    """
    if above_text:
        return SHORT_PARAGRAPH
    announced = len(pointer.partition(":")[2].split()) >= ANNOUNCED_WORDS
    return SHORT_SENTENCE if announced else TEXT_LENGTH


def shortest_after(headline: str, shortest: int) -> int:
    """The same, when the headline that was pointed to has passed: a sentence may be short now."""
    return shortest if SENTENCE.search(headline) else min(shortest, SHORT_PARAGRAPH)


def is_headline(text: str, *, shortest: int) -> bool:
    """Behind a pointer: not yet a paragraph of the text again, of `shortest` characters."""
    dash = SPOKEN.match(text) is not None and shortest <= SHORT_PARAGRAPH
    if shortest == SHORT_SENTENCE and text.endswith((":", ";")):
        return False  # the words that announce a list, its items
    if (PREFIX.match(text) is not None and not dash) or not SENTENCE.search(text):
        return True
    return len(text) < shortest if text.endswith(".") else len(text) < TEXT_LENGTH


def run_start(blocks: Sequence[Block]) -> int | None:
    """Where the first run of headlines of other articles begins, behind which nothing counts."""
    run = 0
    last = ""
    told = _first_paragraph(blocks)
    for number, block in enumerate((*blocks, Block(""))):
        prefix = _prefix(block.text)
        if prefix and (prefix == last or not run):
            run, last = run + 1, prefix
            continue
        start = number - run
        if run >= LEAST_RUN and start > told and _is_related(blocks, start, number, last):
            return start
        run, last = (1, prefix) if prefix else (0, "")
    return None


def headlines_start(blocks: Sequence[Block], says: Callable[[str], bool]) -> int | None:
    """Where the text is over and only headlines and their rubrics follow, to the end.

    `says`: does a line say something of the article itself (a source, a credit)?
    """
    start = len(blocks)
    while start and _is_headline_line(blocks[start - 1]) and not says(blocks[start - 1].text):
        start -= 1
    run = blocks[start:]
    telling = [b for b in run if len(b.text) >= LEAST_HEADLINE and has_verb(b.text)]
    told = sum(1 for b in blocks[:start] if len(b.text) >= PARAGRAPH and SENTENCE.search(b.text))
    if told < LEAST_TOLD or len(run) < LEAST_HEADLINES or len(telling) < LEAST_TELLING:
        return None
    return None if blocks[start - 1].text.endswith(":") else start


def _is_headline_line(block: Block) -> bool:
    text = block.text
    begins = text[:1].isupper() or text[:1].isdigit() or text[:1] in '«"“'
    plain = block.kind is BlockKind.PARAGRAPH and len(text) < TEXT_LENGTH
    return plain and begins and OPEN.search(text) is not None


def _first_paragraph(blocks: Sequence[Block]) -> int:
    """Above it a run is a menu or a table of rates, behind which the article only begins."""
    long = (n for n, b in enumerate(blocks) if len(b.text) >= PARAGRAPH and SENTENCE.search(b.text))
    return next(long, len(blocks))


def _goes_on(behind: Sequence[Block]) -> bool:
    """Does a sentence follow at once?"""
    first = behind[0].text if behind else ""
    return len(first) >= PARAGRAPH and SENTENCE.search(first) is not None


def _prefix(text: str) -> str:
    found = PREFIX.match(text)
    return found[0].strip() if found else ""


def _is_related(blocks: Sequence[Block], start: int, end: int, prefix: str) -> bool:
    """A list of the article's own ends its lines with «;» or «.», or follows a colon."""
    if LANGUAGE_MARK.match(prefix):
        return True
    run = blocks[start:end]
    behind = [b for b in blocks[end:] if len(b.text) >= SHORT_PARAGRAPH and SENTENCE.search(b.text)]
    if len(behind) > LEAST_TOLD:
        return False  # a list inside the text
    if start and blocks[start - 1].text.endswith(":"):
        return False
    if any(CLOSED.search(b.text) or b.kind is BlockKind.LIST_ITEM for b in run):
        return False
    if _goes_on(blocks[end:]) and not any(has_verb(b.text) for b in run):
        return False  # «- Сварщик, 450 000 тенге» in the middle of a text
    return all(b.text[len(prefix) :].lstrip()[:1].isupper() for b in run)
