"""Kazakh names of offices, and of people at them: the last word that is known tells."""

import re

from bot.articles.names.source_names import is_named, media_at
from bot.articles.tables import forms
from bot.articles.text.kazakh_words import kind
from bot.articles.text.phrases import LOWER, PRESS_SECRETARY, WORD

OF_OFFICE = (
    "сы",
    "сі",
    "лы",
    "лі",
    "ғы",
    "гі",
    "ры",
    "рі",
    "ri",
    "ry",
    "sy",
    "si",
    "ly",
    "li",
    "ǵy",
    "gi",
    "ry",
    "سى",
    "لى",
    "عى",
    "گى",
    "رى",
    "تى",
    "таты",
    "маны",
    "taty",
)
GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің", "nyń", "niń", "nyñ", "niñ", "nıñ")
OFFICE_KIND = re.compile(rf"(?:^|\s)(?:{kind('office')})$", re.IGNORECASE)
# «кәсіпкерлік», «азаматтық»: what they do, and theirs
ABSTRACT = tuple(f"{one}{end}" for one in "лдтldt" for end in ("ік", "ық", "ik", "ık", "yq", "ıq"))
PARTICIPLE = ("ылған", "ілген", "лған", "лген")  # «мамандандырылған»
POSSESSED = ("ы", "і", "y", "i", "ı", "ى")
# one or two words in Latin letters: in a text in these letters more often a person
LATIN_PERSON = re.compile(rf"[A-ZÁÄÓÖÚÜŞ][{LOWER}]+(?:\s[A-ZÁÄÓÖÚÜŞ][{LOWER}]+)?")
PRONOUNS = ("ол", "олар", "мен", "біз", "ol", "olar", "biz", "ول", "ولار")
# «… мектеп директоры Арман Сейт айтты»: somebody else speaks
SOMEBODY = re.compile(
    r"міндетін\sатқаруш|(?:деп|dep|دەپ)\s\S|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+\s[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+$|(?:өкілі|басшысы)$|(?:[дт]ағылар|[дт]егілер)(?!\w)"
)


def is_somebody(text: str) -> bool:
    """Behind an office: «… директоры Арман Сейт», «… өкілі», «деп айтты»: not the office speaks."""
    if SOMEBODY.search(text):
        return True
    found = WORD.findall(text)
    for place, word in enumerate(found):
        folded = word.casefold()
        if _is_person(folded):
            last = place + 1 == len(found)
            return last or found[place + 1][0].isupper() or folded.endswith(OF_OFFICE)
    return False


def names_somebody(text: str) -> bool:
    """«… директоры Арман Сейт», «… өкілі», «деп …» at its end."""
    return SOMEBODY.search(text) is not None


def begins_with_person(name: str) -> bool:
    """«министр облыс әкімдігі», «қала әкімі облыс әкімдігі», but not «президент әкімшілігі»."""
    found = [word.casefold() for word in WORD.findall(name)]
    # «президент әкімшілігі» is one name, «тұрғындар әкімдік[те]» are two things
    before = found[: -2 if found and found[-1].endswith(POSSESSED) else -1]
    if before and before[0] in PRONOUNS:
        return True
    return any(
        _is_person(word)
        for word in before
        if not word.endswith(GENITIVE)  # «облыс әкімінің баспасөз қызметі» is its office
    )


def _is_person(word: str) -> bool:
    """«кәсіпкер», but not «кәсіпкерлікті»."""
    known = forms("persons").match(word)
    other = word.startswith(ABSTRACT, known) or word.endswith(PARTICIPLE)
    return known > forms("organisations").match(word) and not other


def press_secretary(name: str) -> str | None:
    """«Әкімнің баспасөз хатшысы Арман Сейт» → «Әкімнің баспасөз хатшысы»."""
    found = PRESS_SECRETARY.search(name)
    return name[: found.end()] if found else None


def ends_in_office(name: str) -> bool:
    """In Kazakh the last word tells what somebody is: «клуб бапкері» is no office."""
    if (speaker := press_secretary(name)) and speaker == name:
        return True
    found = WORD.findall(name)
    last = found[-1].casefold() if found else ""
    last = last.removesuffix("-сы").removesuffix("-сі")  # «X» РМК-сы
    behind = last.rpartition("-")[2]  # «Telegram-арнасы»
    known = max(
        forms("organisations").match(last),
        forms("organisations").match(behind),
        forms("company_forms").match(last),
    )
    return known > forms("persons").match(last)


def is_teller(name: str) -> bool:
    """Somebody named who tells, and no person: «Shahar basshysy», «Zelenskiy» in Latin letters."""
    if not is_named(name) or ends_in_person(name):
        return False
    words = [word.casefold() for word in WORD.findall(name)]
    known = media_at(name) == name or any(map(forms("organisations").match, words))
    return known or LATIN_PERSON.fullmatch(name) is None


def ends_in_person(name: str) -> bool:
    """«Ведомство басшысы»: in Kazakh the last word tells."""
    last = [word.casefold() for word in WORD.findall(name)][-1:]
    persons, organisations = forms("persons"), forms("organisations")
    return any(persons.match(word) > organisations.match(word) for word in last) and (
        press_secretary(name) != name
    )


def is_office_kind(name: str) -> bool:
    """«министрлік», «полиция департаменті», «X» АҚ: no school or museum, where much is told."""
    last = WORD.findall(name)[-1] if WORD.search(name) else ""
    short = last.isupper() and ends_in_office(last)
    return short or OFFICE_KIND.search(name) is not None
