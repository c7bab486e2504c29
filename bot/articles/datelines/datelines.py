"""The dateline before a text: «Алматы. 11 апреля. Центр информации – …»."""

import re
from dataclasses import replace

from bot.articles.datelines.heads import read_head
from bot.articles.datelines.parts import (
    BRACKETED,
    DASH,
    KIND_BEHIND,
    TOWN,
    FoundDateline,
    agency_part,
    is_no_place,
    outlet_at,
    short_agency,
)
from bot.articles.datelines.wire_heads import dated_bracket, read_wire_head
from bot.articles.names.places import place_at, place_name, region_at
from bot.articles.text.dates import day_at
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER, agency_at, has_verb, is_person

LONGEST = 140
SENTENCE = 300
SOFT = re.compile(r"[\s.,]*")
# «18:03, 14 апреля 2018, Бишкек – 24.kg»
CLOCK = re.compile(r"\d{1,2}:\d{2}[\s,.–—-]{1,4}(?=\d)")
IS_TOWN = re.compile(r"\s(?:қаласы|қ\.|ауданы|ауылы|qalasy|aýdany|city)(?=[\s.,])")
PLACE = re.compile(
    r"[А-ЯЁ][а-яё-]{3,25}(?:ая\sобласть|ий\sкрай)|"
    rf"[{UPPER}][\w’'-]{{0,29}}[\w’'](?:[ -][{UPPER}][\w’'-]{{0,29}}[\w’']){{0,2}}"
)
# «21 мая 2016, 13:59 — REGNUM», "June 22, 2015 AEST (ABN Newswire)"
CLOCK_BEHIND = re.compile(r",?\s*\d{1,2}:\d{2}(?=[\s,.]*[–—-])|\s[A-Z]{2,4}(?=\s*[(/])")
# "[SEOUL] Two people", "(NEW YORK) — Two people"
SQUARE = re.compile(r"\[(?P<name>[^\[\]]{2,40})\]\s+|\((?P<round>[^()]{2,40})\)\s*[–—-]{1,2}\s+")
TEXT_START = re.compile(rf"[{UPPER}«“„\"(\d#@]")
PROPER_START = re.compile(rf"[{UPPER}«“„\"]")
SIGNED = re.compile(
    r"\s?(?:/[^/\d]{5,40}/|\([^()\d]{5,40}\))(?=\s?[–—-]\s)|"
    rf"\s?,\s[{UPPER}][{LOWER}-]{{1,20}}\s[{UPPER}][\w-]{{1,25}}(?=\.\s|\s?[–—-]\s)"
    rf"|\s\([{UPPER}][{LOWER}-]{{1,20}}\s[{UPPER}][\w-]{{1,25}}\)(?=\.\s)"
)
# «Астана. 4 мая. КазТАГ – Имя Фамилия. Текст»
SIGNED_BEHIND = re.compile(
    rf"(?P<name>[{UPPER}][{LOWER}-]{{1,20}}\s[{UPPER}][{LOWER}-]{{2,25}})\.\s+(?=[{UPPER}«“„\"])"
)
CLOSED = {"(": ")", "[": "]", "/": "/"}
CASELESS = re.compile("[\u0600-\u06ff]")
# «Бишкек – Торугарт: дорога откроется»: where a road goes
WAY = re.compile(rf"[{UPPER}][\w’'-]{{1,30}}(?:\s[\w’'-]{{1,30}}){{0,2}}:")
# «ISLAMABAD, March 8 (APP): The», «BAKU, Oct. 3. Trend: The»
COLON = re.compile(r"\s?:\s+")
MOST_PARTS = 4


def read_dateline(text: str) -> FoundDateline | None:
    """The dateline at the beginning of a paragraph, with who signs in it, or None."""
    found = _unsigned(text)
    signed = SIGNED_BEHIND.match(text, found.end) if found and found.agency else None
    if found is None or signed is None or not is_person(signed["name"]):
        return found
    return replace(found, author=signed["name"], end=signed.end())


def _unsigned(text: str) -> FoundDateline | None:
    if square := SQUARE.match(text):
        place = square["name"] or square["round"]
        if _is_whole_place(place) and TEXT_START.match(text, square.end()):
            return FoundDateline(place, known_place=True, end=square.end())
    if head := read_wire_head(text):
        behind = _read(text, head.end)
        if behind and behind.place:
            return replace(behind, agency=behind.agency or head.agency)
        if head.complete and (head.end >= len(text) or TEXT_START.match(text, head.end)):
            return FoundDateline(None, head.day, head.agency, known_agency=True, end=head.end)
    found = _read(text, len(text) - len(text.lstrip(" (/[")))
    return _richer(found, read_head(text))


