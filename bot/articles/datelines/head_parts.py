"""The head of a text as parts in any order, «PLACE (Agency), DAY – », «Agency, PLACE – DAY – »:
whatever stands between them, and by what kind of name an agency is known."""

import re
from dataclasses import dataclass, replace

from bot.articles.datelines.parts import INNER_CAPITAL, is_no_place, name_in_brackets
from bot.articles.datelines.wire_lines import WireLine
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at, region_at
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, UPPER, agency_at, has_verb, is_person

LONGEST = 110
LEAST_TEXT = 20
MOST_PARTS = 4
SHORTEST_AGENCY = 3
NAME = rf"[{UPPER}][\w.’'-]{{0,29}}[\w’']"
PLACE = re.compile(rf"{NAME}(?:[ -]{NAME}){{0,2}}")
REGION = re.compile(rf",\s?(?:{NAME}|[A-Z])(?:\s{NAME}){{0,2}}\.?(?=[\s,(/–—-])")
STATE = re.compile(
    r"(?:(?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)?[A-Z])\."  # "Ill.", "N.Y.", "NY"
    r"|A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[TA]|W[AVIY]|AB|BC|MB|N[BLS]|ON|PE|QC)(?=[\s,(–—-])"
)
CLOCK = re.compile(r"\s?/\s?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?")  # «Apr 21, 2025 / 10:30 am»
SPACE = re.compile(r"\s")
KIND_OF_PLACE = re.compile(
    r"\s(?:қаласы|қ\.|ауданы|ауылы|облысы|qalasy|aýdany|[Cc]ity|[Rr]egion)(?!\w)"
)
BRACKET = re.compile(
    r"\((?P<round>[^()]{2,60})\)|/\s?(?P<slash>[^/()]{2,40}?)\s?/|\[(?P<square>[^\[\]]{2,40})\]"
)
DAY_INSIDE = re.compile(r"(?:,|\s[–-])\s(?=[\w ]*\d)")
QUOTED = re.compile(r"[«“\"](?P<name>[^«»“”\"]{2,40})[»”\"](?:\s[^\W\d_A-ZА-Я][^\W\d_]+){0,2}")
INITIALS_FIRST = re.compile(r"[A-Z]{2,4}[a-z]{3}")  # «DFWatch»
QUOTES = '«»“”"'
WHOLE_NAME = re.compile(
    rf"[{UPPER}@][^\s,.:;()\[\]|/–—]*(?:[./][^\s,.:;()\[\]|/–—]+)*"
    rf"(?:\s[^\s,.:;()\[\]|/–—-][^\s,.:;()\[\]|/–—]*){{0,3}}"
)
CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ -]{2,24}")
# Stop, comma and dash, one of them or two: «., », «). – »
BETWEEN = re.compile(
    r"\s*(?P<soft>\||(?<=\s)/(?=\s)(?![^/]{2,40}/)|[.,]{0,2})\s*(?P<dash>--|[–—−]|(?<=\s)-(?=\s))?\s*(?P<colon>:(?=\s))?\s*"
)
TEXT = re.compile(rf"[{UPPER}«“„\"\d]")
# Nearly all paragraphs begin with none of these.
MAY_BE_ONE = re.compile(r".{1,60}?(?:[(/\[–—−|]|--|\s-\s|:\s)")


@dataclass(frozen=True, slots=True)
class Parts:
    """`sure`: the agency's name is one that only an outlet has; `apart`: brackets, a dash or a
    full stop stand before it; `bracket`: what was read last stands in brackets; `dated`: the
    agency may be something else («Кайрат»), but not beside a day; `state`: a state of America or
    its letters stand behind the place."""

    place: str | None = None
    known: bool = False
    day: Day | None = None
    agency: str | None = None
    sure: bool = False
    apart: bool = False
    bracket: bool = False
    dated: bool = False
    state: bool = False
    end: int = 0


def read_head(text: str) -> WireLine | None:
    """The longest head with which a paragraph begins and that can be nothing else."""
    if MAY_BE_ONE.match(text) is None:
        return None
    parts, best, before = Parts(), None, ""
    for _ in range(MOST_PARTS):
        more = _next(text, parts, before)
        between = BETWEEN.match(text, more.end) if more else None
        if more is None or between is None or more.end > LONGEST:
            break
        closed = between["dash"] or between["colon"] or ("." if between["soft"] else "")
        start = between.end()
        if _is_head(more, closed) and len(text) - start >= LEAST_TEXT and TEXT.match(text, start):
            best = WireLine(more.place, more.day, more.agency, start)
        separated = between[0].strip() or more.bracket or text[start : start + 1] in "(/["
        if not (separated or (more.known and more.day is None and day_at(text, start))):
            break
        before, parts = closed or ",", replace(more, end=start)
    return best


def _next(text: str, parts: Parts, before: str) -> Parts | None:
    at = parts.end
    if parts.day is None and (day := day_at(text, at)):
        clock = CLOCK.match(text, day.end)
        return replace(parts, day=day, bracket=False, end=clock.end() if clock else day.end)
    if bracket := BRACKET.match(text, at):
        inside = bracket["round"] or bracket["slash"] or bracket["square"]
        return _in_bracket(inside.strip(), replace(parts, bracket=True, end=bracket.end()))
    if first := _agency_first(text, parts):
        return first
    if parts.place is None and (place := _place(text, parts)):
        return place
    if parts.agency is None and (found := _agency(text, at)):
        name, sure, end = found
        apart = before not in ("", ",") or parts.bracket
        dated = text[at] in QUOTES and text[end - 1] in QUOTES
        return replace(
            parts, agency=name, sure=sure, apart=apart, dated=dated, bracket=False, end=end
        )
    return None


