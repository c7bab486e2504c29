"""Kazakh, an office that says something: «Бұл туралы X хабарлады», «X-тің мәліметінше»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.hearers_kk import hearers, told_to
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import BY_PAPER, PAPER, told_in_papers
from bot.articles.attribution.subjects_kk import (
    ABLATIVE,
    HELD,
    ON_OWN_PAGE,
    OPENING,
    clause_speakers,
)
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.offices_kk import begins_with_person, ends_in_office, press_secretary
from bot.articles.names.outlets_kk import outlet_with_kind
from bot.articles.names.source_names import is_named, media_at
from bot.articles.tables import alternation
from bot.articles.text.kazakh_words import ANY_VERB, alternatives, kind, phrase_starts
from bot.articles.text.phrases import networks

ABOUT = (
    rf"(?:{alternatives('бұл туралы', 'бұл жөнінде', 'бұл жайлы', 'бұл жайында')}"
    rf"|{alternatives('бұл ақпаратты', 'осы туралы')}"
    r"|b[uwū]l\s+t[uwý]ral[yıi])\s+"
)
ABOUT_THIS = re.compile(
    rf"(?:^|[.,!]\s+){ABOUT}(?P<name>[^,;]{{3,140}}?)\s+{ANY_VERB}(?!\s(?:{PAPER}))",
    re.IGNORECASE,
)
# «Бұл туралы басқармадан мәлім болды»
ABOUT_LEARNT = re.compile(
    rf"(?:^|[.,!]\s+){ABOUT}(?P<name>[^,;]{{3,140}}?)\s+(?:{kind('learnt')})", re.IGNORECASE
)
NETWORK = re.compile(rf"(?<!\w)(?:{alternation(n for n in networks() if len(n) > 1)})(?=[\s-])")
# «IJF ресми түрде хабарлады», «ТЖМ бүгін журналистерге айтты»: how, when and to whom
HOW_SAID = re.compile(
    rf"(?:\s(?:{kind('adverb')}|\w+\s(?:{alternatives('күні')})|\d{{1,2}}\s\w{{3,9}}"
    r"|[«\"“][^«»\"“”]{2,40}(?:[нғқ]а|[нгк]е)[»\"”]))+$",
    re.IGNORECASE,
)
REPORTER = re.compile(rf"\s(?:{kind('reporter')})", re.IGNORECASE)
# ««Дала» тілшісі хабарлағандай»
REPORTED = re.compile(rf"[«\"“](?P<name>[^«»\"“”]{{2,40}})[»\"”]\s(?:{kind('reporter')})", re.I)
# «әкімдіктегілер», «ұйымдастырушылар», «NASA астронавы»
PEOPLE_OF = re.compile(
    r"(?:[дт]ағылар|[дт]егілер|[dt]aǵylar|[dt]egiler|ушылар|ушілер|(?:навт?|лог|граф)[ыі]?)$"
)
SEVERAL = re.compile(r"\w+(?:[лтд][ае]р|[ltd][ae]r)")  # «әкімдіктердің деректеріне»: nobody's
# Before «мәліметінше»: whose; «ресми» and the like belong to the report.
OF_WHOM = re.compile(
    r"(?:^|[,;–—]\s*)(?P<name>[^,;–—]{2,100}?)(?:\s+(?:ресми|resmi|resmı|соңғы))?\s+$",
    re.IGNORECASE,
)
# «…», – деді облыстық полиция департаменті
SAID_BY = re.compile(
    rf"[»”\"–—,-]\s*(?:{alternatives('деді', 'дейді', 'делінді')})\s+"
    r"(?P<name>(?:[«\"“][^«»\"“”]{2,40}[»\"”]\s)?[^,;:!?«»\"–—]{2,100}?)[.!]?$",
    re.IGNORECASE,
)
# «…», – деп облыстық полиция департаменті хабарлады
SAID_THUS = re.compile(
    rf"(?:деп|dep|دەپ)\s+(?!{ANY_VERB}(?!\w))(?P<name>[^,;:!?–—]{{3,140}}?)\s+{ANY_VERB}[.!]?$",
    re.IGNORECASE,
)
# «Бұл туралы министрлікте мәлімдеді»: said at an office, but not at a meeting
LOCATIVE = re.compile(r"(?:(?<=[ыі])нд[ае]|[дт][ае]|(?<=[yiıí])nd[ae]|[dt][ae]|[دت][اە])$")
JOINED = re.compile(r"[»\"”]?\s(?:[бмп]ен|[bmp]en|және|jáne|jäne|jәne)\s", re.IGNORECASE)
# «Dala радиосы»: its name
RADIO = re.compile(rf"\s(?:{alternatives('радиосы')})$", re.IGNORECASE)
# «Бұл туралы Dala.kz ақпарат агенттігі хабарлайды»
KIND_ALONE = re.compile(rf"[»\"”]?\s(?:\w+\s)?(?:{kind('outlet')})$", re.IGNORECASE)


def speakers(sentence: str) -> Iterator[Mention]:
    sentence = OPENING.sub("", sentence)
    about = list(ABOUT_THIS.finditer(sentence))
    for found in about:
        yield from _about_this(found["name"])
    for found in ABOUT_LEARNT.finditer(sentence):
        if ABLATIVE.search(found["name"]):
            yield from _about_this(found["name"])
    end = len(sentence.rstrip(".!"))
    if not about:
        yield from clause_speakers(sentence[:end])
    yield from hearers(sentence)
    yield from told_in_papers(sentence)
    if thus := SAID_THUS.search(sentence):
        yield from _said_thus(thus["name"])
    for found in SAID_BY.finditer(sentence):
        yield from _said_by(found["name"])
    reports = (OF_WHOM.search(sentence[:at]) for at, _ in phrase_starts(sentence, "report"))
    for found in (*filter(None, reports), *BY_PAPER.finditer(sentence)):
        yield from _according(kazakh_nominative(ON_OWN_PAGE.sub("", found["name"])))


def _said_by(found: str) -> Iterator[Mention]:
    name = press_secretary(found) or kazakh_nominative(found)
    if (outlet := outlet_with_kind(name)) and outlet.end == len(name):
        yield Mention("carrier", outlet.name)
        return
    # «деді министр облыс әкімдігінде»: a person, and where
    there = LOCATIVE.search(found) and (HELD.search(name) or begins_with_person(name))
    if ends_in_office(name) and is_named(name) and not (there or PEOPLE_OF.search(name)):
        yield Mention("said", name)


def _according(name: str) -> Iterator[Mention]:
    media = media_at(name)
    reporter = REPORTED.fullmatch(name)
    if reporter or (media and REPORTER.fullmatch(name, len(media))):
        yield Mention("correspondent", media or (reporter["name"] if reporter else ""))
    elif is_named(name) and PEOPLE_OF.search(name) is None and not SEVERAL.fullmatch(name):
        yield Mention("according", name)


def _said_thus(found: str) -> Iterator[Mention]:
    name = kazakh_nominative(ON_OWN_PAGE.sub("", found))
    outlet = outlet_with_kind(name)
    if (outlet and outlet.end == len(name)) or media_at(name) == name.strip('«»"“”'):
        yield Mention("carrier", outlet.name if outlet else name.strip('«»"“”'))
    elif ends_in_office(name) and is_named(name) and PEOPLE_OF.search(name) is None:
        yield Mention("said", name)


def _about_this(found: str) -> Iterator[Mention]:
    told = told_to(found)
    if told and told.hearer:
        yield Mention("told", told.hearer)
    found = found[told.end :] if told else found
    whole = ON_OWN_PAGE.sub("", HOW_SAID.sub("", found))
    name = press_secretary(whole) or kazakh_nominative(whole)
    network = NETWORK.search(found) if begins_with_person(f"{name} - -") else None
    if network and not ends_in_office(name):  # «блогер Арман Сейт Facebook парақшасында»
        yield Mention("said", network[0])
        return
    if (outlet := outlet_with_kind(name)) and outlet.end == len(name):
        radio = RADIO.search(name) is not None
        yield Mention("said", name) if radio else Mention("carrier", outlet.name)
        return
    media = media_at(name)
    if media and JOINED.match(name, len(media)):  # «X пен Y хабарлады»
        yield Mention("carrier", media)
        return
    if media and (len(media) >= len(name.strip('«»"“”')) or KIND_ALONE.match(name, len(media))):
        yield Mention("carrier", media)
        return
    if HELD.search(f"{whole} "):  # «вице-министр Үкіметте өткен [брифингте]»
        return
    there = LOCATIVE.search(whole) is not None and name != whole
    if there and (HELD.search(name) or not ends_in_office(name) or begins_with_person(name)):
        return
    if LOCATIVE.search(whole) is None or name != whole:
        yield Mention("said", name)
