"""What Telegram marks by itself in a text: mentions, hashtags, commands, links.

Source: TDLib MessageEntity.cpp (find_entities), observed through tdjson. Phone and bank card
numbers are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sandbox.text.entities import Entity
from sandbox.text.utf16 import utf16_length
from sandbox.text.web_links import find_links

_TAG = r"\w\u200c\u00b7\u0d80-\u0dff"
_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32})(?!\w)")
_COMMAND = re.compile(
    r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}(?![\w/<>])|(?![\w/<>@]))"
)
_HASHTAG = re.compile(
    rf"(?<![{_TAG}])#([{_TAG}]{{1,256}}+)(?:@[A-Za-z0-9_]{{3,32}})?+(?![{_TAG}]*#)"
)
_CASHTAG = re.compile(
    rf"(?<![{_TAG}$])\$(?:1INCH|[A-Z]{{1,8}})(?:@[A-Za-z0-9_]{{3,32}})?(?![{_TAG}$])"
)
_PATH = r"[^\s\u2000-\u200b\u200e-\u200f\u2016-\u206f<>«»\"]"
_TG = re.compile(
    rf"(?:tg|ton)://[A-Za-z0-9_\-]{{1,253}}(?:[/?#]{_PATH}*(?<![.:;,('?!`])|/)?", re.IGNORECASE
)
_SHORT_NAMES = ("gif", "nft", "pic", "ufc", "vid")


def found_entities(text: str) -> list[Entity]:
    """In order, none touching another; offsets in UTF-16 units."""
    ordered = sorted(_all(text), key=lambda found: (found[1], -found[2]))
    entities: list[Entity] = []
    end, units = 0, 0
    for kind, start, stop in ordered:
        if start < end:
            continue
        units += utf16_length(text[end:start])
        length = utf16_length(text[start:stop])
        entities.append(Entity(kind, units, length))
        units += length
        end = stop
    return entities


def _all(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _MENTION.finditer(text):
        if len(match.group(1)) >= 4 or match.group(1).lower() in _SHORT_NAMES:
            yield "mention", *match.span()
    for match in _COMMAND.finditer(text):
        yield "bot_command", *match.span()
    for match in _HASHTAG.finditer(text):
        if any(char.isalpha() for char in match.group(1)):
            yield "hashtag", *match.span()
    for match in _CASHTAG.finditer(text):
        yield "cashtag", *match.span()
    for match in _TG.finditer(text):
        yield "url", *match.span()
    yield from find_links(text)
