"""English lines that say where an article stood before, and by whose reports it was written."""

import re
from dataclasses import dataclass

from bot.articles.names.places import place_at
from bot.articles.names.source_names import media_at
from bot.articles.text.phrases import (
    DOMAIN,
    WORD,
    agency_at,
    is_agency,
    is_organisation,
    is_person,
)

LONGEST = 250
MOST_WORDS = 9
MOST_OFFICE_WORDS = 20
NOBODY = frozenset(
    {"agencies", "agency", "news agencies", "wires", "wire services", "wire reports", "сми"}
)
SMALL = frozenset(
    {"of", "for", "in", "and", "the", "on", "at", "to", "de", "al", "by", "its", "from"}
    | {"blog", "newsletter", "podcast", "page", "edition"}
)
LISTED = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s|;\s|\s?/\s?(?!RL(?!\w))")
WHAT = (
    r"(?:article|story|piece|post|report|text|essay|column|interview|commentary|content|material)"
)
# «Note: This article …», «*This article …»
NOTE = re.compile(r"^(?:(?:Editor[’']s\s)?[Nn]ote:?|NB:|\*)\s?(?=This|The|An?\s)")
MOVED = r"(?:(?:re)?(?:published|printed|posted|produced)|appeared)"
AGAIN = r"re(?:published|printed|posted|produced)"
WHEN = r"(?:(?:in|on)\s(?:[A-Z][a-z]+\s)?\d[\w, ]{0,14}\s)?"
PERMITTED = r"(?:(?:here\s)?with\s(?:(?:the\s)?(?:kind\s)?permission|thanks)\s)?"
# "This article was first published by X", "Republished with permission from X", "Reprinted from X"
REPUBLISHED = re.compile(
    rf"(?:(?:(?:This|The|An?)\s(?:[\w-]+\s){{0,3}}?{WHAT})\s"
    rf"(?:(?:is|was|has\sbeen)\s)?(?:(?:first|originally|previously|initially)\s{MOVED}|{AGAIN}|appeared)\s"
    rf"|(?:First|Originally|Previously)\s{MOVED}\s|(?i:{AGAIN})\s|Read\sthe\soriginal\s{WHAT}\s)"
    rf"{WHEN}{PERMITTED}(?:(?:by|in|on|at|from|of|for|courtesy\sof)\s)(?P<name>\S.*)"
)
# "With reporting by X and Y", "Based on reporting by X", "With files from X"
BY_REPORTS = re.compile(
    r"(?:(?:With|Based\son|Includes|Including)\s(?:(?:additional|some)\s)?"
    r"(?:reporting|reports|inputs?|information|files|materials?|data|contributions)|Additional\sreporting)"
    r"\s(?:by|from|of)\s(?P<name>\S.*)"
)
PROVIDED = re.compile(
    r"(?:information\s|(?:(?:This|The|These)\s)?(?:materials?|text|article|release|photos\sand\stext)\s"
    r"(?:(?:was|is|were|are|(?:has|have)\sbeen)\s)?)"
    r"(?:provided|supplied|prepared|submitted)\sby\s(?P<name>\S.*)",
    re.IGNORECASE,
)
# "Published in Dawn, October 6th, 2025", "From the Associated Press": an outlet that is known
PUBLISHED_IN = re.compile(
    r"(?:Published\s(?:in|by|on|at)|From)\s(?:the\s)?"
    r"(?P<name>[^,]{3,40}?)(?:,\s(?:[A-Z][a-z]+\s)?\d[\w, ]{2,20})?\.?$"
)
NAME_END = re.compile(
    r"\sin\s(?:[A-Z][a-z]+\s)?\d|\s(?:under|with|as|where|who|which|here|through|in\s(?:partnership|collaboration|cooperation)"
    r"|on\s(?:[A-Z][a-z]{2,8}\.?\s)?\d|and\s(?:is|was|has))\s|[;(]|,\s(?:a|an|and\sis|the|under|with|on)\s"
    r"|\.\s|\s[–—-]\s"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """`name` is None where it is nobody's («With inputs from agencies»)."""

    label: str
    name: str | None


def earlier_outlet(line: str) -> Earlier | None:
    """Whose article it is, by a line that says so as a whole."""
    line = NOTE.sub("", line)
    if len(line) > LONGEST or not line[:1].isupper():
        return None
    for pattern in (REPUBLISHED, BY_REPORTS, PROVIDED):
        if found := pattern.match(line):
            name = NAME_END.split(f"{found['name']} ", maxsplit=1)[0].strip(" .,")
            label = line[: found.start("name")].strip()
            if name.casefold() in NOBODY:
                return Earlier(label, None)
            known = _is_office(name) if pattern is PROVIDED else _is_outlet(name)
            persons = pattern is BY_REPORTS and any(map(_is_writer, LISTED.split(name)))
            return Earlier(label, name) if known and not persons else None
    published = PUBLISHED_IN.match(line)
    if published and is_agency(published["name"]):
        return Earlier(line[: published.start("name")].strip(), published["name"])
    return None


def listed_agencies(line: str) -> str | None:
    """«(Reuters, AFP)»: agencies and nobody else, in brackets at the end of a text."""
    inside = line[1:-1] if line[:1] == "(" and line[-1:] == ")" else ""
    parts = [part for part in LISTED.split(inside) if part]
    return inside if len(parts) > 1 and all(map(media_at, parts)) else None


def _is_writer(name: str) -> bool:
    return agency_at(name, 0) is None and is_person(name)


def _is_office(name: str) -> bool:
    return is_organisation(name) and len(name.split()) <= MOST_OFFICE_WORDS


def _is_outlet(name: str) -> bool:
    """Capitalised words, and no place: "First published in London"."""
    if len(name.split()) > MOST_WORDS:
        return False
    bare = DOMAIN.sub("Site", name.removeprefix("the "))
    small = [word for word in WORD.findall(bare) if word[0].islower() and word not in SMALL]
    place = place_at(bare, 0)
    is_place = place is not None and place.end() == len(bare)
    proper = bare[:1].isupper() or bare[:1] in tuple('@“"«')
    return proper and not is_place and all(map(is_organisation, small))
