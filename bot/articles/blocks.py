"""A body's words as clean blocks, and its pictures with the words attached to them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from bot.articles.html_walk import Line, Picture, walk
from bot.articles.pictures import picture_of
from bot.model import Block, BlockKind, Image

LINE_ENDS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Zero-width, bidirectional, soft hyphen, controls and lone surrogates; an emoji's joiner stays.
UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
JOINER = re.compile(
    "(?<![\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
    "|\u200d(?![\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])"
)
SPACES = re.compile(r"[\s\u2800\u3164]+")
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "»", "”", '"')
CREDIT_LENGTH = 110
CAPTION_LENGTH = 300
FIGCAPTION_LENGTH = 600
WRAPPED_LEAST, WRAPPED_MOST = 40, 120
COLON_LIKE = re.compile(r"\s*[:：|/©—–-]")
YEAR_BEHIND = re.compile(r"\s*\d")
BARE_DOMAIN = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,40}){1,3}")


@dataclass(frozen=True, slots=True)
class Content:
    """What a body holds, in its order."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]


def clean(text: str) -> str:
    """One line in NFC: no unseen characters, every run of spaces one plain space, no ends."""
    text = SPACES.sub(" ", JOINER.sub("", UNSEEN.sub("", text)))
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def from_text(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text: between blank lines, and of single lines unless hard-wrapped."""
    blocks: list[Block] = []
    group: list[str] = []
    for raw in (*LINE_ENDS.split(text), ""):
        line = clean(raw)
        if line and not _is_credit(line):
            group.append(line)
            continue
        blocks += [Block(paragraph) for paragraph in _unwrapped(group)]
        group.clear()
        if line:
            blocks.append(Block(line))
    return tuple(blocks)


def _unwrapped(lines: list[str]) -> list[str]:
    """One paragraph where a program broke the lines at a width, else the lines as they are."""
    if len(lines) > 1 and _looks_wrapped(lines):
        return [" ".join(lines)]
    return lines.copy()


def _looks_wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if width > WRAPPED_MOST or min(map(len, lines[:-1])) < WRAPPED_LEAST:
        return False
    pairs = list(zip(lines, lines[1:], strict=False))
    # A wrapping program leaves no line into which the next word would still have gone.
    greedy = all(len(a) + 1 + len(b.split(" ", 1)[0]) > width for a, b in pairs)
    return greedy and any(_goes_on(a, b) for a, b in pairs)


def _goes_on(line: str, following: str) -> bool:
    return not line.endswith(SENTENCE_ENDS) and following[:1].islower()


def from_html(html: str, base_url: str | None) -> Content:
    """Blocks and images of markup, whole page or fragment, however broken.

    Relative image addresses are resolved against `base_url`, without one they stay as written.
    """
    read = walk(html)
    if not read.has_breaks and not any(isinstance(part, Picture) for part in read.parts):
        text = "\n".join(part.text for part in read.parts if isinstance(part, Line))
        return Content(from_text(text), ())
    assembly = _Assembly(base_url)
    for part in read.parts:
        assembly.add(part)
    return assembly.content()


class _Assembly:
    """Sorts lines into body and captions, in one pass over the parts."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        self._blocks: list[Block] = []
        self._images: list[Image] = []
        self._captions: list[list[str]] = []
        self._figures: dict[int, list[str]] = {}
        self._in_figures: list[tuple[int, ...]] = []
        self._after_picture = False
        self._open: Line | None = None  # a soft line that the next one may go on with

    def add(self, part: Line | Picture) -> None:
        if isinstance(part, Picture):
            self._add_picture(part)
            return
        text = clean(part.text)
        if not text:
            return
        if part.figure is not None and len(text) <= FIGCAPTION_LENGTH:
            self._figures.setdefault(part.figure, []).append(text)
        elif self._after_picture and _belongs(part, text):
            self._captions[-1].append(text)
        else:
            self._add_text(part, text)

    def _add_picture(self, part: Picture) -> None:
        image = picture_of(part.attributes, self._base_url)
        if image is None:
            return
        words = (part.attributes.get(key) or "" for key in ("alt", "title"))
        self._images.append(image)
        self._captions.append([text for text in map(clean, words) if text])
        self._in_figures.append(part.figures)
        self._after_picture = True

    def _add_text(self, part: Line, text: str) -> None:
        joins = self._open is not None and self._open.kind is part.kind
        if joins and _goes_on(self._blocks[-1].text, text) and not _is_credit(text):
            # Joined when all is read: a string that grows line by line costs quadratic time.
            self._blocks.append(Block("\0" + text, part.kind))
        else:
            self._blocks.append(Block(text, part.kind))
        self._open = part if part.soft else None
        self._after_picture = False

    def content(self) -> Content:
        images = (self._captioned(number) for number in range(len(self._images)))
        return Content(tuple(_joined(self._blocks)), tuple(images))

    def _captioned(self, number: int) -> Image:
        figures = (self._figures.get(figure, []) for figure in self._in_figures[number])
        lines = (*(line for captions in figures for line in captions), *self._captions[number])
        return replace(self._images[number], caption=_caption(lines))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lines marked as going on with the one before them, put together."""
    pieces: list[str] = []
    kind = BlockKind.PARAGRAPH
    for block in blocks:
        if not block.text.startswith("\0") and pieces:
            yield Block(" ".join(pieces), kind)
            pieces = []
        pieces.append(block.text.removeprefix("\0"))
        kind = block.kind
    if pieces:
        yield Block(" ".join(pieces), kind)


def _caption(lines: Iterable[str]) -> str | None:
    """Each line once; what another line says in full already is left out."""
    kept: list[str] = []
    for line in lines:
        if not any(line in known for known in kept):
            kept.append(line)
    return "\n".join(kept) or None


def _belongs(part: Line, text: str) -> bool:
    """Is a line right behind a picture that picture's?"""
    if part.kind is BlockKind.HEADING:
        return False
    return (part.near and len(text) <= CAPTION_LENGTH) or _is_credit(text)


def _is_credit(line: str) -> bool:
    """Does a line look like the credit of the picture before it?"""
    if len(line) > CREDIT_LENGTH:
        return False
    words = line.lstrip("([*•- ").casefold()
    label = next((label for label in _labels() if words.startswith(label)), None)
    if label is None:
        return bool(BARE_DOMAIN.fullmatch(line))
    rest = words[len(label) :]
    if not rest or COLON_LIKE.match(rest) or not label[-1].isalpha():
        return True
    # «Фото 1998 года хранится в архиве.» is a sentence, «Фото пресс-службы» a credit.
    is_word = not rest[0].isalpha()
    return is_word and not YEAR_BEHIND.match(rest) and not line.endswith((".", "!", "?"))


@cache
def _labels() -> tuple[str, ...]:
    text = (files("bot.articles") / "tables" / "caption_labels.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    known = {line.casefold() for line in lines if line and not line.startswith("#")}
    return tuple(sorted(known, key=len, reverse=True))
