"""Kazakh: who speaks in a clause, by what stands before its verb of telling."""

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import IN_PAGE
from bot.articles.names.circumstances_kk import MONTHS
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.offices_kk import (
    begins_with_person,
    ends_in_office,
    is_office_kind,
    is_somebody,
    names_somebody,
    press_secretary,
)
from bot.articles.names.outlets_kk import outlet_of_reporter, outlet_with_kind, without_nation
from bot.articles.names.source_names import is_company, media_at
from bot.articles.tables import alternation, lines
from bot.articles.text.kazakh_words import (
    alternatives,
    before_closing,
    before_telling,
    kind,
    words_of,
)
from bot.articles.text.phrases import WORD, is_organisation, is_person, networks

# «Әкімдіктің баспасөз қызметі жиын өткенін хабарлады», «Басқармада жолдың ашылатынын айтты»
OPENING = re.compile(rf"^(?!Al\s[A-Z])(?:{kind('opening')})(?:,\s|\s)", re.IGNORECASE)
# «апатқа ұшыраған ұшақ тиесілі «X» компаниясы», «салаға жауапты «X» қоры»: what describes it
DESCRIBING = re.compile(
    rf"^.*\s(?:\w+(?:[ғқ]ан|[гк]ен|[ае]т[ыі]н|йт[ыі]н|[ǵğgqk][ae]n|[ae]t[yiıí]n)"
    rf"|{alternatives('тиесілі', 'жауапты', 'арналған')})\s(?=[«\"“]|(?:{kind('level')})\s)",
    re.IGNORECASE,
)
LEGAL_FORM = rf"(?-i:{alternation(lines('company_forms'))})(?:-с[ыі])?"
SUBJECT = re.compile(
    rf"(?P<name>(?:[^,;:–—]{{2,120}}?\s(?:{kind('office')}|{LEGAL_FORM})|{kind('alone')}))"
    rf"(?!\s(?:{kind('office')}|{LEGAL_FORM}))"
    r"(?:\s(?P<what>[^;:]{0,220}))?$",
    re.IGNORECASE,
)
# «Қазгидромет» жаңбыр жауатынын хабарлады
QUOTED_SUBJECT = re.compile(
    r"(?P<first>[«\"“][^«»\"“”]{2,40}[»\"”])\s[^,;:]{0,160}$|.*\s(?P<last>[«\"“][^«»\"“”]{2,40}[»\"”])$"
)
# «Steppe News жолдың ашылғанын хабарлады», «Дала таңы» …
NAMED_SUBJECT = re.compile(
    r"(?P<name>[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{1,20}){0,3})\s"
    r"(?P<what>(?=[^\sA-Za-z-])[^,;:]{0,160}(?:ын|ін|\sдеп))$"
)
# «Қалалық аурухана баланың жағдайы тұрақты екенін», but not «… театр ұжымымен кездескенін»
LEVEL_SUBJECT = re.compile(
    rf"(?P<name>(?:{kind('level')})\s(?:{alternatives('аурухана', 'емхана', 'музей', 'театр')}"
    rf"|{alternatives('сот', 'мәслихат', 'кітапхана', 'филармония', 'университет', 'колледж')}))"
    r"\s(?!\w{4,}(?<![ғгқк])[ыіyi](?:мен|н[дт][ае])?\s)(?P<what>[^,;:]{0,160}(?:ын|ін|yn|in))$",
    re.IGNORECASE,
)
# «ақпаратқа қатысты», «сұрауымызға»: what was answered
ANSWERED = re.compile(
    rf"^.*?(?:{alternatives('ақпарат', 'сұрау', 'сауал', 'сұрақ', 'мәселе', 'жайт')}"
    rf"|{alternatives('оқиға', 'видео', 'факті', 'дерек', 'жағдай', 'шағым', 'арыз', 'жазба')})"
    r"\w*(?:ға|ге|қа|ке|на|не|ǵa|ge|qa|ke|ğa|na|ne)\s+(?=\S+\s\S)",
    re.IGNORECASE,
)
# «… өзінің ресми сайтында», «… Facebook-тегі парақшасында», «… Facebook-те»: where it stood
PAGES = (
    f"{alternatives('сайтында', 'парақшасында', 'арнасында', 'аккаунтында', 'парағында')}"
    f"|{alternatives('порталында', 'бетінде', 'желісінде', 'блогында', 'каналында')}"
)
OWN_PAGE = (
    rf"(?:(?:(?:{alternatives('өзінің', 'өз', 'әлеуметтік желідегі', 'желідегі', 'ведомство')}"
    rf"|(?:{alternation(networks())})\S{{0,6}}|\S+\.\w{{2,4}})\s|(?:{alternation(networks())})-)+"
    rf"(?:(?:{alternatives('ресми')})\s)?(?:{PAGES})"
    rf"|(?:{alternation(networks())})-?(?:[дт][ае]|[dt][ae]))"
)
ON_OWN_PAGE = re.compile(rf"\s{OWN_PAGE}$", re.IGNORECASE)
# «[Бұл ақпаратты] Telegram-арнасында министрлік жариялады»
ON_PAGE_FIRST = re.compile(
    rf"^(?:(?:(?:{alternation(networks())})[\s-])?(?:{IN_PAGE})|{OWN_PAGE})\s(?=\S)", re.I
)
ABLATIVE = re.compile(r"(?:[нтд][ае]н|[ntd][ae]n|[نتد][اە]ن)$", re.IGNORECASE)
# «Жолдың ашылғанын облыс әкімдігі хабарлады»: what was said, before who said it
SAID = (
    r"^.*\w(?:(?:[ғқгк][ае]н|[дт][ыі]н|у)[ыі]н"
    r"|(?:[ǵğgqk][ae]n|[dt][yiıí]n|[uýw])[yiıí]n)\s+"
)
SAID_BEFORE = re.compile(rf"{SAID}(?=\S+\s\S)")
WHAT_BEFORE = re.compile(SAID)
# «Үкімет отырысында Арман Сейт осылай [деді]»
THUS_AT_END = re.compile(rf"\s(?:{alternatives('осылай', 'былай')})$", re.IGNORECASE)
# «Жол бойында тұратындарға аудан әкімдігі»: cases that no name of an office has within it
IN_CASE = re.compile(
    r"^.*\w{2}(?:[лдт][ае]р(?:ға|ге|да|де|дан|ден)|(?:ын|ін)(?:да|де|ан|ен)"
    r"|[ldt][ae]r(?:ǵa|ge|da|de|dan|den)|[yi]n(?:da|de|an|en))\s(?!арналған|қызмет|arnal|qyzmet)(?=\S)"
)
# «Он төртінші қазанда компания», «2 қыркүйек күні департамент»
ON_DAY = re.compile(
    rf"^(?:(?!\w*[нтд][ыі]ң\s)[\w-]+\s){{1,3}}(?:{alternatives(*MONTHS)})(?:[дт][ае]|[dt][ae]|\s(?:күні|kúni|küni|kuni))\s",
    re.IGNORECASE,
)
# «Ақпаратты басқарма растады», «Зерттеу нәтижесін бюро жариялады»: what was told
GIVEN_OF = alternatives(*(word for word in words_of("given") if word[-1] == "н"))
OBJECT = re.compile(
    rf"^(?:(?:{alternatives('ақпаратты', 'мәліметті', 'деректі', 'хабарды', 'жайтты')})"
    rf"|(?:\S+\s){{0,2}}(?:{GIVEN_OF}))\s+",
    re.IGNORECASE,
)
# «Басқарма бұл хабарды [растады]»
OF_THIS = re.compile(
    rf"\s(?:(?:{alternatives('бұл', 'осы', 'мұндай', 'аталған')})\s"
    rf"(?:{alternatives('хабарды', 'ақпаратты', 'мәліметті', 'деректі', 'фактіні', 'оқиғаны')}"
    rf"|{alternatives('жағдайды', 'туралы', 'жайлы', 'жөнінде')})"
    rf"|{alternatives('мұны', 'осыны')})"
    rf"(?:\s(?:{kind('adverb')}|{alternatives('былтыр', 'бұрын')}))*$",
    re.IGNORECASE,
)
# «министрлік тарапынан …», «агенттік құру ұсынысын …», «министрлік пен банк …», «… іске қосады»:
# the office does not speak, or not alone
NOT_SPEAKING = re.compile(
    r"(?:тарапынан|арқылы|жанынан|жанындағы|үшін|атынан|бойынша|[бмп]ен|және"
    r"|(?!(?:жылу|оқу|қару|бағалау|сақтау)\s)[\w-]{2,}у)\s"
    r"|(?:.*\s)?іске$"
    # «институт құрылатынын»: what was done to it
    r"|\w+(?:[ыі]л|[ыі]н)(?:ған|ген|атын|етін)[ыі]н$",
    re.IGNORECASE,
)
# «жарияланды», «айтылған»: nobody tells it, it is told somewhere
PASSIVE = re.compile(
    r"\w{2}(?:лан|[ыі]л|л[ыі]н|lan|[yiı]l|l[yiı]n)(?:[дd][ыіyiı]|[ғгǵğg][аеae][нn])[.!]?$",
    re.IGNORECASE,
)
# «көпір ашылатынын»: its own deed, and no news of an office that stands before it
OWN_DEED = re.compile(
    r"(?:[ыі]л|[ыі]н|лан|[yiı]l|[yiı]n|lan)"
    r"(?:ған|ген|атын|етін|[ǵğ]an|gen|atyn|etin|atın)[ыіyiı][нn]$"
)
SHORT_SUBJECT = re.compile(
    r"(?P<name>(?:ҚР\s)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,6})(?:\s(?P<what>(?:[^,;:]|(?<=[ыі]п),){0,120}))?$"
)
# «конкурс жариялады»: it holds one, and tells nothing
HELD_BY_IT = re.compile(
    rf"\s(?:{alternatives('конкурс', 'байқау', 'тендер', 'аукцион', 'карантин', 'қабылдау')}"
    rf"|{alternatives('мораторий')}"
    rf"|{alternatives('төтенше жағдай', 'аза тұту', 'соғыс', 'іздеу', 'акция', 'амнистия')})$",
    re.IGNORECASE,
)
APART = re.compile("[,;:–—]")
OF_SOMEBODY = re.compile(r"(?<![лдт][ае]р)(?<![ldt][ae]r)[ыіyiı]$")
MOST_WORDS = 9
DATIVE = re.compile(r"(?:[ғқгк]|[нгк])[ае]$|[ǵğgkqn][ae]$")  # «ТЖМ [тұрғындарға] ескертті»
FIRST = re.compile(r"(?:ресми\s|баспасөз\s)?(\S+)")  # «ТЖД [ресми] өкілдері»
AT_OFFICE = re.compile(
    r"(?P<name>[^,;:–—]{3,100}?[дтdtدت][аеaeاە])(?:\s[^,;:]{0,140})?$", re.IGNORECASE
)
# «Басқармадан жолдың ашылғанын хабарлады»: one sentence or clause, and nobody else in it
FROM_OFFICE = re.compile(
    r"(?P<name>[^,;:–—]{3,100}?[нтдntdنتد][аеaeاە][нnن])\s(?P<what>[^,;:]{3,140})$", re.IGNORECASE
)
GENITIVE = re.compile(r"\w+[нтд][ыі]ң\s\w+[ыі]\s", re.IGNORECASE)
# «Фото мен видеоны министрлік жариялады»: pictures, and no word
SHOWN = re.compile(
    r"(?:фото|сурет|видео|бейне)\w*(?:\s[мбп]ен\s\w+|\sжәне\s\w+)?(?<=[нтд][ыі])\s", re.IGNORECASE
)
IN_COURT = re.compile(r"(?i)(?:сот|sot)[ыyı]?$")  # «сотында айтты»: somebody did, and there
WHAT_WAS = re.compile(r"(?:ын|ін|yn|in|ın|ىن)$")
# «Өрт туралы облыс әкімдігі хабарлады»: of what it was said
ABOUT_WHAT = rf"\s(?:{alternatives('туралы', 'жөнінде', 'жайлы', 'қатысты', 'байланысты')})"
TOPIC = re.compile(rf"^.*{ABOUT_WHAT}\s+", re.IGNORECASE)
ON_TOPIC = re.compile(rf"{ABOUT_WHAT}$", re.IGNORECASE)
HELD = re.compile(rf"\s(?:{alternatives('өткен')})\s")  # «қызметінде өткен брифингте»: a meeting


