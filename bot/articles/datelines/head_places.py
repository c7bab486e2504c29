"""The place in a head, with what stands before and behind it: «г. X, Y область», «X, Ohio»."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.articles.datelines.head_agencies import CAPITALS, NAME, WHOLE_NAME, kind_at
from bot.articles.datelines.parts import BETWEEN, TOWN, is_no_place
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.places import place_at, place_name, region_at
from bot.articles.text.dates import day_at
from bot.articles.text.phrases import DOMAIN, UPPER, agency_at

WORD = rf"[{UPPER}](?:(?!--)[\w.’'-]){{0,29}}[\w’']"
PLACE = re.compile(rf"[А-ЯЁ][а-яё-]{{3,25}}(?:ая\sобласть|ий\sкрай)|{WORD}(?:[ -]{WORD}){{0,2}}")
REGION = re.compile(rf",\s?(?:{WORD}|[A-Z])(?:\s{WORD}){{0,2}}\.?(?=[\s,:(/–—-])")
REGION_NAMED = re.compile(
    rf"[.,]?\s(?:(?:{NAME}\s)?[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой)\s(?:область|обл\.|край|район)"
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
SHORTEST_STATE = 4  # letters: «IOWA», no «NY»
SPACE = re.compile(r"\s")
BEFORE_BRACKET = re.compile(r"\s?(?:--)?\s?\(")  # "HALIFAX, NOVA SCOTIA--(Agency)--"
PAIRED = re.compile(r"/\s?|\s?[–—-]\s?")


class Region(Enum):
    """What stands behind a city: a state of America, a region that is known, or any."""

    STATE = auto()
    KNOWN = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """`listed`: a table knows it; `known`: that, or what stands beside it tells that it is one;
    `region`: one stands behind it, `state`: one of America, or its letters."""

    name: str
    listed: bool
    known: bool
    region: bool
    state: bool
    end: int


def read_place(text: str, at: int) -> Place | None:
    """The place that stands here, and where what belongs to it ends."""
    town = TOWN.match(text, at)
    at = town.end() if town else at
    listed, other = place_at(text, at) or _state(text, at), PLACE.match(text, at)
    if listed and not text[at].islower():
        name, end = _pair(text, at, place_name(listed[0]), listed.end())
    elif other and _may_be_place(text, at, other[0]):
        name, end, listed = other[0], other.end(), None
    else:
        return None
    kind = KIND_OF_PLACE.match(text, end)
    known = bool(listed or town or kind)
    behind, tells, state = _regions(text, kind.end() if kind else end, name)
    return Place(name, listed is not None, known or tells, behind > end, state, behind)


def _state(text: str, at: int) -> re.Match[str] | None:
    """«TENNESSEE — »: a state of America counts alone where it stands in capitals."""
    state = region_at(text, at)
    return state if state and state[0].isupper() and len(state[0]) >= SHORTEST_STATE else None


def _regions(text: str, end: int, name: str) -> tuple[int, bool, bool]:
    """Where the regions behind a place end, whether they tell it, and whether one is a state."""
    known = state = False
    if named := REGION_NAMED.match(text, end):
        end, known = named.end(), True
    while (region := REGION.match(text, end)) and (kind := _region(text, end + 1, name)):
        state = kind is Region.STATE
        known = known or kind is not Region.ANY
        end = _before_day(text, end, region.end())
    bracketed = region is not None and BEFORE_BRACKET.match(text, region.end())
    if region and bracketed and not (_is_agency(text, end + 2) or day_at(text, end + 2)):
        end = region.end()
    return end, known, state


def _pair(text: str, at: int, name: str, end: int) -> tuple[str, int]:
    """«Manila/Bangkok», «Женева – Астана, 5 мая. »: there a day tells that it is no way."""
    between = PAIRED.match(text, end)
    second = place_at(text, between.end()) if between else None
    if between is None or second is None:
        return name, end
    gap = BETWEEN.match(text, second.end())
    dated = gap is not None and day_at(text, gap.end()) is not None
    return (text[at : second.end()], second.end()) if dated or "/" in between[0] else (name, end)


def _may_be_place(text: str, at: int, name: str) -> bool:
    named = DOMAIN.match(text, at) or agency_at(text, at) or kind_at(text, at)
    of_site = text.startswith("/", at + len(name)) and DOMAIN.match(text, at + len(name) + 1)
    return not (is_no_place(name) or named or of_site)


def _before_day(text: str, at: int, end: int) -> int:
    """«Woodbury, NY October 5, 2010 –»: a month behind a state is none of it."""
    starts = (space.end() for space in SPACE.finditer(text, at + 2, end))
    return next((start - 1 for start in starts if day_at(text, start)), end)


def _region(text: str, at: int, place: str) -> Region | None:
    """Behind a comma: a country or state, or any behind a city in capitals."""
    at += text[at : at + 1] == " "
    if STATE.match(text, at) and day_at(text, at) is None:
        return Region.STATE
    if region_at(text, at):
        return Region.KNOWN
    if day_at(text, at) or not place.isupper():
        return None
    return None if CAPITALS.match(text, at) or _is_agency(text, at) else Region.ANY


def _is_agency(text: str, at: int) -> bool:
    name = WHOLE_NAME.match(text, at)
    outlet = name is not None and is_outlet_name(name[0].rstrip("."))
    return outlet or agency_at(text, at) is not None
