"""An article in full for one reader: the post with its whole text, and pages on which it goes on.

The first page is like every post: title, text, credits, link. No word of the article is on two
pages or on none; a page ends with a paragraph where it can, else with a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot.articles.summary import LONGEST_PARAGRAPH, pieces
from bot.model import HOUSE, Article, Block, BlockKind, Photo, Post
from bot.posts.compose import CAPTION_LIMIT, TEXT_LIMIT, add_links, compose, links, title_line
from bot.posts.credits import credits_line
from bot.posts.entities import TextBuilder, head
from bot.posts.links import web_link
from bot.posts.mend import is_visible, mended_lines
from bot.texts import Texts
from bot.utf16 import utf16_length

AT_ONCE = 5  # pages; then the reader says whether to go on
_BLANK_LINE = "\n\n"
_KINDS = {BlockKind.HEADING: "bold", BlockKind.QUOTE: "blockquote"}
_MOST_ENTITIES = 90  # of a message's 100; what is above that Telegram drops


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages that come at once; `told` letters of the body are out then, None: all of them."""

    pages: tuple[Post, ...]
    told: int | None = None


def in_full(
    article: Article, photo: Photo | None, more: Sequence[Photo] = (), most: int = AT_ONCE
) -> Portion:
    """From the beginning: the very post alone where that tells everything."""
    post = compose(article, photo, HOUSE, more=more)
    paragraphs = paragraphs_of(article)
    if letters(post.summary) == letters("".join(block.text for block in paragraphs)):
        return Portion((post,))
    taken = _first_page(article, post.photos, ()).length + len(_BLANK_LINE)
    pages = _Pages((CAPTION_LIMIT if photo else TEXT_LIMIT) - taken)
    pages.fill(paragraphs)
    text, entities = _first_page(article, post.photos, pages.done[0]).built()
    first = [replace(post, text=text, entities=entities)] if text or photo else []
    return _portion(first, _letters_of(pages.done[0]), pages.done[1:], most)


def onward(article: Article, told: int, most: int = AT_ONCE) -> Portion:
    """What comes behind the first `told` letters of the body."""
    paragraphs = tuple(behind(paragraphs_of(article), told))
    pages = _Pages(0, [[], []])
    pages.fill(paragraphs)
    return _portion((), told, pages.done[1:], most)


def _portion(
    first: Sequence[Post], told: int, rest: Sequence[Sequence["_Piece"]], most: int
) -> Portion:
    """`first` tells the `told` letters already, `rest` what comes behind them."""
    pages = [*first]
    for found in rest:
        if len(pages) == most:
            return Portion(tuple(pages), told)
        page = _page(found)
        told += _letters_of(found)
        if is_visible(page.text):
            pages.append(page)
    return Portion(tuple(pages))


def _letters_of(found: Sequence["_Piece"]) -> int:
    return sum(len(letters(piece.text)) for piece in found)


def behind(paragraphs: Sequence[Block], told: int) -> Iterator[Block]:
    """Those that are not told, or the rest of one, where so many letters are."""
    for block in paragraphs:
        here = len(letters(block.text))
        if told < here:
            yield replace(block, text=_without(block.text, told)) if told else block
        told = max(told - here, 0)


def _without(text: str, told: int) -> str:
    at = 0
    while told:
        told -= not text[at].isspace()
        at += 1
    return text[at:].lstrip()


def paragraphs_of(article: Article) -> tuple[Block, ...]:
    """The body as Telegram keeps it, without what nobody would see."""
    mended = (replace(block, text=mended_lines(block.text)) for block in article.body)
    return tuple(block for block in mended if is_visible(block.text))


