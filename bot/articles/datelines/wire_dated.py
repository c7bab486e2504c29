"""Russian datelines told by their day or by what the agency calls itself, whoever it is:
«Place, Region. 5 May, Tuesday – ИА «X». Text», «Place. ИА X – Text», «5 May. Dala.kz – Text»."""

import re
from functools import cache

from bot.articles.datelines.parts import is_no_place, name_in_brackets
from bot.articles.datelines.wire_lines import WireLine
from bot.articles.names.outlet_cases_ru import titled_at
from bot.articles.names.places import place_at, place_name, region_at
from bot.articles.tables import alternation, lines, words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER, agency_at, has_verb, is_person

LONGEST = 110
LEAST_TEXT = 20
TOWN = re.compile(r"(?:г\.|город|пос\.|с\.)\s?", re.IGNORECASE)
NAME = rf"[{UPPER}][\w’'-]{{0,29}}[\w’']"
PLACE = re.compile(rf"{NAME}(?:[ -]{NAME}){{0,2}}(?=[\s,.])")
REGION = re.compile(rf"(?:{NAME}\s)?[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой)\s(?:область|край|район)")
WEEKDAY = re.compile(
    r",?\s(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?![\w-])"
)
YEAR = re.compile(r"\sг(?:\.|(?=\s[–—-]))")
GAP = re.compile(r"[.,]?\s+")
DASHED = re.compile(r"[.,]?\s+[–—−-]{1,2}\s+")
BRACKET = re.compile(r"\s?(?:/\s?(?P<slash>[^/()\d]{2,50}?)\s?/|\((?P<round>[^()\d]{2,50}?)\))")
QUOTED = re.compile(r"[«\"“]([^«»“”\"]{2,40})[»”\"]")
CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,14}(?:[ -][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d]{2,14}){0,2}(?![\w-])")
CYRILLIC = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІ-]+")
JOINED = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]+(?:-?[A-ZА-ЯЁ][a-zа-яё]+|\d{1,3})(?![\w-])")
LATIN = re.compile(r"[A-Z][A-Za-z]{2,20}(?:\s[A-Z][A-Za-z]{1,20}){0,2}(?![\w.-])")
TITLED = re.compile(rf"{NAME}(?:\s{NAME}){{0,2}}(?![\w-])")
SIGNED = re.compile(
    rf"(?:\s?/\s?|,\s){NAME}\s{NAME}(?=[.:]?\s)|\s\([{UPPER}][{LOWER}-]+\s{NAME}\)(?=[.:]?\s)"
)
DASH_END = re.compile(r"\.?\s*[–—−-]{1,2}\s+(?=\S)")
STOP_END = re.compile(r"\s?[.:]\s+(?=\S)")
TEXT = re.compile(rf"[{UPPER}«“„\"(\d]")
# «Кайрат» – «Астана»: матч», «Барыс» – ЦСКА – 2:1»: who played whom
AGAINST = re.compile(r"[«\"“]|[^\s:–—]+(?:\s[^\s:–—]+)?\s?(?::|\s[–—-])\s")
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")


def read_wire_dated(text: str) -> WireLine | None:
    """A head with a day before its agency, or with «ИА» before the agency's name."""
    if len(text) < LEAST_TEXT or not text[:1].isalnum():
        return None
    place, at = _place(text)
    dated = _day(text, at, first=place is None)
    day, at = dated if dated else (None, at)
    if place is None and day:
        place, at = _place_behind(text, at)
    if place is None and day is None:
        return None
    if bracket := BRACKET.match(text, at):
        name = name_in_brackets(bracket["slash"] or bracket["round"])
        sure = name and place and day and not region_at(name, 0)
        return _ended(text, bracket.end(), WireLine(place, day, name, 0)) if sure else None
    dash = DASHED.match(text, at)
    gap = dash or GAP.match(text, at)
    agency = _agency(text, gap.end(), day, dashed=dash is not None) if gap else None
    if gap is None or agency is None or (place is None and not agency.sure):
        return None
    # «Каратау. 5 мая. ДТП. Машина»: a title of one word
    title = not dash and text[: gap.end()].rstrip()[-1:] == "." and CYRILLIC.fullmatch(agency.name)
    stop = place is not None and (agency.sure or not title)
    line = _ended(text, agency.end, WireLine(place, day, agency.name, 0), stop=stop)
    return None if line and not agency.sure and AGAINST.match(text, line.end) else line