def clause_speakers(clause: str) -> Iterator[Mention]:
    """Who tells it in a clause that a verb of telling ends."""
    before = before_telling(clause)
    if before is None and OBJECT.match(clause):  # «Ақпаратты басқарма таратты»
        before = before_closing(clause, "gives")
    if before is None or HELD_BY_IT.search(before):
        return
    if PASSIVE.search(clause):
        yield from _at_office(OPENING.sub("", ON_OWN_PAGE.sub("", before)))
    else:
        yield from _subject(ON_OWN_PAGE.sub("", OF_THIS.sub("", before)))


def _subject(before: str) -> Iterator[Mention]:
    """Who speaks, in what stands before the verb at the end of a sentence."""
    before = ON_PAGE_FIRST.sub("", THUS_AT_END.sub("", OPENING.sub("", before)))
    if SHOWN.match(before):
        return
    last = WHAT_BEFORE.sub("", before)  # «Жолдың ашылғанын Dala.kz хабарлады»
    if last != before and (outlet := _outlet_subject(last)):
        yield Mention("carrier", outlet)
        return
    if (reporter := outlet_of_reporter(before)) and WHAT_WAS.search(before[reporter[1] :]):
        yield Mention("correspondent", reporter[0])
    elif outlet := _outlet_subject(before) or _outlet_subject(
        OPENING.sub("", TOPIC.sub("", before))
    ):
        yield Mention("carrier", outlet)
    elif found := SUBJECT.match(before):
        yield from _office_subject(found["name"], found["what"] or "")
    elif (office := next(_at_office(before), None)) or (office := _known_subject(before)):
        yield office
    elif name := _named_subject(before):
        yield Mention("said", name)


