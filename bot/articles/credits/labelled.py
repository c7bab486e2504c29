"""A credit behind its label or sign: «Фото: X», «Фото пресс-службы X», «© X», "Photo by X"."""

import re

from bot.articles.credits.caption_ends import bare_credit
from bot.articles.credits.credit_names import (
    VIDEO_TAIL,
    credit_name,
    is_credit,
    is_screen_of,
    unseparated,
)
from bot.articles.credits.labels import Label, is_empty_value, read_label, trimmed
from bot.articles.credits.signed_lines import Credit
from bot.articles.names.english_names import is_office
from bot.articles.text.phrases import (
    DOMAIN,
    agency_at,
    is_marked_name,
    is_organisation,
    is_person,
    is_sentence,
)

LONGEST_NAME = 40
MAX_NESTED = 3
TABLE = "photo_labels"
SIGN = re.compile(r"(?:©|ⓒ|\((?:c|с)\)(?=\s*\w)|copyright\s*(?:©|:))\s*[:–—-]?\s*", re.IGNORECASE)
# «…, 2019 год», «…, август 2021 года», «… 5 мая 2021»
TAKEN_IN = re.compile(
    r"[,.]\s*(?:(?:\d{1,2}\s)?(?:янв|фев|март|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]{0,5}\s)?"
    r"(?:19|20)\d\d(?:\s*(?:год|года|г\.?|ж\.?|жыл))?$"
)
# «Кадр программы «Мосты»», «Стоп-кадр записи»: of what a camera or a channel has made
RECORDING = re.compile(
    r"(?:теле|видео|кино)?(?:передач|программ|трансляц|репортаж|эфир|ролик|запис|сюжет|выпуск|фильм"
    r"|сериал|клип|съ[её]мк)[а-яё]{0,3}(?!\w)"
)
STROKE = re.compile(r"\s?[/|]\s")
YEAR = re.compile(r"(?:19|20)\d\d")
# «© AFP 2023 / Имя Фамилия»
AGENCY_YEAR = re.compile(r"(?P<agency>[A-ZА-Я][^/\d]{1,30})\s(?:19|20)\d\d\s?/\s?(?=\S)")
OF_SCREEN = ("скрин", "снимок экрана", "screen", "still from", "film still")
# «Снимок с дрона: », «Фото к материалу: », «Иллюстрация к статье - »
TAKEN_FROM = re.compile(
    r"\s(?:с|со|на|в|к|из|для)\s[а-яё]{3,14}(?:\s[а-яё]{3,14})?(?:\s?:\s*|\s[–—-]\s)(?=\S)"
)
MADE_BY = re.compile(
    r"(?:generated|created|made)\s(?:by|with|using)\s[A-Z][\w.-]+(?:\s[A-Z\d][\w.-]*){0,2}\.?"
)
# "Photo courtesy of the family": behind such a label any few words in lower case
NO_OWNER = re.compile(
    r"\d|(?:на|в|во|у|до|при|для|к|ко)\s|the\s(?:scene|site|event|air|street|ground|past|set)\b",
    re.IGNORECASE,
)
# «Фото предоставлено хозяйкой питомника»: who gave it, in the instrumental
GAVE = ("предоставл", "прислан")
GIVER = re.compile(r"(?!также|только)[а-яё-]{2,}(?:ами|ями|ом|ем|ём|ой|ей|ым|им)(?:\s\S+){0,5}")
ONE_WORD = re.compile(r"(?!photo|image|picture)[^\W\d_]{4,}\.?")  # "Photo by author"
OWNER = re.compile(r"(?:the|a|an|our)(?:\s[\w'’-]{2,20}){1,5}\.?")


def read_labelled(text: str, depth: int = 0) -> Credit | None:
    if (unnamed := _without_name(text)) is not None:
        return unnamed
    if sign := SIGN.match(text):
        return _signed(text[sign.end() :], depth)
    label = read_label(text, TABLE)
    if label is None:
        return None
    if taken := TAKEN_FROM.match(text, len(label.words)):
        return _taken_from(text, taken.end())
    if label.separated or (label.kind == "colon" and SIGN.match(label.rest)):
        return _separated(text, label, depth)
    if label.rest and is_empty_value(label.rest):
        return Credit(None)
    if label.kind == "colon":
        return _without_colon(label)
    if not label.rest:
        return None
    if label.qualified and label.rest[0] in ".,;":  # «Иллюстративное фото. Фото: X»
        return read_labelled(label.rest.lstrip(".,; "), depth + 1) if depth < MAX_NESTED else None
    return _named(label, depth) if label.kind == "name" else _unseparated(text, label)


