"""The summary of a post: the article's first sentences, whole, as many as there is room for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.articles.body.line_shapes import is_fact
from bot.articles.tables import words
from bot.articles.text.phrases import is_person
from bot.articles.text.quotes import CLOSES, find_spans, open_quote
from bot.articles.text.sentences import iterate_sentences
from bot.model import Article, Block, BlockKind
from bot.utf16 import utf16_length

PARAGRAPH_BREAK = "\n\n"
LEAST_ROOM = 10  # UTF-16 units
LONGEST_UNIT = 6_000  # characters; a longer one fits no post
LONGEST_PARAGRAPH = 20_000  # characters of a paragraph that are looked at
CLAUSE = re.compile(r"[,;:](?=\s)|(?<=\s)[–—-](?=\s)")
# «— Мы готовы, — сказал мастер. — Работа идёт.»: a whole paragraph in which somebody speaks
SPEECH = re.compile(r"\s*[–—-]\s")
# What somebody says behind a dash begins with a capital letter and ends in a full stop.
ITEM = re.compile(
    r"(?:[•■▪●*]|\d{1,2}[.)])\s|[–—-]\s(?:[^\W\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІ_].*[;,.]|.*[^\s.!?…:»”\"])$"
)
SPACE = re.compile(r"\s+")
OPEN_END = (":", ";", ",")
VERSE_ENDS = (".", "!", "?", "…", "»", "”", '"', ":")
LONGEST_VERSE, LENGTHENED = 70, 1.5  # characters; a verse is about as long as the one before
DIGIT = re.compile(r"\d")
TRAILING = " ,;:–—-"


def summarise(article: Article, room: int) -> str:
    """At most `room` UTF-16 units of the body, from its first word on.

    Whole sentences, paragraphs apart by a blank line; a quotation with its speaker whole or not at
    all. Where not even the first sentence fits, its first clauses and «…». "" in a tiny room.
    """
    text = ""
    for unit in _units(article.body):
        if text and unit.open:
            break
        more = (unit.gap if text else "") + unit.text
        room -= utf16_length(more)
        if room < 0:
            return _ended(text) if text else _first_words(unit, room + utf16_length(more))
        text += more
    return _ended(text)


def pieces(block: Block) -> Iterator[tuple[str, str]]:
    """The block's sentences and whole quotations, each behind the gap that parts it from the one
    before. Of a line, LONGEST_PARAGRAPH characters."""
    told = replace(block, kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.HEADING else block
    for unit in _units((told,)):
        yield unit.gap, unit.text


def _first_words(unit: "_Unit", room: int) -> str:
    """Of a first unit that is too long: of speech its first sentences, else its first clauses."""
    text = ""
    for sentence in iterate_sentences(unit.text) if unit.speech else ():
        more = f"{text} {sentence}".lstrip()
        if utf16_length(more) > room:
            break
        text = more
    return text or _cut(unit, room)


def _cut(unit: "_Unit", room: int) -> str:
    short = cut_at_clause(unit.text, room)
    if short or not unit.open or room < LEAST_ROOM:
        return short
    # The writer forgot to close a quotation: inside it, then, and closed behind the «…».
    opener = find_spans(unit.text).open_from or 0
    mark = CLOSES[unit.text[opener]][-1]
    start = unit.text[: opener + 1]
    inside = cut_at_clause(unit.text[opener + 1 :], room - utf16_length(start) - 1)
    return start + inside + mark if inside else ""


class _Unit(NamedTuple):
    """A piece that is printed whole or not at all, and what parts it from the piece before.

    `open`: it opens a quotation that nothing closes. `speech`: a paragraph of direct speech that
    needs no quotation marks.
    """

    text: str
    gap: str
    open: bool = False
    speech: bool = False


def _units(body: tuple[Block, ...]) -> Iterator[_Unit]:
    """Sentences; joined where one announces the next («…:») or leaves a quotation open."""
    held: list[_Unit] = []
    length = 0
    for piece in _sentences(body):
        held.append(piece)
        length += len(piece.text)
        joined = _joined(held)
        if length > LONGEST_UNIT:
            yield from _apart(held)
        elif joined.text.endswith(OPEN_END) or open_quote(joined.text):
            continue
        else:
            yield joined
        held, length = [], 0
    yield from _apart(held)


def _joined(pieces: list[_Unit]) -> _Unit:
    if len(pieces) == 1:
        return pieces[0]
    text = "".join(piece.gap + piece.text for piece in pieces).removeprefix(pieces[0].gap)
    return _Unit(text, pieces[0].gap)


def _apart(held: list[_Unit]) -> Iterator[_Unit]:
    """What nothing closes, sentence by sentence."""
    for piece in held:
        yield piece._replace(open=open_quote(piece.text))


def _sentences(body: tuple[Block, ...]) -> Iterator[_Unit]:
    last = Block("", BlockKind.HEADING)
    listed = False
    for block in body:
        if block.kind is BlockKind.HEADING:
            continue
        listed = block.kind is last.kind and _are_lines(block, last, listed)
        gap = "\n" if listed else PARAGRAPH_BREAK
        for line in block.text.split("\n"):
            if block.kind is BlockKind.QUOTE or SPEECH.match(line):
                yield _Unit(line[:LONGEST_PARAGRAPH].strip(), gap, speech=True)
                gap = "\n"
                continue
            for sentence in iterate_sentences(line[:LONGEST_PARAGRAPH].strip()):
                yield _Unit(sentence, gap)
                gap = " "
            gap = "\n"
        last = block


def _are_lines(block: Block, before: Block, listed: bool) -> bool:
    """Items of a list, also of one that nothing marks but its signs; results, verses of a poem.

    `listed`: the one before was one itself.
    """
    if block.kind is BlockKind.QUOTE:
        return not before.text.endswith(VERSE_ENDS)
    signed = ITEM.match(block.text) is not None and ITEM.match(before.text) is not None
    return block.kind is BlockKind.LIST_ITEM or signed or _goes_on(block.text, before.text, listed)


def _goes_on(line: str, before: str, listed: bool) -> bool:
    """Under a short line that ends in no full stop: another one, or the last verse."""
    if is_fact(line) and is_fact(before):
        return True  # «Когда: 30 ноября», «Где: ул. Абая, каб.»
    if max(len(line), len(before)) > LONGEST_VERSE or before.endswith(VERSE_ENDS):
        return False
    if not line.endswith(VERSE_ENDS) or before.endswith((",", ";")):
        return True
    # «Тобол – Женис 0:1» and behind it «Новый сезон начнётся в марте.»
    return listed and not DIGIT.search(before) and len(line) <= LENGTHENED * len(before)


def _ended(text: str) -> str:
    """Never ends with a colon, a comma or the lone name under somebody's words."""
    head, gap, last = text.rpartition(PARAGRAPH_BREAK)
    if gap and is_person(last):
        text = head
    return text.rstrip(TRAILING) if text.endswith(OPEN_END) else text