def _office_subject(name: str, what: str) -> Iterator[Mention]:
    if NOT_SPEAKING.match(what):
        return
    if is_office_kind(what):  # «ТЖМ Сейсмология институты»: one name
        name = f"{name} {what}"
    for around in (DESCRIBING, TOPIC, SAID_BEFORE, ANSWERED, OBJECT, IN_CASE, ON_DAY):
        name = around.sub("", name)
    somebody = is_somebody(what) or begins_with_person(name)
    if is_organisation(name) and (not somebody or press_secretary(name) == name):
        yield Mention("said", name)


def _known_subject(before: str) -> Mention | None:
    """«Облыстық аурухана баланың сау екенін», «Ректорат» and nothing more: any organisation."""
    found = list(islice(WORD.finditer(before), MOST_WORDS))
    for word, behind in zip_longest(found, found[1:]):
        name, what = before[: word.end()].strip(), before[word.end() :].strip(' »"”')
        if not _is_nominative(word[0]) or (behind and _is_nominative(behind[0])):
            continue
        if " " not in name or APART.search(name):
            return None
        if what and (WHAT_WAS.search(what) is None or OWN_DEED.search(what)):
            return None
        return next(_office_subject(name, what), None)
    return None


def _is_nominative(word: str) -> bool:
    """«ауруханасы», «ректораты»: somebody's, one, and in no case."""
    return OF_SOMEBODY.search(word) is not None and ends_in_office(word)


