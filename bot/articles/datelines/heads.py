"""The head of a text by its marks: which parts can be nothing else than a dateline."""

import re

from bot.articles.datelines.head_agencies import Sign
from bot.articles.datelines.head_parts import DASHES, SHORTEST_AGENCY, Parts, heads
from bot.articles.datelines.parts import FoundDateline
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at
from bot.articles.text.phrases import LOWER, UPPER, has_verb, is_person

LEAST_TEXT = 20
TEXT = re.compile(rf"[{UPPER}«“„\"(\d]")
# Nearly all paragraphs begin with none of these.
MAY_BE_ONE = re.compile(
    r".{0,60}?(?:[(/\[–—−|]|--|\s-\s|:\s|[.,]\s?(?:\d|[А-ЯЁ]{2,4}\s|[A-Z][a-z]{2,8}\.?\s\d))"
)
# «Кайрат» – «Астана»: матч», «Барыс» – ЦСКА – 2:1»: who played whom
AGAINST = re.compile(r"[«\"“]|[^\s:–—]+(?:\s[^\s:–—]+)?\s?(?::|\s[–—-])\s")
HOLIDAY = re.compile(r"(?:Day|Eve|Easter|Christmas|Week|Festival|Games)$")
CYRILLIC_CAPITALS = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ-]+")
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
PAST = re.compile(rf"\b[{LOWER}]{{2,}}ed\b")
SHORTEST_SHOUTED = 5  # letters


def read_head(text: str) -> FoundDateline | None:
    """The longest head with which a paragraph begins and that can be nothing else."""
    if len(text) < LEAST_TEXT or MAY_BE_ONE.match(text) is None:
        return None
    best = None
    for parts in heads(text):
        whole = len(text) - parts.end >= LEAST_TEXT and TEXT.match(text, parts.end)
        if whole and _is_head(text, parts):
            best = parts
    if best is None:
        return None
    return FoundDateline(best.place, best.day, best.agency, best.known, True, best.end)


def _is_head(text: str, parts: Parts) -> bool:
    """Can what was read be anything else than a dateline, by what closes it?"""
    place = parts.place or ""
    shown = parts.known or (place.isupper() and len(place) >= SHORTEST_AGENCY)
    if parts.agency is None:
        return bool(place) and _is_without_agency(text, parts, shown=shown)
    if not parts.closed:
        return bool(parts.enclosed) and _is_open(parts, shown=shown)
    if not place:
        named = parts.sign >= Sign.KNOWN if parts.day else is_outlet_name(parts.agency)
        return named and bool(parts.day or parts.enclosed) and parts.closed in DASHES
    if parts.closed == "." and not parts.bracket:
        return _is_stopped(text, parts, shown=shown)
    if _is_dated(text, parts) or _is_told(parts):
        return True
    if parts.sign >= Sign.KNOWN and parts.enclosed and (parts.region or not is_person(place)):
        return True
    if parts.sign >= Sign.SURE:
        return shown or (parts.day is not None and parts.apart)
    if is_person(parts.agency):
        return False
    if parts.enclosed == "/":
        return shown
    return parts.known and parts.apart and (parts.day is not None or parts.bracket)


def _is_open(parts: Parts, *, shown: bool) -> bool:
    """«Bishkek (SteppePress) The», «October 8 (Steppe Post) The»"""
    name = parts.agency or ""
    if is_outlet_name(name):
        return shown or parts.day is not None
    first = parts.place is None and parts.day is not None
    return first and " " in name and HOLIDAY.search(name) is None


def _is_without_agency(text: str, parts: Parts, *, shown: bool) -> bool:
    place, closed = parts.place or "", parts.closed
    if closed in ("", "."):
        return False
    if parts.state and (place.isupper() or place_at(place, 0)):
        return True  # «OAKLAND COUNTY, MI – The police»
    if parts.day:
        # «PUTRAJAYA, July 5, 2015: The ministry said»
        return shown if closed == ":" else parts.known
    if "/" in place and parts.known:
        return True  # «Manila/Bangkok – »
    shouted = place.isupper() and place.isascii() and len(place) >= SHORTEST_SHOUTED
    return shouted and closed == ":" and _tells(text[parts.end :])  # «LAHORE: The court said»


def _is_stopped(text: str, parts: Parts, *, shown: bool) -> bool:
    """Behind a full stop: a sentence, unless a dash or a full stop before tell too."""
    if parts.day is None:
        told = _is_told(parts) and parts.before not in DASHES  # «Организатор – ИА «Степь».»
        named = (parts.sign >= Sign.KNOWN and shown) or told
        return named and _tells(text[parts.end :])
    if parts.sign >= Sign.SURE and parts.known and parts.apart and not _is_title(parts):
        return True
    return not _is_title(parts) and _is_dated(text, parts) and _tells(text[parts.end :])


def _is_title(parts: Parts) -> bool:
    """«Каратау. 5 мая. ДТП. Машина»: one word in capitals."""
    return (
        parts.before == "."
        and parts.sign < Sign.KNOWN
        and CYRILLIC_CAPITALS.fullmatch(parts.agency or "") is not None
    )


def _is_dated(text: str, parts: Parts) -> bool:
    """Beside a day any name counts that may be an outlet's, where the place may be one."""
    if parts.day is None:
        return False
    if not parts.known and is_person(parts.place or ""):
        return parts.enclosed == "/"
    if parts.sign >= Sign.KNOWN or parts.bracket:
        return True
    return parts.sign >= Sign.MARKED and AGAINST.match(text, parts.end) is None


def _is_told(parts: Parts) -> bool:
    return parts.sign is Sign.TOLD and not is_person(parts.place or "")


def _tells(text: str) -> bool:
    sentence = SENTENCE_END.split(text, maxsplit=1)[0]
    return has_verb(sentence) or PAST.search(sentence) is not None
