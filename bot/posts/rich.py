"""An article in full as a rich message: headings, paragraphs, quotations, photos, a footer.

Limits of the Bot API ("Rich message limits"): 32,768 characters, 500 blocks, 50 media.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bot.model import Article, Block, BlockKind, Photo
from bot.posts.compose import title_line
from bot.posts.credits import credits_line, each_photo
from bot.posts.in_full import behind, letters, paragraphs_of, within
from bot.posts.links import web_link
from bot.texts import Texts
from bot.utf16 import utf16_length

LENGTH = 32_768  # UTF-16 units, which are at least as many as characters
BLOCKS = 500
MOST_PHOTOS = 10
# What the body leaves to title, captions, credits and link, each of a bounded length.
_BODY_LENGTH = LENGTH - 4_000
_BODY_BLOCKS = BLOCKS - MOST_PHOTOS - 10
_LONGEST_LINE = 8_000

RichKind = Literal["title", "heading", "paragraph", "quote", "list", "photo", "footer"]


@dataclass(frozen=True, slots=True)
class RichPart:
    """One block. The lines of a quotation or a list are blocks within it; a footer ends in
    links: label and address."""

    kind: RichKind
    lines: tuple[str, ...] = ()
    photo: Photo | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RichPage:
    """One message; `told` letters of the body are out then, None: all of them."""

    parts: tuple[RichPart, ...]
    told: int | None = None


def rich_page(article: Article, photos: Sequence[Photo], told: int = 0) -> RichPage:
    """What comes behind the first `told` letters of the body. The first photo stands under the
    title, the others at the end of it all."""
    texts = Texts(article.language or "ru")
    lines = list(_lines(tuple(behind(paragraphs_of(article), told))))
    fitting = _fitting(lines)
    shown = _photos(article, photos[:MOST_PHOTOS], texts)
    before = [*_title(article), *shown[:1]] if told == 0 else []
    parts = (*before, *_joined(lines[:fitting]))
    if fitting < len(lines):
        told += sum(len(letters(line.text)) for line in lines[:fitting])
        return RichPage(parts, told)
    return RichPage((*parts, *shown[1:], *_footer(article, texts)))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the body; those of one kind and group that stand together are one block."""

    kind: RichKind
    text: str
    group: int = 0


def _lines(body: Sequence[Block]) -> Iterator[_Line]:
    kinds: dict[BlockKind, RichKind] = {
        BlockKind.HEADING: "heading",
        BlockKind.QUOTE: "quote",
        BlockKind.LIST_ITEM: "list",
    }
    number = 0
    for at, block in enumerate(body):
        kind = kinds.get(block.kind, "paragraph")
        for line in block.text.split("\n"):
            for part in within(line, _LONGEST_LINE):
                number += 1
                group = {"list": 0, "quote": at}.get(kind, number)
                if part:
                    yield _Line(kind, part, group)


def _fitting(lines: Sequence[_Line]) -> int:
    """How many of the lines go into one message; a heading goes with what it is above."""
    length = blocks = 0
    for at, line in enumerate(lines):
        length += utf16_length(line.text)
        blocks += 3 if line.kind == "list" else 2
        if length > _BODY_LENGTH or blocks > _BODY_BLOCKS:
            end = at
            while end > 1 and lines[end - 1].kind == "heading":
                end -= 1
            return end if end > 1 else at
    return len(lines)


def _joined(lines: Sequence[_Line]) -> Iterator[RichPart]:
    for (kind, _), group in groupby(lines, key=lambda line: (line.kind, line.group)):
        yield RichPart(kind, tuple(line.text for line in group))


def _title(article: Article) -> Iterator[RichPart]:
    if title := title_line(article.title):
        yield RichPart("title", (title,))


def _photos(article: Article, photos: Sequence[Photo], texts: Texts) -> list[RichPart]:
    credits = each_photo(article, photos, texts)
    return [
        RichPart("photo", (credit,) if credit else (), photo)
        for photo, credit in zip(photos, credits, strict=True)
    ]


def _footer(article: Article, texts: Texts) -> Iterator[RichPart]:
    credits = credits_line(article, None, "", texts)
    addresses = (
        (texts.say("Read on the site"), web_link(article.link)),
        (texts.say("Video"), web_link(article.video)),
    )
    links = tuple((said, address) for said, address in addresses if address)
    if credits or links:
        yield RichPart("footer", (credits,) if credits else (), links=links)