def _agency_first(text: str, parts: Parts) -> Parts | None:
    """«Steppe News, ASTANA, May 5 – »: an outlet before a known place."""
    found = _agency(text, 0) if parts.end == 0 and parts.agency is None else None
    between = BETWEEN.match(text, found[2]) if found and found[1] else None
    if found is None or between is None or not between[0].strip():
        return None
    place = place_at(text, between.end())
    if place is None or place_at(text, 0) or region_at(text, between.end()):
        return None  # «MUSCAT, Oman»
    known = agency_at(text, 0) is not None
    return replace(parts, agency=found[0], sure=True, dated=not known, end=found[2])


def _in_bracket(inside: str, parts: Parts) -> Parts | None:
    """«(Agency)», «(May 5)», «(Agency - May 5)», «(Oman)», «/Name Surname - Agency/»."""
    day = day_at(inside, 0)
    if day and day.end == len(inside):
        return replace(parts, day=day) if parts.day is None else None
    region = region_at(inside, 0)
    if region and region.end() == len(inside):
        return parts if parts.place else None
    if parts.agency is not None:
        return None
    if (cut := DAY_INSIDE.search(inside)) and (later := day_at(inside, cut.end())):
        inside, parts = inside[: cut.start()], replace(parts, day=parts.day or later)
    name = name_in_brackets(inside)
    known = agency_at(name, 0) if name else None  # «(dpa)» too
    whole = known is not None and known.end() == len(name or "")
    found = (name, True, len(name)) if name and whole else _agency(name, 0) if name else None
    if (
        name is None
        or found is None
        or found[2] < len(name)
        or (len(name) < SHORTEST_AGENCY and not found[1])
    ):
        return None
    return replace(parts, agency=found[0], sure=found[1], apart=True)


def _place(text: str, parts: Parts) -> Parts | None:
    at = parts.end
    known, other = place_at(text, at), PLACE.match(text, at)
    if known and text[at].isupper():
        name, end = known[0], known.end()
        if text[end : end + 1] == "/" and (second := place_at(text, end + 1)):
            name, end = text[at : second.end()], second.end()
    elif other and not is_no_place(other[0]) and not agency_at(text, at) and not parts.agency:
        name, end, known = other[0], other.end(), None
    else:
        return None
    if (kind := KIND_OF_PLACE.match(text, end)) and known:
        end = kind.end()
    in_region = state = False
    while (region := REGION.match(text, end)) and _is_region(text, end + 1, name):
        state = STATE.match(text, end + 2) is not None
        end, in_region = _before_day(text, end, region.end()), True
    sure = known is not None or in_region
    return replace(parts, place=name, known=sure, bracket=False, state=state, end=end)


def _before_day(text: str, at: int, end: int) -> int:
    """«Woodbury, NY October 5, 2010 –»: a month behind a state is none of it."""
    starts = (space.end() for space in SPACE.finditer(text, at + 2, end))
    return next((start - 1 for start in starts if day_at(text, start)), end)


def _is_region(text: str, at: int, place: str) -> bool:
    """Behind a comma: a country or state, or any behind a city in capitals."""
    at += text[at : at + 1] == " "
    if region_at(text, at):
        return True
    if day_at(text, at):
        return False
    if STATE.match(text, at):
        return True
    taken = agency_at(text, at) or CAPITALS.match(text, at)
    name = WHOLE_NAME.match(text, at)
    return place.isupper() and not taken and not (name and is_outlet_name(name[0].rstrip(".")))


def _agency(text: str, at: int) -> tuple[str, bool, int] | None:
    """(name, whether only an outlet is called so, where it ends)."""
    if quoted := QUOTED.match(text, at):
        return quoted["name"], True, quoted.end()
    if site := DOMAIN.match(text, at):
        return site[0], True, site.end()
    whole = WHOLE_NAME.match(text, at)
    if whole is None or has_verb(whole[0]):
        return None
    name = whole[0].rstrip()
    agency = agency_at(text, at)
    if agency and (agency.end() >= whole.end() or text[agency.end()] in ".:"):
        return agency[0], True, agency.end()
    place = place_at(name, 0)
    if place and place.end() == len(name):
        return None
    if name.casefold() in words("not_places") or (
        is_no_place(name.replace("-", " ")) and " " in name
    ):
        return None
    return name, _is_sure(name), at + len(name)


def _is_sure(name: str) -> bool:
    pair = name.partition("/")
    if pair[2]:
        return _is_sure(pair[0]) or agency_at(pair[0], 0) is not None
    joined = " " not in name and (INNER_CAPITAL.search(name) or INITIALS_FIRST.match(name))
    return bool(joined) or CAPITALS.fullmatch(name) is not None or is_outlet_name(name)


def _is_head(parts: Parts, closed: str) -> bool:
    """Can what was read be anything else than a dateline, by what closes it?"""
    if parts.place is None or not closed:
        return False
    shown = parts.known or (parts.place.isupper() and len(parts.place) >= SHORTEST_AGENCY)
    stopped = closed == "."
    if parts.agency is None:
        # «PUTRAJAYA, July 5, 2015: The ministry said»
        sure = shown if closed == ":" else parts.known
        if parts.state and parts.place.isupper() and not stopped:
            return True  # «OAKLAND COUNTY, MI – The police»
        return bool(parts.day and sure and not stopped)
    if stopped and not parts.bracket:
        return bool(parts.sure and parts.day and parts.known and parts.apart)
    if parts.sure and (parts.day or not parts.dated):
        return shown or (parts.day is not None and parts.bracket)
    if not parts.known or is_person(parts.agency):
        return False
    return parts.apart and (parts.day is not None or parts.bracket)
