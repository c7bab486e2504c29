"""Lengths in UTF-16 units, in which Telegram counts entities."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The letters under an entity; half a surrogate pair becomes U+FFFD."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
