"""Datelines whose shape alone tells them, wherever the place is and whoever the agency:
«YEREVAN (Azg) –», «Place /Agency/.», «PLACE, DAY, AGENCY: Text», «LAHORE: The court said»."""

import re
from dataclasses import dataclass

from bot.articles.datelines.parts import name_in_brackets
from bot.articles.names.places import place_at, region_at
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER, agency_at, has_verb

LONGEST = 90
SHORTEST_AGENCY = 3
LEAST_TEXT = 50  # letters behind a head without day and agency
MOST_WORDS = 4
NAME = rf"[{UPPER}][\w.’'-]{{1,30}}"
PLACE = re.compile(rf"{NAME}(?:[ -]{NAME}){{0,2}}(?=[\s,.:])")
# "Manila/Bangkok – "
PAIR = re.compile(
    rf"(?P<place>(?P<one>{NAME}(?: {NAME})?)/(?P<other>{NAME}(?: {NAME})?))"
    rf"(?:,\s(?=\d|[A-Z]))?(?P<day>[^–—-]{{6,18}}?)?\s+[–—-]{{1,2}}\s+(?=[{UPPER}])"
)
REGION = re.compile(rf",\s(?:{NAME}|[A-Z])(?:\s{NAME}){{0,2}}\.?(?=[\s,])")
BETWEEN = re.compile(r"[\s,.]*")
BRACKET = re.compile(r"\((?P<round>[^()]{2,40})\)|/\s?(?P<slash>[^/()]{2,30}?)\s?/")
DASH = re.compile(r"\s*(?:[–—−]|-{2}|-(?=\s))\s*")
DASH_OR_COLON = re.compile(r"\s*(?:[–—−]|-{2}|-(?=\s)|:(?=\s))\s*")
SHOUTED = re.compile(r"\s?:\s")
STOP = re.compile(r"\s*[.:]?\s+")
CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,14}(?:[- ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,14}){0,2}")
AGENCY_NAME = re.compile(rf"[{UPPER}«“\"]?[\w.’'&»”\"-]+(?:\s[{UPPER}&«“\"][\w.’'&»”\"-]*){{0,3}}")
TEXT = re.compile(rf"[{UPPER}«“„\"(\d]")
CAPITAL = re.compile(rf"[{UPPER}«“\"]")
SMALL_WORD = re.compile(rf"\s[{LOWER}]{{2,}}")
# Nearly all paragraphs hold neither brackets nor capitals at their beginning.
MAY_BE_ONE = re.compile(r"[(/]|(?<=[.,]\s)[A-ZА-ЯЁ]{2}|^[A-Z]{4}")


@dataclass(frozen=True, slots=True)
class WireLine:
    """`end`: where the text behind it begins."""

    place: str | None
    day: Day | None
    agency: str | None
    end: int


def read_wire_line(text: str) -> WireLine | None:
    """The head of an agency's text, by its brackets, capitals and what closes it."""
    if pair := PAIR.match(text):
        known = _is_known(pair["one"]) and _is_known(pair["other"])
        day = day_at(text, pair.start("day")) if pair["day"] else None
        dated = pair["day"] is None or (day is not None and day.end == pair.end("day"))
        return WireLine(pair["place"], day, None, pair.end()) if known and dated else None
    place = PLACE.match(text) if MAY_BE_ONE.search(text[:LONGEST]) else None
    if place is None or _is_no_place(place[0]):
        return None
    at = place.end()
    while (region := REGION.match(text, at)) and not _is_day_or_agency(text, at):
        at = region.end()
    gap = BETWEEN.match(text, at)
    start = gap.end() if gap else at
    day = day_at(text, start)
    if day is not None:
        gap = BETWEEN.match(text, day.end)
        start = gap.end() if gap else day.end
    if start > LONGEST:
        return None
    name = place[0].rstrip(".")
    sure = _is_known(name) or name.isupper() or day is not None
    return (
        _bracketed(text, start, name, day, sure=sure)
        or _in_capitals(text, start, name, day)
        or _shouted(text, place.end(), name)
    )


def _is_day_or_agency(text: str, at: int) -> bool:
    """Behind a comma: «MAY 7», «AUGUST 16», «MINA –» are no regions."""
    start = at + 2
    if day_at(text, start) is not None:
        return True
    capitals = CAPITALS.match(text, start)
    return capitals is not None and not region_at(text, start) and not place_at(text, start)


def _bracketed(text: str, at: int, place: str, day: Day | None, *, sure: bool) -> WireLine | None:
    """«YEREVAN (Azg)–», «Yerevan /Mediamax/. »."""
    found = BRACKET.match(text, at)
    if found is None:
        return None
    agency = name_in_brackets(found["round"] or found["slash"])
    if agency is None or region_at(agency, 0) or not AGENCY_NAME.fullmatch(agency):
        return None
    known = agency_at(agency, 0) is not None
    if not known and (agency.islower() or _is_known(agency)) and not DOMAIN.fullmatch(agency):
        return None  # «Astana (capital) –», «NASA (Houston) –»
    if not known and len(agency.strip("0123456789.")) < SHORTEST_AGENCY:
        return None  # «Kazakhstan (KZ) – Uzbekistan», «ASTANA (11.04.2025) –»
    if not (known or sure):
        return None
    end = DASH_OR_COLON.match(text, found.end())
    if end is None and found["slash"]:
        end = STOP.match(text, found.end())
    if end is None or not TEXT.match(text, end.end()):
        return None
    return WireLine(place, day, agency, end.end())


def _in_capitals(text: str, at: int, place: str, day: Day | None) -> WireLine | None:
    """«Jakarta, MINA –», «STEPANAKERT, AUGUST 16, ARTSAKHPRESS: »."""
    found = CAPITALS.match(text, at)
    if found is None or text[:at].rstrip()[-1:] not in ",.":
        return None
    if region_at(text, at) or place_at(text, at):
        return None
    end = (DASH_OR_COLON if day else DASH).match(text, found.end())
    if end is None or not TEXT.match(text, end.end()) or not (day or _is_known(place)):
        return None
    return WireLine(place, day, found[0], end.end())


def _shouted(text: str, at: int, place: str) -> WireLine | None:
    """«LAHORE: The court said»: a city whose name stands in capitals before a sentence."""
    if not (place.isupper() and place.isascii() and len(place) > MOST_WORDS):
        return None
    colon = SHOUTED.match(text, at)
    if colon is None or not CAPITAL.match(text, colon.end()):
        return None
    rest = text[colon.end() :]
    if len(rest) < LEAST_TEXT or not SMALL_WORD.search(rest) or not _tells(rest):
        return None
    return WireLine(place, None, None, colon.end())


def _tells(text: str) -> bool:
    sentence = re.split(r"[.!?]\s", text, maxsplit=1)[0]
    return has_verb(sentence) or re.search(r"\b[a-z]{2,}ed\b", sentence) is not None


def _is_known(place: str) -> bool:
    found = place_at(place, 0)
    return found is not None and found.end() == len(place)


def _is_no_place(name: str) -> bool:
    first = name.split()[0].casefold().rstrip(".")
    known = first in words("not_places") or name.casefold() in words("not_places")
    return known or DOMAIN.match(name) is not None or agency_at(name, 0) is not None
