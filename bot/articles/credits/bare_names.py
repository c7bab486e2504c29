"""Credits without any label beside a picture: a site, an agency, «Имя/NUR.KZ via AP»."""

import re
from functools import cache

from bot.articles.names.english_names import is_office
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.tables import alternation, lines, rows, words
from bot.articles.text.phrases import (
    DOMAIN,
    UPPER,
    agency_at,
    is_agency,
    is_person,
    is_sentence,
    networks,
)

# «AP Photo», «AFP 2023», «Dawn Archives»
AGENCY_TAIL = re.compile(r"(?:\s(?i:photos?))?(?:\s(?:Archives?|(?:19|20)\d\d))?")
LONGEST_INITIALS = 4
PICTURES = re.compile(r"(?<=\w)\s(?:Photos?|Images?)$")  # «Shutterstock Photo»
LAST_INITIAL = re.compile(r"(?<=[a-z]{2})\s[A-Z]$")
ENDED = re.compile(r"[a-z]{2}[.!?]\s")  # a sentence, and a name behind it
ONE_CAPITALISED = re.compile(rf"[{UPPER}][\w-]{{2,20}}")
# «Instagram/dala_news»
OF_NETWORK = re.compile(
    rf"(?:{alternation(name for name in networks() if len(name) > 1)})\s?/\s?"
    r"@?[A-Za-z][\w.]{2,40}"
)
ADDRESS = re.compile(rf"(?:{DOMAIN.pattern})/[\w@./-]{{2,60}}", re.IGNORECASE)  # «t.me/dala_news»
TOGETHER = re.compile(r"-|\s(?=[A-Z])")
BARE_PARTS = re.compile(r"\s*[/\\|](?!RL(?!\w))\s*|,\s+|\s-\s")  # «RFE/RL» is one
ACCOUNT = re.compile(r"@\w[\w.]{1,40}", re.ASCII)
QUOTED_NAME = re.compile(r"[«\"“„][^«»\"“”„]{2,40}[»\"”]")
KAZAKH_KIND = re.compile(r"\s(?:газеті|порталы|агенттігі|сайты|телеарнасы|журналы)$")
# Alone in a caption these say whose the picture is, and never what it shows.
OFFICE_OR_ARCHIVE = re.compile(
    r"(?:пресс-служба|пресс-центр|медиа-служба|из(?:\s\w+)?\s(?:архива|альбома|коллекции)"
    r"|предоставлен[аоы]?)\s\S"
    r"|(?:личный|семейный)\sархив\s\S"
    r"|(?:скачано|взято|заимствовано)\s(?:с|из)\s\S"
    r"|(?:создан|сгенерирован|сделан|нарисован)[аоы]?\s(?:(?:с|при)\sпомощ[ьи]ю?\s|в\s|через\s)?"
    r"(?:ИИ(?!\w)|нейросет|искусственн|midjourney|chatgpt|dall|kandinsky|шедеврум)"
    r"|.*\S\sбаспасөз\s(?:қызметі|орталығы)$|press\s(?:service|office|cent(?:er|re))\sof\s\S"
    r"|.*\S\spress\s(?:service|office|cent(?:er|re))$",
    re.IGNORECASE,
)
# «Имя Фамилия для «Дала»», "Name Surname for Steppe Wire"
FOR_OUTLET = re.compile(
    rf"[{UPPER}][\w’'-]+\s[{UPPER}][\w’'-]+\s(?:for|(?:специально\s)?для)\s[«\"“{UPPER}].{{2,40}}"
)


def is_bare_name(text: str) -> bool:
    """A site, an agency, «Имя/NUR.KZ via AP»: a credit only beside a picture."""
    text = text.rstrip(" .")
    if not text or len(text) > 80 or len(text.split()) > 8:
        return False
    if is_sentence(text):
        return False
    through = text.rpartition(" via ")
    if through[1] and not (ENDED.search(text) or _is_way(through[2])):
        return True
    if FOR_OUTLET.fullmatch(text) or OFFICE_OR_ARCHIVE.match(text):
        return True
    if OF_NETWORK.fullmatch(text) or ADDRESS.fullmatch(text):
        return True
    parts = [part for part in BARE_PARTS.split(text) if part]
    owning = [_is_owning(part) for part in parts]
    if not any(owning):  # «Dana Omar/Steppe Press»: beside a person an outlet that no table knows
        owning = [is_person(parts[0]) and _may_be_outlet(part, text) for part in parts]
    owners = sum(owning)
    others = [part for part, owns in zip(parts, owning, strict=True) if not owns]
    # Quoted names alone are as often what is to be seen, «Дана Омар, пресс-служба порта» a person.
    lone = all(map(QUOTED_NAME.fullmatch, parts))
    lone = lone or (", " in text and any(map(OFFICE_OR_ARCHIVE.match, parts)))
    if owners > 0 and not lone and all(map(_may_stand_beside, others)):
        return True
    return _is_office_and_person(text)


