"""A press office, an outlet or somebody's page alone on a line: the source at the end of a text."""

import re
from itertools import takewhile

from bot.articles.credits.labels import trimmed
from bot.articles.credits.republished import listed_agencies
from bot.articles.credits.source_lines import LONGEST_LINE, Source
from bot.articles.names.kazakh_cases import kazakh_nominative
from bot.articles.names.source_names import is_named, media_at, name_at, nominative
from bot.articles.tables import words
from bot.articles.text.kazakh_words import alternatives, kind
from bot.articles.text.phrases import (
    ADJECTIVE,
    UPPER,
    WORD,
    agency_at,
    is_organisation,
    is_sentence,
)

BARE_WORDS = 12
BARE_SOURCE = re.compile(
    r"(?:пресс-служба|пресс-центр|press\s(?:service|office|cent(?:er|re))\sof)\s\S.*"
    r"|.*\S\s(?:баспасөз\s(?:қызметі|орталығы)|baspas[oóö]z\sq[yı]zmet[iı]"
    r"|press\s(?:service|office|cent(?:er|re)))"
    # "Dala News Agency (DNA)", «Дала» ұлттық порталы
    r"|[^\s,.]+(?:\s[^\s,.]+){0,2}\snews\sagency(?:\s\([A-Z]{2,8}\))?"
    r"|(?:state\s)?news\sagency\sof\s(?-i:[A-Z])[^\s,.]+(?:\s[^\s,.]+)?"
    r"|[«“\"][^«»“”\"]{2,40}[»”\"]\s(?:\w+\s)?"
    rf"(?:{kind('outlet')})",
    re.IGNORECASE,
)
# «Национальное информационное агентство «Степь»» at the end
MEDIA_SOURCE = re.compile(
    r"(?:[А-ЯЁа-яё-]{4,20}\s){0,2}(?:информагентство|агентство|телеканал|газета|портал|журнал)"
    r"\s[«\"“][^«»\"“”]{2,40}[»\"”]",
    re.IGNORECASE,
)
# «Дана Омардың Facebook парақшасынан», «Дала» газетінен алынды
FROM_PAGE = re.compile(
    rf"(?P<name>\S.{{2,60}}\s(?:{kind('page')}|{kind('outlet')}"
    rf"|{alternatives('баспасөз қызметі', 'баспасөз орталығы')}))(?:н[ае]н|n[ae]n)"
    rf"(?:\s(?:{alternatives('алынды', 'алынған')}))?\.?"
)
# «Дала қаласы әкімдігінің ақпараты бойынша», «Dala.kz материалдары негізінде»
BY_PAPERS = re.compile(
    rf"(?P<name>\S.{{1,80}})\s(?:{kind('paper')}|{alternatives('материалдары', 'материалы')})"
    rf"\s(?:{alternatives('бойынша', 'негізінде')})\.?",
    re.IGNORECASE,
)
# «Дала облысының прокуратурасы», «Дала аудандық мәслихаты», «Қоғамдық даму басқармасы»
KAZAKH_OFFICE = re.compile(rf"[{UPPER}][^\s,.:]+(?:\s[^\s,.:]+){{0,10}}?\s(?-i:{kind('office')})")
# «Сообщает МЧС Степного края», a line of its own
REPORTED = re.compile(
    r"(?:Сообща[ею]т|Сообщил[аио]?|Переда[её]т|Информиру[ею]т)\s(?:в\s)?(?P<name>[^\s,;:!?][^,;:!?]{2,100})"
)
INITIALS = re.compile(r"[A-Z]{4,8}")  # «(ILKHA)»: how an agency signs
CLOSING = frozenset(
    {"ends", "more", "updated", "update", "advt", "file", "video", "photos", "note"}
)
QUOTED = re.compile(r"[«“\"]([^«»“”\"]{2,40})[»”\"]")
# «Дала-ақпарат»
JOINED_OUTLET = re.compile(r"\w{2,20}-(?:ақпарат|медиа|пресс|инфо|aqparat|media|press)")
OWN_SHAPE = re.compile(r"[^\W\d_][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|[.\d-]|\s(?:News\s)?(?:Agency|Wire)$")


def read_bare_source(line: str) -> Source | None:
    """«Пресс-служба …», «… баспасөз қызметі» alone on a line; for the end of an article."""
    text = trimmed(line).rstrip(".")
    if len(text) > LONGEST_LINE or len(text.split()) > BARE_WORDS:
        return None
    if page := FROM_PAGE.fullmatch(text):
        return Source(page["name"])
    if office := _reported(text):
        return Source(office)
    if is_sentence(text):
        return None
    if listed := listed_agencies(line.strip()):
        return Source(listed)
    if (quoted := QUOTED.fullmatch(text)) and (known := agency_at(quoted[1], 0)):
        return Source(text) if known.end() == len(quoted[1]) else None
    if (papers := BY_PAPERS.fullmatch(text)) and is_named(kazakh_nominative(papers["name"])):
        return Source(kazakh_nominative(papers["name"]))
    if _is_agency(text, line.strip()[:2]):
        return Source(text)
    if _is_signing_office(text) or (KAZAKH_OFFICE.fullmatch(text) and is_organisation(text)):
        return Source(text)
    bare = BARE_SOURCE.fullmatch(text) or MEDIA_SOURCE.fullmatch(text)
    return Source(text) if bare else None


def reported_source(line: str) -> Source | None:
    """«Сообщает МЧС Степного края» above a text."""
    office = _reported(trimmed(line).rstrip("."))
    return Source(office) if office else None


def _reported(text: str) -> str | None:
    """The office alone behind a verb that begins the line; an outlet may tell its own story."""
    found = REPORTED.fullmatch(text)
    if found is None:
        return None
    name = found["name"]
    named = name_at(name) == name and is_named(name) and media_at(name) is None
    return nominative(name) if named else None


def _is_agency(text: str, before: str) -> bool:
    """«ҚазАқпарат» alone; ordinary words that are outlets' names too («Время») are no source."""
    bracketed, dashed = before[:1] == "(", before in ("- ", "– ", "— ", "--")  # «-- Bernama»
    if bracketed and INITIALS.fullmatch(text) and text.casefold() not in CLOSING:
        return True  # «(Interfax)»
    if text.casefold() in words("signing_agencies"):
        return text[:1].isupper()
    agency = agency_at(text, 0)
    if agency and agency.end() == len(text) and (bracketed or dashed or OWN_SHAPE.search(text)):
        return True
    return JOINED_OUTLET.fullmatch(text) is not None and text[0].isupper()


def _is_signing_office(text: str) -> bool:
    """«Степная транспортная прокуратура»: an office with its name, and no more than that."""
    found = [word.casefold() for word in WORD.findall(text)]
    offices = words("signing_offices_ru")
    described = sum(1 for _ in takewhile(lambda word: _describes(word, offices), found))
    head = found[described] if described < len(found) else ""
    named = len(found) > 1 and "," not in text and ":" not in text
    return named and text[0].isupper() and head in offices


def _describes(word: str, offices: frozenset[str]) -> bool:
    """«степная», but not «управление»."""
    return word not in offices and ADJECTIVE.search(word) is not None
