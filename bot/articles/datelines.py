"""The dateline before a text: «Алматы. 11 апреля. Центр информации – …»."""

import re
from dataclasses import dataclass, replace
from functools import cache

from bot.articles.dates import Day, day_at
from bot.articles.phrases import DOMAIN, LOWER, UPPER, agency_at, has_verb, is_person
from bot.articles.places import place_at, region_at
from bot.articles.tables import alternation, lines, words
from bot.articles.wire_heads import dated_bracket, read_wire_head
from bot.articles.wire_lines import read_wire_line

LONGEST = 140
SENTENCE = 300
SOFT = re.compile(r"[\s.,]*")
DASH = re.compile(r"\s*[–—−-]{1,2}\s*")
TOWN = re.compile(r"(?:г\.|гор\.|город|қ\.)\s*", re.IGNORECASE)
# «18:03, 14 апреля 2018, Бишкек – 24.kg»
CLOCK = re.compile(r"\d{1,2}:\d{2}[\s,.–—-]{1,4}(?=\d)")
IS_TOWN = re.compile(r"\s(?:қаласы|қ\.|ауданы|ауылы|qalasy|aýdany|city)(?=[\s.,])")
PLACE = re.compile(
    r"[А-ЯЁ][а-яё-]{3,25}(?:ая\sобласть|ий\sкрай)|"
    rf"[{UPPER}][\w’'-]{{1,30}}(?:[ -][{UPPER}][\w’'-]{{1,30}}){{0,2}}"
)
BRACKETED = re.compile(
    r"(?:(?P<round>\()|(?P<slash>/)|\[)\s*(?P<name>[^()\[\]]{2,60}?)\s*(?(round)\)|(?(slash)/|\]))"
)
# «/Имя Фамилия – Кабар/»: its writer and the agency
WRITER = re.compile(rf"(?:[{UPPER}][\w.’'-]{{1,30}}\s){{1,3}}[–—-]\s(?=\S)")
# «21 мая 2016, 13:59 — REGNUM», "June 22, 2015 AEST (ABN Newswire)"
CLOCK_BEHIND = re.compile(r",?\s*\d{1,2}:\d{2}(?=[\s,.]*[–—-])|\s[A-Z]{2,4}(?=\s*[(/])")
# "[SEOUL] Two people", "(NEW YORK) — Two people"
SQUARE = re.compile(r"\[(?P<name>[^\[\]]{2,40})\]\s+|\((?P<round>[^()]{2,40})\)\s*[–—-]{1,2}\s+")
INNER_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")
UNKNOWN_AGENCY = re.compile(rf"(?!By\s)[{UPPER}«“\"][^.,:;!?–—()]{{1,39}}?(?=\s+[–—-]{{1,2}}\s)")
# «Костанай, 2 окт – АПН. Текст»: capitals or Latin letters, and a sentence behind the full stop.
SHORT_AGENCY = re.compile(
    rf"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{{2,12}}|[A-Z][A-Za-z]{{2,20}})(?=\.\s+[{UPPER}«\"])"
    # «Омск, 28 сентября – Степь-Омск.», a paragraph of its own
    rf"|[{UPPER}][\w-]{{1,20}}(?:\s[{UPPER}][\w-]{{1,20}}){{0,2}}(?=\.?$)"
)
TEXT_START = re.compile(rf"[{UPPER}«“„\"(\d#@]")
PROPER_BEHIND = re.compile(rf"\s*[–—-]{{1,2}}\s+[{UPPER}«“\"]")
PROPER_START = re.compile(rf"[{UPPER}«“„\"]")
SIGNED = re.compile(
    r"\s?(?:/[^/\d]{5,40}/|\([^()\d]{5,40}\))(?=\s?[–—-]\s)|"
    rf"\s?,\s[{UPPER}][{LOWER}-]{{1,20}}\s[{UPPER}][\w-]{{1,25}}(?=\.\s|\s?[–—-]\s)"
)
CASELESS = re.compile("[\u0600-\u06ff]")
# «Бишкек – Торугарт: дорога откроется»: where a road goes
WAY = re.compile(rf"[{UPPER}][\w’'-]{{1,30}}(?:\s[\w’'-]{{1,30}}){{0,2}}:")
INITIALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,6}")
# «ISLAMABAD, March 8 (APP): The», «BAKU, Oct. 3. Trend: The»
COLON = re.compile(r":\s+")
MOST_PARTS = 4
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """`end`: where the text behind it begins."""

    place: str | None = None
    day: Day | None = None
    agency: str | None = None
    known_place: bool = False
    known_agency: bool = False
    end: int = 0


