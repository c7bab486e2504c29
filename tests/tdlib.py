"""TDLib itself, asked through its wheel; where there is none, what imports this is skipped."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

tdjson = pytest.importorskip("tdjson", reason="TDLib's wheel is not installed here")

NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "blockquote": "BlockQuote",
    "expandable_blockquote": "ExpandableBlockQuote",
    "text_link": "TextUrl",
    "text_mention": "MentionName",
    "mention": "Mention",
    "hashtag": "Hashtag",
    "cashtag": "Cashtag",
    "bot_command": "BotCommand",
    "url": "Url",
    "email": "EmailAddress",
}  # kinds of entities as the Bot API has them, and as TDLib calls them behind textEntityType


def td(kind: str, **fields: Any) -> dict[str, Any]:
    """What TDLib answers; its log is off."""
    _quiet()
    return _asked({"@type": kind, **fields})


def entity(kind: str, offset: int, length: int, url: object = None) -> dict[str, Any]:
    named = {"@type": f"textEntityType{NAMES[kind]}", **({"url": url} if url else {})}
    return {"@type": "textEntity", "offset": offset, "length": length, "type": named}


def kept(text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    """The text as TDLib cleans it; Markdown in it would be read too."""
    formatted = {"@type": "formattedText", "text": text, "entities": entities}
    return td("parseMarkdown", text=formatted)


@cache
def _quiet() -> None:
    _asked({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _asked(question: Mapping[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(question).encode())
    assert answer is not None
    result: dict[str, Any] = json.loads(answer)
    return result
