"""Russian: what stands between a verb of telling and who told it: when, to whom, on which page."""

import re
from dataclasses import dataclass

from bot.articles.attribution.hearers_ru import HEARER_NAME
from bot.articles.names.circumstances_ru import without_first, without_last
from bot.articles.names.outlet_cases_ru import of_dative
from bot.articles.names.source_names import is_office_noun
from bot.articles.tables import forms, words
from bot.articles.text.phrases import DOMAIN, UPPER, agency_at, is_agency
from bot.articles.text.quotes import open_quote

# «Об этом в интервью X сообщил», «в ответ на запрос X сообщили»
ASKED = re.compile(
    r"(?:(?:в|во)\s(?:[а-я]{5,15}\s)?(?:интервью|комментарии|беседе\sс|разговоре\sс|эфире|ответе?\sна\sзапрос)"
    r"|на\sзапрос|по\sзапросу)\s(?:редакции\s|агентства\s|агентству\s|портала\s|порталу\s|изданию?я?\s"
    r"|газет[еы]\s|телеканала?у?\s|корреспондента\s|журналиста\s)?"
)
ASKED_LAST = re.compile(rf"(?:^|\s){ASKED.pattern}(?P<name>{HEARER_NAME})$")
OUTLET = re.compile(HEARER_NAME)
QUOTED_HEARER = re.compile(
    r"[«\"“](?P<name>[^«»\"“”]{2,40})(?<=[уюеим])[»\"”](?:\s+(?!со?\s)|(?=,\s(?:что|как|об?)\s))"
)
# «рассказали «РБК-Крипто» в МЧС», «…, что»: of many who told it one in quotation marks was told
MANY_HEARER = re.compile(
    r"[«\"“](?P<name>[^«»\"“”]{1,40})[»\"”](?:\s+(?=(?:в|во|на)\s)|(?=,\s(?:что|как|об?)\s))"
)
INITIALS_HEARER = re.compile(
    r"[«\"“](?P<name>[А-ЯЁ]{2,5}|Ъ)[»\"”]\s+(?=(?:в|во|на)\s|(?P<who>[а-яё-]{4,20}))"
)
# «сообщили Dala Times в МЧС»
LATIN_HEARER = re.compile(
    r"(?P<name>[A-Z][\w.-]+(?:\s[A-ZА-ЯЁ][\w.-]+)?|[А-ЯЁ]{2,6}-?\d{1,3})(?:\s+(?=(?:в|во|на)\s)|(?=,\sчто\s))"
)
QUOTED_LAST = re.compile(r"\s[«\"“](?P<name>[^«»\"“”]{2,40}(?<=[уюеим\d])|[А-ЯЁ]{2,4})[»\"”]$")
# «В департаменте полиции «СВ» уточнили»: an office that is never called so
UNNAMED_OFFICE = re.compile(
    r"(?:полици|акимат|мэри|прокуратур|суд|министерств|департамент|управлени|администраци|пресс-служб)[а-яё]{0,3}$"
)
MASCULINE = re.compile(r"\w{3}[бвгджзклмнпрстфхцчшщ]у$")
INITIALS_LAST = re.compile(r"\s[«\"“]([А-ЯЁ]{2,4})[»\"”]$")
PREPOSITIONS = frozenset({"в", "во", "на", "из", "от"})
DATIVE = re.compile(r"[А-ЯЁ]\w+[ое]му\s")
LAST_WORD = re.compile(r"\s\S+$")
# «…, однако в акимате области»: who speaks in the last part of a sentence
CLAUSE = re.compile(
    r"(?:,|;|[»\"”]\s[–—-]|\s[–—])\s(?:однако|но|а|и|хотя|при\sэтом|тем\sвременем|между\sтем|в\sто\sже\sвремя|так),?"
    r"\s(?=(?:в|во|на|из)\s)"
    # «Завод откроют в мае, об этом журналистам»
    r"|(?:,|:|\s[–—-])\s(?=об\sэтом(?!\w))"
)
# «передаёт X со ссылкой на Y»
CITED = re.compile(
    r"(?<!\w)(?:(?:со?\s+ссыл[ко]{1,3}й|с\s+отсылкой)\s+на|ссылаясь\s+на|сославшись\s+на|ссылающ\w+ся\s+на)\s+",
    re.IGNORECASE,
)
# «Dala.kz, ссылаясь на МЧС, передаёт»
CITING_INSERT = re.compile(
    r"(?<=[\w»\"]),?\s(?:ссылаясь\sна|сославшись\sна|со?\sссылкой\sна)\s[^,]{2,90},?$"
)
# «Фонд «X», который строит мост, [сообщил]», «ТОО «X», занимающееся ремонтом, [заявило]»
RELATIVE = re.compile(
    r",\s(?:(?:(?:в|на|из|об?|со?|к|у|за|для|от|по|при)\s)?(?:котор[а-яё]{2,3}|где|куда|чь[а-яё]{1,3})"
    r"|[а-яё]{3,}(?:щ|вш|нн|им|ем)(?:ая|ий|ее|ые|ый|ое|ие)(?:ся)?)\s[^,.:;]{3,150},$"
)
# «передаёт слова тренера корреспондент X», «приводит его слова X»
WORDS_OF = re.compile(
    rf"(?:(?:его|её|ее|их)\s(?:слова|заявление|цитату)|(?:слова|заявление|цитату)\s(?:[а-яё]+\s){{0,3}}?"
    rf"(?:[{UPPER}][\w-]+\s){{0,2}}?)(?:[А-ЯЁ]{{2,5}}\s)?(?:[{UPPER}][\w-]+\s){{0,2}}\s*"
    r"(?=корреспондент|[«\"“A-Z]|пресс-|сайт\s|портал\s|агентство\s|издание\s|телеканал\s|газета\s|РИА\s|ТАСС)"
)


