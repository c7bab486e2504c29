"""Datelines of agencies that no table knows, and whose parts stand in another order:
«PLACE, REGION--(Agency)--Text», «May 5 (Agency) Text», «Agency, Place, May 5. Text»."""

import re

from bot.articles.datelines.parts import name_in_brackets
from bot.articles.datelines.wire_lines import WireLine
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at, region_at
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import UPPER, agency_at, has_verb, is_person

LONGEST = 100
LEAST_TEXT = 20
NAME = rf"[{UPPER}][\w.’'-]{{0,29}}[\w’']"
PLACE = re.compile(rf"{NAME}(?:[ -]{NAME}){{0,2}}")
REGION = re.compile(rf",\s?(?:{NAME}|[A-Z])(?:\s{NAME}){{0,2}}\.?(?=[\s,(–—-])")
IN_BRACKETS = re.compile(r"\s?\((?P<name>[^()]{2,40})\)")
TITLE = re.compile(rf"(?P<name>[{UPPER}][^\W\d_]{{2,15}}(?:\s[^\W\d_]{{2,15}}){{1,3}})\.\s")
GAP = re.compile(r"[\s.,]*")
TEXT = re.compile(rf"[{UPPER}«“„\"(\d]")
DASH = re.compile(r"\s?(?:--|[–—−]|-(?=\s))\s?")
END = re.compile(r"\s?(?:--|[–—−]|-(?=\s)|[.:|/](?=\s|$))\s?|\s")
BRACKET = re.compile(r"[(\[](?P<name>[^()\[\]\d]{2,40}?)(?:\s-\s(?=[\w ]*\d)|(?=[)\]]))")
CLOSED = re.compile(r"[)\]]")
WHOLE_NAME = re.compile(
    rf"[{UPPER}«“\"@]?[^\s,.:;()\[\]|/–—]+(?:\s[{UPPER}&][^\s,.:;()\[\]|/–—]*){{0,3}}"
)
SLASH = re.compile(r"\s?/\s?")
SITE = re.compile(r"(?:\d{1,2}|[A-Za-z][\w-]+)\.[A-Za-z]{2,4}(?=[\s./])|[A-Z]{3,12}(?=\s?/)")
WRITER = re.compile(rf"(?:By\s)?(?P<name>{NAME}\s{NAME})\s?(?:[–—/-])\s?")
BETWEEN = re.compile(r"\s?(?:[,|/–—-])\s")
DIGIT = re.compile(r"\d")
# Nearly all paragraphs begin with none of these.
MAY_BE_ONE = re.compile(
    r".{0,60}?(?:[(\[/]|--)|\w+(?:\s\w+){1,3}\.\s\w+[.,]\s\d"
    r"|.{0,60}?[–—-]\s?\S+(?:\s\S+)?(?:\s[–—-]\s|[.:](?:\s|$))"
    r"|\S+(?:\s\S+)?(?:,|\s[|–—-])\s[A-ZА-Я][^\s,]+[,.:]\s|\S+(?:\s\S+)?,\s\d{1,2}\s"
)


def read_wire_shape(text: str) -> WireLine | None:
    """The head of an agency's text, where its brackets and dashes leave no doubt."""
    if MAY_BE_ONE.match(text[:LONGEST]) is None or len(text) < LEAST_TEXT:
        return None
    return _day_first(text) or _agency_first(text) or _title_first(text) or _place_first(text)


def _day_first(text: str) -> WireLine | None:
    """«October 8 (UB Post) The minister»."""
    day = day_at(text, 0)
    found = IN_BRACKETS.match(text, day.end) if day else None
    if day is None or found is None or not _is_agency(found["name"]):
        return None
    return _ended(text, found.end(), WireLine(None, day, found["name"].strip(), 0))


def _agency_first(text: str) -> WireLine | None:
    """«Agency, Place, May 5. Text», «(Agency, Place) Text», «[Agency] – Text»."""
    bracket = text[:1] in "(["
    found = WHOLE_NAME.match(text, int(bracket))
    between = BETWEEN.match(text, found.end()) if found else None
    if found is None or not (bracket or between) or not is_outlet_name(found[0]):
        return None
    name, at, place = found[0], found.end(), None
    if between and (city := place_at(text, between.end())):
        place, at = city[0], city.end()
    day, at = _day(text, at)
    if bracket:
        closed = CLOSED.match(text, at)
        if closed is None or not (place or DASH.match(text, closed.end())):
            return None
        at = closed.end()
    return _ended(text, at, WireLine(place, day, name, 0)) if bracket or place or day else None


