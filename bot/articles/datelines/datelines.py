"""The dateline before a text: «Алматы. 11 апреля. Центр информации – …»."""

import re
from dataclasses import replace

from bot.articles.datelines.heads import TEXT, read_head
from bot.articles.datelines.parts import FoundDateline
from bot.articles.datelines.wire_heads import read_wire_head
from bot.articles.text.phrases import LOWER, UPPER, is_person

# «Астана. 4 мая. КазТАГ – Имя Фамилия. Текст», «КазТАГ – Имя Фамилия – Текст»
SIGNED_BEHIND = re.compile(
    rf"(?P<name>[{UPPER}][{LOWER}-]{{1,20}}\s[{UPPER}][{LOWER}-]{{2,25}})"
    rf"(?:\.|\s[–—-](?![^.!?]*\s[–—-]\s))\s+(?=[{UPPER}«“„\"])"
)


def read_dateline(text: str) -> FoundDateline | None:
    """The dateline at the beginning of a paragraph, with who signs in it, or None."""
    text = text.replace("،", ",", 2)  # «استانا، 30 ناۋرىز»
    found = _unsigned(text)
    signed = SIGNED_BEHIND.match(text, found.end) if found and found.agency else None
    if found is None or signed is None or not is_person(signed["name"]):
        return found
    return replace(found, author=signed["name"], end=signed.end())


def _unsigned(text: str) -> FoundDateline | None:
    if head := read_wire_head(text):
        behind = read_head(text, head.end)
        if behind and behind.place:
            return replace(behind, agency=behind.agency or head.agency)
        if head.complete and (head.end >= len(text) or TEXT.match(text, head.end)):
            return FoundDateline(None, head.day, head.agency, known_agency=True, end=head.end)
    return read_head(text)
