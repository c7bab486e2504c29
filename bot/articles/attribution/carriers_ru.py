"""Russian: the outlet behind a verb of telling: «передаёт корреспондент X», «цитирует «Y»»."""

import re
from dataclasses import dataclass

from bot.articles.attribution.according_ru import according
from bot.articles.attribution.adjuncts_ru import CITED, OUTLET
from bot.articles.attribution.hearers_ru import (
    MEDIA_KIND,
    TOLD_OUTLET,
    TOLD_PERSON,
    begins_with_somebody,
)
from bot.articles.attribution.mentions import Mention, Role
from bot.articles.attribution.telling_ru import Telling
from bot.articles.names.outlet_cases_ru import of_genitive, titled_at
from bot.articles.names.source_names import (
    LOCAL,
    is_company,
    is_listener,
    is_named,
    media_at,
    name_at,
    nominative,
)
from bot.articles.tables import forms, words
from bot.articles.text.phrases import DOMAIN, UPPER, is_person, networks

CORRESPONDENT = re.compile(
    r"(?:наш\w*\s+)?(?:собственн\w+\s+)?"
    r"(?:корреспондент|собкор|репорт[её]р|журналист)(?!у\s|ам\s)\w{0,3}\s+"
)
# «передаёт с места событий корреспондент X», «сообщил из Астаны корреспондент X»
FROM_WHERE = re.compile(
    r"(?:с\sместа\s(?:событ|происшеств|авари|пожар|трагеди|ДТП)[а-яё]*|из\s[А-ЯЁ][\w-]+)\s"
    r"(?=(?:наш\w*\s)?(?:собственн\w+\s)?(?:специальн\w+\s)?(?:корреспондент|собкор|репорт[её]р|журналист))"
)
WHOSE = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]")
# An outlet nobody knows, by what it does: «пишет Степной вестник со ссылкой на акимат»
CARRIER = re.compile(
    rf"([«\"“][^«»\"“”]{{2,40}}[»\"”]|[{UPPER}][\w.-]{{1,30}}(?:\s[\w.-]{{1,30}}){{0,3}}?),?\s+"
    r"(?:со?\s+ссылкой|ссылаясь)\s+на\s"
)
QUOTED = re.compile(
    r"[«\"“]([^«»\"“”]{1,40})[»\"”«](?=[.,!]|$|\s+со?\s+ссылк|\s+ссылаясь|,?\s+ссылающ)"
)
# «цитирует «Степь» министра»
QUOTED_FIRST = re.compile(r"[«\"“]([^«»\"“”]{1,40})[»\"”]")
ACCUSATIVE = re.compile(r"[«\"“]\w+[ую]ю\s\w+у[»\"”]")  # «цитирует «Степную хронику» министр»
# «сообщил «Степи» тренер клуба», «рассказала LETA пресс-служба порта»
ASKED = re.compile(
    r"(?:[«\"“][^«»\"“”]{2,40}[»\"”]|(?P<bare>[A-ZА-ЯЁ][\w-]*[a-zа-яё][A-ZА-ЯЁ][\w-]*"
    r"|[A-Z][A-Za-z]\w*(?:\s[A-Z][\w-]+)?|[А-ЯЁ]{3,6}(?=\sпресс-)))\s"
)
INITIALS = re.compile(r"[A-ZА-ЯЁ]{2,8}(?![\w.-])")
LONGEST_INITIALS = 6
PRESS = "пресс-"
PRESS_SECRETARY = "пресс-секретар"
# «передаёт Экспресс К.»
ALONE = re.compile(
    rf"(?:(?:[a-zа-яё]{{1,3}})?[{UPPER}][\w-]{{2,20}}|[A-Z][’'][A-Z]\w+|[A-Z][a-z](?=\s[A-Z]))(?:\s[{UPPER}][\w-]{{0,20}}){{0,2}}"
    r"(?=[.!]?$|,|\s\(|\s+со\s+ссылк)"
)
# «цитирует телеканал министра»: one that was named before
KIND_ALONE = re.compile(
    r"(?:телеканал|издание|агентство(?!\s(?:по|[а-я]+[ия]й?\s[«\"“]))|газета|журнал|радиостанция|ресурс)\s[а-яё]"
)
# «сообщает сайт Степного института»: an office's
OF_OFFICE = re.compile(r"(?:сайт|портал|канал)\s+[А-ЯЁ][а-яё-]+(?:ого|его|ой|ей|ых|их)\s")
SITE_KIND = re.compile(r"(?:сайта?|портала?|канала?)\s+$")
CYRILLIC = re.compile("[А-ЯЁ]")
# «передаёт телеграм-канал «Степь LIVE»»: no outlet of its own
CHANNEL = re.compile(
    r"(?:официальн[а-яё]+\s)?(?P<name>(?:(?:[Tt]elegram|[Тт]елеграмм?|[Тт][Гг]|YouTube|[Юю]туб)-канала?"
    r"|паблика?)\s(?:[«\"“][^«»\"“”]{2,40}[»\"”]|(?P<bare>@?[A-Z][\w-]+(?:\.\w+)*(?:\s[A-Z][\w-]+)?)))"
)
# «британская The Guardian»: where an outlet is from
NATIONAL = re.compile(r"(?i:[а-яё-]{3,20}(?:ск|цк)(?:ая|ий|ое))\s(?=[«\"“A-Z]|[a-z][\w-]+\.[a-z])")
WHOM = re.compile(r"^(?:его|е[её]|их)\s")  # «цитирует её портал X»
WORDS_OF = re.compile(r"(?:слова|цитату|высказывание)\s")  # «приводит слова министра X»
PERSON = re.compile(r"[А-ЯЁ][а-яё-]+\s[А-ЯЁ][а-яё-]{2,}(?![\w»])")
LATIN_NAME = re.compile(r"[A-Z][a-z][\w-]*(?:\s[A-Z][\w-]*){1,3}(?![\w.])")  # «Steppe Herald»
BARE_LATIN = re.compile(r"[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2}(?!\w|\.\w)")
LATIN_FIRST = re.compile(r"[A-Z][a-z]|[A-Z]+(?:[a-z]?$|\s[A-Z][a-z])")
LATIN_BEHIND = re.compile(r"(?:\s[A-Z][A-Za-z-]+){1,2}(?!\w|\.\w)")
SOMEBODY = re.compile(r"\s+(?=[а-яё])(?!со?\s)")
TOLD_WHAT = re.compile(r",\s(?:что|об?|как(?:ой|ая|ое|ие|ую)?|чем|кто|где|когда|почему|куда)\s")
# «объяснил он корреспонденту Dala.kz»
HE = re.compile(r"(?:он|она|они)\s")


