"""Kazakh: to whom it was said («Dala.kz тілшісіне айтты», «Dala.kz-ке хабарлады»): no source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import US
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.outlets_kk import SMALL
from bot.articles.names.source_names import media_at
from bot.articles.text.kazakh_words import (
    ANY_VERB,
    alternatives,
    before_closing,
    giving_starts,
    kind,
    phrase_starts,
)
from bot.articles.text.phrases import WORD, is_organisation

QUOTED = r"[«\"“][^«»\"“”]{2,40}[»\"”]"
LATIN = r"(?-i:[A-Z])[\w-]{1,20}(?:\s(?-i:[A-Z0-9])[\w-]{0,20}){1,3}"
CASE = r"(?:ке|ге|қа|ға|не|на|ke|ge|qa|ǵa|ğa|ne|na|[گك]ە|[عق]ا|ن[اە])"
# «Dala.kz порталына», «Steppe News ақпарат агенттігіне», «Dala.kz тілшісіне»
OUTLET = (
    rf"{SMALL}\s(?:{kind('outlet told')}|{alternatives('тілшісіне', 'тілшілеріне')}"
    rf"|{alternatives('редакциясына')})"
)
# «Бұл туралы Stan.kz-ке басқарма хабарлады», «… «Көкжиекке» басқарма …», «… бізге басқарма …»
TOLD_TO = re.compile(
    rf"^(?:(?P<site>{QUOTED}|{LATIN}|\S{{2,30}})-{CASE}|[«\"“](?P<paper>[^«»\"“”]{{2,40}}?){CASE}[»\"”]"
    rf"|(?P<told>{QUOTED}|{LATIN}|\S{{2,30}}){OUTLET}|(?:{US}))\s+"
)
REPORTER = alternatives("тілшісіне", "тілшілеріне", "тілшісімен", "тілшісінің сұрағына")
# «Министр қатені Dala.kz тілшісіне түсіндірді»
TOLD_REPORTER = re.compile(rf"\s(?:{REPORTER})(?!\w)", re.IGNORECASE)
MAY_HOLD_ONE = re.compile(r"тілш|t[iıí]l(?:sh|ş)|تىلش", re.IGNORECASE)
NAME_BEFORE = re.compile(rf"(?:^|\s)({QUOTED}|\S+)$")
NAMED = re.compile(rf"(?:^|\s)(?P<name>{QUOTED}|{LATIN}|\S+){SMALL}\s?$")
SITE = re.compile(rf"(?<!\S)(?P<site>{QUOTED}|{LATIN}|[\w.-]{{2,30}})-{CASE}(?=[\s,.!])")
# «Айқынға» берген сұхбатында»
QUOTED_SITE = re.compile(
    rf"[«\"“](?P<site>[^«»\"“”]{{2,40}}?){CASE}[»\"”]\s(?={alternatives('берген сұхбат')})"
)
# «Dala.kz порталына [берген сұхбатында]», «… порталына [айтты]»
GAVE = re.compile(rf"\s*(?:{alternatives('берген', 'сұхбат бер')})", re.IGNORECASE)
SAID = re.compile(
    rf"(?<!\w)(?:{alternatives('деді', 'дейді')}|(?:деп|dep|دەپ)\s{ANY_VERB})\s", re.IGNORECASE
)
# «Мұны Dala.kz-ке [министрлік айтты]», «Dala.kz-ке [министрлік жолдың ашылғанын айтты]»
FIRST = re.compile(rf"(?:(?:{alternatives('мұны', 'осыны')})\s)?[«\"“]?", re.IGNORECASE)
# «Dala.kz сайтына [оқиғаның мән-жайын айтты]», but not «… [шабуыл жасалғанын айтты]»
OBJECT = re.compile(
    r"(?:\S+\s){0,3}[\w-]{2,}(?<![ғқ]ан)(?<![гк]ен)(?<!атын)(?<!етін)(?:ын|ін|ды|ді|ты|ті|ны|ні|yn|in)",
    re.I,
)
LETTERS = re.compile("[\u0400-\u06ff]")
POSTPOSITION = re.compile(
    alternatives("арналған", "қатысты", "байланысты", "сәйкес", "орай", "қарсы", "дейін"), re.I
)
MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """`hearer` is None where no outlet is named; `end`: behind it."""

    hearer: str | None
    end: int


def told_to(text: str) -> Told | None:
    """To whom something was said, where a text begins with that."""
    found = TOLD_TO.match(text)
    if found is None or (found["paper"] and _is_name(text, found.end())):
        return None
    hearer = (found["told"] or found["site"] or found["paper"] or "").strip('«»"“”')
    foreign = hearer.isascii() and not text.isascii()  # «KZ-today тілшісіне»
    marked = found["paper"] or foreign or _hearer(found["told"] or found["site"] or "")
    return Told(hearer if marked and hearer[:1].isupper() else None, found.end())


def _is_name(text: str, end: int) -> bool:
    """«Adyrna», «Самұрық-Қазына» қоры: a name that only ends like a dative, or nobody's."""
    behind = WORD.match(text, end)
    if behind and POSTPOSITION.fullmatch(behind[0]):  # «Теңіз күніне» арналған жиын
        return True
    office = kazakh_nominative(behind[0]) if behind else ""
    owned = office.endswith(("ы", "і", "y", "i", "ı")) and is_organisation(office)
    return owned or media_at(text) is not None


