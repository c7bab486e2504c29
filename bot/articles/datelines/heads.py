"""The head of a text: which of the parts told by their marks can be nothing else."""

import re

from bot.articles.datelines.head_agencies import Sign
from bot.articles.datelines.head_parts import SHORTEST_AGENCY, Parts, heads
from bot.articles.datelines.parts import DASHES, FoundDateline
from bot.articles.datelines.places_alone import is_place_alone, tells
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at
from bot.articles.text.phrases import UPPER, agency_at, is_person

LEAST_TEXT = 12  # letters behind an agency that no table knows
TEXT = re.compile(rf"[{UPPER}«“„\"(\d#@\u0600-\u06ff]|$")
# «Кайрат» – «Астана»: матч», «Барыс» – ЦСКА – 2:1»: who played whom
AGAINST = re.compile(r"[«\"“]|[^\s:–—]+(?:\s[^\s:–—]+)?\s?(?::|\s[–—-])\s")
CYRILLIC_CAPITALS = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ-]+")
HOLIDAY = re.compile(r"(?:Day|Eve|Easter|Christmas|Week|Festival|Games)$")


def read_head(text: str, start: int = 0) -> FoundDateline | None:
    """The longest head that begins here and that can be nothing else."""
    best = None
    for parts in heads(text, start):
        if (TEXT.match(text, parts.end) and _is_head(text, parts)) or _is_listed(parts):
            best = parts
    if best is None:
        return None
    known = best.sign >= Sign.KNOWN or (best.day is not None and best.sign >= Sign.MARKED)
    return FoundDateline(best.place, best.day, best.agency, known, best.end, best.author)


def _is_listed(parts: Parts) -> bool:
    """Behind a place and an agency that are both known and a dash anything is the text."""
    dashed = parts.closed in DASHES and parts.closed != "|"
    return (
        dashed
        and parts.known
        and parts.sign is Sign.KNOWN
        and agency_at(parts.agency or "", 0) is not None
    )


def _is_head(text: str, parts: Parts) -> bool:
    """Can what was read be anything else than a dateline, by what closes it?"""
    if parts.agency is None:
        return parts.place is not None and is_place_alone(text, parts)
    if "|" in (parts.before, parts.closed) and not (parts.known and parts.day):
        return False  # «Portal.kz | Тараз | Новости»
    if parts.sign >= Sign.KNOWN and _is_of_known(text, parts):
        return True
    if len(text) - parts.end < LEAST_TEXT:
        return _is_alone(text, parts)
    if parts.closed in ("", ","):
        return bool(parts.enclosed) and _is_open(parts)
    if parts.place is None:
        named = parts.sign >= Sign.KNOWN if parts.day else is_outlet_name(parts.agency)
        return named and bool(parts.day or parts.enclosed) and parts.closed in DASHES
    if parts.closed in (".", "/") and not parts.bracket:
        return _is_stopped(text, parts)
    return _is_dated(text, parts) or _is_told(parts) or _is_named(parts)


def _is_named(parts: Parts) -> bool:
    """Before a dash or a colon: by the agency's name and the place together."""
    place, agency = parts.place or "", parts.agency or ""
    if parts.sign >= Sign.KNOWN and parts.enclosed and (parts.region or not is_person(place)):
        return True
    if parts.sign >= Sign.SURE and (parts.day or parts.before != "/"):
        return _is_shown(parts) or (parts.day is not None and parts.apart)
    if _is_somebody(agency, parts.sign):
        return False
    if parts.enclosed == "/":
        return _is_shown(parts)
    if parts.known and parts.before and parts.day is not None:
        return True
    if parts.known and parts.bracket:  # no «Алматы (Медеу) – »
        return parts.sign >= Sign.MARKED or " " in agency
    return parts.before == "." and _is_title_of_paper(parts)


def _is_somebody(name: str, sign: Sign) -> bool:
    """«Дана Омар», but not «Thai PBS World», «Сарань Live»."""
    shouted = any(len(word) > 1 and word.isupper() for word in name.split()[:-1])
    return sign is not Sign.QUOTED and is_person(name) and not shouted and place_at(name, 0) is None


def _is_shown(parts: Parts) -> bool:
    place = parts.place or ""
    return parts.known or (place.isupper() and len(place) >= SHORTEST_AGENCY)