def _richer(found: FoundDateline | None, head: FoundDateline | None) -> FoundDateline | None:
    """The one that tells more; of two that tell as much, the one with an agency told by marks."""
    if head is None or found is None:
        return head or found
    more = _told(head) - _told(found)
    return head if more > 0 or (more == 0 and head.agency) else found


def _told(found: FoundDateline) -> int:
    return bool(found.day) + bool(found.agency)


def _read(text: str, start: int) -> FoundDateline | None:
    if clock := CLOCK.match(text, start):
        start = clock.end()
    if town := TOWN.match(text, start):
        start = town.end()
    found = FoundDateline(end=start)
    for _ in range(MOST_PARTS):
        more = _part(text, found)
        if more is None or more.end > LONGEST:
            break
        if town and more.place:
            more = replace(more, known_place=True)
        found = replace(more, end=_separated(text, more))
    return _ended(text, found)


def _part(text: str, found: FoundDateline) -> FoundDateline | None:
    """One more of place, day and agency, in whatever order they stand."""
    at = found.end
    if found.day is None and (day := day_at(text, at)):
        clock = CLOCK_BEHIND.match(text, day.end)
        return replace(found, day=day, end=clock.end() if clock else day.end)
    if found.place and found.agency is None and (dated := dated_bracket(text, at)):
        day = found.day or dated.day
        return replace(found, day=day, agency=dated.agency, known_place=True, end=dated.end)
    if found.agency is None and (agency := agency_part(text, found)):
        name, known, end = agency
        # «Бишкек – 24.kg, Имя ФАМИЛИЯ. Текст»
        if signed := SIGNED.match(text, end):
            end = signed.end()
        return replace(found, agency=name, known_agency=known, end=end)
    bare = found.day is None and found.agency is None
    behind_region = bare and found.known_place and region_at(f"{found.place}.", 0)
    if (found.place is None or behind_region) and (place := place_at(text, at)):
        town = IS_TOWN.match(text, place.end())
        end = town.end() if town else place.end()
        return replace(found, place=place_name(place[0]), known_place=True, end=end)
    bracket = text.startswith("(", at)
    if bare and found.place and (region := region_at(text, at + bracket)):
        # «ASTANA, Kazakhstan», «Astana (Kazakhstan)»: the country behind the city only goes.
        return replace(found, known_place=True, end=region.end() + bracket)
    first = bare and found.place is None
    other = PLACE.match(text, at) if first and not DOMAIN.match(text, at) else None
    if other and not is_no_place(other[0]):
        return replace(found, place=other[0], end=other.end())
    return None


def _separated(text: str, found: FoundDateline) -> int:
    """Behind a part: full stops and commas; a dash only where a known agency follows."""
    soft = SOFT.match(text, found.end)
    end = soft.end() if soft else found.end
    dash = DASH.match(text, end)
    if dash and found.agency is None and found.place and (agency := outlet_at(text, dash.end())):
        behind = KIND_BEHIND.sub("", text[agency.end() : agency.end() + 20])[:2]
        if behind[:1] in ".,–—-/" or behind in (" –", " —", " -", " ,", ""):
            return dash.end()
        # «21 мая 2016, 13:59 — REGNUM Ранним утром»
        if found.day and agency[0].isupper() and TEXT_START.match(behind.lstrip()):
            return dash.end()
    # «Бишкек - 5 июня /KGinform/. Текст»
    if dash and found.known_place and found.day is None and (day := day_at(text, dash.end())):
        bracketed = BRACKETED.match(text, day.end + (text[day.end : day.end + 1] == " "))
        if bracketed and found.agency is None:
            return dash.end()
    if dash and found.agency is None and found.place:  # "SAN DIEGO — (BUSINESS WIRE) —"
        bracketed = BRACKETED.match(text, dash.end())
        if bracketed and agency_at(bracketed["name"], 0):
            return dash.end()
    dated = found.agency is None and found.place and found.day
    if dash and dated and short_agency(text, dash.end(), found):
        return dash.end()
    # What was skipped decides whether the dateline is at its end: keep it for `_ended`.
    is_last = DASH.match(text, end) or not text[end : end + 1].strip()
    return found.end if is_last and not _part(text, replace(found, end=end)) else end