def _is_way(text: str) -> bool:
    """Behind «via» no name: «the northern corridor», «Karaganda»."""
    return is_place_name(text) or (text[:1].islower() and DOMAIN.match(text) is None)


def _may_be_outlet(part: str, text: str) -> bool:
    """«Steppe Press», and behind a stroke any capitalised word: «Дана Омар / Степь»."""
    if part.isascii():
        return is_outlet_name(part)
    alone = ONE_CAPITALISED.fullmatch(part) is not None and "/" in text
    return alone and not is_place_name(part)


def _is_office_and_person(text: str) -> bool:
    """«OSCE/Dana Omar», «Xinhua/Omarov»: an agency or English office and who works for it."""
    parts = re.split(r"\s?/\s?", text)
    agencies = [part for part in parts if _is_agency(part)]
    offices = [part for part in parts if part.isascii() and is_office(part)]
    owner = (agencies or offices or [""])[0]
    others = [part for part in parts if part != owner]
    if not owner or len(others) != 1 or is_place_name(others[0]):
        return False
    one_word = bool(agencies) and others[0].istitle() and others[0].isalpha()
    return one_word or (is_person(others[0]) and not is_office(others[0]))


def is_stock(text: str) -> bool:
    """«Getty Images» alone on a line: also far from its picture nothing but a credit."""
    return " " in text and text.casefold() in words("photo_stocks")


def _may_stand_beside(part: str) -> bool:
    """A person, in capitals too («ИМЯ ФАМИЛИЯ / AFP»), or what agencies write behind the name."""
    if part.isupper() and len(part) <= LONGEST_INITIALS:
        return True  # «AP Photo/DOM»
    if part.startswith("HO-"):
        return True  # «ANTARA/HO-Public Relations»: handed out
    part = LAST_INITIAL.sub("", part)  # «Hafidz Mubarak A»
    person = is_person(part.title() if part.isupper() else part)
    if person and not is_place_name(part):
        return True
    return _is_ending(part) or (part.isascii() and is_outlet_name(part))  # «Keystone Press»


def _is_owning(part: str) -> bool:
    """A site, an agency, a name in quotation marks; «Интернет-портал Dala.kz», «ИА «Степь»»."""
    if kind := _outlet_kind().match(part):
        name = part[kind.end() :]
        return bool(DOMAIN.fullmatch(name) or QUOTED_NAME.fullmatch(name))
    if (domain := DOMAIN.match(part)) and domain.end() == len(part):
        return True
    agency = agency_at(part, 0)
    if agency and AGENCY_TAIL.fullmatch(part, agency.end()):
        return len(part) > 2 or part.isupper()
    if all(map(_is_agency, TOGETHER.split(part.removesuffix(" News")))):  # «Reuters-Yonhap»
        return True
    if PICTURES.sub("", part).casefold() in words("photo_stocks"):
        return True
    if OFFICE_OR_ARCHIVE.match(part):
        return True
    return (QUOTED_NAME.fullmatch(KAZAKH_KIND.sub("", part)) or ACCOUNT.fullmatch(part)) is not None


def _is_agency(name: str) -> bool:
    return len(name) > 2 and is_agency(name)


def _is_ending(part: str) -> bool:
    """«File Photo», «Pool», «архив», «MINISTRY HANDOUT»: what agencies write behind the name."""
    if part.casefold().endswith(" handout"):
        return True
    return part.casefold() in words("bare_endings")


@cache
def _outlet_kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(lines('outlet_kinds'))})\s+", re.IGNORECASE)


def is_place_name(text: str) -> bool:
    """A city alone: no credit."""
    return text.rstrip(" .").casefold() in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for row in rows("places") for name in row)
