"""What the writer of a message formatted, found again in the post that was made of it."""

import re
from collections.abc import Sequence

from bot.model import Entity, Format, Post
from bot.posts.links import web_link
from bot.posts.mend import mended
from bot.utf16 import utf16_length, utf16_slice

QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_WEAVES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_WALLS = frozenset({"text_link", "code"})  # none of these crosses another, or Telegram drops it
_NOT_IN_TITLE = frozenset({"bold", "code"})  # how it stands the style says


def in_title(title: str, formats: Sequence[Format]) -> list[Entity]:
    return _entities(title, [f for f in formats if f.in_title and f.kind not in _NOT_IN_TITLE])


def in_text(text: str, formats: Sequence[Format], heading: int = 0) -> list[Entity]:
    """`heading`: units of it that stand in the title's place, and look as a title does."""
    found = _entities(text, [one for one in formats if not one.in_title])
    return [one for one in found if one.type not in _NOT_IN_TITLE or one.offset >= heading]


def is_lost(post: Post, formats: Sequence[Format]) -> bool:
    """Do words stand in the post without what their writer gave them?"""
    return any(
        not (one.in_title and one.kind in _NOT_IN_TITLE)
        and (_place(post.text, one, 0) is not None or _standing(post.text, mended(one.words)))
        and not _has(post, one)
        for one in formats
    )


def _entities(text: str, formats: Sequence[Format]) -> list[Entity]:
    """Of those whose words the text holds; these stand there in their order."""
    walls = [one for one in formats if one.kind in _WALLS]
    found: list[Entity] = []
    ends: dict[str, int] = {}
    for one in (*walls, *(one for one in formats if one.kind in _WEAVES)):
        words, url = mended(one.words), web_link(one.url)
        place = _place(text, one, ends.get(one.kind, 0))
        if place is None or (one.kind == "text_link" and url is None):
            continue
        ends[one.kind] = place + len(words)
        entity = Entity(one.kind, utf16_length(text[:place]), utf16_length(words), url)
        if not any(_bars(entity, other) for other in found):
            found.append(entity)
    return found


def _bars(new: Entity, other: Entity) -> bool:
    crosses = new.offset < other.offset + other.length and other.offset < new.offset + new.length
    return crosses and (other.type == "code" or {new.type, other.type} <= _WALLS)


def _place(text: str, one: Format, start: int) -> int | None:
    """Where its words stand behind those that stood in front of them; without these, which an
    article's text may have left out, where they stand once and behind no others."""
    words, before = mended(one.words), mended(one.before)
    for found in re.finditer(re.escape(words), text):
        line = _in_front(text, found.start())
        if found.start() >= start and (_ends(line, before) if before else not line):
            return found.start()
    places = _standing(text, words)
    if len(places) != 1 or places[0] < start:
        return None
    line = _in_front(text, places[0])
    behind_others = line and before and line.split()[-1] != before.split()[-1]
    return None if behind_others else places[0]


def _in_front(text: str, at: int) -> str:
    return text[:at].rpartition("\n")[2].rstrip()


def _ends(line: str, words: str) -> bool:
    """Do whole words of the line end it so?"""
    rest = line.removesuffix(words)
    return rest != line and not (words[0].isalnum() and rest[-1:].isalnum())


def _standing(text: str, words: str) -> list[int]:
    """Where these stand as words of their own."""
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _has(post: Post, one: Format) -> bool:
    kinds = QUOTES if one.kind in QUOTES else {one.kind}
    return any(
        entity.type in kinds
        and mended(one.words) in utf16_slice(post.text, entity.offset, entity.length)
        for entity in post.entities
    )