def letters(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or whole quotation; `gap` parts it from the one before on its page."""

    text: str
    gap: str
    kind: BlockKind
    paragraph: int
    length: int  # UTF-16 units, with the gap


@dataclass
class _Pages:
    """Filled one after the other; `room` is the first one's, in UTF-16 units."""

    room: int
    done: list[list[_Piece]] = field(default_factory=lambda: [[]])
    taken: int = 0  # of the last one

    def fill(self, paragraphs: Sequence[Block]) -> None:
        for paragraph in _cut_up(paragraphs):
            self._add(paragraph)

    def _add(self, paragraph: Sequence[_Piece]) -> None:
        for piece in paragraph:
            while self.taken + piece.length > self._limit and self._may_turn:
                self._turn(paragraph)
            self.done[-1].append(piece)
            self.taken += piece.length

    @property
    def _limit(self) -> int:
        return self.room if len(self.done) == 1 else TEXT_LIMIT

    @property
    def _may_turn(self) -> bool:
        """Not from an empty page to the next, unless it is the first."""
        return bool(self.done[-1]) or len(self.done) == 1

    def _turn(self, paragraph: Sequence[_Piece]) -> None:
        """A new page. A paragraph that fits on it goes there whole, and a heading with its text;
        only the first page, small under a photo, is filled with sentences."""
        page, first = self.done[-1], len(self.done) == 1
        at = len(page)
        if not first and _length(paragraph) <= TEXT_LIMIT:
            at -= sum(1 for piece in page if piece.paragraph == paragraph[0].paragraph)
        while at and page[at - 1].kind is BlockKind.HEADING:
            at -= 1
        if at == 0 and not first:
            at = len(page)
        self.done.append(page[at:])
        self.taken = _length(page[at:])
        del page[at:]


def _length(found: Sequence[_Piece]) -> int:
    return sum(piece.length for piece in found)


def _cut_up(paragraphs: Sequence[Block]) -> Iterator[list[_Piece]]:
    """Each paragraph as its pieces, none longer than a page."""
    last = None
    for number, block in enumerate(paragraphs):
        listed = block.kind is last is BlockKind.LIST_ITEM
        gap, last = "\n" if listed else _BLANK_LINE, block.kind
        found: list[_Piece] = []
        for between, text in _sentences(block):
            for part in within(text, TEXT_LIMIT - len(_BLANK_LINE)):
                gap = between if found else gap
                length = len(gap) + utf16_length(part)
                found.append(_Piece(part, gap, block.kind, number, length))
                between = " "
        yield found


def _sentences(block: Block) -> Iterator[tuple[str, str]]:
    lines = block.text.split("\n")
    if max(map(len, lines)) <= LONGEST_PARAGRAPH:
        return pieces(block)
    return (("\n", line) for line in lines)  # words without an end are no sentences


def within(text: str, room: int) -> Iterator[str]:
    """Whole words, at most so many UTF-16 units at a time."""
    while utf16_length(text) > room:
        part = head(text, room)
        at_word = part.rpartition(" ")[0]
        part = at_word if len(at_word) * 2 > room else part
        yield part
        text = text[len(part) :].lstrip(" ")
    yield text


def _first_page(article: Article, photos: Sequence[Photo], found: Sequence[_Piece]) -> TextBuilder:
    texts = Texts(article.language or "ru")
    told = " ".join(piece.text for piece in found)
    credits = credits_line(article, next(iter(photos), None), told, texts, photos[1:])
    found_links = links(web_link(article.link), web_link(article.video), texts)
    text = TextBuilder().add(title_line(article.title), "bold")
    text.add(_BLANK_LINE if found and text.length else "")
    _add(text, found)
    text.add(_BLANK_LINE if text.length and credits else "").add(credits)
    if found_links:
        text.add(("\n" if credits else _BLANK_LINE) if text.length else "")
        add_links(text, found_links)
    return text


def _page(found: Sequence[_Piece]) -> Post:
    text = TextBuilder()
    _add(text, found)
    return Post(*text.built())


def _add(text: TextBuilder, found: Sequence[_Piece]) -> None:
    """The pieces of a paragraph are one entity."""
    entities = 0
    for _, group in groupby(found, key=lambda piece: piece.paragraph):
        first, *others = group
        kind = _KINDS.get(first.kind) if entities < _MOST_ENTITIES else None
        entities += kind is not None
        text.add("" if first is found[0] else first.gap)
        text.add(first.text + "".join(one.gap + one.text for one in others), kind)
