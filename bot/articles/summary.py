"""The text of a post: whole sentences from the article's beginning, as many as there is room for."""

import re

from bot.articles.sentences import OPENING, split_units
from bot.model import Article, BlockKind

MOST_BLOCKS = 60
LEAST_CUT = 40  # units: a shorter piece of a first sentence says nothing
ELLIPSIS = "…"

_CLAUSE = re.compile(r"(?:,|;|\s[-–—])(?=\s)")
_WORD_END = re.compile(r"(?<=\w)(?=\s)")


def summarise(article: Article, room: int) -> str:
    """At most `room` UTF-16 units; paragraphs apart by a blank line; perhaps nothing.

    It stops before the first sentence that does not fit, and before a quote that cannot stand
    whole with its speaker; it never goes on behind one.
    """
    paragraphs: list[str] = []
    used = 0
    for block in article.body[:MOST_BLOCKS]:
        if block.kind is BlockKind.HEADING:
            continue
        gap = 2 if paragraphs else 0
        fitting, whole = _fitting(block.text, room - used - gap)
        if fitting:
            paragraphs.append(fitting)
            used += gap + _units(fitting)
        if not whole:
            break
    if paragraphs:
        return _without_loose_end(paragraphs)
    first = article.lead
    return _cut(split_units(first)[0] if first else "", room)


def _fitting(paragraph: str, room: int) -> tuple[str, bool]:
    """The whole sentences that fit, and whether that is the whole paragraph."""
    if _units(paragraph) <= room:
        return paragraph, True
    taken: list[str] = []
    used = 0
    for unit in split_units(paragraph):
        size = _units(unit) + (1 if taken else 0)
        if used + size > room:
            break
        taken.append(unit)
        used += size
    return " ".join(taken), False


def _without_loose_end(paragraphs: list[str]) -> str:
    """Nothing that announces what does not follow: «Он сказал:»."""
    while len(paragraphs) > 1 and paragraphs[-1].endswith(":"):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


def _cut(sentence: str, room: int) -> str:
    """The first sentence's beginning up to a clause, else to a word, outside quotes."""
    room -= 1
    if room < LEAST_CUT // 2 or not sentence:
        return ""
    head = sentence[:room]
    while _units(head) > room:
        head = head[:-1]
    for pattern in (_CLAUSE, _WORD_END):
        for found in reversed(list(pattern.finditer(head))):
            piece = head[: found.start()].rstrip(" ,;:–—-")
            if _is_whole(piece) and _units(piece) >= min(LEAST_CUT, room // 2):
                return piece + ELLIPSIS
    return ""


def _is_whole(piece: str) -> bool:
    """No quote or bracket open at its end, and no number, name or address broken."""
    open_marks: list[str] = []
    pairs = {**OPENING, "(": ")", "[": "]"}
    for char in piece:
        if open_marks and char == open_marks[-1]:
            open_marks.pop()
        elif char in pairs:
            open_marks.append(pairs[char])
    if open_marks or piece.count('"') % 2:
        return False
    return not re.search(r"(?:\d[\d.,]*|https?://\S*|\b\w\.)$", piece)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


