"""What an editor formatted in a message, kept so that it can be found again in the post."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.model import Block, BlockKind, Entity, Format
from bot.posts.fingerprint import OWN_KINDS
from bot.posts.formats import QUOTES
from bot.posts.mend import is_visible, mended
from bot.utf16 import utf16_slice

MOST = 90  # of a message's 100 entities: the post has some of its own
BEFORE = 40  # characters in front of words tell them from the same words elsewhere
_FORMATS = OWN_KINDS - {"custom_emoji"}  # its plain emoji stands in the text


def formats_of(text: str, entities: Sequence[Entity]) -> tuple[Format, ...]:
    """In their order; what runs over several lines is one in each."""
    ordered = sorted(entities, key=lambda entity: entity.offset)
    own = (entity for entity in ordered if entity.type in _FORMATS)
    return tuple(found for entity in own for found in _lines(text, entity))[:MOST]


def _lines(text: str, entity: Entity) -> Iterator[Format]:
    first = len(text) - len(text.lstrip())
    start = len(utf16_slice(text, 0, entity.offset))
    for line in utf16_slice(text, entity.offset, entity.length).split("\n"):
        if is_visible(line):
            before = _whole_words(text[:start].rpartition("\n")[2])
            in_title = "\n" not in text[first:start]
            yield Format(entity.type, line.strip(), before, entity.url, in_title)
        start += len(line) + 1


def _whole_words(line: str) -> str:
    """The last ones of it."""
    kept = line[-BEFORE:]
    return kept if kept == line else kept.partition(" ")[2] or kept


def within_title(title: str, formats: Sequence[Format]) -> tuple[Format, ...]:
    """Of what stands in the first line, the text may begin behind the title."""
    return tuple(
        replace(one, in_title=one.in_title and mended(one.before + one.words) in mended(title))
        for one in formats
    )


def with_quotes(blocks: Sequence[Block], formats: Sequence[Format]) -> tuple[Block, ...]:
    quoted = {mended(one.words) for one in formats if one.kind in QUOTES}
    return tuple(
        replace(block, kind=BlockKind.QUOTE) if mended(block.text) in quoted else block
        for block in blocks
    )
