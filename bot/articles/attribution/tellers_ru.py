"""Russian: who stands behind a verb of telling: «сообщили в МЧС», «сообщает пресс-служба Y»."""

import re
from collections.abc import Iterator
from itertools import takewhile

from bot.articles.attribution.adjuncts_ru import CITED, site_last
from bot.articles.attribution.carriers_ru import carried_by, outlets_in_media, without_hearer
from bot.articles.attribution.hearers_ru import HEARER_NAME, IN_MEDIA, TOLD_TO
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.networks_ru import network_at, tells_itself
from bot.articles.attribution.papers_ru import ON_OWN_PAGE, ON_SITE, PUBLISHED
from bot.articles.attribution.places_ru import FROM, HEARING, WITHIN, is_elsewhere
from bot.articles.attribution.telling_ru import Telling
from bot.articles.names.circumstances_ru import without_first
from bot.articles.names.outlet_cases_ru import of_dative
from bot.articles.names.source_names import (
    is_listener,
    is_named,
    is_office_noun,
    media_at,
    name_at,
    nominative,
)
from bot.articles.tables import forms
from bot.articles.text.phrases import ADJECTIVE, DOMAIN, SPOKESMAN, UPPER, WORD, networks

# «сообщил Арман Сейтов, пресс-секретарь порта»
SIGNED = re.compile(rf"(?:[{UPPER}][\w-]+\s){{1,2}}[{UPPER}][\w-]+,\s(?=пресс-секретар)")
# «говорится в пресс-релизе Степняка»
PAPER = re.compile(r"(?:пресс-)?(?:релизе|отч[её]тности|отч[её]те)\s")
# «говорится в обзоре Dala.kz»: whose study it is, and no outlet that carries the story
STUDY = re.compile(
    r"(?:исследовании|обзоре|рейтинге|мониторинге|опросе|докладе|отч[её]те)\s"
    r"(?:(?:[а-яё]+(?:ого|ой)\s)?(?:агентства|портала|сайта|сервиса|компании)\s)?"
)
COMPANY = re.compile(r"[А-ЯЁ][а-яё]{3,}")
SURNAME = re.compile(r"(?:ов|ев|ин|ск|цк)(?:а|ой|ого)$|(?:ко|их|ых)$")
KNOWN_LAST = re.compile(r"\s[«\"“]([^«»\"“”]{3,40})[»\"”]$")
TOLD_LAST = re.compile(
    r"\s(?:изданию|(?:информ)?агентству|порталу|газете|журналу|телеканалу|корреспонденту)"
    rf"\s(?P<name>{HEARER_NAME})[.!]?$"
)
# «сообщает Русская служба «Степи»», but not «Городская служба «Тепло»»
SERVICE_OF = re.compile(
    r"(?:(?P<language>(?:Рус|Казах|Узбек|Таджик|Туркмен|Кыргыз|Киргиз|Украин|Белорус|Татар|Англий|Турец)[а-яё]*ая)|[А-ЯЁ][а-яё]+ская)"
    r"\sслужба\s"
    r"(?P<outlet>[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}|Радио\s\S+|Би-би-си)"
)
# «добавил ФК «Степь»», but not «назвали ЗОЖ «праздником»»
INITIALS_OF = re.compile(rf"[A-ZА-ЯЁ]{{2,6}}\s[«\"“][{UPPER}\d][^«»\"“”]{{1,40}}[»\"”](?=[.,!]|$)")
# «сообщило официальным письмом»
BY_MEANS = re.compile(r"(?:[а-яё]+(?:ым|им)\s)?(?:письмом|образом|сообщением|уведомлением)(?!\w)")
QUOTED_ALONE = re.compile(r"[«\"“][^«»\"“”]+[»\"”]")  # «сообщила «Степь» в субботу»
ALSO = re.compile(r"^(?:также\s)?и\s")  # «подтвердило и МЧС»
GERUND = re.compile(r"[а-яё]{3,}(?:[ая]я|уя|ясь)\s")
NOUN = re.compile(r"(?:[еа]ни|ти|стви)е$")
OBLIQUE = re.compile(r"[а-яё-]{3,25}(?:[ую]ю|[ыи]х|[ыи]м)\s")


def told_by(text: str, verb: Telling) -> Iterator[Mention]:
    """What stands behind the verb: the outlet that carries it, then who said it there."""
    carried = carried_by(text, verb)
    if carried is None:
        text, outlet = without_hearer(text)
        if outlet:
            yield Mention("told", outlet)
        carried = carried_by(text, verb)
    if carried is None:
        doing = verb.kind != "tells"
        if not (doing and verb.plural and _is_one_office(without_first(text))):
            yield from _said(text, doing=doing, by_one=verb.by_one)
        return
    yield from carried.found
    if verb.word.startswith(("цит", "процит")):
        yield from _quoted(carried.rest)
        return
    # «сообщает «Степь» @steppe_news», «пишет «Степь» в своём Telegram-канале»: its own page
    if not carried.rest.startswith("@") and not (carried.found and network_at(carried.rest)):
        yield from _said(carried.rest)


