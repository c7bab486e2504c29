"""Russian: who stands behind a verb of telling: «сообщили в МЧС», «передаёт корреспондент X»."""

import re
from collections.abc import Iterator

from bot.articles.according_ru import according
from bot.articles.adjuncts_ru import CITED
from bot.articles.hearers_ru import IN_MEDIA, MEDIA_KIND, TOLD_OUTLET, TOLD_PERSON, TOLD_TO
from bot.articles.mentions import Mention
from bot.articles.networks_ru import network_at
from bot.articles.outlet_cases_ru import of_genitive
from bot.articles.phrases import DOMAIN, UPPER, WORD, is_person
from bot.articles.places_ru import FROM, WITHIN, is_elsewhere
from bot.articles.source_names import (
    is_company,
    is_listener,
    is_named,
    media_at,
    name_at,
    nominative,
)
from bot.articles.tables import forms
from bot.articles.telling_ru import Telling

CORRESPONDENT = re.compile(
    r"(?:наш\w*\s+)?(?:собственн\w+\s+)?"
    r"(?:корреспондент\w{0,3}|собкор\w{0,3}|репорт[её]р\w{0,2}|журналист\w{0,3})\s+"
)
WHOSE = re.compile(r"«([^«»\"“”]{2,40})»")
# An outlet nobody knows, by what it does: «пишет Степной вестник со ссылкой на акимат»
CARRIER = re.compile(
    rf"([«\"“][^«»\"“”]{{2,40}}[»\"”]|[{UPPER}][\w.-]{{1,30}}(?:\s[\w.-]{{1,30}}){{0,3}}?),?\s+"
    r"(?:со?\s+ссылкой|ссылаясь)\s+на\s"
)
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”«](?=[.,!]|$|\s+со?\s+ссылк|\s+ссылаясь)")
ASKED = re.compile(r"[«\"“][^«»\"“”]{2,40}[»\"”]\s([а-яё-]{3,20})")
# «передаёт Экспресс К.»
ALONE = re.compile(
    rf"(?:[a-zа-яё]{{1,3}})?[{UPPER}][\w-]{{2,20}}(?:\s[{UPPER}][\w-]{{0,20}}){{0,2}}(?=[.!]?$|,|\s+со\s+ссылк)"
)
# «говорится в сообщении на сайте президента»
ON_SITE = re.compile(
    r"(?:сообщении|заявлении|информации|публикации|(?:пресс-)?релизе|отч[её]те|документе),?\s+"
    r"(?:(?:опубликованн|размещ[её]нн|распростран[её]нн)\w+\s+(?:[^,«»]{2,30}\s)??)?на\s+"
    r"(?=(?:официальн\w+\s+)?(?:сайте|портале))"
)
# «сообщил Арман Сейтов, пресс-секретарь порта»
SIGNED = re.compile(rf"(?:[{UPPER}][\w-]+\s){{1,2}}[{UPPER}][\w-]+,\s(?=пресс-секретар)")
# «сообщило официальным письмом»
BY_MEANS = re.compile(r"(?:[а-яё]+(?:ым|им)\s)?(?:письмом|образом|сообщением|уведомлением)(?!\w)")

# «уведомил полицию», «сообщил министерству»: who hears it
HEARING = re.compile(r"[а-яё-]{3,30}[ую](?!\w)")
OBLIQUE = re.compile(r"[а-яё-]{3,25}(?:[ую]ю|[ыи]х|[ыи]м)\s")