@dataclass(frozen=True, slots=True)
class Carried:
    """What was found, and the text in which the one who said it may still stand."""

    found: tuple[Mention, ...]
    rest: str = ""


def carried_by(text: str, verb: Telling) -> Carried | None:
    """The outlet with which the text behind a verb begins; None where there is none."""
    text = _from_its_name(text, verb)
    if correspondent := CORRESPONDENT.match(text):
        return _correspondent(text[correspondent.end() :], correspondent[0], verb)
    if told := TOLD_OUTLET.match(text):
        behind = text[told.end() :]
        # «рассказала агентству LETA»: behind its kind initials are enough
        initials = INITIALS.match(behind)
        if name := outlet_at(behind) or (initials and initials[0]):
            whole = initials or OUTLET.match(behind)
            rest = behind[whole.end() :].lstrip() if whole else text
            return Carried((Mention("told", name),), rest)
        return Carried((), "" if is_listener(text) else behind)
    if verb.carries and KIND_ALONE.match(text) and not MEDIA_KIND.match(text):
        return Carried(())
    if channel := CHANNEL.match(text):
        return Carried((Mention("media", _whole_channel(text, channel)),))
    if (media := media_at(text)) and not OF_OFFICE.match(text):
        return _known(text, media, verb)
    quotes = verb.word.startswith("цит") or WORDS_OF.match(text)
    if quotes and (media := _media_last(text)):
        return Carried((Mention("carrier", media),))
    return _unknown(text, verb)


