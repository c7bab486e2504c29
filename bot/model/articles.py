"""What an article is, from the item it came as to the post it becomes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.model.compact import Compact

Language = Literal["ru", "kk", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "kk", "en")


# What comes in: an item, as its source words it.


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"  # numbers and what must be known of them: no style leaves them out


@dataclass(frozen=True, slots=True)
class Block(Compact):
    """One paragraph-like piece of text: plain words, no markup, no line feeds but `<br>`'s."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Format(Compact):
    """Words of a line that their writer formatted: linked to `url`, bold, hidden by a spoiler …

    `kind` is a MessageEntity's type; `before` are the words in front of them in their line, by
    which they are told from the same words elsewhere.
    """

    kind: str
    words: str
    before: str = ""
    url: str | None = None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Image(Compact):
    """A picture as its source names it, not fetched yet.

    `caption` holds the words attached to it (figcaption, alt), perhaps with the credit inside;
    `credit` only what the source itself marks as one (media:credit, JSON-LD, front matter).
    `shown`: the article itself shows it; False for one that a page's head alone names, or that
    leads to another page.
    """

    url: str | None = None
    path: str | None = None
    caption: str | None = None
    credit: str | None = None
    width: int | None = None
    height: int | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Item(Compact):
    """What a feed entry, a page or a stored file says, before anybody understood it."""

    source_name: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    description: str | None = None
    link: str | None = None
    guid: str | None = None
    author: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    source: str | None = None
    language: str | None = None
    video: str | None = None  # where one can watch it
    dated: datetime | None = None  # when it came out by what it shows in words alone
    formats: tuple[Format, ...] = ()  # of an editor's message alone, in their order


# What it says: an article.


@dataclass(frozen=True, slots=True)
class Dateline(Compact):
    """«Алматы. 11 апреля. Центр информации – …»; `date` is ISO, `--MM-DD` without a year."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Photo(Compact):
    """A picture of the article with the credit that is its own, in the article's words."""

    url: str | None = None
    path: str | None = None
    credit: str | None = None
    credit_label: str | None = None  # "Фото" where the article wrote «Фото пресс-службы …»
    width: int | None = None
    height: int | None = None
    shown: bool = True  # False: one might take it for the article's without being sure


@dataclass(frozen=True, slots=True)
class Article(Compact):
    """An item understood: clean body, credits apart from it, language known or None."""

    title: str
    body: tuple[Block, ...] = ()
    language: Language | None = None
    link: str | None = None
    author: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    dateline: Dateline = field(default_factory=Dateline)
    photos: tuple[Photo, ...] = ()
    photo_credit: str | None = None  # what the article says even where no picture is known
    photo_credit_label: str | None = None
    source: str | None = None
    source_in_text: bool = False  # found in a sentence of the body, not in a line of its own
    source_label: str | None = None  # «Материал предоставлен …»: the label as written
    advertising: str | None = None  # «На правах рекламы»: the mark as written
    video: str | None = None  # where one can watch it
    doubts: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()

    @property
    def lead(self) -> str:
        """The first paragraph of the body, without dateline and repeated title."""
        return next((b.text for b in self.body if b.kind is not BlockKind.HEADING), "")


# How it looks in Telegram: a post.

Correction = Literal["title", "text", "credits", "photo"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A Bot API MessageEntity; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class UrlButton:
    """A button under a post that opens an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Post:
    """What goes to Telegram: text or caption with entities, and photos: `more` make an album.

    `corrected` are the parts that its last line names; `digests`, of title, text and credits, tell
    a later edit what has changed.
    """

    text: str
    entities: tuple[Entity, ...] = ()
    photo: Photo | None = None
    more: tuple[Photo, ...] = ()
    summary: str = ""
    silent: bool = False
    caption_above: bool = False
    button: UrlButton | None = None
    corrected: tuple[Correction, ...] = ()
    digests: tuple[str, ...] = ()

    @property
    def photos(self) -> tuple[Photo, ...]:
        return (self.photo, *self.more) if self.photo else ()

    @property
    def method(self) -> str:
        if self.more:
            return "sendMediaGroup"
        return "sendPhoto" if self.photo else "sendMessage"
