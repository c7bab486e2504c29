"""Text with entities, counted in UTF-16 units as Telegram counts them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from bot.model import Entity
from bot.utf16 import utf16_length, utf16_slice

ELLIPSIS = "…"
_JOINER = "\u200d"
_DANGLING = " \t\n,;:–—-«(„“\"'/·"


def cut(text: str, units: int) -> str:
    """At most `units` long: the text, or its whole words up to there and an ellipsis."""
    if len(text) <= units and utf16_length(text) <= units:
        return text
    kept = head(text, units - 1)
    at_word = kept.rpartition(" ")[0].rstrip(_DANGLING)
    # A word longer than half the room is no word that one could wait for.
    return (at_word if utf16_length(at_word) * 2 >= units else kept.rstrip(_DANGLING)) + ELLIPSIS


def trimmed(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Without blank ends, entities moved along and drawn in from blank edges of their own.

    Telegram trims what it gets, and an entity over blanks would shift or vanish.
    """
    kept = text.strip()
    blank = len(text) - len(text.lstrip())  # each blank is one unit
    fitted = []
    for entity in entities:
        start = max(entity.offset - blank, 0)
        stop = max(entity.offset + entity.length - blank, start)
        letters = utf16_slice(kept, start, stop - start)
        start += len(letters) - len(letters.lstrip())
        length = utf16_length(letters.strip())
        if length:
            stays = (start, length) == (entity.offset, entity.length)
            moved = entity if stays else Entity(entity.type, start, length, entity.url)
            fitted.append(moved)
    return kept, tuple(fitted)


class TextBuilder:
    """Appends pieces of text; a piece may be an entity."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._entities: list[Entity] = []
        self.length = 0

    def add(self, text: str, kind: str | None = None, url: str | None = None) -> "TextBuilder":
        units = utf16_length(text)
        if kind is not None and units:
            self._entities.append(Entity(kind, self.length, units, url))
        self._pieces.append(text)
        self.length += units
        return self

    def mark(self, start: int, found: Iterable[Entity]) -> "TextBuilder":
        """Further entities over the piece that begins at `start`."""
        self._entities += [replace(one, offset=start + one.offset) for one in found]
        return self

    def built(self) -> tuple[str, tuple[Entity, ...]]:
        """Text and entities, trimmed."""
        entities = sorted(self._entities, key=lambda entity: entity.offset)
        return trimmed("".join(self._pieces), tuple(entities))


def head(text: str, units: int) -> str:
    """As many whole characters as fit, with their marks and joined pictures or without them."""
    at = 0
    for char in text[:units]:
        units -= 2 if char > "\uffff" else 1
        if units < 0:
            break
        at += 1
    last = at
    while 0 < last < len(text) and (_clings(text[last]) or text[last - 1] == _JOINER):
        last -= 1
    return text[: last or at]


def _clings(char: str) -> bool:
    return char == _JOINER or unicodedata.category(char) in ("Mn", "Me", "Mc")
