"""A place and a day without an agency: «г. Семей, 4 июня. », «ASTANA – The», «LAHORE: The»."""

import re

from bot.articles.datelines.head_parts import SHORTEST_AGENCY, Parts
from bot.articles.datelines.parts import DASHES
from bot.articles.names.places import place_at, region_at
from bot.articles.text.phrases import LOWER, UPPER, has_verb

SENTENCE = 300
MOST_WORDS = 3
ARABIC = "\u0600-\u06ff"
PROPER = re.compile(rf"[{UPPER}«“„\"{ARABIC}]")
SHOUTED = re.compile(r"[A-Z]{5,}")
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
PAST = re.compile(rf"\b[{LOWER}]{{2,}}ed\b")
# «Бишкек – Торугарт: дорога откроется»: where a road goes
WAY = re.compile(rf"[{UPPER}][\w’'-]{{1,30}}(?:\s[\w’'-]{{1,30}}){{0,2}}:")
WHOSE = re.compile(r"[^\W\d_]+[ндт][ыі]ң\s")  # «Қазақстанның ең ірі қаласы»
GOES_ON = re.compile(r"\s[a-zа-яё]|[’']s\s")


def is_place_alone(text: str, parts: Parts) -> bool:
    """Can a place, or a place and a day, be anything else than a dateline?"""
    rest, closed = text[parts.end :], parts.closed
    if closed in DASHES:
        return _is_before_dash(text, parts)
    if closed == ":":
        return _is_before_colon(text, parts)
    if parts.whole == "[" and parts.known:
        return True  # «[SEOUL] Two people»
    stopped = (closed == "." and not parts.bracket) or parts.whole
    if parts.day:
        return parts.known and bool(stopped or not rest)
    # «ТАШКЕНТ. Шествие пройдёт»: a city in capitals before a sentence
    place = parts.place or ""
    city = parts.known and place.isupper() and region_at(f"{place}.", 0) is None
    return city and closed == "." and parts.whole == "" and has_verb(rest[:SENTENCE])


def tells(text: str) -> bool:
    """Does the first sentence say that something happens?"""
    sentence = SENTENCE_END.split(text[:SENTENCE], maxsplit=1)[0]
    return has_verb(sentence) or PAST.search(sentence) is not None


def _is_before_dash(text: str, parts: Parts) -> bool:
    place, rest = parts.place or "", text[parts.end :]
    if parts.state and (place.isupper() or place_at(place, 0)):
        return True  # «OAKLAND COUNTY, MI – The police»
    if parts.day:
        few = len(place.split()) <= MOST_WORDS and parts.closed != "|"
        return parts.known or (few and (not rest or tells(rest)))
    if parts.whole or ("/" in place and parts.known):
        return parts.known  # «(NEW YORK) — », «Manila/Bangkok – »
    if not parts.known or PROPER.match(rest) is None or _is_way(text, parts):
        return False
    if parts.region and not place.isupper() and region_at(f"{place}.", 0):
        return False  # «Turkey, Syria – Rescue teams»
    # «Орал – Батыс Қазақстан облысының орталығы» only says what the city is.
    return place.isupper() or (tells(rest) and WHOSE.match(rest) is None)


def _is_before_colon(text: str, parts: Parts) -> bool:
    place, rest = parts.place or "", text[parts.end :]
    english = place.isascii() and (place.isupper() or not region_at(f"{place}.", 0))
    if parts.known and english:
        if parts.day:
            return True
        return PROPER.match(rest) is not None and (place.isupper() or tells(rest))
    if parts.day:  # «PUTRAJAYA, July 5, 2015: The ministry said»
        return (
            place.isascii() and (parts.known or place.isupper()) and len(place) >= SHORTEST_AGENCY
        )
    return SHOUTED.fullmatch(place) is not None and tells(rest)  # «LAHORE: The court said»


def _is_way(text: str, parts: Parts) -> bool:
    """«Алматы – Астана: поезд», but not «ASTANA – Kazakhstan’s team won»."""
    if WAY.match(text, parts.end):
        return True
    other, place = place_at(text, parts.end), parts.place or ""
    if other is None or other[0].casefold() == place.casefold():
        return False  # «NEW YORK – New York prosecutors said»
    goes_on = GOES_ON.match(text, other.end()) is not None
    return not (goes_on and place.isupper())