class _Agency:
    """`sure`: it says itself that it is one, or a table does."""

    __slots__ = ("end", "name", "sure")

    def __init__(self, name: str, end: int, *, sure: bool) -> None:
        self.name, self.end, self.sure = name, end, sure


def _place(text: str) -> tuple[str | None, int]:
    town = TOWN.match(text)
    start = town.end() if town else 0
    known = place_at(text, start)
    if known is None and (day_at(text, start) or DOMAIN.match(text, start)):
        return None, 0
    found = known or PLACE.match(text, start)
    if found is None or (known is None and (is_no_place(found[0]) or is_person(found[0]))):
        return None, 0
    end = found.end()
    gap = GAP.match(text, end)
    region = REGION.match(text, gap.end()) if gap else None
    return place_name(found[0]), region.end() if region else end


def _place_behind(text: str, at: int) -> tuple[str | None, int]:
    """«5 мая, Минск /X/»: behind the day a place that is known or stands before a bracket."""
    gap = GAP.match(text, at)
    found = (place_at(text, gap.end()) or PLACE.match(text, gap.end())) if gap else None
    if found is None or is_no_place(found[0]) or BRACKET.match(text, found.end()) is None:
        return None, at
    return found[0], found.end()


def _day(text: str, at: int, *, first: bool) -> tuple[Day, int] | None:
    gap = GAP.match(text, at)
    start = at if first else gap.end() if gap else at
    day = day_at(text, start)
    if day is None:
        return None
    end = day.end
    for more in (YEAR, WEEKDAY):
        if found := more.match(text, end):
            end = found.end()
    return day, end


def _agency(text: str, at: int, day: Day | None, *, dashed: bool) -> _Agency | None:
    """With a day before it any name that no sentence begins with; without one only «ИА X»."""
    kind = _kind().match(text, at)
    start = kind.end() if kind else at
    if kind and (named := QUOTED.match(text, start) or TITLED.match(text, start)):
        return _signed(text, (named.lastindex and named[1]) or named[0], named.end(), sure=True)
    if day is None:
        return None
    if found := agency_at(text, start) or DOMAIN.match(text, start):
        return _signed(text, found[0], found.end(), sure=True)
    if quoted := QUOTED.match(text, at):
        return _signed(text, quoted[1], quoted.end(), sure=False)
    marked = CAPITALS.match(text, at) or JOINED.match(text, at) or LATIN.match(text, at)
    if marked is None and (titled := titled_at(text[at : at + 50])):
        return _signed(text, titled, at + len(titled), sure=False)
    if marked is None and dashed:
        marked = TITLED.match(text, at)
    if marked is None or place_at(marked[0], 0) or _is_sentence_start(marked[0]):
        return None
    return _signed(text, marked[0], marked.end(), sure=False)


def _signed(text: str, name: str, end: int, *, sure: bool) -> _Agency:
    signed = SIGNED.match(text, end)
    return _Agency(name, signed.end() if signed else end, sure=sure)


def _is_sentence_start(name: str) -> bool:
    return is_no_place(name) or is_person(name) or name.split()[0] in lines("sentence_starts")


def _ended(text: str, at: int, line: WireLine, *, stop: bool = True) -> WireLine | None:
    """Behind a dash any text; behind a full stop a sentence."""
    dash = DASH_END.match(text, at)
    end = dash or (STOP_END.match(text, at) if stop else None)
    if end is None or end.end() > LONGEST or len(text) - end.end() < LEAST_TEXT:
        return None
    if TEXT.match(text, end.end()) is None:
        return None
    sentence = SENTENCE_END.split(text[end.end() :], maxsplit=1)[0]
    if dash is None and not has_verb(sentence):
        return None
    return WireLine(line.place, line.day, line.agency, end.end())


@cache
def _kind() -> re.Pattern[str]:
    kinds = (kind for kind in lines("outlet_kinds") if kind.casefold() not in words("not_places"))
    return re.compile(rf"(?:{alternation(kinds)})\s+(?=[{UPPER}«\"“])")
