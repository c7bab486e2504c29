"""The agency in a head: where its name ends, and how surely it is an outlet's."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from bot.articles.datelines.parts import INNER_CAPITAL, REPORTER, is_no_place
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.outlet_cases_ru import titled_at
from bot.articles.names.outlet_shapes import is_shaped
from bot.articles.names.places import place_at
from bot.articles.tables import alternation, lines, words
from bot.articles.text.phrases import (
    DOMAIN,
    LOWER,
    UPPER,
    agency_at,
    has_verb,
    is_agency,
    is_person,
)

NAME = rf"[{UPPER}][\w’'-]{{0,29}}[\w’']"
QUOTED = re.compile(r"[«“\"](?P<name>[^«»“”\"]{2,40})[»”\"]")
WORDS_BEHIND = re.compile(r"(?:\s[^\W\d_A-ZА-Я][^\W\d_]+){1,2}")
CLOSING = '»”"'
KIND_BEHIND = re.compile(
    r"\s(?:news\sagency|(?:халықаралық\s)?(?:ақпарат(?:тық)?\s)?(?:агенттігі|порталы)|газеті)(?!\w)",
    re.IGNORECASE,
)
INITIALS_FIRST = re.compile(r"[A-Z]{2,4}[a-z]{3}")  # «DFWatch»
CAPITALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ -]{2,24}")
WHOLE_NAME = re.compile(
    rf"[{UPPER}@][^\s,.:;()\[\]|/–—]*(?:[./][^\s,.:;()\[\]|/–—]+)*"
    rf"(?:\s[^\s,.:;()\[\]|/–—-][^\s,.:;()\[\]|/–—]*){{0,3}}"
)
CLOSED = re.compile(r"\s?(?:[–—:]|--?\s|\.\s|$)")
TITLED = re.compile(rf"{NAME}(?:\s{NAME}){{0,2}}(?![\w-])")
LATIN = re.compile(r"[A-Z][A-Za-z]{2,20}(?:\s[A-Z][A-Za-z]{1,20}){0,2}")
# «Дала24», «Степь-Инфо»
JOINED = re.compile(rf"[{UPPER}][{LOWER}]+(?:[-.]?[{UPPER}][{LOWER}]+|\d{{1,3}})")
# «Name Surname – APA:», «By Name Surname – Trend:»
WRITER = re.compile(rf"(?:By\s)?(?P<name>{NAME}\s{NAME})\s?[–—/-]\s?")
SIGNED = re.compile(
    rf"\s?/(?P<slash>[^/\d]{{5,40}})/(?=\s?[–—-]\s)|(?:\s?/\s?|\s?,\s|(?<=[»”\"])\s)(?P<name>{NAME}\s{NAME})(?=[.:]?\s|$)"
    rf"|\s\((?P<round>[{UPPER}][{LOWER}-]+\s{NAME})\)(?=[.:]?\s)"
)


class Sign(IntEnum):
    """How surely a name is an outlet's."""

    ANY = 0  # some capitalised words
    MARKED = 1  # beside a day: Latin letters, a paper's kind of title
    QUOTED = 2
    SURE = 3  # only an outlet is written so
    KNOWN = 4  # a table or its address tells
    TOLD = 5  # a word of its kind stands beside it


@dataclass(frozen=True, slots=True)
class Agency:
    """`end`: behind its name and whoever signs beside it, the `author`."""

    name: str
    sign: Sign
    end: int
    author: str | None = None


def read_agency(text: str, at: int, *, dashed: bool = False) -> Agency | None:
    """The agency that may stand here; `dashed`: behind a dash."""
    if reporter := REPORTER.match(text, at):
        at = reporter.end()
    found = _named(text, at) or _of_writer(text, at) or _any(text, at, dashed=dashed)
    if found is None:
        return None
    end, sign = found.end, found.sign
    if kind := KIND_BEHIND.match(text, end):
        end, sign = kind.end(), Sign.TOLD
    elif text[end - 1] in CLOSING and (behind := WORDS_BEHIND.match(text, end)):
        end = behind.end()
    signed = SIGNED.match(text, end)
    author = signed["name"] or signed["round"] or signed["slash"] if signed else None
    if signed is None or author is None or not is_person(author):
        return Agency(found.name, sign, end, found.author)
    return Agency(found.name, sign, signed.end(), author)


