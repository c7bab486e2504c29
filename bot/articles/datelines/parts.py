"""The parts of a dateline, and the outlet that stands in one."""

import re
from dataclasses import dataclass
from functools import cache

from bot.articles.names.places import place_at, region_at
from bot.articles.tables import alternation, lines, words
from bot.articles.text.dates import Day
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER, agency_at, has_verb, is_person

TOWN = re.compile(r"(?:г|гор|қ|с|п|пос|аул)\.\s?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])|[Гг]ород\s+")
DASH = re.compile(r"\s*[–—−-]{1,2}\s*")
BRACKETED = re.compile(
    r"(?:(?P<round>\()|(?P<slash>/)|\[)\s*(?P<name>[^()\[\]]{2,60}?)\s*(?(round)\)|(?(slash)/|\]))"
)
# «/Имя Фамилия – Кабар/», «/Имя Фамилия-Кабар/», «(Кабар, Имя Фамилия)»: its writer too
WRITER = re.compile(
    rf"(?:[{UPPER}][\w.’'-]{{1,30}}\s){{1,3}}[–—-]\s(?=\S)"
    rf"|[{UPPER}][\w.’']{{1,30}}\s[{UPPER}][\w’']{{1,30}}[–—-](?=[{UPPER}«\"])"
)
# «/Корр. БЕЛТА/»: whose reporter wrote it
REPORTER = re.compile(r"(?:[Сс]об\.\s)?[Кк]орр(?:\.|еспондент)\s")
WRITER_BEHIND = re.compile(rf",\s[{UPPER}][\w.’'-]{{1,30}}\s[{UPPER}][\w.’'-]{{1,30}}$")
INNER_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")
UNKNOWN_AGENCY = re.compile(rf"(?!By\s)[{UPPER}«“\"][^.,:;!?–—()]{{1,39}}?(?=\s+[–—-]{{1,2}}\s)")
# «Костанай, 2 окт – АПН. Текст»: capitals or Latin letters, and a sentence behind the full stop.
SHORT_AGENCY = re.compile(
    rf"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{{2,12}}|[A-Z][A-Za-z]{{2,20}})(?=\.\s+[{UPPER}«\"])"
    # «МУРМАНСК, 16 января, СтепьПресс. Текст»
    rf"|[А-ЯЁ][а-яё]{{2,15}}[А-ЯЁ][а-яёА-ЯЁ]{{2,15}}(?=\.\s+[{UPPER}«\"])"
    # «Омск, 28 сентября – Степь-Омск.», a paragraph of its own
    rf"|[{UPPER}][\w-]{{1,20}}(?:\s[{UPPER}][\w-]{{1,20}}){{0,2}}(?=\.?$)"
    # «Степь-медиа. Текст»
    rf"|[{UPPER}][\w]{{2,12}}-(?:медиа|инфо|информ|пресс|ньюс|тв)(?=\.\s+[{UPPER}«\"])"
    # «Дала-Ақпарат. Текст»
    rf"|[{UPPER}][\w]{{2,12}}-[{UPPER}][\w]{{2,12}}(?=\.\s+[{UPPER}«\"])"
)
# «АҚТАУ, 5 қазан – Саяжол. Текст», "ALMATY, May 5 – Steppe News – Text"
NAMED_AGENCY = re.compile(
    rf"[{UPPER}][{LOWER}]{{2,20}}(?:\s[{UPPER}][{LOWER}]{{2,20}}){{0,2}}"
    rf"(?=(?:\.|\s[–—-]{{1,2}})\s+[{UPPER}«\"])"
)
QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,40})[»”\"](?:\s[^\W\d_]+){0,2}")
KIND_BEHIND = re.compile(r"\snews\sagency(?!\w)", re.IGNORECASE)  # «24.kg news agency»
PROPER_BEHIND = re.compile(rf"\s*[–—-]{{1,2}}\s+[{UPPER}«“\"]")
# Two letters are a country or a state as a rule; these are agencies («LONDON (PA) –»).
INITIALS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,6}|PA|TT|CP|AA")
MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """`end`: where the text behind it begins."""

    place: str | None = None
    day: Day | None = None
    agency: str | None = None
    known_place: bool = False
    known_agency: bool = False
    end: int = 0
    author: str | None = None  # who signs behind the agency