def heard(sentence: str) -> tuple[list[Mention], str]:
    """The outlets to which somebody spoke, wherever they stand, and the sentence without those
    that stand before its verb."""
    found = sorted(_heard(sentence), key=lambda one: one[1])
    kept, at = "", 0
    for _, start, end in found:
        if start >= at and GAVE.match(sentence, end) is None:
            kept, at = kept + sentence[at:start], end + (sentence[end : end + 1] == " ")
    return [Mention("told", name) for name, *_ in found], kept + sentence[at:]


def _heard(sentence: str) -> Iterator[tuple[str, int, int]]:
    """The hearer's name, and where it stands with what it is and its ending."""
    latin = LETTERS.search(sentence) is None
    for start, end in phrase_starts(sentence, "outlet told"):
        named = NAMED.search(sentence[:start])
        hearer = _hearer(named["name"], latin=latin) if named else None
        if named and hearer and _is_told(sentence, start, end):
            yield hearer, named.end("name") - len(hearer), end
    for found in SITE.finditer(sentence):
        hearer = _hearer(found["site"], latin=latin)
        if hearer and _is_told(sentence, *found.span()):
            yield hearer, found.start(), found.end()
    for found in QUOTED_SITE.finditer(sentence):
        yield found["site"], found.start(), found.start()
    if MAY_HOLD_ONE.search(sentence):
        yield from _told_reporters(sentence)


def _hearer(name: str, *, latin: bool = False) -> str | None:
    """The name of an outlet: a known one or a site, in quotation marks, words in other letters."""
    bare = name.strip('«»"“”')
    if latin and name == bare:  # «Arman Seıt Reuters-ke»
        words = name.split()
        ends = [" ".join(words[-size:]) for size in range(1, len(words) + 1)]
        known = [end for end in reversed(ends) if media_at(end) == end]
        shaped = [end for end in reversed(ends[:2]) if is_outlet_name(end)]
        return next(iter((*known, *shaped)), None)
    marked = (name != bare and bare[:1].isupper()) or " " in bare
    return bare if bare and (marked or media_at(bare) == bare) else None


def _is_told(sentence: str, start: int, end: int) -> bool:
    """Is it somebody who spoke, and no site that was broken into or is referred to?"""
    behind = sentence[end:].strip(" .!")
    if not behind:
        return SAID.search(sentence[:start]) is not None
    if GAVE.match(behind) or 0 in giving_starts(behind):
        return True
    if any(at == 0 for at, _ in phrase_starts(behind, "says", "tells", "report")):
        return True
    what = before_closing(behind, "says", "tells") or ""
    first = FIRST.fullmatch(sentence[:start])
    speaks = first is not None and (behind[0].isupper() or behind[0] in '«"“')
    return bool(what) and (speaks or OBJECT.fullmatch(what) is not None)


def _told_reporters(sentence: str) -> Iterator[tuple[str, int, int]]:
    for found in TOLD_REPORTER.finditer(sentence):
        before = sentence[: found.start()]
        words = before.split()
        quoted = NAME_BEFORE.search(before)
        names = [quoted[1]] if quoted else []
        names += [" ".join(words[-size:]) for size in range(1, MOST_WORDS + 1)]
        bare = (name.strip('«»"“”') for name in names)
        if media := next((name for name in bare if name and media_at(name) == name), None):
            yield media, before.rindex(media), found.end()
