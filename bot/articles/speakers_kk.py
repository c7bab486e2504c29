"""Kazakh, an office that says something: «Бұл туралы X хабарлады», «X-тің мәліметінше»."""

import re
from collections.abc import Iterator

from bot.articles.kazakh_cases import kazakh_nominative
from bot.articles.kazakh_words import ANY_VERB, alternatives, kind, phrase_starts
from bot.articles.mentions import Mention
from bot.articles.phrases import WORD, is_organisation
from bot.articles.source_names import is_named, media_at
from bot.articles.tables import forms

ABOUT = (
    rf"(?:{alternatives('бұл туралы', 'бұл жөнінде', 'бұл жайлы', 'бұл жайында')}"
    rf"|{alternatives('бұл ақпаратты', 'осы туралы')}"
    r"|b[uwū]l\s+t[uwý]ral[yıi])\s+"
)
ABOUT_THIS = re.compile(
    rf"(?:^|[.,!]\s+){ABOUT}(?P<name>[^,;]{{3,140}}?)\s+{ANY_VERB}", re.IGNORECASE
)
# To whom it was said: «Бұл туралы Stan.kz-ке басқарма хабарлады»
TOLD_TO = re.compile(
    r"^(?:\S{2,30}-(?:ке|ге|қа|ға|не|на)|\S{2,30}\s(?:тілшісіне|сайтына|порталына|агенттігіне|басылымына|газетіне))\s+"
)
# «Әкімдіктің баспасөз қызметі жиын өткенін хабарлады», «Басқармада жолдың ашылатынын айтты»
OPENING = re.compile(rf"^(?:{kind('opening')})(?:,\s|\s)", re.IGNORECASE)
SUBJECT = re.compile(
    rf"(?P<name>[^,;:–—]{{3,120}}?\s(?:{kind('office')}))(?:\s(?P<what>[^;:]{{0,220}}))?$",
    re.IGNORECASE,
)
# «… мектеп директоры Арман Сейт айтты»: somebody else speaks
SOMEBODY = re.compile(
    r"(?:деп|dep|دەپ)\s\S|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+\s[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+$|(?:өкілі|басшысы)$"
)
SHORT_SUBJECT = re.compile(r"(?P<name>(?:ҚР\s)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,6})(?:\s[^,;:]{0,120})?$")
AT_OFFICE = re.compile(
    r"(?P<name>[^,;:–—]{3,100}?[дтdtدت][аеaeاە])(?:\s[^,;:]{0,140})?$", re.IGNORECASE
)
# «Өрт туралы облыс әкімдігі хабарлады»: of what it was said
TOPIC = re.compile(
    rf"^.*\s(?:{alternatives('туралы', 'жөнінде', 'жайлы', 'қатысты', 'байланысты')})\s+", re.I
)
# Before «мәліметінше»: whose; «ресми» and the like belong to the report.
OF_WHOM = re.compile(
    r"(?:^|[,;–—]\s*)(?P<name>[^,;–—]{2,100}?)(?:\s+(?:ресми|resmi|resmı|соңғы))?\s+$",
    re.IGNORECASE,
)
PUBLISHED = alternatives("таратқан", "жариялаған", "ұсынған", "берген", "жолдаған")
PAPER = alternatives("мәлімет", "ақпарат", "дерек", "хабарлама", "есеп")
LEANING_ON = alternatives("сенсек", "сүйенсек", "сәйкес", "қарағанда", "бойынша")
# «Полиция департаменті таратқан мәліметке сенсек»
BY_PAPER = re.compile(
    rf"(?:^|[,–—]\s*)(?P<name>[^,;–—]{{2,100}}?)\s+(?:{PUBLISHED})\s+(?:{PAPER})\w*\s+(?:{LEANING_ON})(?!\w)",
    re.IGNORECASE,
)
IN_PAPER = (
    rf"(?:{alternatives('хабарламасында', 'хабарламада', 'мәліметінде', 'мәліметте')}"
    rf"|{alternatives('ақпаратында', 'ақпаратта', 'мәлімдемесінде', 'мәлімдемеде', 'сайтында')}"
    rf"|{alternatives('есебінде', 'жауабында', 'түсініктемесінде', 'релизінде')})"
)
# «– делінген министрліктің хабарламасында», «– делінген ведомство таратқан ақпаратта»
TOLD_IN = re.compile(
    rf"(?:{alternatives('делінген', 'делінді')}"
    rf"|(?:деп|dep)\s(?:{alternatives('жазылған', 'көрсетілген', 'айтылған', 'хабарланды')}))\s+"
    rf"(?P<name>[^,;:!?«»\"]{{3,140}}?)\s+"
    rf"(?:(?:ресми|resmi|resmı|{alternatives('баспасөз')}|{PUBLISHED})\s+)?{IN_PAPER}",
    re.IGNORECASE,
)
# «Министрліктің хабарламасында мектеп ашылады делінген.»
OPENING_PAPER = re.compile(
    rf"^(?P<name>[^,;:!?–—]{{3,120}}?)\s+(?:(?:ресми|resmi|resmı|{alternatives('баспасөз')}|{PUBLISHED})\s+)?{IN_PAPER}\s"
    rf".{{3,200}}(?:{alternatives('делінген', 'делінді', 'айтылған')}"
    rf"|{alternatives('жазылған', 'көрсетілген')})[.!]?$",
    re.IGNORECASE,
)
# «әкімдіктің парақшасында жарияланған хабарламада»: where it stood, and no name
WHERE = re.compile(r"(?:ында|інде|ynda|inde|ında)\s", re.IGNORECASE)
# «…», – деді облыстық полиция департаменті
SAID_BY = re.compile(
    rf"[»”\"–—,-]\s*(?:{alternatives('деді', 'дейді')})\s+(?P<name>[^,;:!?«»\"–—]{{3,100}}?)[.!]?$",
    re.IGNORECASE,
)
# «Бұл туралы министрлікте мәлімдеді»: said at an office, but not at a meeting
LOCATIVE = re.compile(r"(?:(?<=[ыі])нд[ае]|[дт][ае]|(?<=[yiıí])nd[ae]|[dt][ae]|[دت][اە])$")


