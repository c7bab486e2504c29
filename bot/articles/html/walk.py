"""HTML read as a stream: its lines of text and its pictures, in the order of the page.

No tree is built: a tree of 10,000 nested elements loses its text to the parser's depth limit.
"""

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from lxml import etree

from bot.articles.html.marks import (
    CAPTION_CLASS,
    CREDIT_CLASS,
    EMOJI_CLASS,
    is_embed,
    is_hidden,
    is_read_aloud,
)
from bot.model import BlockKind

DROPPED = frozenset({
    "script", "style", "template", "head", "nav", "aside", "form", "iframe", "noscript", "button",
    "select", "textarea", "object", "applet", "svg", "canvas", "dialog", "datalist", "video",
    "audio", "math", "frameset", "map",
})  # fmt: skip
KINDS = {
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}
BREAKING = frozenset({
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
PICTURE_TAGS = {"amp-img": "img", "amp-anim": "img"}
SOFT_BREAKS = frozenset({"br", "img"})
PARTS_OF_ANY_PAGE = frozenset({"html", "body"})
CELLS = frozenset({"td", "th"})
CELL_SEPARATOR = " | "
# What WordPress writes around a picture with words where nobody has put it into markup
SHORTCODE = re.compile(r"\[caption\s[^\]\[]{0,300}\]")
SHORTCODE_END = re.compile(r"\[/caption\]")
# Before a piece of a page the parser makes a head of its own, in which it leaves a <figure>.
HEADED = re.compile(
    r"\s*(?:<!--[^<>]{0,200}-->\s*){0,5}<(?:script|style|link|meta|title|base)\b", re.IGNORECASE
)
WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
MEASURED = re.compile(r"(?:\d|(?<![^\W\d_])[кмдсkmcd]{0,2}[мm])$")  # «10», «м», «км», "cm"
FOOTNOTE = re.compile(r"\s*(?:\[\s*\d{1,3}\s*\]|\d{1,2}|\*{1,3})\s*")
MAX_FIGURES = 3  # a picture's own figure and the galleries around it
FEED_CHARACTERS = 65_536


@dataclass(frozen=True, slots=True)
class Line:
    """Text as written; `soft` lines end at a <br> and may go on in the next one."""

    text: str
    kind: BlockKind
    soft: bool = False
    figure: int | None = None  # a figcaption of this figure
    near: bool = False  # marked by its class as a picture's words, or in a picture's figure
    linked: bool = False  # nothing but the text of links
    credit: bool = False  # marked by its class as who made the picture
    bold: bool = False  # nothing but bold text


@dataclass(frozen=True, slots=True)
class Picture:
    """An <img> with its attributes, the figures it stands in, innermost first, and what address
    it leads to."""

    attributes: Mapping[str, str]
    figures: tuple[int, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    parts: tuple[Line | Picture, ...]
    has_breaks: bool  # a block element or <br> was met

    @property
    def is_plain(self) -> bool:
        """Text with inline marks at most: its line feeds are meant."""
        return not self.has_breaks and all(isinstance(part, Line) for part in self.parts)

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts if isinstance(part, Line))


class _Open(NamedTuple):
    """An open element and what it changes for the text inside it."""

    tag: str
    dropped: bool
    kind: BlockKind
    figure: int | None
    near: bool
    pre: bool
    href: str
    credit: bool = False
    bold: bool = False


_OUTSIDE = _Open("", False, BlockKind.PARAGRAPH, None, False, False, "")


class _Reader:
    """The target of lxml's parser; the parser sees to it that every start has its end."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Another document."""
        self.parts: list[Line | Picture] = []
        self.has_breaks = False
        self._open = [_OUTSIDE]
        self._text: list[str] = []
        self._bare = self._light = False  # the line holds text outside of links, of bold
        self._figures: list[int] = []
        self._figure_count = 0
        self._cell_ended = False
        self._srcset = ""
        self._raised = -1  # where in the line a raised text begins

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = PICTURE_TAGS.get(tag.lower(), tag.lower())
        above = self._open[-1]
        dropped = above.dropped or tag in DROPPED or is_hidden(attributes)
        classes = (attributes.get("class") or "")[:300]
        if not (dropped or self._figures or above.near):
            # In a figure such a word is the label of a credit.
            dropped = is_read_aloud(classes, attributes.get("style") or "")
        dropped = dropped or is_embed(classes)
        if not dropped:
            self._enter(tag, attributes)
        named = CAPTION_CLASS.search(classes)
        pictured = above.figure is not None or above.near or bool(self._figures or self._behind())
        credit = not dropped and pictured and CREDIT_CLASS.search(classes) is not None
        if credit and not above.credit:
            self._end_line(soft=True)
        self._open.append(
            _Open(
                tag,
                dropped,
                KINDS.get(tag, above.kind),
                self._caption_of(tag, above),
                above.near or bool(named and tag != "body"),
                above.pre or tag == "pre",
                above.href or (attributes.get("href", "") if tag == "a" else ""),
                credit or above.credit,
                above.bold or tag in ("b", "strong"),
            )
        )

    def _behind(self) -> bool:
        """Does nothing but a picture stand right before?"""
        return bool(self.parts) and isinstance(self.parts[-1], Picture) and not self._text

    def _caption_of(self, tag: str, above: _Open) -> int | None:
        if tag != "figcaption":
            return above.figure
        return self._figures[-1] if self._figures else self._figure_count + 1_000_000

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in BREAKING:
            self.has_breaks |= tag not in PARTS_OF_ANY_PAGE
            self._end_line(soft=tag in SOFT_BREAKS)
        if tag == "figure":
            self._figure_count += 1
            self._figures.append(self._figure_count)
        elif tag == "sup":
            self._raised = len(self._text)
        elif tag == "source":
            self._srcset = attributes.get("srcset") or attributes.get("data-srcset") or ""
        elif tag == "img":
            self._picture(attributes)

    def _picture(self, attributes: Mapping[str, str]) -> None:
        if EMOJI_CLASS.search((attributes.get("class") or "")[:300]):
            self.data(attributes.get("alt") or "")
            return
        self._end_line(soft=True)
        known = dict(attributes)
        if self._srcset:
            known.setdefault("srcset", self._srcset)
            self._srcset = ""
        figures = tuple(self._figures[: -MAX_FIGURES - 1 : -1])
        self.parts.append(Picture(known, figures, self._open[-1].href))

    def end(self, tag: str) -> None:
        if len(self._open) == 1:
            return
        tag = PICTURE_TAGS.get(tag.lower(), tag.lower())
        if not self._open[-1].dropped:
            if tag in BREAKING and tag not in SOFT_BREAKS:
                self._end_line()
            if self._open[-1].credit and not self._open[-2].credit:
                self._end_line(soft=True)
            if tag in CELLS:
                self._cell_ended = True
            if tag == "figure" and self._figures:
                self._figures.pop()
            if tag == "picture":
                self._srcset = ""
            if tag == "sup":
                self._end_raised()
        self._open.pop()

    def _end_raised(self) -> None:
        """A footnote's number goes; the one of «м²» and «10⁶» stays."""
        start, self._raised = self._raised, -1
        raised = "".join(self._text[start:]) if 0 <= start <= len(self._text) else ""
        if not raised or not FOOTNOTE.fullmatch(raised):
            return
        before = "".join(self._text[:start]).rstrip()
        if raised.strip()[0] in "[*" or not MEASURED.search(before):
            del self._text[start:]

    def data(self, text: str) -> None:
        here = self._open[-1]
        if here.dropped:
            return
        if here.pre:
            *whole, text = text.split("\n")
            for line in whole:
                self._text.append(line)
                self._end_line()
        if self._cell_ended and self._text and text.strip():
            self._text.append(CELL_SEPARATOR)
            self._cell_ended = False
        self._text.append(text)
        if text.strip():
            self._bare |= not here.href
            self._light |= not here.bold

    def _end_line(self, *, soft: bool = False) -> None:
        text, here = "".join(self._text), self._open[-1]
        marks = not self._bare, here.credit, not self._light
        self._bare = self._light = False
        self._text.clear()
        self._cell_ended = False
        if text.strip():
            near = here.near or bool(self._figures)
            self.parts.append(Line(text, here.kind, soft, here.figure, near, *marks))

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def close(self) -> None:
        """The parser asks for it; `walked` gives the result with its type."""

    def walked(self) -> Walk:
        self._end_line()
        return Walk(tuple(self.parts), self.has_breaks)


class _Kept(threading.local):
    """A thread's parser: lxml takes longer to make one than to read a paragraph with it."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.reader = _Reader()
        # The stubs ask for a target that takes bytes too; the parser hands over text alone.
        target = cast("etree.ParserTarget", self.reader)
        self.parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)


_kept = _Kept()


def walk(html: str) -> Walk:
    """Read markup of any size, depth and brokenness."""
    html = SHORTCODE_END.sub("</figure>", SHORTCODE.sub("<figure>", html))
    if HEADED.match(html) and not WHOLE.search(html):
        html = f"<body>{html}"
    data = html.replace("\0", "").encode("utf-8", "replace")
    reader, parser = _kept.reader, _kept.parser
    try:
        for start in range(0, len(data), FEED_CHARACTERS):
            parser.feed(data[start : start + FEED_CHARACTERS])
        parser.close()
        return reader.walked()
    except etree.XMLSyntaxError:
        return Walk((), False)
    except BaseException:
        _kept.renew()  # this one stands in the middle of a document
        raise
    finally:
        reader.begin()
