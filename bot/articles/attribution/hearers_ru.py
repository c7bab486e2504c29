"""Russian: to whom it was said («сообщили корреспонденту X», «агентству «Y»»): no source."""

import re

from bot.articles.attribution.places_ru import HEARING
from bot.articles.names.source_names import DESCRIBED
from bot.articles.tables import alternation, forms, lines, patterns
from bot.articles.text.phrases import DOMAIN, UPPER, WORD, is_person

MOST_DESCRIBING = 2

# An outlet that was told: «сообщили жители порталу X», «рассказали агентству «X» в МЧС»
TOLD_OUTLET = re.compile(
    r"(?:[а-яё-]{3,20}\s){0,3}(?:изданию|агентству|информагентству|порталу|газете|журналу|телеканалу|каналу|сайту)\s+"
    r"(?=[«\"“A-ZА-ЯЁ])"
)
# «Об этом корреспонденту X сообщил …», «В МЧС журналисту X сообщили»
HEARER = rf"(?i:{patterns(lines('hearers_ru'))})"
HEARER_NAME = (
    rf"(?!(?:{alternation(lines('company_forms'))})\s[«\"])(?:(?!РИА|МИА|ИА)[A-ZА-ЯЁ]{{2,8}}(?=\s[А-ЯЁ][а-яё-]+\s[А-ЯЁ])|[«\"“][^«»\"“”]{{2,40}}[»\"”]|(?i:{DOMAIN.pattern})|[A-Z][\w.-]{{0,30}}(?:\s[A-Z][\w.-]{{0,30}}){{1,3}}"
    rf"|[{UPPER}][\w.-]{{1,40}}(?:\s[{UPPER}][\w.-]{{1,40}})?)"
)
# «корреспонденту МИА «Степь»», «корреспонденту газеты «Степь»»
WHAT_IT_IS = (
    r"(?:(?:(?:МИА|ИА|РИА|АН)(?=\s[«\"])"
    r"|газеты|агентства|портала|сайта|журнала|телеканала|издания|радио)\s)?"
)
TOLD_PERSON = re.compile(rf"{HEARER}(?!\w)(?:\s+{WHAT_IT_IS}(?P<name>{HEARER_NAME}))?")
# «Степного вестника»
TOLD_BETWEEN = re.compile(
    rf"\s+{HEARER}(?:\s+{WHAT_IT_IS}(?P<name>{HEARER_NAME}(?:\s[а-яё]{{4,14}})?))?$"
)
# To whom it was said, before where: «сообщили «Власти» в МЧС»
TOLD_TO = re.compile(
    r"(?:(?:[а-яё-]{3,20}(?:ому|ему|ым|им)\s)?(?:[«\"“][^«»\"“”]{2,30}[»\"”]"
    r"|(?:изданию|агентству|порталу|газете|каналу|телеканалу|корреспонденту)"
    r"(?:\s+[^\s,]{1,30}){0,3}?|журналистам|нам|редакции|(?-i:[A-ZА-ЯЁ][\w.-]{1,30}))\s+)(?=(?:в|во|на)\s)"
)
# «сообщили в издании «X»»
IN_MEDIA = re.compile(
    r"(?:[а-яё-]{4,20}(?:ом|ой|ем|ей)\s+){0,2}(?:[а-яё]{3,8}-)?(?:агентстве|информагентстве|издании|газете|журнале)"
    r"\s+(?=[«\"“A-Z])"
)
MEDIA_KIND = re.compile(
    r"(?:[а-яё-]{4,20}(?:ое|ого|ый|ая|ой|ий|его)\s+){0,2}(?:[а-яё]{3,8}-)?"
    rf"(?:{patterns(lines('media_kinds_ru'))})\s+(?=[«\"“A-ZА-ЯЁ\d]|[a-z][a-z\d-]*\.[a-z])"
)


def begins_with_somebody(text: str) -> bool:
    """«начальник полиции», «официальный представитель», «Арман Омаров»: who told an outlet."""
    if is_person(" ".join(text.split()[:2]).rstrip(".,")):
        return True
    first = [word.casefold() for word in WORD.findall(text[:60])[: MOST_DESCRIBING + 1]]
    persons = forms("persons")
    head = next((one for one in first if persons.match(one) or not DESCRIBED.fullmatch(one)), "")
    known = persons.match(head) or forms("organisations").match(head)
    return text[:1].islower() and known > 0 and not HEARING.match(head)
