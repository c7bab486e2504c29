"""Lines and pictures of HTML sorted into body and captions: every picture gets its own words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.articles.body.reading import read_line
from bot.articles.credits.photo_credits import photo_credit
from bot.articles.html.walk import Line, Picture
from bot.articles.pictures.tags import leads_away, linked_whole, picture_of
from bot.articles.text.characters import clean
from bot.articles.text.phrases import is_person
from bot.model import Block, BlockKind, Image

CREDIT_LENGTH = 110
HEADING_LENGTH = 100
CAPTION_LENGTH = 300
FIGCAPTION_LENGTH = 600
LINK_RUN = 3
SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')
CLOSINGS = (*SENTENCE_ENDS, ":", ";")
SPOKEN = re.compile(r"[–—-]\s")
BARE_DOMAIN = re.compile(r"(?:[\w-]{1,40}\.){1,3}[A-Za-z]{2,12}")
FILE_NAME = re.compile(r"(?i)[\w%()@ .-]{0,120}\.(?:jpe?g|png|webp|gif|avif|jfif)|[\d_ .-]*")


def goes_on(line: str, following: str) -> bool:
    """Does a broken line go on in the following one?"""
    return not line.endswith(CLOSINGS) and following[:1].islower() and not is_credit(following)


def is_credit(line: str) -> bool:
    """Does a line look like the credit of a picture?"""
    return len(line) <= CREDIT_LENGTH and photo_credit(line) is not None


class Assembly:
    """Takes the parts one by one, in one pass."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        self._lines: list[tuple[Line, list[str]]] = []
        self._images: list[Image] = []
        self._captions: list[list[str]] = []
        self._image_figures: list[tuple[int, ...]] = []
        self._figures: dict[int, list[str]] = {}
        self._marked: dict[int, str] = {}  # credits by picture
        self._marked_figures: dict[int, str] = {}
        self._run: list[int] = []  # the pictures right before, with no text behind them
        self._titled = False  # the last line stands behind pictures and may be their title

    def add(self, part: Line | Picture) -> None:
        if isinstance(part, Picture):
            self._add_picture(part)
            return
        text = clean(part.text)
        if not text:
            return
        if part.credit and len(text) <= CREDIT_LENGTH and (part.figure is not None or self._run):
            self._mark(part, text)
        elif part.figure is not None and len(text) <= FIGCAPTION_LENGTH:
            self._figures.setdefault(part.figure, []).append(text)
        elif self._run and self._belongs(part, text):
            self._caption(text)
        else:
            self._add_line(part, text)

    def _add_picture(self, part: Picture) -> None:
        image = picture_of(part.attributes, self._base_url)
        if image is None:
            return
        image = linked_whole(image, part.href, self._base_url)
        if self._titled:
            self._run, self._titled = [], False
        words = (clean(part.attributes.get(key) or "") for key in ("alt", "title"))
        self._run.append(len(self._images))
        self._images.append(replace(image, shown=not leads_away(part.href)))
        self._captions.append([text for text in words if not FILE_NAME.fullmatch(text)])
        self._image_figures.append(part.figures)

    def _mark(self, part: Line, text: str) -> None:
        """The credit that the page itself marks as one."""
        if part.figure is not None:
            self._marked_figures.setdefault(part.figure, text)
            return
        for number in self._run:
            self._marked.setdefault(number, text)

    def _belongs(self, part: Line, text: str) -> bool:
        """Is a line right behind a picture that picture's?"""
        if part.kind is BlockKind.HEADING:
            return False
        if not self._titled and part.near and len(text) <= CAPTION_LENGTH:
            return True
        return (is_credit(text) and not _names_others(text)) or bool(
            not self._titled and BARE_DOMAIN.fullmatch(text)
        )

    def _caption(self, text: str) -> None:
        """Words for the pictures of the run, but for those whose figure has its own."""
        lines = [text]
        if self._titled:
            lines = [*self._lines.pop()[1], text]
            self._titled = False
        for number in self._run:
            if not any(self._figures.get(figure) for figure in self._image_figures[number]):
                self._captions[number] += lines

    def _add_line(self, part: Line, text: str) -> None:
        last, pieces = self._lines[-1] if self._lines else (None, [""])
        if last and last.soft and last.kind is part.kind and goes_on(pieces[-1], text):
            pieces.append(text)
            self._lines[-1] = part, pieces
            self._run, self._titled = [], False
            return
        self._lines.append((part, [text]))
        open_end = len(text) <= CREDIT_LENGTH and not text.endswith(CLOSINGS)
        self._titled = bool(self._run) and not self._titled and open_end
        # «Автор: X» between a picture and «Фото автора» is the article's
        self._titled = self._titled and part.kind is BlockKind.PARAGRAPH and not _names_others(text)
        if not self._titled:
            self._run = []

    def blocks(self) -> tuple[Block, ...]:
        lines = ((line, " ".join(pieces)) for line, pieces in self._lines)
        return tuple(_headed(list(_without_link_runs(lines))))

    def images(self) -> tuple[Image, ...]:
        return tuple(self._captioned(number) for number in range(len(self._images)))

    def _captioned(self, number: int) -> Image:
        figures = (self._figures.get(figure, []) for figure in self._image_figures[number])
        lines = (*(line for captions in figures for line in captions), *self._captions[number])
        marks = (self._marked_figures.get(figure) for figure in self._image_figures[number])
        credit = self._marked.get(number) or next(filter(None, marks), None)
        return replace(self._images[number], caption=_united(lines), credit=credit)


def _headed(lines: Sequence[tuple[Line, str]]) -> Iterator[Block]:
    """The blocks; a few bold words between sentences are a heading that is marked as none."""
    for number, (line, text) in enumerate(lines):
        inside = line.bold and 0 < number < len(lines) - 1
        is_heading = inside and _heads(line, text, lines[number - 1], lines[number + 1])
        yield Block(text, BlockKind.HEADING if is_heading else line.kind)


def _heads(line: Line, text: str, above: tuple[Line, str], below: tuple[Line, str]) -> bool:
    """Is bold `text` a heading of what follows, and no label or name of who speaks there?"""
    if line.kind is not BlockKind.PARAGRAPH or below[0].kind is not line.kind or below[0].bold:
        return False
    told = above[1].endswith(SENTENCE_ENDS) and below[1].endswith(SENTENCE_ENDS)
    if not told or SPOKEN.match(below[1]) or len(text) > HEADING_LENGTH:
        return False
    if text.endswith((*CLOSINGS, ",")) or not text[:1].isupper() or " " not in text:
        return False
    named = any(map(str.isdigit, text)) or is_person(text.partition(",")[0])
    return not named and read_line(text) is None


def _names_others(text: str) -> bool:
    """«Автор: X, фото: Y» under a picture is the article's, not the picture's alone."""
    reading = read_line(text)
    return reading is not None and (reading.author is not None or reading.source is not None)


def _united(lines: Iterable[str]) -> str | None:
    """Each line once; what another line says in full already is left out."""
    kept: list[str] = []
    for line in lines:
        if line and not any(line in known for known in kept[:20]):
            kept.append(line)
    return "\n".join(kept[:20]) or None


def _without_link_runs(lines: Iterable[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """Three or more lines in a row that are links and no sentences are headlines of others."""
    run: list[tuple[Line, str]] = []
    for line, text in lines:
        if line.linked and not text.endswith(CLOSINGS):
            run.append((line, text))
            continue
        yield from run if len(run) < LINK_RUN else ()
        run = []
        yield line, text
    yield from run if len(run) < LINK_RUN else ()