def _ended(text: str, found: FoundDateline) -> FoundDateline | None:
    """Valid with a known agency, a date and a dash or full stop, or a known place and a dash."""
    if found.place is None and not (found.day and found.known_agency):
        return None
    closing = CLOSED.get(text[:1])
    if closing and text.startswith(closing, found.end):
        found = replace(found, end=found.end + 1)  # «(Астана, 4 мая) – Текст»
    behind = text[found.end :]
    skipped = text[: found.end].rstrip()
    dash = re.match(
        r"[\s.,]*[–—−-]{1,2}(?:\s+\.)?(?:\s+|(?=[«\"])|$)|[\s.,]*(?:[–—−]{1,2}|--)", behind
    )
    if skipped.endswith(")") or found.known_agency or _is_english_city(found):
        dash = dash or COLON.match(behind)
    if dash:
        end = found.end + dash.end()
        return replace(found, end=end) if _after_dash(text, found, end) else None
    stop = re.match(r"\s*\.?\s*", behind)
    end = found.end + (stop.end() if stop else 0)
    dotted = "." in behind[: stop.end() if stop else 0]
    stopped = dotted or skipped.endswith((".", "/", ")", "]", ":"))
    return replace(found, end=end) if _without_dash(text, found, end, stopped) else None


def _is_english_city(found: FoundDateline) -> bool:
    """ "SEOUL: The ministry said", "Seoul: The ministry said"."""
    place = found.place or ""
    alone = found.known_place and place.isascii()
    return alone and (place.isupper() or not region_at(f"{place}.", 0))


def _is_whole_place(text: str) -> bool:
    place = place_at(text, 0)
    return place is not None and place.end() == len(text)


def _after_dash(text: str, found: FoundDateline, end: int) -> bool:
    if found.known_agency:
        return True
    starts = TEXT_START.match(text, end) is not None or end >= len(text)
    if CASELESS.match(text, end):
        starts = True
    if found.day or found.agency:
        return starts and (found.known_place or len((found.place or "").split()) <= 3)
    proper = PROPER_START.match(text, end) is not None or bool(CASELESS.match(text, end))
    if not found.known_place or not proper or _is_way(text, found, end):
        return False
    # «Орал – Батыс Қазақстан облысының орталығы» only says what the city is.
    sentence = re.split(r"[.!?]\s", text[end : end + SENTENCE], maxsplit=1)[0]
    verb = has_verb(sentence) or re.search(r"\b[a-z]{2,}ed\b", sentence)
    return bool((found.place or "").isupper() or verb)


def _is_way(text: str, found: FoundDateline, end: int) -> bool:
    """«Алматы – Астана: поезд», but not «ASTANA – Kazakhstan’s team won»."""
    if WAY.match(text, end):
        return True
    other = place_at(text, end)
    if other is None:
        return False
    goes_on = re.match(r"\s[a-zа-яё]|[’']s\s", text[other.end() :]) is not None
    if other[0].casefold() == (found.place or "").casefold():
        return False  # «NEW YORK – New York prosecutors said»
    colon = ":" in text[found.end : end]
    return not (goes_on and (colon or (found.place or "").isupper()))


def _without_dash(text: str, found: FoundDateline, end: int, stopped: bool) -> bool:
    starts = TEXT_START.match(text, end) is not None or end >= len(text)
    if not starts and not CASELESS.match(text, end):
        return False
    if found.known_agency and found.place:
        # «KOSTANAY. KAZINFORM Kostanay mayor»: capitals or a day show that it is no subject.
        agency = found.agency or ""
        shown = agency.isupper() or agency.isascii() or found.day is not None
        return stopped or shown
    if found.known_agency and found.day and found.place is None:
        return stopped or end >= len(text)  # «OREANDA-NEWS. June 2, 2010. The bank»
    if found.known_place and stopped and (found.place or "").isupper() and found.agency is None:
        # «ТАШКЕНТ. Шествие пройдёт»: a city in capitals before a sentence
        return bool(found.day) or has_verb(text[end : end + SENTENCE])
    # «ЕТКУЛЬ, 1 сентября, СтепьПресс. Текст»
    sure = found.known_place or (found.agency is not None and (found.place or "").isupper())
    return bool(found.day and sure and (stopped or end >= len(text)))