def read_dateline(text: str) -> FoundDateline | None:
    """The dateline at the beginning of a paragraph, or None."""
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
    found = _read(text, len(text) - len(text.lstrip(" (/")))
    if (found is None or found.agency is None) and (line := read_wire_line(text)):
        return FoundDateline(line.place, line.day, line.agency, end=line.end)
    return found


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
        found = replace(more, end=_separated(text, more))
    return _ended(text, found)


def _part(text: str, found: FoundDateline) -> FoundDateline | None:
    """One more of place, day and agency, in whatever order they stand."""
    at = found.end
    if found.day is None and (day := day_at(text, at)):
        clock = CLOCK_BEHIND.match(text, day.end)
        return replace(found, day=day, end=clock.end() if clock else day.end)
    if found.place and found.agency is None and (dated := dated_bracket(text, at)):
        return replace(found, day=dated.day, agency=dated.agency, known_place=True, end=dated.end)
    if found.agency is None and (agency := _agency(text, found)):
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
        return replace(found, place=place[0].rstrip("."), known_place=True, end=end)
    bracket = text.startswith("(", at)
    if bare and found.place and (region := region_at(text, at + bracket)):
        # «ASTANA, Kazakhstan», «Astana (Kazakhstan)»: the country behind the city only goes.
        return replace(found, known_place=True, end=region.end() + bracket)
    first = bare and found.place is None
    if first and (other := PLACE.match(text, at)) and not _is_no_place(other[0]):
        return replace(found, place=other[0], end=other.end())
    return None


def _agency(text: str, found: FoundDateline) -> tuple[str, bool, int] | None:
    at = found.end
    if bracketed := BRACKETED.match(text, at):
        whole = bracketed["name"].strip()
        writer = WRITER.match(whole)
        name = whole[writer.end() if writer else 0 :].strip()
        known = agency_at(name, 0) is not None
        site = DOMAIN.fullmatch(whole) and DASH.match(text, bracketed.end())
        initials = INITIALS.fullmatch(whole) and not region_at(whole, 0)
        outlet = site or (initials and found.known_place and DASH.match(text, bracketed.end()))
        if known or (found.place and (found.day or outlet)):
            return (name if known else whole), known, bracketed.end()
        return None
    # A place may be an outlet's name too («Орда», «Время»): first the place is looked for.
    if found.place is None and place_at(text, at):
        return None
    stopped = text[:at].rstrip()[-1:] in ".,)–—-"
    apart = found.known_place or found.place is None or stopped
    if (agency := _outlet_at(text, at)) and apart:
        return agency[0], True, agency.end()
    if found.place and found.day and stopped and (short := SHORT_AGENCY.match(text, at)):
        return short[0], False, short.end()
    site = DOMAIN.match(text, at) if found.place and stopped else None
    if site and DASH.match(text, site.end()):
        return site[0], False, site.end()
    return _unknown_agency(text, found) if found.place else None


def _outlet_at(text: str, at: int) -> re.Match[str] | None:
    """A known agency, or a site behind what it is: «АН Podrobno.uz»."""
    agency, site = agency_at(text, at), DOMAIN.match(text, at)
    if agency:
        return site if site and site.end() > agency.end() else agency
    kind = _kind().match(text, at)
    return (agency_at(text, kind.end()) or DOMAIN.match(text, kind.end())) if kind else None


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(lines('outlet_kinds'))})\s+")


