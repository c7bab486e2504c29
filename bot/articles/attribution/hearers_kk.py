"""Kazakh: to whom it was said («Dala.kz тілшісіне айтты», «Dala.kz-ке хабарлады»): no source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.attribution.mentions import Mention
from bot.articles.names.source_names import media_at
from bot.articles.text.kazakh_words import alternatives

OUTLET = (
    rf"(?:{alternatives('тілшісіне', 'сайтына', 'порталына', 'агенттігіне')}"
    rf"|{alternatives('басылымына', 'газетіне', 'редакциясына', 'тілшілеріне')})"
)
QUOTED = r"[«\"“][^«»\"“”]{2,40}[»\"”]"
CASE = r"(?:ке|ге|қа|ға|не|на|ke|ge|qa|ǵa|ğa|ne|na)"
US = alternatives("бізге", "редакциямызға", "редакцияға", "тілшімізге", "тілшіге")
# «Бұл туралы Stan.kz-ке басқарма хабарлады», «… «Көкжиекке» басқарма …», «… бізге басқарма …»
TOLD_TO = re.compile(
    rf"^(?:(?P<site>\S{{2,30}})-{CASE}|[«\"“](?P<paper>[^«»\"“”]{{2,40}}?){CASE}[»\"”]"
    rf"|(?P<told>{QUOTED}|\S{{2,30}})\s{OUTLET}|(?:{US}))\s+"
)
INTERVIEW = re.compile(
    rf"(?P<told>\S{{2,30}}|{QUOTED})(?:-{CASE}|\s{OUTLET})\s(?:{alternatives('берген')})"
    rf"\s(?:\w+\s)?(?:{alternatives('сұхбат')})",
    re.IGNORECASE,
)
REPORTER = alternatives("тілшісіне", "тілшілеріне", "тілшісімен", "тілшісінің сұрағына")
# «Министр қатені Dala.kz тілшісіне түсіндірді»
TOLD_REPORTER = re.compile(rf"\s(?:{REPORTER})(?!\w)", re.IGNORECASE)
NAME_BEFORE = re.compile(rf"(?:^|\s)({QUOTED}|\S+)$")
MAY_HOLD_ONE = re.compile(r"тілш|t[iıí]l(?:sh|ş)|تىلش|сұхб|s[uūúw][hx]b|سۇحب", re.IGNORECASE)
MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """`hearer` is None where no outlet is named; `end`: behind it."""

    hearer: str | None
    end: int


def told_to(text: str) -> Told | None:
    """To whom something was said, where a text begins with that."""
    found = TOLD_TO.match(text)
    if found is None or (found["paper"] and media_at(text)):  # «Adyrna» is in no case
        return None
    hearer = (found["told"] or found["site"] or found["paper"] or "").strip('«»"“”')
    quoted = found["told"] or found["paper"]
    known = media_at(hearer) == hearer or (quoted and hearer[:1].isupper())
    return Told(hearer if hearer and known else None, found.end())


def hearers(sentence: str) -> Iterator[Mention]:
    """The outlet to which somebody spoke, wherever that stands."""
    if MAY_HOLD_ONE.search(sentence) is None:
        return
    for found in TOLD_REPORTER.finditer(sentence):
        before = sentence[: found.start()]
        words = before.split()
        quoted = NAME_BEFORE.search(before)
        names = [quoted[1]] if quoted else []
        names += [" ".join(words[-size:]) for size in range(1, MOST_WORDS + 1)]
        bare = (name.strip('«»"“”') for name in names)
        if media := next((name for name in bare if name and media_at(name) == name), None):
            yield Mention("told", media)
    for found in INTERVIEW.finditer(sentence):
        name = found["told"].strip('«»"“”')
        if media_at(name) == name:
            yield Mention("told", name)