def _without_name(text: str) -> Credit | None:
    """«Иллюстративное фото»; behind a stroke whose it is: «Фото носит иллюстративный характер /
    pexels.com»."""
    bare = bare_credit(text.rstrip(" ."))
    if bare is not None:
        return Credit(bare)
    stroke = STROKE.search(text) if "ллюстр" in text else None
    if stroke is None or bare_credit(text[: stroke.start()]) is None:
        return None
    rest = text[stroke.end() :]
    named = is_marked_name(rest) and is_credit(rest)
    return Credit(credit_name(rest)) if named else None


def _unseparated(text: str, label: Label) -> Credit | None:
    """«Фото пресс-службы Акорды», «Скриншот видео»."""
    screen = label.kind == "own" and label.words.casefold().startswith(OF_SCREEN)
    recorded = label.kind == "own" and RECORDING.match(label.rest)
    if (screen or recorded) and is_screen_of(label.rest):
        return Credit(text.rstrip(" ."))
    found = unseparated(label.words, TAKEN_IN.sub("", label.rest))
    if found is None:
        return None
    return Credit(text.rstrip(" .")) if label.kind == "own" else Credit(*found)


def _signed(rest: str, depth: int) -> Credit | None:
    """«© Sputnik / Имя Фамилия», but not «© 2024 …»."""
    dated = AGENCY_YEAR.match(rest)
    if dated and agency_at(dated["agency"], 0) and YEAR.search(rest, dated.end()) is None:
        return Credit(credit_name(rest))
    if YEAR.search(rest):
        return None
    if depth < MAX_NESTED and (inner := read_labelled(rest, depth + 1)) is not None:
        return inner
    return Credit(credit_name(rest)) if is_credit(rest) else None


def _separated(text: str, label: Label, depth: int) -> Credit | None:
    if is_empty_value(label.rest):
        return Credit(None)
    if depth < MAX_NESTED and (inner := read_labelled(trimmed(label.rest), depth + 1)) is not None:
        return inner
    if not is_credit(VIDEO_TAIL.sub("", TAKEN_IN.sub("", label.rest))) and not _is_foreign(label):
        return None
    name = credit_name(label.rest)
    if name is None:
        return Credit(None)
    if label.kind == "own":
        return Credit(credit_name(text))
    return Credit(name, label.words if label.qualified else None)


def _taken_from(text: str, end: int) -> Credit | None:
    """«Снимок с дрона: Роман Лукин»: here only a name or an organisation is a credit."""
    rest = text[end:].strip()
    strong = is_person(rest.rstrip(".")) or is_marked_name(rest) or is_organisation(rest)
    return Credit(credit_name(rest)) if strong and is_credit(rest) else None


def _is_foreign(label: Label) -> bool:
    """«Фото: pexels»: few Latin words behind a label in other letters are somebody's name."""
    few = len(label.rest) <= LONGEST_NAME and len(label.rest.split()) <= 3
    return (
        few and label.rest.isascii() and not label.words.isascii() and not is_sentence(label.rest)
    )


def _without_colon(label: Label) -> Credit | None:
    """A site, who made it ("Image generated by ChatGPT"), behind "Courtesy" whoever has a name."""
    if MADE_BY.fullmatch(label.rest):
        return Credit(credit_name(label.rest), label.words)
    named = label.words.casefold() == "courtesy" and _is_named(label.rest)
    if named or DOMAIN.fullmatch(label.rest):
        return Credit(credit_name(label.rest), label.words)
    return None


def _is_named(text: str) -> bool:
    """ "Courtesy Boise Fire Department", but not "Courtesy Call"."""
    if OWNER.fullmatch(text):  # "Courtesy the artist"
        return not is_sentence(text) and NO_OWNER.match(text) is None
    return text[:1].isupper() and (is_person(text) or is_office(text)) and is_credit(text)


def _named(label: Label, depth: int) -> Credit | None:
    is_sign = not label.words[0].isalpha()
    if (
        is_sign
        and depth < MAX_NESTED
        and (inner := read_labelled(label.rest, depth + 1)) is not None
    ):
        return inner
    given = any(word in label.words.casefold() for word in GAVE)
    named = OWNER.fullmatch(label.rest) or (GIVER.fullmatch(label.rest) if given else None)
    by_small = label.words.casefold().endswith(" by") and label.rest[0].islower()
    office = by_small and is_office(label.rest.removeprefix("the "))  # "Photo by the press service"
    owner = (named is not None or office) and not is_sentence(label.rest)
    if (
        by_small
        and not owner
        and not ONE_WORD.fullmatch(label.rest)
        and not DOMAIN.match(label.rest)
    ):
        return None  # «Photo by photo, the archive grows»
    if not (owner or is_credit(label.rest)) or NO_OWNER.match(label.rest):
        return None
    name = credit_name(label.rest)
    return Credit(name, None if is_sign or name is None else label.words)