def _unknown_agency(text: str, found: FoundDateline) -> tuple[str, bool, int] | None:
    """Behind a day any few words before a dash; without one capitals tell them from a sentence."""
    other = UNKNOWN_AGENCY.match(text, found.end)
    if other is None or len(other[0].split()) > MOST_WORDS or has_verb(other[0]):
        return None
    name = other[0].strip('«»“”" ')
    titled = PROPER_BEHIND.match(text, other.end()) is not None and not is_person(name)
    if found.day is None and not _is_capital_agency(name, found, text[: found.end], titled):
        return None
    return name, False, other.end()


def _is_capital_agency(name: str, found: FoundDateline, before: str, titled: bool) -> bool:
    """«SEMEY. IRTYSHPOST – …», «Семей. Степной маяк – …»; a full stop stands between.

    `titled`: a capital letter follows the dash, and the name is nobody's.
    """
    place = found.place or ""
    other = place_at(name, 0)
    apart = before.rstrip().endswith(".") and (other is None or other.end() < len(name))
    capitals = name.isupper() and len(name) > 2 and (found.known_place or place.isupper())
    titled = titled or (place.isupper() and all(w[0].isupper() for w in name.split()))
    return apart and not _is_no_place(name) and (capitals or (found.known_place and titled))


def _separated(text: str, found: FoundDateline) -> int:
    """Behind a part: full stops and commas; a dash only where a known agency follows."""
    soft = SOFT.match(text, found.end)
    end = soft.end() if soft else found.end
    dash = DASH.match(text, end)
    if dash and found.agency is None and found.place and (agency := _outlet_at(text, dash.end())):
        behind = text[agency.end() : agency.end() + 2]
        if behind[:1] in ".,–—-/" or behind in (" –", " —", " -", " ,", ""):
            return dash.end()
        # «21 мая 2016, 13:59 — REGNUM Ранним утром»
        if found.day and agency[0].isupper() and TEXT_START.match(behind.lstrip()):
            return dash.end()
    if dash and found.agency is None and found.place:  # "SAN DIEGO — (BUSINESS WIRE) —"
        bracketed = BRACKETED.match(text, dash.end())
        if bracketed and agency_at(bracketed["name"], 0):
            return dash.end()
    dated = found.agency is None and found.place and found.day
    if dash and dated and SHORT_AGENCY.match(text, dash.end()):
        return dash.end()
    # What was skipped decides whether the dateline is at its end: keep it for `_ended`.
    is_last = DASH.match(text, end) or not text[end : end + 1].strip()
    return found.end if is_last and not _part(text, replace(found, end=end)) else end


def _ended(text: str, found: FoundDateline) -> FoundDateline | None:
    """Valid with a known agency, a date and a dash or full stop, or a known place and a dash."""
    if found.place is None and not (found.day and found.known_agency):
        return None
    behind = text[found.end :]
    skipped = text[: found.end].rstrip()
    dash = re.match(r"[\s.,]*[–—−-]{1,2}(?:\s+|(?=[«\"])|$)|[\s.,]*(?:[–—−]{1,2}|--)", behind)
    if skipped.endswith(")") or found.known_agency or _is_english_city(found):
        dash = dash or COLON.match(behind)
    if dash:
        end = found.end + dash.end()
        return replace(found, end=end) if _after_dash(text, found, end) else None
    stop = re.match(r"\s*\.?\s*", behind)
    end = found.end + (stop.end() if stop else 0)
    stopped = "." in behind[: stop.end() if stop else 0] or skipped.endswith((".", "/", ")"))
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
    return bool(found.day and found.known_place and (stopped or end >= len(text)))


def _is_no_place(name: str) -> bool:
    first = name.split()[0].casefold()
    if INNER_CAPITAL.search(name):
        return True
    return first in words("not_places") or name.casefold() in words("not_places")
