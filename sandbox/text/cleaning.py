"""Which characters Telegram drops or replaces, and where entities land after that.

Source: TDLib td/telegram/misc.cpp (clean_input_string, strip_empty_characters) and
MessageEntity.cpp (clean_input_string_with_entities).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.errors import bad_request
from sandbox.text.entities import Entity
from sandbox.text.utf16 import utf16_length

_DROPPED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
_SPACES = frozenset(chr(code) for code in range(33) if chr(code) not in "\n\r")
_MARKS = re.compile("[\u200e\u200f]{2,}")
_INVISIBLE = frozenset(
    " \n\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202e"
    "\u202f\u205f\u2800\u3000\ufffc\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0"
)


def cleaned(text: str) -> str:
    """Control characters as spaces, direction overrides gone."""
    kept = "".join(" " if char in _SPACES else char for char in text if char not in _DROPPED)
    return _MARKS.sub(lambda run: "\u200c" * (len(run.group()) - 1) + run.group()[-1], kept)


def cleaned_with(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """The same with entities moved along; raise ApiError for one that does not fit the text."""
    places = _places(text)
    _check(text, entities, places)
    moved = [entity.at(places[entity.offset], places[entity.end]) for entity in entities]
    return cleaned(text), [entity for entity in moved if entity.length > 0]


def is_empty(text: str) -> bool:
    """Nothing a reader could see."""
    return all(char in _INVISIBLE or "\U000e0000" <= char <= "\U000e007f" for char in text)


def _places(text: str) -> list[int]:
    """For each UTF-16 offset of the old text the one in the cleaned; -1 inside a pair."""
    places = []
    at = 0
    for char in text:
        places.append(at)
        if char > "\uffff":
            places.append(-1)
            at += 2
        elif char not in _DROPPED:
            at += 1
    places.append(at)
    return places


def _check(text: str, entities: Sequence[Entity], places: list[int]) -> None:
    """The first fault by its place in the text is the one Telegram names, inner ones first."""
    faults = [
        fault
        for index, entity in enumerate(entities)
        if (fault := _fault(text, entity, places, index)) is not None
    ]
    if faults:
        raise bad_request(min(faults)[-1])


def _fault(
    text: str, entity: Entity, places: list[int], index: int
) -> tuple[int, int, int, str] | None:
    last = len(places) - 1
    beginning = f"Entity beginning at UTF-16 offset {entity.offset} ends"
    if entity.offset > last:
        after = f"Entity begins after the end of the text at UTF-16 offset {entity.offset}"
        return last + 2, 0, index, after
    if places[entity.offset] < 0:
        where = _byte_after(text, entity.offset)
        middle = f"Entity begins in a middle of a UTF-16 symbol at byte offset {where}"
        return entity.offset + 1, 1, index, middle
    if entity.end > last:
        after = f"{beginning} after the end of the text at UTF-16 offset {entity.end}"
        return last + 3, 0, -index, after
    if places[entity.end] < 0:
        where = _byte_after(text, entity.end)
        middle = f"{beginning} in a middle of a UTF-16 symbol at byte offset {where}"
        return entity.end + 1, 0, -index, middle
    return None


def _byte_after(text: str, middle: int) -> int:
    """Byte offset of the character behind the pair that `middle` splits."""
    at = 0
    for index, char in enumerate(text):
        at += 2 if char > "\uffff" else 1
        if at > middle:
            return len(text[: index + 1].encode("utf-8", "surrogatepass"))
    return utf16_length(text)
