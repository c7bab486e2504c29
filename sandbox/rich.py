"""Rich messages: blocks of text and photos as a bot sends them, checked, and as they are kept.

Sources: core.telegram.org/bots/api#inputrichmessage and #inputrichblock (fields); its "Rich message
limits" (lengths). The words of refusals are assumed: no public server's source has them yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.text.cleaning import cleaned, is_empty
from sandbox.text.links import BadLink, checked_link
from sandbox.text.utf16 import utf16_length

Json = dict[str, Any]

LENGTH = 32_768  # UTF-16 units of all text
BLOCKS = 500  # with those inside others
MEDIA = 50
COLUMNS = 20
DEPTH = 16
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "marked", "code")
_WORDED = ("paragraph", "footer", "pullquote", "expandable_blockquote")
_ALIGNED = ("left", "center", "right")
_UPRIGHT = ("top", "middle", "bottom")


@dataclass
class Reading:
    """One message as it is read; `photos` are the input media in their order."""

    length: int = 0
    blocks: int = 0
    photos: list[Json] = field(default_factory=list)

    def message(self, value: Any) -> tuple[Json, ...]:
        """The blocks as they are kept, photos by their place in `photos`. Raise ApiError."""
        if not isinstance(value, dict):
            raise _unreadable("expected an Object")
        given = [name for name in ("html", "markdown", "blocks") if value.get(name)]
        if len(given) != 1:
            raise _unreadable("exactly one of html, markdown and blocks must be used")
        if given != ["blocks"]:
            raise bad_request(f"The sandbox does not read rich {given[0]}; send blocks")
        kept = tuple(self._blocks(value["blocks"], 1))
        if self.length > LENGTH:
            raise bad_request("Rich message is too long")
        if self.blocks > BLOCKS:
            raise bad_request("Rich message has too many blocks")
        if len(self.photos) > MEDIA:
            raise bad_request("Rich message has too many media")
        if not self.photos and is_empty("".join(plain(kept))):
            raise bad_request("Rich message must be non-empty")
        return kept

    def _blocks(self, value: Any, depth: int) -> list[Json]:
        if not isinstance(value, list) or not value:
            raise _unreadable("expected a non-empty Array of blocks")
        if depth > DEPTH:
            raise _unreadable("blocks are nested too deep")
        return [self._block(one, depth) for one in value]

    def _block(self, block: Any, depth: int) -> Json:
        if not isinstance(block, dict) or "type" not in block:
            raise _unreadable('Can\'t find field "type"')
        self.blocks += 1
        kind = block["type"]
        if kind in _WORDED:
            return {"type": kind, "text": self._text(block.get("text")), **self._credit(block)}
        if kind == "heading":
            if block.get("size") not in range(1, 7):
                raise _unreadable("size of a heading must be from 1 to 6")
            return {"type": kind, "text": self._text(block.get("text")), "size": block["size"]}
        if kind == "blockquote":
            inside = self._blocks(block.get("blocks"), depth + 1)
            return {"type": kind, "blocks": inside, **self._credit(block)}
        if kind == "list":
            return {"type": kind, "items": self._items(block.get("items"), depth)}
        if kind == "table":
            return {"type": kind, "cells": self._cells(block.get("cells"))}
        if kind == "divider":
            return {"type": kind}
        if kind == "photo":
            return self._photo(block)
        raise _unreadable(f'type "{kind}" is unsupported by the sandbox')

    def _credit(self, block: Json) -> Json:
        return {"credit": self._text(block["credit"])} if block.get("credit") else {}

    def _items(self, items: Any, depth: int) -> list[Json]:
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise _unreadable("expected an Array of list items")
        return [{"label": "•", "blocks": self._blocks(i.get("blocks"), depth + 1)} for i in items]

    def _cells(self, rows: Any) -> list[list[Json]]:
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise _unreadable("expected an Array of rows")
        if any(len(row) > COLUMNS for row in rows):
            raise bad_request("Rich message has too many table columns")
        return [[self._cell(cell) for cell in row] for row in rows]

    def _cell(self, cell: Any) -> Json:
        aligned = isinstance(cell, dict) and cell.get("align") in _ALIGNED
        if not aligned or cell.get("valign") not in _UPRIGHT:
            raise _unreadable("a cell needs align and valign")
        return {**cell, "text": self._text(cell["text"])} if cell.get("text") else dict(cell)

    def _photo(self, block: Json) -> Json:
        media = block.get("photo")
        if not isinstance(media, dict) or media.get("type") != "photo":
            raise _unreadable('Can\'t find field "photo"')
        self.photos.append(media)
        kept: Json = {"type": "photo", "photo": len(self.photos) - 1}
        caption = block.get("caption")
        if isinstance(caption, dict):
            kept["caption"] = {"text": self._text(caption.get("text")), **self._credit(caption)}
        return kept

    def _text(self, value: Any, depth: int = 0) -> Any:
        """A string, a list of texts, or one text in a style or behind a link."""
        if depth > DEPTH:
            raise _unreadable("text is nested too deep")
        if isinstance(value, str):
            self.length += utf16_length(value)
            return cleaned(value)
        if isinstance(value, list):
            return [self._text(one, depth + 1) for one in value]
        if not isinstance(value, dict) or "text" not in value:
            raise _unreadable('Can\'t find field "text"')
        inside = self._text(value["text"], depth + 1)
        if value.get("type") in _STYLES:
            return {"type": value["type"], "text": inside}
        if value.get("type") != "url":
            raise _unreadable(f'text of type "{value.get("type")}" is unsupported by the sandbox')
        try:
            return {"type": "url", "text": inside, "url": checked_link(str(value.get("url")))}
        except BadLink as error:
            raise bad_request(f"Rich text URL is invalid: {error}") from None


def plain(value: Any) -> Iterator[str]:
    """The words of kept blocks, one line each."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        if all(not isinstance(one, dict) or one.get("type") in (*_STYLES, "url") for one in value):
            yield "".join(part for one in value for part in plain(one))
        else:
            for one in value:
                yield from plain(one)
    elif isinstance(value, dict):
        for name in ("text", "blocks", "items", "cells", "caption", "credit"):
            if name in value:
                yield from plain(value[name])


def _unreadable(message: str) -> ApiError:
    return bad_request(f"Can't parse InputRichMessage: {message}")