# «Бұл туралы Dala.kz ақпарат агенттігі хабарлайды»
KIND_ALONE = re.compile(rf"[»\"”]?\s(?:\w+\s)?(?:{kind('outlet')})$", re.IGNORECASE)


def speakers(sentence: str) -> Iterator[Mention]:
    about = list(ABOUT_THIS.finditer(sentence))
    for found in about:
        yield from _about_this(found["name"])
    end = len(sentence.rstrip(".!"))
    verbs = () if about else phrase_starts(sentence, "says", "tells")
    if starts := [start for start, stop in verbs if stop >= end]:
        yield from _subject(sentence[: starts[0]].rstrip())
    for pattern in (TOLD_IN, OPENING_PAPER):
        for found in pattern.finditer(sentence):
            name = kazakh_nominative(found["name"])
            if is_named(name) and WHERE.search(name) is None:
                yield Mention("said", name)
    for found in SAID_BY.finditer(sentence):
        if ends_in_office(found["name"]) and is_named(found["name"]):
            yield Mention("said", found["name"])
    reports = (OF_WHOM.search(sentence[:at]) for at, _ in phrase_starts(sentence, "report"))
    for found in (*filter(None, reports), *BY_PAPER.finditer(sentence)):
        if is_named(name := kazakh_nominative(found["name"])):
            yield Mention("according", name)


def _about_this(found: str) -> Iterator[Mention]:
    whole = TOLD_TO.sub("", found)
    name = kazakh_nominative(whole)
    media = media_at(name)
    if media and (len(media) >= len(name.strip('«»"“”')) or KIND_ALONE.match(name, len(media))):
        yield Mention("carrier", media)
        return
    there = LOCATIVE.search(whole) is not None and name != whole
    if there and not ends_in_office(name):
        return
    if LOCATIVE.search(whole) is None or name != whole:
        yield Mention("said", name)


def _subject(before: str) -> Iterator[Mention]:
    """Who speaks, in what stands before the verb at the end of a sentence."""
    before = OPENING.sub("", before)
    if found := SUBJECT.match(before):
        name = TOPIC.sub("", found["name"])
        if is_organisation(name) and SOMEBODY.search(found["what"] or "") is None:
            yield Mention("said", name)
    elif found := SHORT_SUBJECT.match(before):
        if ends_in_office(found["name"]):
            yield Mention("said", found["name"])
    elif found := AT_OFFICE.match(before):
        name = kazakh_nominative(TOPIC.sub("", found["name"]))
        if name != found["name"] and is_office_kind(name) and is_organisation(name):
            yield Mention("said", name)


def ends_in_office(name: str) -> bool:
    """In Kazakh the last word tells what somebody is: «клуб бапкері» is no office."""
    found = WORD.findall(name)
    last = found[-1].casefold() if found else ""
    last = last.removesuffix("-сы").removesuffix("-сі")  # «X» РМК-сы
    known = max(forms("organisations").match(last), forms("company_forms").match(last))
    return known > forms("persons").match(last)


def is_office_kind(name: str) -> bool:
    """«министрлік», «полиция департаменті», «X» АҚ: no school or museum, where much is told."""
    last = WORD.findall(name)[-1] if WORD.search(name) else ""
    short = last.isupper() and ends_in_office(last)
    return short or re.search(rf"(?i)(?:^|\s)(?:{kind('office')})$", name) is not None