def _title_first(text: str) -> WireLine | None:
    """«Дала таңы. Семей. 4 мамыр. Text»: some words, a city that is known and a day behind them."""
    found = TITLE.match(text)
    city = place_at(text, found.end()) if found else None
    if found is None or city is None or place_at(found["name"], 0) or has_verb(found["name"]):
        return None
    day, at = _day(text, city.end())
    return _ended(text, at, WireLine(city[0], day, found["name"], 0)) if day else None


def _place_first(text: str) -> WireLine | None:
    found = PLACE.match(text)
    known = place_at(text, 0) if found else None
    dated = DIGIT.search(text[:LONGEST]) is not None
    if found is None or not (known or dated or found[0].isupper()) or _is_no_place(found[0]):
        return None
    place, at = found[0], found.end()
    if known and known.end() < at and text[known.end() : known.end() + 1] in " -":
        place, at = known[0], known.end()
    sure = known is not None or place.isupper()
    while (region := REGION.match(text, at)) and day_at(text, at + 2) is None:
        if not sure and region_at(text, at + 2) is None:
            break
        at = region.end()
    day, behind = _day(text, at)
    if not sure and day is None:
        return None
    return _linked(text, place, day, behind) or _signed(text, place, day, behind)


def _linked(text: str, place: str, day: Day | None, at: int) -> WireLine | None:
    """«PLACE--(Agency - May 5, 2024)--Text», «Place (Agency) Text», «Place, May 5 – Agency – »."""
    dash = DASH.match(text, at)
    gap = GAP.match(text, dash.end() if dash else at)
    start = gap.end() if gap else at
    if bracket := BRACKET.match(text, start):
        inner = day_at(text, bracket.end())
        closed = CLOSED.match(text, inner.end if inner else bracket.end())
        name = bracket["name"].strip()
        sure = dash is not None or is_outlet_name(name)
        if closed is None or not (sure and _is_agency(name)):
            return None
        later, end = (None, closed.end()) if day or inner else _day(text, closed.end())
        return _ended(text, end, WireLine(place, day or inner or later, name, 0))
    name = WHOLE_NAME.match(text, start) if dash and day else None
    if name and is_outlet_name(name[0]) and DASH.match(text, name.end()):
        return _ended(text, name.end(), WireLine(place, day, name[0], 0))
    return None


def _signed(text: str, place: str, day: Day | None, at: int) -> WireLine | None:
    """«Baku. 5 May. REPORT.AZ/ Text», «Place, May 5 / 24.kg. Text», «Baku. Name Surname – APA.»"""
    gap = GAP.match(text, at)
    start = gap.end() if gap else at
    slash = SLASH.match(text, start)
    site = SITE.match(text, slash.end() if slash else start)
    if day and site and (slash or SLASH.match(text, site.end())):
        return _ended(text, site.end(), WireLine(place, day, site[0], 0))
    writer = WRITER.match(text, start)
    if writer is None or not is_person(writer["name"]):
        return None
    agency = agency_at(text, writer.end())
    if agency is None or text[agency.end() : agency.end() + 1] not in ".:/":
        return None
    return _ended(text, agency.end(), WireLine(place, day, agency[0], 0))


def _ended(text: str, at: int, line: WireLine) -> WireLine | None:
    """Where the text begins behind what closes the head."""
    end = END.match(text, at)
    while end and (more := END.match(text, end.end())):
        end = more
    start = end.end() if end else at
    whole = len(text) - start >= LEAST_TEXT and TEXT.match(text, start)
    empty = start >= len(text) and text.endswith(":")
    return WireLine(line.place, line.day, line.agency, start) if end and (whole or empty) else None


def _day(text: str, at: int) -> tuple[Day | None, int]:
    """The day that stands here or behind a comma or full stop, and where it ends."""
    gap = GAP.match(text, at)
    day = day_at(text, gap.end()) if gap else None
    return (day, day.end) if day else (None, at)


def _is_agency(name: str) -> bool:
    """In brackets: a name of capitalised words, no weekday and no country."""
    folded = name.casefold().strip()
    place = place_at(folded, 0)
    if (
        folded in words("not_places")
        or name_in_brackets(name) is None
        or (place and place.end() == len(folded))
    ):
        return False
    whole = WHOLE_NAME.fullmatch(name.strip())
    return agency_at(name, 0) is not None or (whole is not None and name.strip()[0].isupper())


def _is_no_place(name: str) -> bool:
    first = name.split()[0].casefold().rstrip(".")
    return first in words("not_places") or is_outlet_name(name)
