"""What agencies print in brackets about themselves: «(Reuters) –», «/KASE, 19.07.12/ –»."""

import re
from dataclasses import dataclass

from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.outlet_cases_ru import titled_at
from bot.articles.names.places import place_at
from bot.articles.tables import words
from bot.articles.text.dates import Day, day_at
from bot.articles.text.phrases import DOMAIN, UPPER, agency_at

# «(MENAFN - Steppe News Agency) ASTANA, …»: who passes a story on, and whose it is
RELAYED = re.compile(
    r"\(\s*(?P<by>[A-Z]{2,12}\s?-\s*)?([^()/]{2,40}?(?:\s\([A-Z]{2,8}\))?)\s*\)\s*(?P<dash>[–—-]{1,2}\s+)?"
)
CALL_SIGN = re.compile(r"[KW][A-Z]{3}|[A-Z]{5,8}")  # «(WXYZ) — The bridge»
DATED = re.compile(r"/\s*([A-ZА-ЯЁ]{2,12}),\s+(?=\d|[A-Z])")
DATED_END = re.compile(r"(?:,\s\d{2})?\s*/\s*[–—-]{1,2}\s+")
# «/PanDALA.Net/ The bridge», an agency alone between slashes
SLASHED = re.compile(r"/\s?([^/()\d]{2,30}?)\s?/\.?\s*(?:[–—-]{1,2}\s+)?")
# «Dala.kz – Жители», "24.kg - The road", «Dala.kz. Жители»
SENTENCE = 40
SHORT_NAME = 3
LONG_NAME = 6  # letters: «ТАСС» may begin a sentence
DASHED = re.compile(rf"\s+[–—-]{{1,2}}\s+(?=[{UPPER}«“\"])")
# «ИА «Степь» Мост открыли …»: the sentence begins behind the name
INTRODUCED = re.compile(
    rf"(?:[РМ]?ИА|ИИА|АН)\s[«\"“](?P<name>[^«»\"“”]{{2,40}})[»\"”][.:]?\s(?=[{UPPER}«\"“\d])"
)
# «CentralAsia (TJ) - Президент», «АКИpress – Президент»: a name that only an outlet has
OF_COUNTRY = re.compile(r"(?:\s\([A-Z]{2}\))?(?=\s[–—-]{1,2}\s)")
MAY_BE_DASHED = re.compile(r"[^\s.]{3,20}(?:\s\S{3,15})?\s[–—-]")
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
        agency = agency_at(name, 0)
        shouted = dash and CALL_SIGN.fullmatch(name) and name.casefold() not in words("no_agencies")
        if relayed["by"] or shouted or (agency and agency.end() == len(name)):
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
    """A site before a dash or a full stop, or «ИА» with its name, and a sentence."""
    # «OREANDA-NEWS. On 13 March …»
    shouted = agency_at(text, 0) if text[:LONG_NAME].isupper() else None
    if (
        shouted
        and shouted[0].isupper()
        and place_at(text, 0) is None
        and len(shouted[0]) >= LONG_NAME
    ):
        stop = STOPPED.match(text, shouted.end())
        day = day_at(text, stop.end()) if stop else None
        stop = (day and STOPPED.match(text, day.end)) or stop
        if stop and len(text) - stop.end() >= SENTENCE:
            return WireHead(shouted[0], stop.end(), day, complete=True)
    if shouted and shouted[0].isascii() and len(shouted[0]) >= SHORT_NAME:
        dash = DASHED.match(text, shouted.end())  # «IRNA – The ministry»
        if dash and len(text) - dash.end() >= SENTENCE:
            return WireHead(shouted[0], dash.end(), complete=True)
    stroke = STROKE.match(text)
    if stroke and is_outlet_name(stroke["name"]) and len(text) - stroke.end() >= SENTENCE:
        return WireHead(stroke["name"], stroke.end(), complete=True)
    introduced = INTRODUCED.match(text)
    if introduced and len(text) - introduced.end() >= SENTENCE:
        return WireHead(introduced["name"], introduced.end(), complete=True)
    known = agency_at(text, 0) if MAY_BE_DASHED.match(text) else None
    country = OF_COUNTRY.match(text, known.end()) if known else None
    dash = DASHED.match(text, country.end()) if country else None
    if known and dash and NO_WORD.search(known[0]) and place_at(text, 0) is None:
        whole = known[0][0].isupper() and len(text) - dash.end() >= SENTENCE
        return WireHead(known[0], dash.end(), complete=True) if whole else None
    site = DOMAIN.match(text)
    ends = STOPPED if site and text.startswith(".", site.end()) else DASHED
    dash = ends.match(text, site.end()) if site else None
    if site is None or dash is None or len(text) - dash.end() < SENTENCE:
        return None
    return WireHead(site[0], dash.end(), complete=True)