def _is_of_known(text: str, parts: Parts) -> bool:
    """A known agency beside a place, or beside a day alone."""
    by_table = agency_at(parts.agency or "", 0) is not None
    alone = parts.end >= len(text) and (by_table or parts.day is not None)
    behind_stop = parts.closed in (".", "/") or parts.bracket or alone
    if parts.place is None:
        told = by_table or parts.sign is Sign.TOLD or tells(text[parts.end :])
        return told and parts.day is not None and (parts.closed in DASHES or behind_stop)
    if not parts.known and not parts.place.isupper() and parts.day is None:
        stopped = parts.before == "."
        return parts.closed in DASHES and (stopped or not is_person(parts.place))
    if parts.closed in (*DASHES, ":"):
        return True
    # «KOSTANAY. KAZINFORM Kostanay mayor»: capitals or a day show that it is no subject
    agency = parts.agency or ""
    shown = agency.isupper() or agency.isascii() or parts.day is not None
    if agency.isupper() and by_table and parts.known and parts.day is not None:
        return True  # «Baku, February 3, AZERTAC The road»
    return behind_stop or (shown and parts.before in (".", *DASHES))


def _is_alone(text: str, parts: Parts) -> bool:
    """«Омск, 28 сентября – Степь-Омск.», a paragraph of its own."""
    listed = parts.before == "•" and parts.sign >= Sign.SURE  # «Kyiv • UNN»
    dated = parts.day and parts.closed and parts.sign >= Sign.MARKED
    return bool(parts.end >= len(text) and parts.known and (dated or listed))


def _is_open(parts: Parts) -> bool:
    """«Bishkek (SteppePress) The», «October 8 (Steppe Post) The»"""
    name = parts.agency or ""
    if parts.sign is Sign.TOLD or is_outlet_name(name):
        return _is_shown(parts) or parts.day is not None
    if parts.known and parts.day and parts.bracket:
        return True  # «Sharm El Sheikh, Nov 21 2018 (IPS) A discussion»
    if parts.region and parts.bracket and (parts.place or "").isupper() and parts.sign >= Sign.SURE:
        return True  # «COLUMBIA, Mo. (WDLA) A bridge»
    first = parts.place is None and parts.day is not None
    return first and " " in name and HOLIDAY.search(name) is None


def _is_stopped(text: str, parts: Parts) -> bool:
    """Behind a full stop: a sentence, unless a dash or a full stop before tell too."""
    if parts.day is None:
        told = _is_told(parts) and parts.before not in DASHES  # «Организатор – ИА «Степь».»
        named = (parts.sign >= Sign.KNOWN and _is_shown(parts)) or told
        return named and tells(text[parts.end :])
    sure = parts.sign >= Sign.SURE or (parts.sign is Sign.QUOTED and parts.apart)
    if sure and parts.known and not _is_title(parts):
        return True  # «Омск, 13 марта, DalaMedia. За сутки …»
    return not _is_title(parts) and _is_dated(text, parts) and tells(text[parts.end :])


def _is_title(parts: Parts) -> bool:
    """«Каратау. 5 мая. ДТП. Машина»: one word in capitals."""
    return (
        parts.before == "."
        and parts.sign < Sign.KNOWN
        and CYRILLIC_CAPITALS.fullmatch(parts.agency or "") is not None
    )


def _is_title_of_paper(parts: Parts) -> bool:
    """«Семей. Степной маяк – », «ТАРАЗ. «Ақ жол» – »: behind a place that is known."""
    name = parts.agency or ""
    named = parts.sign >= Sign.MARKED or (" " in name and place_at(name, 0) is None)
    return parts.known and named


def _is_dated(text: str, parts: Parts) -> bool:
    """Beside a day any name counts that may be an outlet's, where the place may be one."""
    if parts.day is None:
        return False
    if not parts.known and is_person(parts.place or ""):
        dashed = parts.closed in DASHES and parts.before == "."
        return parts.enclosed == "/" or (dashed and parts.sign >= Sign.MARKED)
    if parts.sign >= Sign.KNOWN or parts.enclosed:
        return True
    return parts.sign >= Sign.MARKED and AGAINST.match(text, parts.end) is None


def _is_told(parts: Parts) -> bool:
    return parts.sign is Sign.TOLD and not is_person(parts.place or "")
