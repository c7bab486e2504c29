"""A head part by part, in any order, with whatever stands between them:
«PLACE (Agency), DAY – », «Agency, PLACE – DAY – », «Place, Region. DAY, weekday. ИА «X». »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.articles.datelines.head_agencies import (
    Agency,
    Sign,
    read_agency,
    sign_of,
)
from bot.articles.datelines.head_places import REGION_NAMED, read_place
from bot.articles.datelines.parts import BETWEEN, DASHES, signed_in_brackets
from bot.articles.names.places import place_at, region_at
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import agency_at, is_agency

LONGEST = 110
MOST_PARTS = 4
SHORTEST_AGENCY = 3
# Two letters are a country or a state as a rule; these are agencies («LONDON (PA) –»).
INITIALS = ("PA", "TT", "CP", "AA")
CLOCK = re.compile(r"\s?/\s?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?")  # «Apr 21, 2025 / 10:30 am»
# «21 мая 2016, 13:59 — REGNUM», "June 22, 2015 AEST (ABN Newswire)"
ZONE = re.compile(r",?\s*\d{1,2}:\d{2}(?=\.\s|[\s,.]*[–—-])|\s[A-Z]{2,4}(?=\s*[(/])")
# «18:03, 14 апреля 2018, Бишкек – 24.kg»
CLOCK_FIRST = re.compile(r"\d{1,2}:\d{2}[\s,.–—-]{1,4}(?=\d)")
YEAR = re.compile(r"\sг(?:\.|(?!\w))")  # «05.05.2025 г.»
WEEKDAY = re.compile(
    r",?\s(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\w-])",
    re.IGNORECASE,
)
BRACKET = re.compile(
    r"\((?P<round>[^()]{2,60})\)|/\s?(?P<slash>[^/()]{2,50}?)\s?/|\[(?P<square>[^\[\]]{2,40})\]"
)
UPDATE = re.compile(r"\bupdate\b", re.IGNORECASE)  # «MANILA (Update 1, 3:25 p.m.) — »
DAY_INSIDE = re.compile(r"(?:,|\s[–-])\s(?=[\w ]*\d)")


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read so far.

    `known`: a table or what stands beside the place tells that it is one;
    `before`: the mark before the agency, `closed`: the one behind all;
    `apart`: brackets, a dash or a full stop stand before the agency;
    `enclosed`: how the bracket opens in which the agency stands, `whole`: the whole head;
    `bracket`: what was read last stands in brackets;
    `region`: one stands behind the place, `state`: one of America, or its letters.
    """

    place: str | None = None
    known: bool = False
    day: Day | None = None
    agency: str | None = None
    sign: Sign = Sign.ANY
    author: str | None = None
    before: str = ""
    apart: bool = False
    enclosed: str = ""
    whole: str = ""
    bracket: bool = False
    region: bool = False
    state: bool = False
    closed: str = ""
    end: int = 0


def heads(text: str, start: int = 0) -> Iterator[Parts]:
    """What may be a head, each longer by a part; `end` is behind what closes it."""
    clock = CLOCK_FIRST.match(text, start)
    parts, before = Parts(end=clock.end() if clock else start), ""
    for _ in range(MOST_PARTS):
        more = _next(text, parts, before)
        between = BETWEEN.match(text, more.end) if more else None
        if more is None or between is None or more.end > LONGEST:
            return
        soft = between["soft"] or text[more.end - 1]  # «5 мая.» may be a short form
        closed = between["dash"] or between["colon"] or (soft[0] if soft[0] in ".,|•/" else "")
        end = between.end()
        parts = replace(more, closed=closed, end=end)
        yield parts
        separated = closed or more.bracket or text[end : end + 1] in "(/["
        dated = more.known and more.day is None and day_at(text, end)
        # «Baku, Apr. 18 Trend: The», «Baku, Nov. 23 By Dana Omarova – Trend: The»
        signed = more.day and (text.startswith("By ", end) or agency_at(text, end))
        if not (separated or dated or signed):
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
    if place := _placed(text, parts):
        return place
    dashed = before in DASHES
    agency = read_agency(text, at, dashed=dashed) if parts.agency is None else None
    if agency is None:
        return None
    apart = before not in ("", ",") or parts.bracket
    return _with(replace(parts, before=before, apart=apart, bracket=False), agency, agency.end)