def agency_part(text: str, found: FoundDateline) -> tuple[str, bool, int] | None:
    """(the outlet behind what was found, whether a table knows it, where it ends)."""
    at = found.end
    if bracketed := BRACKETED.match(text, at):
        name = name_in_brackets(bracketed["name"])
        if name is None:
            return None
        known = agency_at(name, 0) is not None
        site = DOMAIN.fullmatch(name) and DASH.match(text, bracketed.end())
        initials = INITIALS.fullmatch(name) and not region_at(name, 0)
        outlet = site or (initials and found.known_place and DASH.match(text, bracketed.end()))
        if known or (found.place and (found.day or outlet)):
            return name, known, bracketed.end()
        return None
    # A place may be an outlet's name too («Орда», «Время»): first the place is looked for.
    if found.place is None and place_at(text, at):
        return None
    stopped = text[:at].rstrip()[-1:] in ".,)–—-"
    apart = found.known_place or found.place is None or stopped
    if (agency := outlet_at(text, at)) and apart:
        kind = KIND_BEHIND.match(text, agency.end())
        return agency[0], True, kind.end() if kind else agency.end()
    if found.place and found.day and stopped and (short := short_agency(text, at, found)):
        return short[0], False, short.end()
    site = DOMAIN.match(text, at) if found.place and stopped else None
    if site and DASH.match(text, site.end()):
        return site[0], False, site.end()
    return _unknown_agency(text, found) if found.place else None


def name_in_brackets(inside: str) -> str | None:
    """«Корр. БЕЛТА», «Имя Фамилия – Кабар» → the agency's name; None for what is none, «AIIB»."""
    whole = REPORTER.sub("", WRITER_BEHIND.sub("", inside.strip()))
    if whole.casefold() in words("no_agencies"):
        return None
    writer = WRITER.match(whole)
    return whole[writer.end() if writer else 0 :].strip()


def short_agency(text: str, at: int, found: FoundDateline) -> re.Match[str] | None:
    """An outlet nobody knows before the first sentence: by its capitals, or behind a known place,
    a day and a dash, where no sentence of one word stands."""
    if short := SHORT_AGENCY.match(text, at):
        return short
    dashed = text[:at].rstrip()[-1:] in "–—-"
    named = NAMED_AGENCY.match(text, at) if dashed and found.known_place else None
    if named is None or is_no_place(named[0]) or is_person(named[0]) or has_verb(named[0]):
        return None
    return named if place_at(named[0], 0) is None else None


def outlet_at(text: str, at: int) -> re.Match[str] | None:
    """A known agency, or a site behind what it is: «АН Podrobno.uz»."""
    agency, site = agency_at(text, at), DOMAIN.match(text, at)
    if agency:
        return site if site and site.end() > agency.end() else agency
    kind = _kind().match(text, at)
    return (agency_at(text, kind.end()) or DOMAIN.match(text, kind.end())) if kind else None


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(lines('outlet_kinds'))})\s+")


def _unknown_agency(text: str, found: FoundDateline) -> tuple[str, bool, int] | None:
    """Behind a day any few words before a dash; without one capitals tell them from a sentence."""
    other = UNKNOWN_AGENCY.match(text, found.end)
    if other is None or len(other[0].split()) > MOST_WORDS or has_verb(other[0]):
        return None
    region = region_at(text, found.end)
    if region and region.end() == other.end():
        return None
    quoted = QUOTED.match(other[0])  # «Дала» газеті
    name = quoted[1] if quoted else other[0].strip()
    titled = PROPER_BEHIND.match(text, other.end()) is not None and not is_person(name)
    if found.day is None and not _is_capital_agency(name, found, text[: found.end], titled):
        return None
    return name, False, other.end()


def _is_capital_agency(name: str, found: FoundDateline, before: str, titled: bool) -> bool:
    """«SEMEY. IRTYSHPOST – …», «Семей. Степной маяк – …»; a full stop stands between.

    `titled`: a capital letter follows the dash, and the name is nobody's.
    """
    place = found.place or ""
    other = place_at(name, 0)
    apart = before.rstrip().endswith(".") and (other is None or other.end() < len(name))
    capitals = name.isupper() and len(name) > 2 and (found.known_place or place.isupper())
    titled = titled or (place.isupper() and all(w[0].isupper() for w in name.split()))
    return apart and not is_no_place(name) and (capitals or (found.known_place and titled))


def is_no_place(name: str) -> bool:
    first = name.split()[0].casefold()
    if INNER_CAPITAL.search(name):
        return True
    return first in words("not_places") or name.casefold() in words("not_places")
