"""What the readers of a dateline share: its result, and what stands around its names."""

import re
from dataclasses import dataclass

from bot.articles.tables import words
from bot.articles.text.dates import Day
from bot.articles.text.phrases import UPPER, agency_at, is_person

TOWN = re.compile(r"(?:г|гор|қ|с|п|пос|аул)\.\s?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])|[Гг]ород\s+")
# Stop, comma and dash, one of them or two: «., », «). – »
BETWEEN = re.compile(
    r"\s*(?P<soft>[|•]|/(?=\s)(?![^/]{2,40}/)|[.,]{0,2})\s*(?P<dash>--|[–—−]|(?<=[\s.)])-(?=\s))?\s*(?:\.\s)?"
    r"(?P<colon>:(?=\s)|(?<=\)\s):)?\s*"
)
DASHES = ("--", "–", "—", "−", "-", "|", "•")
# «/Имя Фамилия – Кабар/», «/Имя Фамилия-Кабар/», «(Кабар, Имя Фамилия)»: its writer too
WRITER = re.compile(
    rf"((?:[{UPPER}][\w.’'-]{{1,30}}\s){{1,3}})[–—-]\s(?=\S)"
    rf"|([{UPPER}][\w.’']{{1,30}}\s[{UPPER}][\w’']{{1,30}})[–—-](?=[{UPPER}«\"])"
)
WRITER_BEHIND = re.compile(rf",\s([{UPPER}][\w.’'-]{{1,30}}\s[{UPPER}][\w.’'-]{{1,30}})$")
# «/Корр. БЕЛТА/»: whose reporter wrote it
REPORTER = re.compile(r"(?:соб\.\s)?корр(?:\.|еспондент)\s", re.IGNORECASE)
INNER_CAPITAL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """`known_agency`: nothing else is called so; `end`: where the text behind it begins."""

    place: str | None = None
    day: Day | None = None
    agency: str | None = None
    known_agency: bool = False
    end: int = 0
    author: str | None = None  # who signs behind the agency


def signed_in_brackets(inside: str) -> tuple[str, str | None] | None:
    """«Корр. БЕЛТА», «Имя Фамилия – Кабар» → the agency's name and who signs; None for what is
    no agency, «AIIB»."""
    behind = WRITER_BEHIND.search(inside)
    whole = REPORTER.sub("", WRITER_BEHIND.sub("", inside.strip()))
    if whole.casefold() in words("no_agencies"):
        return None
    if whole != inside.strip() and (known := agency_at(whole, 0)):
        signed = whole[known.end() :].strip()
        if is_person(signed):  # «Корр. Кабар Имя Фамилия»
            return known[0], signed
    writer = WRITER.match(whole)
    before, after = (writer[1] or writer[2], whole[writer.end() :]) if writer else ("", whole)
    if behind or not is_person(after):
        name, author = after.strip(), behind[1] if behind else before.strip()
    else:
        name, author = before.strip() or after, after if writer else ""  # «Кабар – Имя Фамилия»
    return name, author if is_person(author) else None


def is_no_place(name: str) -> bool:
    first = name.split()[0].casefold()
    if INNER_CAPITAL.search(name):
        return True
    return first in words("not_places") or name.casefold() in words("not_places")