def _placed(text: str, parts: Parts) -> Parts | None:
    """A place, also one behind its region: «Узбекистан, Ташкент»."""
    bare = parts.day is None and parts.agency is None
    in_region = bare and parts.known and region_at(f"{parts.place}.", 0)
    if parts.place is not None and not in_region:
        return None
    place = read_place(text, parts.end)
    if place is None or (not place.listed and (parts.place or parts.agency)):
        return None
    parts = replace(parts, place=place.name, known=place.known, enclosed="", bracket=False)
    return replace(parts, region=place.region, state=place.state, end=place.end)


def _with(parts: Parts, agency: Agency, end: int) -> Parts:
    return replace(parts, agency=agency.name, sign=agency.sign, author=agency.author, end=end)


def _day(text: str, at: int) -> tuple[Day, int] | None:
    """The day with its weekday and clock, and where they end."""
    day = day_at(text, at)
    if day is None:
        return None
    end = day.end
    for more in (YEAR, WEEKDAY, CLOCK, ZONE):
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
    if parts.place and region and len(region[0].strip()) == len(inside):
        return replace(parts, known=True)
    if parts.place and UPDATE.search(inside):
        return parts
    parts = _behind_region(inside, parts)
    if parts.agency is not None:
        return None
    if parts.place is None and (whole := _whole_in_bracket(inside, parts, opening)):
        return whole
    dated = False
    if (cut := DAY_INSIDE.search(inside)) and (later := day_at(inside, cut.end())):
        dated = "," not in cut[0]
        inside, parts = inside[: cut.start()], replace(parts, day=parts.day or later)
    name, author = signed_in_brackets(inside) or ("", None)
    agency = _agency_in_brackets(name) if name else None
    if name and dated:
        agency = Agency(name, Sign.TOLD, 0)  # «(Steppe News / Sputnik - 7 May)»
    if agency is None:
        return None
    agency = replace(agency, author=agency.author or author)
    if parts.before in DASHES:  # "HALIFAX--(Steppewired)--"
        agency = replace(agency, sign=max(agency.sign, Sign.SURE))
    return _with(replace(parts, apart=True, enclosed=opening), agency, parts.end)


def _behind_region(inside: str, parts: Parts) -> Parts:
    """«Dalaby (Punjab), Oct 02 (ANI): »: what the first bracket held is no agency."""
    again = parts.agency is not None and parts.enclosed and parts.day is not None
    return replace(parts, known=True, agency=None) if again and is_agency(inside) else parts


def _whole_in_bracket(inside: str, parts: Parts, opening: str) -> Parts | None:
    """«(Астана, 4 мая) – », «[SEOUL] », «(Steppe Press, Bishkek) »: a head of its own."""
    found = [one for one in heads(inside) if one.end == len(inside) and one.known]
    if not found:
        return None
    bracket = "" if found[-1].agency is None else opening
    return replace(
        found[-1], bracket=True, apart=True, enclosed=bracket, whole=opening, end=parts.end
    )


def _agency_in_brackets(name: str) -> Agency | None:
    if (sign := sign_of(name)) is Sign.KNOWN:  # «(dpa)» too
        return Agency(name, sign, len(name))
    found = read_agency(name, 0)
    if found is None or found.end < len(name):
        return None
    if name in INITIALS:
        return replace(found, sign=Sign.SURE)
    return found if len(name) >= SHORTEST_AGENCY or found.sign >= Sign.SURE else None