@dataclass(frozen=True, slots=True)
class Stripped:
    """A text without adjuncts, and the outlet that was told."""

    text: str
    outlet: str | None = None


def without_leading(text: str, *, past: bool, many: bool = False) -> Stripped:
    """Behind a verb; only a verb in the past has been heard by an outlet without «агентству».

    `many`: the verb is a plural, of which one outlet is no subject.
    """
    outlet: str | None = None
    while True:
        if outlet is None and (heard := _asked_by(text)):
            outlet = heard[0].strip('«»"“”')
            text = text[heard.end() :].lstrip(" ,")
        elif (rest := without_first(text)) != text:
            text = rest
        elif found := WORDS_OF.match(text):
            text = text[found.end() :]
        elif outlet is None and past and (heard := _latin_or_initials(text)):
            outlet = heard["name"]
            text = text[heard.end() :]
        elif outlet is None and past and (heard := _quoted_hearer(text, many=many)):
            outlet = of_dative(heard["name"])
            text = text[heard.end() :]
        else:
            return Stripped(text, outlet)


def _quoted_hearer(text: str, *, many: bool) -> re.Match[str] | None:
    return QUOTED_HEARER.match(text) or (MANY_HEARER.match(text) if many else None)


def _latin_or_initials(text: str) -> re.Match[str] | None:
    if latin := LATIN_HEARER.match(text):
        return latin
    initials = INITIALS_HEARER.match(text)
    # «рассказал «ВБ» начальник порта»
    who = initials["who"] if initials else None
    known = who is None or who.startswith("пресс-") or forms("persons").match(who)
    return initials if known else None


def _asked_by(text: str) -> re.Match[str] | None:
    """«в интервью X»: the outlet that asked."""
    asked = ASKED.match(text)
    name = OUTLET.match(text, asked.end()) if asked else None
    # «в комментарии МЧС»: its own
    own = (
        name
        and not agency_at(name[0], 0)
        and forms("organisations").match(name[0].split()[0].casefold())
    )
    return None if own else name


def without_trailing(subject: str) -> Stripped:
    """Before a verb: «в МЧС «Степи» накануне» leaves «в МЧС»."""
    outlet: str | None = None
    while True:
        if (rest := without_last(subject)) != subject:
            subject = rest
        elif (found := ASKED_LAST.search(subject)) and outlet is None:
            outlet = found["name"].strip('«»"“”')
            subject = subject[: found.start()]
        elif (found := QUOTED_LAST.search(subject)) and _was_told(subject, found):
            outlet = of_dative(found["name"])
            subject = subject[: found.start()]
        elif found := site_last(subject):
            outlet = found[0].strip()
            subject = subject[: found.start()]
        else:
            return Stripped(subject.rstrip(), outlet)


def _was_told(subject: str, quoted: re.Match[str]) -> bool:
    """«в порту «Маяку»», but not «в ТОО «Дала Су»», «в «Дала Су»»."""
    before = subject[: quoted.start()].rpartition(" ")[2].casefold()
    if quoted["name"].isupper() and UNNAMED_OFFICE.match(before):
        return True
    if is_agency(quoted["name"]) and before not in PREPOSITIONS:
        return not (before in words("company_forms") or is_office_noun(before))
    # Names in quotation marks do not change behind «порта»: «порта «Маяк»», but «порта «Маяку»».
    if MASCULINE.search(quoted["name"]) and before not in PREPOSITIONS:
        return True
    if before in PREPOSITIONS or before in words("company_forms") or is_office_noun(before):
        return False
    return of_dative(quoted["name"]) != quoted["name"] or bool(DATIVE.match(quoted["name"]))


def site_last(subject: str) -> re.Match[str] | None:
    """«В пресс-службе министерства Dala.kz сообщили»: behind an office that is no site's."""
    before, _, last = subject.rpartition(" ")
    if not before or before.endswith(("сайте", "портале", "агентстве", "ИА", "этом", "как")):
        return None
    if is_agency(" ".join(subject.split()[-2:])):
        return None  # «журнал Der Spiegel»
    if DOMAIN.fullmatch(last) or (last.isascii() and is_agency(last)):
        return LAST_WORD.search(subject)
    return None


def outlet_last(subject: str) -> str | None:
    """«Об этом РБК»: the known outlet, in capitals, with which a longer subject ends."""
    found = subject.split()
    for length in (1, 2):
        name = " ".join(found[-length:])
        if len(found) > length and name.isupper() and is_agency(name):
            return name
    return None


def quoted_initials_last(subject: str) -> str | None:
    """«О мосте «ВБ»»: an outlet's initials, which have no cases."""
    found = INITIALS_LAST.search(subject)
    return found[1] if found else None


def last_clause(before: str) -> str | None:
    """«в акимате области» of «…, однако в акимате области»; None where there is but one."""
    ends = [found.end() for found in CLAUSE.finditer(before)]
    if not ends or open_quote(before[: ends[-1]]):
        return None
    return before[ends[-1] :]