def _named_subject(before: str) -> str | None:
    """Initials, a name in quotation marks, or one with capital letters."""
    if (found := SHORT_SUBJECT.match(before)) and ends_in_office(found["name"]):
        first = FIRST.match(found["what"] or "")
        somebody = first and is_somebody(first[1]) and not DATIVE.search(first[1])
        return None if somebody else found["name"]
    if (found := LEVEL_SUBJECT.match(before)) and not is_somebody(found["what"]):
        return str(found["name"])
    quoted = QUOTED_SUBJECT.match(before)
    if quoted and is_company(name := str(quoted["first"] or quoted["last"])):
        # «X» РМК басшысы Арман Сейт
        return None if quoted["first"] and is_somebody(before) else name
    if found := NAMED_SUBJECT.match(before):
        # «Арай» тобының әншілері»: they sing in it
        someone = is_somebody(found["what"]) or GENITIVE.match(found["what"])
        return None if someone or is_person(found["name"]) else str(found["name"])
    return None


def _at_office(before: str) -> Iterator[Mention]:
    """«Басқармада жолдың ашылғанын айтты», «Басқармадан … хабарлады»."""
    if HELD.search(before):
        return
    if ABLATIVE.search(before):  # «Жолдың ашылғанын басқармадан хабарлады»
        name = kazakh_nominative(TOPIC.sub("", WHAT_BEFORE.sub("", before)))
        if is_office_kind(name) and is_organisation(name) and not begins_with_person(name):
            yield Mention("said", name)
            return
    at, of = AT_OFFICE.match(before), FROM_OFFICE.match(before)
    if of and not (WHAT_WAS.search(of["what"]) and not names_somebody(of["what"])):
        of = None
    for found in filter(None, (at, of)):
        name = kazakh_nominative(TOPIC.sub("", found["name"]))
        if found is at and (IN_COURT.search(name) or ON_OWN_PAGE.search(found["name"])):
            continue
        if begins_with_person(name):  # «тұрғындар әкімдікте»: they speak, and there
            continue
        quoted = name[:1] in '«"“' and ends_in_office(name) and not outlet_with_kind(name)
        if name != found["name"] and (quoted or is_office_kind(name)) and is_organisation(name):
            yield Mention("said", name)
            return


def _outlet_subject(before: str) -> str | None:
    """«Dala.kz жолдың ашылғанын хабарлады», «Dala.kz хабарлауынша»: an outlet and no dative."""
    before = without_nation(before)
    outlet = outlet_with_kind(before)
    name, end = (outlet.name, outlet.end) if outlet else (media_at(before) or "", 0)
    end = end or before.find(name) + len(name)
    what = before[end:].lstrip('»"”')
    whole = not what or (what.startswith(" ") and (WHAT_WAS.search(what) or ON_TOPIC.search(what)))
    first = FIRST.match(what.strip())  # «Dala.kz сарапшылары»
    somebody = names_somebody(what) or (first is not None and is_somebody(first[1]))
    small = name[:1].islower() and "." not in name  # «хабар жарияланды»
    return name if name and whole and not (somebody or small) else None
