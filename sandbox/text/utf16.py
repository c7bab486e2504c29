"""Lengths in UTF-16 units, in which Telegram counts entities."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")