def _quoted(text: str) -> Iterator[Mention]:
    """«цитирует «Степь» пресс-службу порта»: whom it quotes."""
    name = nominative(name_at(text.lstrip()))
    if name and is_named(name) and not CITED.match(text):
        yield Mention("said", name)


def _said(text: str, *, doing: bool = False, by_one: bool = False) -> Iterator[Mention]:
    text = ALSO.sub("", without_first(text))
    told = TOLD_TO.match(text)
    if told and not (tells_itself(text) or QUOTED_ALONE.fullmatch(name_at(text))):
        text = without_first(text[told.end() :])
        if is_listener(text):
            return  # «заявил Сейтов на форуме Степного комитета»: whose occasion it was
    if network := network_at(text):
        yield Mention("said", network)
        return
    if within := WITHIN.match(text):
        # «написал в газету», «сообщил в МЧС»: one person tells an office, an office tells in plural
        yield from _said_within(text[within.end() :], by_one=by_one)
    elif not _hears(text, by_one=by_one) and (not doing or _begins_office(text)):
        name = _subject_at(text)
        # «рассказал «ВКонтакте»»: it was told
        if not (by_one and name.strip('«»"') in networks()):
            yield from _named(name)


def _said_within(text: str, *, by_one: bool) -> Iterator[Mention]:
    """Behind «в»: an office, its paper, or an outlet."""
    paper = PAPER.match(text)
    if (study := STUDY.match(text)) and (site := DOMAIN.match(text, study.end())):
        yield Mention("according", site[0])
        return
    text = ON_SITE.sub("", PUBLISHED.sub("", text, count=1))
    text = text[page.end() :] if (page := ON_OWN_PAGE.match(text)) else text
    if is_elsewhere(text) or by_one:
        return
    if (kind := IN_MEDIA.match(text)) and (outlet := outlets_in_media(text[kind.end() :])):
        yield Mention("carrier", outlet)
        return
    if hearer := TOLD_LAST.search(text):  # «рассказали в акимате изданию «Степь»»
        yield Mention("told", of_dative(hearer["name"].strip('«»"“”.')))
        text = text[: hearer.start()]
    name = _subject_at(text)
    if site := site_last(name):  # «рассказали в акимате области Dala.kz»
        yield Mention("told", site[0].strip())
        name = name[: site.start()]
    # A capitalised word alone is as often a person's name as an office's; papers are a company's.
    if paper and COMPANY.fullmatch(name) and not SURNAME.search(name):
        yield Mention("cited", name)
    else:
        yield from _named(name)


def _subject_at(text: str) -> str:
    """The name at the beginning, "" where nobody speaks there."""
    if CITED.match(text) or BY_MEANS.match(text) or not text or _does_something(text):
        return ""
    signed = SIGNED.match(text)
    return name_at(text[signed.end() :] if signed else text)


def _named(name: str) -> Iterator[Mention]:
    service = SERVICE_OF.fullmatch(name)
    if service and (service["language"] or media_at(service["outlet"])):
        yield Mention("carrier", name)
        return
    if (last := KNOWN_LAST.search(name)) and media_at(f"«{of_dative(last[1])}»"):
        # «сообщили в компании «Степи»»: to an outlet that is known
        yield Mention("told", of_dative(last[1]))
        name = name[: last.start()]
    if name and not name.endswith("СМИ") and is_named(name):
        yield Mention("said", nominative(name))


def _does_something(text: str) -> bool:
    """«посещая компании»: a gerund and its object, but not «городская полиция»."""
    gerund = GERUND.match(text)
    return gerund is not None and is_listener(text[gerund.end() :])


def _hears(text: str, *, by_one: bool) -> bool:
    """«полицию», «из МЧС», and of one person «полиции»: told, not telling."""
    return bool(HEARING.match(text) or FROM.match(text)) or (by_one and is_listener(text))


def _begins_office(text: str) -> bool:
    """«отметили в МЧС» aside: does an office follow at once, and not what was done?"""
    if SPOKESMAN.match(text) or INITIALS_OF.match(text):
        return True
    if OBLIQUE.match(text):
        return False  # «прогнозируют пожарную опасность»
    heads = [word.casefold() for word in WORD.findall(text[:60])[:4]]
    described = sum(1 for _ in takewhile(_describes, heads))
    return any(map(_is_office, heads[: described + 1])) or text[:1] in '«"“'


def _describes(word: str) -> bool:
    """«городской», but not «название»."""
    return ADJECTIVE.search(word) is not None and NOUN.search(word) is None


def _is_one_office(text: str) -> bool:
    """«представили клуб»: many did it, and one is no subject of theirs."""
    first = WORD.match(text)
    return first is not None and first[0].islower() and is_office_noun(first[0])


def _is_office(word: str) -> bool:
    """«журнал», but not «журналистам»."""
    return forms("organisations").match(word) > forms("persons").match(word)
