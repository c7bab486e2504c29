"""Collects what the walk over an HTML tree finds, and gives every picture its own words."""

from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bot.articles.characters import clean
from bot.articles.photo_credits import photo_credit
from bot.model import Block, BlockKind, Image

CREDIT_LENGTH = 110
CAPTION_LENGTH = 300
CELL_LENGTH = 100
LINK_RUN = 3
CLOSINGS = (".", "!", "?", "…", "»", "”", '"', ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as the walk met it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    caption: bool = False  # inside a figcaption or an element named caption or credit
    linked: bool = False  # nothing but the text of a link


Entry = Line | Image


@dataclass(slots=True)
class Sink:
    """Where entries go: the page, a figure, a table's row (`cells`: where each begins)."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)


class Lines:
    """Text is added piece by piece; a flush ends the line."""

    def __init__(self) -> None:
        self.sinks = [Sink("page")]
        self.kinds: list[BlockKind] = []
        self.links = 0
        self._captions: list[HtmlElement] = []
        self._parts: list[str] = []
        self._linked: list[bool] = []

    def add(self, text: str) -> None:
        self._parts.append(text)
        if text.strip():
            self._linked.append(self.links > 0)

    def flush(self) -> None:
        text = clean("".join(self._parts))
        if text:
            kind = self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH
            self.put(Line(text, kind, bool(self._captions), all(self._linked)))
        self._parts, self._linked = [], []

    def put(self, entry: Entry) -> None:
        self.sinks[-1].entries.append(entry)

    def open(self, sink: Sink) -> None:
        self.sinks.append(sink)

    def close(self, name: str) -> None:
        """End the innermost figure or row; a stray end tag ends nothing."""
        if self.sinks[-1].name != name or len(self.sinks) == 1:
            return
        sink = self.sinks.pop()
        self.sinks[-1].entries += _figure(sink) if name == "figure" else _row(sink)

    def open_caption(self, element: HtmlElement) -> None:
        self._captions.append(element)

    def close_caption(self, element: HtmlElement) -> None:
        if self._captions and self._captions[-1] is element:
            self.flush()
            self._captions.pop()

    def result(self) -> tuple[tuple[Block, ...], tuple[Image, ...]]:
        self.flush()
        while len(self.sinks) > 1:
            self.close(self.sinks[-1].name)
        entries = _without_link_runs(_with_words(self.sinks[0].entries))
        blocks = tuple(Block(e.text, e.kind) for e in entries if isinstance(e, Line))
        return blocks, tuple(e for e in entries if isinstance(e, Image))


def _figure(figure: Sink) -> list[Entry]:
    """A figure's words belong to its pictures; without a picture only its caption goes."""
    lines = [entry for entry in figure.entries if isinstance(entry, Line)]
    if len(lines) == len(figure.entries):
        return [line for line in lines if not line.caption]
    words = [line for line in lines if line.caption] or lines
    if sum(len(line.text) for line in words) > 2 * CAPTION_LENGTH:
        return figure.entries
    images = [entry for entry in figure.entries if isinstance(entry, Image)]
    long = [line for line in lines if line not in words and len(line.text) > CAPTION_LENGTH]
    return [*(_captioned(image, words, first=True) for image in images), *long]


def _row(row: Sink) -> list[Entry]:
    """Short cells stand on one line; rows that only lay out a page keep their lines."""
    cells = [
        row.entries[start:end]
        for start, end in zip(row.cells, [*row.cells[1:], len(row.entries)], strict=True)
    ]
    filled = [cell for cell in cells if cell]
    short = all(
        len(cell) == 1 and isinstance(cell[0], Line) and len(cell[0].text) <= CELL_LENGTH
        for cell in filled
    )
    if not short or len(filled) < 2:
        return row.entries
    return [Line(" | ".join(cell[0].text for cell in filled if isinstance(cell[0], Line)))]


def _with_words(entries: list[Entry]) -> list[Entry]:
    """Captions and credit lines right behind pictures go to them."""
    kept: list[Entry] = []
    run = 0  # pictures at the end of `kept` with no text behind them
    at = 0
    while at < len(entries):
        entry = entries[at]
        if isinstance(entry, Image):
            kept.append(entry)
            run += 1
            at += 1
            continue
        own = _own_words(entries[at : at + 2]) if run else 0
        if own:
            words = [line for line in entries[at : at + own] if isinstance(line, Line)]
            kept[-run:] = [_captioned(i, words) for i in kept[-run:] if isinstance(i, Image)]
        else:
            kept.append(entry)
            run = 0
        at += own or 1
    return kept


def _own_words(behind: list[Entry]) -> int:
    """How many of the entries right behind a picture are its own words."""
    lines = [entry for entry in behind if isinstance(entry, Line)]
    if not lines or lines[0] is not behind[0]:
        return 0
    if (lines[0].caption and len(lines[0].text) <= CAPTION_LENGTH) or _is_credit(lines[0]):
        return 1
    is_open = len(lines[0].text) <= CREDIT_LENGTH and not lines[0].text.endswith(CLOSINGS)
    titled = lines[0].kind is BlockKind.HEADING
    return 2 if is_open and not titled and len(lines) == 2 and _is_credit(lines[1]) else 0


def _is_credit(line: Line) -> bool:
    return len(line.text) <= CREDIT_LENGTH and photo_credit(line.text) is not None


def _captioned(image: Image, lines: list[Line], first: bool = False) -> Image:
    """With the words added; a figure's own stand before what alt and title say."""
    known = (image.caption or "").split("\n")
    words = [line.text for line in lines]
    ordered = (*words, *known) if first else (*known, *words)
    return replace(image, caption="\n".join(dict.fromkeys(filter(None, ordered))) or None)


def _without_link_runs(entries: list[Entry]) -> list[Entry]:
    """Three or more lines in a row that are links and no sentences are headlines of others."""
    kept: list[Entry] = []
    run: list[Line] = []
    for entry in entries:
        if isinstance(entry, Line) and entry.linked and not entry.text.endswith(CLOSINGS):
            run.append(entry)
            continue
        if isinstance(entry, Line):
            kept += run if len(run) < LINK_RUN else []
            run = []
        kept.append(entry)
    return [*kept, *(run if len(run) < LINK_RUN else [])]