def told_by(text: str, verb: Telling) -> Iterator[Mention]:
    """«сообщили в МЧС», «передаёт корреспондент X», «сообщает пресс-служба Y»."""
    if correspondent := CORRESPONDENT.match(text):
        text = text[correspondent.end() :]
        if kind := MEDIA_KIND.match(text):
            text = text[kind.end() :]
        if quoted := WHOSE.match(text):
            text = f"«{of_genitive(quoted[1])}»{text[quoted.end() :]}"
        name = media_at(text) or _site_at_end(name_at(text)) or _capitalised(name_at(text))
        person = "журналист" in correspondent[0] or not verb.carries
        if name and (media_at(text) or not (person and _is_full_name(name))):
            yield Mention("correspondent", name)
            yield from _said(text[len(name) :].strip(' «»"'))
        return
    if outlet := TOLD_OUTLET.match(text):
        if name := outlet_at(text[outlet.end() :]):
            yield Mention("told", name)
            yield from _said(text)
        elif not is_listener(text):
            yield from _said(text[outlet.end() :])
        return
    hearer = TOLD_PERSON.match(text)
    if hearer and text[hearer.end() :].lstrip()[:1].islower():
        text = text[hearer.end() :].lstrip()  # «сообщили журналистам в МЧС»
    if media := media_at(text):
        behind = text.lstrip('«"“')[len(media) :].strip(' «»"”')
        # «сообщил Tengrinews.kz пресс-секретарь …»: the outlet was told and told nothing itself.
        somebody = behind[:1].islower() or is_person(" ".join(behind.split()[:2]).rstrip(".,"))
        told = verb.past and somebody and not CITED.match(behind)
        # «сообщило РИА, передаёт Dala.kz»: what was told before is its source
        yield Mention("told" if told else "said" if verb.past else "carrier", media)
        yield from according(behind)
        yield from _said(behind)
        return
    if verb.carries and (quoted := QUOTED.match(text)) and not is_company(quoted[1]):
        yield Mention("carrier", quoted[1])
        return
    if (asked := ASKED.match(text)) and forms("persons").match(asked[1].casefold()):
        return  # «сообщает «Степи» тренер клуба»: who asked a person is no source
    alone = ALONE.match(text) if verb.carries else None
    if alone and not verb.word.startswith("перед") and not alone[0].isascii():
        alone = None  # «сообщает Иванов»
    if alone and not is_named(alone[0]) and not _is_full_name(alone[0]):
        yield Mention("carrier", alone[0])
        return
    if carrier := CARRIER.match(text):
        yield Mention("carrier", carrier[1].strip('«»"“”'))
        return
    if kind := MEDIA_KIND.match(text):
        behind = text[kind.end() :]
        name = nominative(f"{kind[0]}{name_at(behind)}")
        yield Mention("carrier", media_at(behind) or name)
        return
    yield from _said(text, doing=verb.kind != "tells", by_one=verb.by_one)


def _said(text: str, *, doing: bool = False, by_one: bool = False) -> Iterator[Mention]:
    if told := TOLD_TO.match(text):
        text = text[told.end() :]
    if network := network_at(text):
        yield Mention("said", network)
        return
    if within := WITHIN.match(text):
        text = ON_SITE.sub("", text[within.end() :])
        # «написал в газету», «сообщил в МЧС»: one person tells an office, an office tells in plural
        if is_elsewhere(text) or by_one:
            return
        if (kind := IN_MEDIA.match(text)) and (outlet := _outlet_or_name(text[kind.end() :])):
            yield Mention("carrier", outlet)
            return
    elif (
        HEARING.match(text)
        or (by_one and is_listener(text))
        or FROM.match(text)
        or (doing and not _begins_office(text))
    ):
        return
    if CITED.match(text) or BY_MEANS.match(text) or not text:
        return
    if signed := SIGNED.match(text):
        text = text[signed.end() :]
    name = name_at(text)
    if name.endswith("СМИ"):
        return
    # A capitalised word alone is as often a person's name as an office's.
    if name and is_named(name):
        yield Mention("said", nominative(name))


def _hears(text: str, *, by_one: bool) -> bool:
    """«полицию», «из МЧС», and of one person «полиции»: told, not telling."""
    return bool(HEARING.match(text) or FROM.match(text)) or (by_one and is_listener(text))


def _site_at_end(name: str) -> str | None:
    """«центра деловой информации Dala.kz»"""
    last = name.rpartition(" ")[2]
    return last if DOMAIN.fullmatch(last) else None


def _is_full_name(name: str) -> bool:
    """«Сергей Иванов», but not «Экспресс К»."""
    return is_person(name) and all(len(word) > 2 for word in name.split())


def _begins_office(text: str) -> bool:
    """«отметили в МЧС» aside: does an office follow at once, and not what was done?"""
    if OBLIQUE.match(text):
        return False  # «прогнозируют пожарную опасность»
    heads = [word.casefold() for word in WORD.findall(text[:60])[:2]]
    return any(map(forms("organisations").match, heads)) or text[:1] in '«"“'


def outlet_at(text: str) -> str | None:
    quoted = re.match(r"[«\"“]([^«»\"“”]{2,40})[»\"”]", text)
    return media_at(text) or (quoted[1] if quoted else None)


def _outlet_or_name(text: str) -> str | None:
    return outlet_at(text) or _capitalised(name_at(text))


def _capitalised(name: str) -> str | None:
    return name if name[:1].isupper() or name[:1] in '«"“' else None