def sign_of(name: str) -> Sign:
    """By the name alone."""
    if is_agency(name) or DOMAIN.fullmatch(name.rpartition("/")[2]):  # «Steppeco/abc.az»
        return Sign.KNOWN
    if _is_sure(name):
        return Sign.SURE
    if titled_at(name) == name:
        return Sign.MARKED
    marked = LATIN.fullmatch(name) or JOINED.fullmatch(name)
    return Sign.MARKED if marked and _may_be_agency(name) else Sign.ANY


def _named(text: str, at: int) -> Agency | None:
    """«ИА «Степь»», «ИА Степь», «Степь» in quotation marks, an address."""
    if kind := kind_at(text, at):
        start = kind.end()
        if quoted := QUOTED.match(text, start):
            return Agency(quoted["name"], Sign.TOLD, quoted.end())
        if (
            named := agency_at(text, start)
            or DOMAIN.match(text, start)
            or TITLED.match(text, start)
        ):
            return Agency(named[0], Sign.TOLD, named.end())
    if quoted := QUOTED.match(text, at):
        return Agency(quoted["name"], Sign.QUOTED, quoted.end())
    site = DOMAIN.match(text, at)
    return Agency(site[0], Sign.KNOWN, site.end()) if site else None


def _of_writer(text: str, at: int) -> Agency | None:
    writer = WRITER.match(text, at)
    agency = agency_at(text, writer.end()) if writer and is_person(writer["name"]) else None
    if writer is None or agency is None:
        return None
    return Agency(agency[0], Sign.KNOWN, agency.end(), writer["name"])


def _any(text: str, at: int, *, dashed: bool) -> Agency | None:
    whole, known = WHOLE_NAME.match(text, at), agency_at(text, at)
    if known and (
        whole is None or known.end() >= whole.end() or not CLOSED.match(text, whole.end())
    ):
        return Agency(known[0], Sign.KNOWN, known.end())
    if whole is None or has_verb(whole[0]):
        return None
    if known and text[known.end()] in ".:":
        return Agency(known[0], Sign.KNOWN, known.end())
    name, end = whole[0].rstrip(), whole.end()
    outlet, _, writer = name.partition("/")
    author = writer if is_person(writer) else None
    name = outlet if author else name
    place = place_at(name, 0)
    if place and place.end() == len(name):
        return None
    if name.casefold() in words("not_places") or (
        is_no_place(name.replace("-", " ")) and " " in name
    ):
        return None
    sign = sign_of(name)
    if sign is Sign.ANY and dashed and TITLED.fullmatch(name) and _may_be_agency(name):
        sign = Sign.MARKED
    return Agency(name, sign, end, author)


def _is_sure(name: str) -> bool:
    pair = name.partition("/")
    if pair[2]:
        return _is_sure(pair[0]) or agency_at(pair[0], 0) is not None
    if is_shaped(name):
        return True
    joined = " " not in name and (INNER_CAPITAL.search(name) or INITIALS_FIRST.match(name))
    return bool(joined) or CAPITALS.fullmatch(name) is not None or is_outlet_name(name)


def _may_be_agency(name: str) -> bool:
    starts = is_no_place(name) and INNER_CAPITAL.search(name) is None
    begins = starts or name.split()[0] in lines("sentence_starts")
    return not (begins or is_person(name) or place_at(name, 0))


def kind_at(text: str, at: int) -> re.Match[str] | None:
    """«ИА », «Газета », before a name."""
    return _kind().match(text, at)


@cache
def _kind() -> re.Pattern[str]:
    known = (kind for kind in lines("outlet_kinds") if kind.casefold() not in words("not_places"))
    kinds = (form for kind in known for form in (kind, f"{kind[0].upper()}{kind[1:]}"))
    return re.compile(rf"(?:{alternation(kinds)})\s+(?=[{UPPER}«\"“\d])")
