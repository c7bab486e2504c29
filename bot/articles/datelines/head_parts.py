"""A head part by part, in any order, with whatever stands between them:
«PLACE (Agency), DAY – », «Agency, PLACE – DAY – », «Place, Region. DAY, weekday. ИА «X». »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.articles.datelines.head_agencies import (
    CAPITALS,
    NAME,
    WHOLE_NAME,
    Agency,
    Sign,
    read_agency,
    sign_of,
)
from bot.articles.datelines.parts import TOWN, is_no_place, name_in_brackets
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at, place_name, region_at
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, agency_at

LONGEST = 110
MOST_PARTS = 4
SHORTEST_AGENCY = 3
PLACE = re.compile(rf"{NAME}(?:[ -]{NAME}){{0,2}}")
REGION = re.compile(rf",\s?(?:{NAME}|[A-Z])(?:\s{NAME}){{0,2}}\.?(?=[\s,(/–—-])")
REGION_NAMED = re.compile(
    rf"[.,]?\s(?:(?:{NAME}\s)?[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой)\s(?:область|край|район)"
    rf"|{NAME}(?:\s{NAME})?\s(?:облысы|ауданы))(?!\w)"
)
STATE = re.compile(
    r"(?:(?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)?[A-Z])\."  # "Ill.", "N.Y.", "NY"
    r"|A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[TA]|W[AVIY]|AB|BC|MB|N[BLS]|ON|PE|QC)(?=[\s,(–—-])"
)
KIND_OF_PLACE = re.compile(
    r"\s(?:қаласы|қ\.|ауданы|ауылы|облысы|qalasy|aýdany|[Cc]ity|[Rr]egion)(?!\w)"
)
CLOCK = re.compile(r"\s?/\s?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?")  # «Apr 21, 2025 / 10:30 am»
YEAR = re.compile(r"\sг(?:\.|(?!\w))")  # «05.05.2025 г.»
WEEKDAY = re.compile(
    r",?\s(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\w-])",
    re.IGNORECASE,
)
SPACE = re.compile(r"\s")
BRACKET = re.compile(
    r"\((?P<round>[^()]{2,60})\)|/\s?(?P<slash>[^/()]{2,50}?)\s?/|\[(?P<square>[^\[\]]{2,40})\]"
)
DAY_INSIDE = re.compile(r"(?:,|\s[–-])\s(?=[\w ]*\d)")
PLACE_INSIDE = re.compile(r",\s")
# Stop, comma and dash, one of them or two: «., », «). – »
BETWEEN = re.compile(
    r"\s*(?P<soft>\||/(?=\s)(?![^/]{2,40}/)|[.,]{0,2})\s*(?P<dash>--|[–—−]|(?<=\s)-(?=\s))?\s*"
    r"(?P<colon>:(?=\s))?\s*"
)
BEFORE_BRACKET = re.compile(r"\s?(?:--)?\s?\(")  # "HALIFAX, NOVA SCOTIA--(Agency)--"
DASHES = ("--", "–", "—", "−", "-")


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read so far.

    `known`: a table, a region behind the place or «г.» before it tells that it is one;
    `before`: the mark before what was read last, `closed`: the one behind it;
    `apart`: brackets, a dash or a full stop stand before the agency;
    `enclosed`: how the bracket opens in which the agency stands;
    `bracket`: what was read last stands in brackets;
    `region`: one stands behind the place, `state`: one of America, or its letters.
    """

    place: str | None = None
    known: bool = False
    day: Day | None = None
    agency: str | None = None
    sign: Sign = Sign.ANY
    before: str = ""
    apart: bool = False
    enclosed: str = ""
    bracket: bool = False
    region: bool = False
    state: bool = False
    closed: str = ""
    end: int = 0


def heads(text: str) -> Iterator[Parts]:
    """What may be a head, each longer by a part; `end` is behind what closes it."""
    parts, before = Parts(), ""
    for _ in range(MOST_PARTS):
        more = _next(text, parts, before)
        between = BETWEEN.match(text, more.end) if more else None
        if more is None or between is None or more.end > LONGEST:
            return
        stopped = between["soft"] or text[more.end - 1] == "."  # «5 мая.» may be a short form
        closed = between["dash"] or between["colon"] or ("." if stopped else "")
        start = between.end()
        parts = replace(more, closed=closed, end=start)
        yield parts
        separated = closed or more.bracket or text[start : start + 1] in "(/["
        dated = more.known and more.day is None and day_at(text, start)
        if not (separated or dated or (more.day and text.startswith("By ", start))):
            return
        before = closed or ","


def _next(text: str, parts: Parts, before: str) -> Parts | None:
    at = parts.end
    if parts.day is None and (dated := _day(text, at)):
        return replace(parts, day=dated[0], bracket=False, end=dated[1])
    if bracket := BRACKET.match(text, at):
        inside = bracket["round"] or bracket["slash"] or bracket["square"]
        parts = replace(parts, before=before, bracket=True, end=bracket.end())
        return _in_bracket(inside.strip(), parts, text[at])
    if first := _agency_first(text, parts):
        return first
    if parts.place is None and (place := _place(text, parts)):
        return place
    dashed = before in DASHES
    agency = read_agency(text, at, dashed=dashed) if parts.agency is None else None
    if agency is None:
        return None
    apart = before not in ("", ",") or parts.bracket
    return _with(replace(parts, before=before, apart=apart, bracket=False), agency, agency.end)