def _from_its_name(text: str, verb: Telling) -> str:
    """Without whose words it carries, of which country it is and from where it tells."""
    if verb.word.startswith("цит"):
        text = WHOM.sub("", text)
    if verb.carries and (national := NATIONAL.match(text)):
        text = text[national.end() :]
    where = FROM_WHERE.match(text)
    return text[where.end() :] if where else text


def _media_last(text: str) -> str | None:
    """«цитирует министра Армана Сейтова РИА Степь»: an outlet that is known, at the end."""
    said = text.rstrip(" .!")
    starts = [found.end() for found in re.finditer(r"(?<=[\w»])\s+", said)]
    found = (said[start:] for start in starts if said[:start].count("«") == said[:start].count("»"))
    return next(
        (name.strip("«»") for name in found if (media_at(name) or "") == name.strip("«»")), None
    )


def _correspondent(text: str, who: str, verb: Telling) -> Carried:
    kind = MEDIA_KIND.match(text)
    if kind:  # «корреспондент телеканала «Астана»»: there the name is not declined
        text = text[kind.end() :]
    elif quoted := WHOSE.match(text):
        text = f"«{of_genitive(quoted[1])}»{text[quoted.end() :]}"
    first = QUOTED_FIRST.match(text)
    media = media_at(text)
    name = (
        (first[0] if first else _unquoted(name_at(text))) if media is None else _whole(media, text)
    )
    person = "журналист" in who or not verb.carries
    if name and (media or not (person and _is_full_name(name))):
        rest = text[len(name) :].strip(' «»"')
        return Carried((Mention("correspondent", name),), rest)
    return Carried(())


def _known(text: str, media: str, verb: Telling) -> Carried:
    media = _whole(media, text.lstrip('«"“'))
    behind = text.lstrip('«"“')[len(media) :]
    what = verb.past and TOLD_WHAT.match(behind.lstrip('»"”'))
    behind = behind.strip(' «»"”')
    # «сообщил Dala.kz пресс-секретарь …»: the outlet was told and told nothing itself.
    somebody = behind[:1].islower() or is_person(" ".join(behind.split()[:2]).rstrip(".,"))
    told = what or (verb.past and somebody and not CITED.match(behind))
    # «сообщило РИА, передаёт Dala.kz»: what was told before is its source
    role = Mention("told" if told else "said" if verb.past else "carrier", media)
    return Carried((role, *according(behind)), behind)


def _unknown(text: str, verb: Telling) -> Carried | None:
    ends = QUOTED_FIRST if verb.word.startswith("цитир") else QUOTED
    if verb.carries and ACCUSATIVE.match(text):
        return Carried(())
    wrote = verb.carries or verb.word.startswith("написал")
    if wrote and (quoted := ends.match(text)) and not is_company(quoted[1]):
        return Carried((Mention("carrier", quoted[1]),))
    if (asked := ASKED.match(text)) and begins_with_somebody(text[asked.end() :]):
        # who asked a person is no source, a press secretary is one
        who = text[asked.end() :]
        heard = verb.past or who.startswith(PRESS)  # «сообщает СТЕПЬ пресс-служба порта»
        told = (Mention("told", asked["bare"]),) if asked["bare"] and heard else ()
        return Carried(told, who if who.startswith(PRESS_SECRETARY) or is_named(who) else "")
    if verb.carries and (titled := titled_at(text)):
        return Carried((Mention("carrier", titled),))
    alone = ALONE.match(text) if verb.carries else None
    if alone and _is_outlet(alone[0], verb):
        return Carried((Mention("carrier", alone[0]),))
    if carrier := CARRIER.match(text):
        return Carried((Mention("carrier", carrier[1].strip('«»"“”')),))
    if (kind := MEDIA_KIND.match(text)) and not OF_OFFICE.match(text):
        return _of_kind(text, kind, verb)
    return None


