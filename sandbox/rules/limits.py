"""Lengths and which way of counting holds.

Sources: core.telegram.org/bots/api#sendmessage, #sendphoto; TDLib MessageContent.cpp.
"""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.strictness import Strictness
from sandbox.text.entities import Formatted

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024


def check_text(formatted: Formatted, strictness: Strictness, *, editing: bool) -> None:
    if _length(formatted, strictness) > TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "Message is too long")


def check_caption(formatted: Formatted, strictness: Strictness, *, editing: bool) -> None:
    if _length(formatted, strictness) > CAPTION_LENGTH:
        raise bad_request("MEDIA_CAPTION_TOO_LONG" if editing else "Message caption is too long")


def _length(formatted: Formatted, strictness: Strictness) -> int:
    return formatted.length if strictness.utf16_lengths else len(formatted.text)