def _with(parts: Parts, agency: Agency, end: int) -> Parts:
    return replace(parts, agency=agency.name, sign=agency.sign, end=end)


def _day(text: str, at: int) -> tuple[Day, int] | None:
    """The day with its weekday and clock, and where they end."""
    day = day_at(text, at)
    if day is None:
        return None
    end = day.end
    for more in (YEAR, WEEKDAY, CLOCK):
        if found := more.match(text, end):
            end = found.end()
    return day, end


def _agency_first(text: str, parts: Parts) -> Parts | None:
    """«Steppe News, ASTANA, May 5 – »: an outlet before a known place."""
    found = read_agency(text, 0) if parts.end == 0 and parts.agency is None else None
    between = BETWEEN.match(text, found.end) if found else None
    if found is None or between is None or not between[0].strip():
        return None
    place = place_at(text, between.end())
    if place is None or place_at(text, 0) or region_at(text, between.end()):
        return None  # «MUSCAT, Oman»
    if found.sign is Sign.ANY and not _is_title(text, found, place.end()):
        return None
    known = agency_at(text, 0) is not None
    sign = Sign.KNOWN if known else Sign.MARKED
    return _with(parts, replace(found, sign=sign), found.end)


def _is_title(text: str, found: Agency, at: int) -> bool:
    """«Дала таңы. Семей. 4 мамыр. »: some words, a full stop, a city and a day behind it."""
    gap = BETWEEN.match(text, at)
    dated = gap is not None and day_at(text, gap.end()) is not None
    return dated and " " in found.name and text[found.end : found.end + 2] == ". "


def _in_bracket(inside: str, parts: Parts, opening: str) -> Parts | None:
    """«(Agency)», «(May 5)», «(Agency - May 5)», «(Oman)», «/Name Surname - Agency/»."""
    day = day_at(inside, 0)
    if day and day.end == len(inside):
        return replace(parts, day=day) if parts.day is None else None
    region = region_at(inside, 0) or REGION_NAMED.match(f" {inside}")
    if region and len(region[0].strip()) == len(inside):
        return replace(parts, known=True) if parts.place else None
    if parts.agency is not None:
        return None
    if (cut := DAY_INSIDE.search(inside)) and (later := day_at(inside, cut.end())):
        inside, parts = inside[: cut.start()], replace(parts, day=parts.day or later)
    elif parts.place is None and (cut := PLACE_INSIDE.search(inside)):
        place = place_at(inside, cut.end())
        if place and place.end() == len(inside):  # «(Steppe Press, Bishkek)»
            inside, parts = inside[: cut.start()], replace(parts, place=place[0], known=True)
    name = name_in_brackets(inside)
    sign = _sign_in_brackets(name) if name else None
    if name is None or sign is None:
        return None
    if sign < Sign.SURE and parts.before in DASHES:
        sign = Sign.SURE  # "HALIFAX--(Steppewired)--"
    return _with(replace(parts, apart=True, enclosed=opening), Agency(name, sign, 0), parts.end)


def _sign_in_brackets(name: str) -> Sign | None:
    """None for what is no agency."""
    if (sign := sign_of(name)) is Sign.KNOWN:  # «(dpa)» too
        return sign
    found = read_agency(name, 0)
    if found is None or found.end < len(name):
        return None
    return found.sign if len(name) >= SHORTEST_AGENCY or found.sign >= Sign.SURE else None


def _place(text: str, parts: Parts) -> Parts | None:
    at = parts.end
    town = TOWN.match(text, at)
    at = town.end() if town else at
    known, other = place_at(text, at), PLACE.match(text, at)
    if known and text[at].isupper():
        name, end = place_name(known[0]), known.end()
        if text[end : end + 1] == "/" and (second := place_at(text, end + 1)):
            name, end = text[at : second.end()], second.end()
    elif other and _may_be_place(text, at, other[0]) and not parts.agency:
        name, end, known = other[0], other.end(), None
    else:
        return None
    behind = end
    if (kind := KIND_OF_PLACE.match(text, end)) and known:
        end = kind.end()
    state, told = False, known is not None or town is not None
    if named := REGION_NAMED.match(text, end):
        end, told = named.end(), True
    while (region := REGION.match(text, end)) and _is_region(text, end + 1, name):
        state = STATE.match(text, end + 2) is not None
        end, told = _before_day(text, end, region.end()), True
    if (
        region
        and BEFORE_BRACKET.match(text, region.end())
        and not (_is_agency(text, end + 2) or day_at(text, end + 2))
    ):
        end = region.end()
    return replace(
        parts, place=name, known=told, bracket=False, region=end > behind, state=state, end=end
    )


def _may_be_place(text: str, at: int, name: str) -> bool:
    return not is_no_place(name) and not (DOMAIN.match(text, at) or agency_at(text, at))


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
    return place.isupper() and CAPITALS.match(text, at) is None and not _is_agency(text, at)


def _is_agency(text: str, at: int) -> bool:
    name = WHOLE_NAME.match(text, at)
    outlet = name is not None and is_outlet_name(name[0].rstrip("."))
    return outlet or agency_at(text, at) is not None