def _is_outlet(name: str, verb: Telling) -> bool:
    """«передаёт Экспресс К», but not «сообщает Иванов»."""
    first, last = name.split()[0], name.split()[-1].casefold()
    if name.isascii() and forms("outlet_nouns_en").match(last):
        return " " in name
    if LATIN_FIRST.match(
        name
    ):  # «сообщает Steppebek»: nobody in a Russian text but an outlet or a firm
        firm = is_company(name) or last in words("english_firms") or first in networks()
        return not (firm or forms("organisations").match(first.casefold()))
    shown = verb.word.startswith("перед") or name.isascii()
    initials = name.isupper() and not forms("organisations").match(name.split()[0].casefold())
    return shown and (initials or not is_named(name)) and not _is_full_name(name)


def _of_kind(text: str, kind: re.Match[str], verb: Telling) -> Carried:
    behind = text[kind.end() :]
    quoted = QUOTED_FIRST.match(behind)
    named = quoted or BARE_LATIN.match(behind)
    if named and verb.past and (somebody := SOMEBODY.match(behind, named.end())):
        # «сообщил ИА «Степь» пресс-секретарь порта», «сообщили ИА STEPPE в мэрии»
        return Carried((Mention("told", named[0].strip('«»"“”')),), behind[somebody.end() :])
    media = media_at(behind)
    owner = name_at(behind)
    name = nominative(LOCAL.sub("", f"{kind[0]}{owner}"))
    if kind[0].startswith("официальн"):  # «официальный сайт «Барыса»»: whoever's it is
        return Carried((Mention("said", name),))
    if media is None and SITE_KIND.search(kind[0]) and CYRILLIC.match(owner) and is_named(owner):
        return Carried((Mention("said", name),))  # «сообщает сайт Минздрава»
    # «Как передаёт Dala.kz, сообщила газета «Степь»»: what was told before is its source
    role: Role = "said" if media and verb.past else "carrier"
    return Carried((Mention(role, _whole(media, behind) if media else name),))


def _whole_channel(text: str, channel: re.Match[str]) -> str:
    """«Telegram-канал Sputnik Беларусь»: of an outlet that is known."""
    bare = channel.start("bare")
    media = media_at(text[bare:]) if bare >= 0 else None
    return channel["name"] if media is None else text[channel.start("name") : bare] + media


def _whole(media: str, text: str) -> str:
    """«TRT World» where «TRT» is known."""
    more = LATIN_BEHIND.match(text, len(media)) if media.isascii() else None
    return f"{media}{more[0]}" if more else media


def without_hearer(text: str) -> tuple[str, str | None]:
    """«корреспонденту Dala Post в МЧС» → «в МЧС», «Dala Post»."""
    he = HE.match(text)
    hearer = TOLD_PERSON.match(text, he.end() if he else 0)
    behind = text[hearer.end() :].lstrip() if hearer else ""
    known = PERSON.match(behind) or TOLD_WHAT.match(behind) or (he and not behind.strip(" .»"))
    if hearer is None or not (behind[:1].islower() or known):
        return text, None
    name = hearer["name"] or ""
    bare = name.strip('«»"“”')
    initials = bare.isupper() and len(bare) <= LONGEST_INITIALS
    told = bare if name[:1] in '«"“' or name.isascii() or initials else media_at(name)
    return behind, told or None


def outlet_at(text: str) -> str | None:
    quoted = QUOTED_FIRST.match(text)
    if found := media_at(text) or (quoted[1] if quoted and len(quoted[1]) > 1 else None):
        return found
    latin = LATIN_NAME.match(text)
    return latin[0] if latin else None


def outlets_in_media(text: str) -> str | None:
    """Behind «в издании»: any name."""
    return outlet_at(text) or capitalised(name_at(text))


def capitalised(name: str) -> str | None:
    return name if name[:1].isupper() or name[:1] in '«"“' else None


def _unquoted(name: str) -> str | None:
    titled = titled_at(name)
    return _site_at_end(name) or (of_genitive(titled) if titled else capitalised(name))


def _site_at_end(name: str) -> str | None:
    """«центра деловой информации Dala.kz»"""
    last = name.rpartition(" ")[2]
    return last if DOMAIN.fullmatch(last) else None


def _is_full_name(name: str) -> bool:
    """«Сергей Иванов», but not «Экспресс К»."""
    return is_person(name) and all(len(word) > 2 for word in name.split())
