"""What agencies print in brackets about themselves: «(Reuters) –», «/KASE, 19.07.12/ –»."""

import re
from dataclasses import dataclass

from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.outlet_cases_ru import titled_at
from bot.articles.names.places import place_at
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, UPPER, agency_at, is_agency

# «(MENAFN - Steppe News Agency) ASTANA, …»: who passes a story on, and whose it is
RELAYED = re.compile(
    r"\(\s*(?P<by>[A-Z]{2,12}\s?-\s*)?([^()/]{2,40}?(?:\s\([A-Z]{2,8}\))?)\s*\)\s*(?P<dash>[–—-]{1,2}\s+)?"
)
CALL_SIGN = re.compile(r"[KW][A-Z]{3}|[A-Z]{5,8}")  # «(WXYZ) — The bridge»
DATED = re.compile(r"/\s*([A-ZА-ЯЁ]{2,12}),\s+(?=\d|[A-Z])")
DATED_END = re.compile(r"(?:,\s\d{2})?\s*/\s*[–—-]{1,2}\s+")
# «/PanDALA.Net/ The bridge», an agency alone between slashes
SLASHED = re.compile(r"/\s?([^/()\d]{2,30}?)\s?/\.?\s*(?:[–—-]{1,2}\s+)?")
SENTENCE = 40  # characters of what must stand behind a name alone
SHORT_NAME = 3
LONG_NAME = 6  # letters: «ТАСС» may begin a sentence
DASHED = re.compile(rf"\s+[–—-]{{1,2}}\s+(?=[{UPPER}«“\"])")
# «ИА «Степь» Мост открыли …»: the sentence begins behind the name
INTRODUCED = re.compile(
    rf"(?:[РМ]?ИА|ИИА|АН)\s[«\"“](?P<name>[^«»\"“”]{{2,40}})[»\"”][.:]?\s(?=[{UPPER}«\"“\d])"
)
OF_COUNTRY = re.compile(r"(?:\s\([A-Z]{2}\))?(?=\s[–—-]{1,2}\s)")
MAY_BE_DASHED = re.compile(r"[^\s.]{3,20}(?:\s\S{3,15})?\s[–—-]")
# «АКИpress»: a name that only an outlet has
NO_WORD = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]|[A-Za-z]{2}$")
# «Steppe News / The road was closed»
STROKE = re.compile(rf"(?P<name>[{UPPER}]\w+(?:\s[{UPPER}]\w+){{0,2}})\s/\s(?=[{UPPER}])")
STOPPED = re.compile(rf"\.\s+(?=[{UPPER}«“\"\d])")


@dataclass(frozen=True, slots=True)
class WireHead:
    """`complete`: a text and no place may stand behind it."""

    agency: str
    end: int
    day: Day | None = None
    complete: bool = False


def read_wire_head(text: str) -> WireHead | None:
    """The agency in brackets with which a paragraph begins."""
    if relayed := RELAYED.match(text):
        name, dash = relayed[2], relayed["dash"] is not None
        shouted = dash and CALL_SIGN.fullmatch(name) and name.casefold() not in words("no_agencies")
        if relayed["by"] or shouted or is_agency(name):
            return WireHead(name, relayed.end(), complete=dash)
    if signed := _signed(text):
        return signed
    slashed = SLASHED.match(text)
    if slashed and _is_outlet(slashed[1]):
        return WireHead(slashed[1], slashed.end(), complete=True)
    dated = DATED.match(text)
    day = day_at(text, dated.end()) if dated else None
    closed = DATED_END.match(text, day.end) if day else None
    return WireHead(dated[1], closed.end(), day, complete=True) if dated and closed else None


def _is_outlet(name: str) -> bool:
    return is_outlet_name(name) or titled_at(name) == name


def _signed(text: str) -> WireHead | None:
    """An agency, a site or «ИА» with its name, and a sentence behind it."""
    readers = (_stopped, _shouted, _before_stroke, _introduced, _dashed, _of_site)
    return next(filter(None, (read(text) for read in readers)), None)


def _before_sentence(
    text: str, agency: str, mark: re.Match[str] | None, day: Day | None = None
) -> WireHead | None:
    """Behind `mark` a text long enough must stand."""
    if mark is None or len(text) - mark.end() < SENTENCE:
        return None
    return WireHead(agency, mark.end(), day, complete=True)


def _in_capitals(text: str) -> re.Match[str] | None:
    return agency_at(text, 0) if text[:LONG_NAME].isupper() else None


def _stopped(text: str) -> WireHead | None:
    """«OREANDA-NEWS. On 13 March …»"""
    name = _in_capitals(text)
    if name is None or not name[0].isupper() or len(name[0]) < LONG_NAME or place_at(text, 0):
        return None
    stop = STOPPED.match(text, name.end())
    day = day_at(text, stop.end()) if stop else None
    stop = (day and STOPPED.match(text, day.end)) or stop
    return _before_sentence(text, name[0], stop, day)


def _shouted(text: str) -> WireHead | None:
    """«IRNA – The ministry»"""
    name = _in_capitals(text)
    if name is None or not name[0].isascii() or len(name[0]) < SHORT_NAME:
        return None
    return _before_sentence(text, name[0], DASHED.match(text, name.end()))


def _before_stroke(text: str) -> WireHead | None:
    stroke = STROKE.match(text)
    if stroke is None or not is_outlet_name(stroke["name"]):
        return None
    return _before_sentence(text, stroke["name"], stroke)


def _introduced(text: str) -> WireHead | None:
    introduced = INTRODUCED.match(text)
    return _before_sentence(text, introduced["name"], introduced) if introduced else None


def _dashed(text: str) -> WireHead | None:
    """«CentralAsia (TJ) - Президент», «АКИpress – Президент»"""
    known = agency_at(text, 0) if MAY_BE_DASHED.match(text) else None
    country = OF_COUNTRY.match(text, known.end()) if known else None
    if known is None or country is None or place_at(text, 0):
        return None
    if not known[0][0].isupper() or NO_WORD.search(known[0]) is None:
        return None
    return _before_sentence(text, known[0], DASHED.match(text, country.end()))


def _of_site(text: str) -> WireHead | None:
    """«Dala.kz – Жители», «Dala.kz. Жители»"""
    site = DOMAIN.match(text)
    if site is None:
        return None
    ends = STOPPED if text.startswith(".", site.end()) else DASHED
    return _before_sentence(text, site[0], ends.match(text, site.end()))