def cut_at_clause(text: str, room: int) -> str:
    """The first clauses of a sentence and «…», cut outside quotes, brackets, numbers and names."""
    if room < LEAST_ROOM:
        return ""
    line = text.partition("\n")[0]
    for pattern in (CLAUSE, SPACE):
        best = ""
        spans = find_spans(line)
        for found in pattern.finditer(line, 0, room + 2):
            if spans.holds(found.start()) or _joins(line, found, pattern is SPACE):
                continue
            candidate = line[: found.start()].rstrip(TRAILING)
            if candidate and utf16_length(candidate) + 1 <= room and not _announces(candidate):
                best = candidate
        if best:
            return best if best.endswith((".", "!", "?")) else best + "…"
    return ""


def _announces(text: str) -> bool:
    """«…, сообщает»: nobody follows."""
    return text.rpartition(" ")[2].casefold() in words("reporting")


def _joins(line: str, found: re.Match[str], between_words: bool) -> bool:
    """Does the place stand inside a name, a number, or behind a word that needs the next one?"""
    before = line[: found.start()].rstrip().rpartition(" ")[2]
    behind = line[found.end() :].lstrip().partition(" ")[0]
    names = before[:1].isupper() and behind[:1].isupper()
    if not between_words:
        return found[0] in "–—-" and names
    if names or len(before) < 3 or not behind or before.endswith("."):
        return True
    return before[-1].isdigit() or behind[0].isdigit() or before[0] == "№" or behind[0] in "–—-"
