"""From what a bot sends to what Telegram keeps: text with its entities.

Source: TDLib MessageEntity.cpp (fix_formatted_text) and Client.cpp (get_formatted_text).
"""

from __future__ import annotations

from typing import Any

from sandbox.errors import bad_request
from sandbox.text.cleaning import cleaned, cleaned_with, is_empty
from sandbox.text.entities import Entity, Formatted, check_links, read_entities
from sandbox.text.find import found_entities
from sandbox.text.html import parse_html
from sandbox.text.nesting import nested, with_found
from sandbox.text.utf16 import utf16_length

_REQUEST_BYTES = 1 << 15
_ENTITIES = 100  # the server drops what comes after the hundredth
_FAR = 1_000_000


def read_text(text: str, parse_mode: str, entities: Any) -> Formatted:
    """What the request says, before Telegram looks at the chat; raise ApiError."""
    if len(text.encode("utf-8", "surrogatepass")) > _REQUEST_BYTES:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if text and mode and mode != "none":
        if mode == "html":
            return parse_html(text)
        if mode in ("markdown", "markdownv2"):
            raise bad_request(f"The sandbox does not speak parse_mode {parse_mode}; send entities")
        raise bad_request("Unsupported parse_mode")
    return Formatted(text, tuple(read_entities(entities)))


def kept_text(formatted: Formatted, *, allow_empty: bool) -> Formatted:
    """As Telegram keeps it: cleaned, trimmed, nested, its own finds added; raise ApiError."""
    text, entities = _trimmed(*clean_and_nested(formatted))
    if is_empty(text) and not allow_empty:
        raise bad_request("Text must be non-empty")
    found = found_entities(text)
    return Formatted(text, tuple(with_found(entities, found)[:_ENTITIES]))


def clean_and_nested(formatted: Formatted) -> tuple[str, list[Entity]]:
    """Characters replaced, entities checked and made to nest; raise ApiError."""
    entities = check_links(formatted.entities)
    _check_numbers(entities)
    text, entities = _clean(formatted.text, [e for e in entities if e.length > 0])
    if not text.strip(" \n"):
        return "", []
    return text, nested(entities)


def _check_numbers(entities: list[Entity]) -> None:
    for entity in entities:
        if not 0 <= entity.offset <= _FAR:
            raise bad_request(f"Receive an entity with incorrect offset {entity.offset}")
        if not 0 <= entity.length <= _FAR:
            raise bad_request(f"Receive an entity with incorrect length {entity.length}")


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise bad_request("Strings must be encoded in UTF-8")
    if not entities:
        return cleaned(text), []
    return cleaned_with(text, nested(entities))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blank ends go; a leading blank under an entity stays."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    entities = [e.at(e.offset, min(e.end, end)) for e in entities if e.offset < end]
    first = min((entity.offset for entity in entities), default=end)
    blank = min(len(text) - len(text.lstrip(" \n")), first)
    moved = [entity.at(entity.offset - blank, entity.end - blank) for entity in entities]
    return text[blank:], nested(moved)  # cut ends may change the order
