"""Kazakh, an office that says something: «Бұл туралы X хабарлады», «X-тің мәліметінше»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.hearers_kk import told_to
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import (
    BY_PAPER,
    IN_PAGE,
    PAPER,
    US,
    told_in_papers,
    without_its_paper,
)
from bot.articles.attribution.subjects_kk import (
    ABLATIVE,
    HELD,
    ON_OWN_PAGE,
    ON_PAGE_FIRST,
    OPENING,
    clause_speakers,
)
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.kazakh_cases import is_office_alone, kazakh_nominative
from bot.articles.names.offices_kk import (
    begins_with_person,
    ends_in_office,
    ends_in_person,
    is_teller,
    press_secretary,
)
from bot.articles.names.outlets_kk import (
    is_unlisted,
    outlet_of_reporter,
    outlet_with_kind,
    without_nation,
)
from bot.articles.names.source_names import is_named, media_at
from bot.articles.tables import alternation
from bot.articles.text.kazakh_words import (
    ANY_VERB,
    alternatives,
    giving_starts,
    kind,
    phrase_starts,
)
from bot.articles.text.phrases import is_person, networks

THIS = alternatives("бұл", "осы", "мұндай", "осындай", "аталған")
# «Бұл ақпаратты», «Осы жайтты»: what was told, and may have been given or spread
GIVEN = (
    rf"(?:{THIS})\s+"
    rf"(?:{alternatives('ақпаратты', 'мәліметті', 'деректі', 'хабарды', 'жаңалықты')}"
    rf"|{alternatives('статистиканы', 'болжамды', 'пікірді', 'мәлімдемені', 'тізімді')})\s+"
)
ABOUT = (
    rf"(?:{GIVEN}|(?:{THIS})\s+(?:t[uwý]ral[yıi]"
    rf"|{alternatives('туралы', 'жөнінде', 'жайлы', 'жайында', 'хақында')}"
    rf"|{alternatives('жайтты', 'жағдайды', 'оқиғаны', 'фактіні')})\s+)"
)
ABOUT_THIS = re.compile(rf"(?:^|[.,!]\s+){ABOUT}(?P<told>[^,;]{{3,200}})", re.IGNORECASE)
IS_GIVEN = re.compile(rf"(?:[.,!]\s+)?{GIVEN}", re.IGNORECASE)
# «жариялаған [мәлімет]»: no verb of the sentence
OF_A_PAPER = re.compile(rf"\s(?:{PAPER})", re.IGNORECASE)
NETWORK = re.compile(rf"(?<!\w)(?:{alternation(n for n in networks() if len(n) > 1)})(?=[\s-])")
# «IJF ресми түрде хабарлады», «ТЖМ бүгін журналистерге айтты»: how, when and to whom
HOW_SAID = re.compile(
    rf"(?:\s(?:{kind('adverb')}|\w+\s(?:{alternatives('күні')})|\d{{1,2}}\s\w{{3,9}}"
    r"|[«\"“][^«»\"“”]{2,40}(?:[нғқ]а|[нгк]е)[»\"”]))+$",
    re.IGNORECASE,
)
# «Министр Арман Сейт Facebook парақшасында көпірдің ашылғанын жазды»: a person, and where
NAMED_NETWORK = rf"(?-i:{alternation(name for name in networks() if len(name) > 1)})"
POSTED = re.compile(
    rf"^(?P<who>[^,;:«»\"]{{3,80}}?)\s(?P<network>{NAMED_NETWORK})"
    rf"(?:-?(?P<bare>[дт][ае]|[dt][ae])|\S{{0,6}}[\s-](?:\w+\s)?(?:{IN_PAGE}))"
    r"(?:\s[^;:]{0,160}(?:[ғқ]анын|[гк]енін|тынын|тінін|екенін|[ǵğq]anyn|[gk]enin|tynyn|ekenin))?"
    rf"\s(?:{kind('says')}|{alternatives('айтты', 'айтқан', 'бөлісті')})$",
    re.IGNORECASE,
)
# «Министр Instagram-да жалған парақша көбейгенін айтты»: where it happened
SPOKEN = re.compile(rf"\s(?:{alternatives('айтты', 'айтқан')})$", re.IGNORECASE)
# «Министрлік, сондай-ақ, … хабарлады»
PUT_IN = re.compile(rf",\s(?:{kind('opening')}),\s", re.IGNORECASE)
REPORTER = re.compile(rf"\s(?:{kind('reporter')})", re.IGNORECASE)
# ««Дала» тілшісі хабарлағандай»
REPORTED = re.compile(rf"[«\"“](?P<name>[^«»\"“”]{{2,40}})[»\"”]\s(?:{kind('reporter')})", re.I)
TO_US = re.compile(rf"^(?:{US})\s", re.IGNORECASE)  # «бізге басқармадан жеткен [мәліметке]»
# «әкімдіктегілер», «ұйымдастырушылар», «NASA астронавы»
LETTERS = re.compile("[\u0400-\u06ff]")
SPEECH = re.compile(r"(?<=\w):?\s[«\"“][^«»\"“”]{3,}[»\"”],?\s*[–—-]?\s*(?:деп|dep|دەپ)\s", re.I)
PEOPLE_OF = re.compile(
    r"(?:[дт]ағылар|[дт]егілер|[dt]aǵylar|[dt]egiler|ушылар|ушілер|(?:навт?|лог|граф)[ыі]?)$"
)
SEVERAL = re.compile(r"\w+(?:[лтд][ае]р|[ltd][ae]r)")  # «әкімдіктердің деректеріне»: nobody's
# Before «мәліметінше»: whose; «ресми» and the like belong to the report.
OF_WHOM = re.compile(
    r"(?:^|[,;]\s*|[–—]\s+)(?P<name>(?:[^,;–—]|(?<=\S)[–—](?=\S)){2,100}?)"
    rf"(?:\s+(?:{alternatives('ресми', 'соңғы', 'жаңа', 'алдын ала', 'тағы бір', 'тағы 1')}))*\s+$",
    re.IGNORECASE,
)
# «…», – деді облыстық полиция департаменті
SAID_BY = re.compile(
    rf"[»”\"–—,\s-]\s*(?:{alternatives('деді', 'дейді', 'делінді', 'депті')})\s+"
    r"(?P<name>(?:[«\"“][^«»\"“”]{2,40}[»\"”]\s)?[^,;:!?«»\"–—]{2,100}?)[.!]?$",
    re.IGNORECASE,
)
# «…», – деп облыстық полиция департаменті хабарлады
SAID_THUS = re.compile(
    rf"(?:деп|dep|دەپ)\s+(?!{ANY_VERB}(?!\w))(?P<name>[^,;:!?–—]{{3,140}}?)\s+{ANY_VERB}[.!]?$",
    re.IGNORECASE,
)
# «министрлік «Дала» газетінде [хабарлады]»
IN_OUTLET = re.compile(
    rf"(?<=\S)\s[«\"“][^«»\"“”]{{2,40}}[»\"”]\s(?:{kind('outlet')})(?:нд[ае]|nd[ae])$",
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
    sentence = PUT_IN.sub(" ", OPENING.sub("", sentence))
    about = list(ABOUT_THIS.finditer(sentence))
    for found in about:
        yield from _told_about(found["told"], given=IS_GIVEN.match(found[0]) is not None)
        yield from told_in_papers(found["told"])
    if not about:
        # «Басқарма: «Көпір ашық», – деп жауап берді»: around what was said
        yield from clause_speakers(SPEECH.sub(" ", sentence.rstrip(".!")))
        yield from told_in_papers(sentence)
    posted = POSTED.search(sentence.rstrip(".!"))
    if posted and not (posted["bare"] and SPOKEN.search(posted[0])):
        who = posted["who"]
        if ends_in_person(who) or is_person(" ".join(who.split()[-2:])):
            yield Mention("said", posted["network"])
    if thus := SAID_THUS.search(sentence):
        yield from _said_thus(thus["name"])
    for found in SAID_BY.finditer(sentence):
        yield from _said_by(found["name"])
    latin = LETTERS.search(sentence) is None
    reports = (OF_WHOM.search(sentence[:at]) for at, _ in phrase_starts(sentence, "report"))
    leaning = next(phrase_starts(sentence, "leaning"), None)
    papers = BY_PAPER.finditer(sentence) if leaning else ()
    for found in (*filter(None, reports), *papers):
        whole = TO_US.sub("", ON_OWN_PAGE.sub("", found["name"]))
        yield from _according(press_secretary(whole) or kazakh_nominative(whole), latin=latin)


def _said_by(found: str) -> Iterator[Mention]:
    name = press_secretary(found) or kazakh_nominative(found)
    outlet = outlet_with_kind(name)
    media = outlet.name if outlet and outlet.end == len(name) else media_at(name)
    if media and (outlet or media == name.strip('«»"“”')):
        yield Mention("carrier", media)
        return
    # «деді министр облыс әкімдігінде»: a person, and where
    there = LOCATIVE.search(found) and (HELD.search(name) or begins_with_person(name))
    if ends_in_office(name) and is_named(name) and not (there or PEOPLE_OF.search(name)):
        yield Mention("said", name)


def _according(name: str, *, latin: bool) -> Iterator[Mention]:
    name = without_its_paper(name)
    media = media_at(name)
    reporter = REPORTED.fullmatch(name)
    if reporter or (media and REPORTER.fullmatch(name, len(media))):
        yield Mention("correspondent", media or (reporter["name"] if reporter else ""))
        return
    # In a text in other letters a name in Latin ones is a firm's.
    named = is_teller(name) if latin else is_named(name) and not ends_in_person(name)
    named = named or is_unlisted(name)
    if named and not (PEOPLE_OF.search(name) or SEVERAL.fullmatch(name)):
        yield Mention("according", name)


def _told_about(told: str, *, given: bool) -> Iterator[Mention]:
    """«[Бұл туралы] X хабарлады», «[Бұл ақпаратты] X таратты», «[Бұл туралы] X-нан мәлім болды»."""
    kinds = ("says", "tells", "gives") if given else ("says", "tells")
    verbs = (start for start, end in phrase_starts(told, *kinds) if not OF_A_PAPER.match(told, end))
    verb = min([*verbs, *giving_starts(told)], default=None)
    if verb is not None:
        yield from _about_this(told[:verb].rstrip())
    for start, _ in phrase_starts(told, "learnt"):
        if ABLATIVE.search(name := told[:start].rstrip()):
            yield from _about_this(without_its_paper(name))


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
    found = ON_PAGE_FIRST.sub("", found[told.end :] if told else found)
    whole = without_nation(IN_OUTLET.sub("", ON_OWN_PAGE.sub("", HOW_SAID.sub("", found))))
    name = press_secretary(whole) or kazakh_nominative(whole)
    reporter = outlet_of_reporter(whole)
    if reporter and reporter[1] == len(whole):  # «Бұл туралы Dala.kz тілшісі хабарлайды»
        yield Mention("correspondent", reporter[0])
        return
    network = NETWORK.search(found) if begins_with_person(f"{name} - -") else None
    if network and not ends_in_office(name):  # «блогер Арман Сейт Facebook парақшасында»
        yield Mention("said", network[0])
        return
    if outlet := _telling_outlet(name):
        # «Бұл туралы X хабарлады»: X has told it, whoever else carries it
        yield from (Mention("carrier", outlet), Mention("media", outlet))
        return
    if HELD.search(f"{whole} "):  # «вице-министр Үкіметте өткен [брифингте]»
        return
    there = LOCATIVE.search(whole) is not None and name != whole
    if there and (HELD.search(name) or not ends_in_office(name) or begins_with_person(name)):
        return
    if LOCATIVE.search(whole) is None or name != whole or is_office_alone(name):
        yield Mention("said", name)


def _telling_outlet(name: str) -> str | None:
    if (outlet := outlet_with_kind(name)) and outlet.end == len(name):
        return outlet.name if RADIO.search(name) is None else None
    media = media_at(name)
    if media is None:  # «Бұл жайлы SkyNews жазды»
        return name if is_outlet_name(name) or is_unlisted(name) else None
    joined = JOINED.match(name, len(media))  # «X пен Y хабарлады»
    whole = len(media) >= len(name.strip('«»"“”'))
    return media if joined or whole or KIND_ALONE.match(name, len(media)) else None
