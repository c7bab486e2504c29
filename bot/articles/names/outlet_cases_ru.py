"""Russian: the nominative of an outlet's name in quotation marks, where its form is sure."""

import re

from bot.articles.tables import forms
from bot.articles.text.phrases import agency_at

ALONE = "-"  # no adjective ends so: with one, the name stays as written
# ending of the last word, what it becomes, and the endings its adjectives have with it
DATIVE = (
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])у$"), "", "ому"),
    (re.compile(r"(?<=[кгх])е$"), "а", "ой"),
    (re.compile(r"(?<=[тдвзсмбп])е$"), "а", "ой"),
    (re.compile(r"иям$"), "ия", "ым"),
    (re.compile(r"(?<=[рсц])ии$"), "ия", "ой"),
    (re.compile(r"(?<=[рл]е)мени$"), "мя", ALONE),
    (re.compile(r"стям$"), "сти", "ым"),
)
# «Новой жизни», «Четвёртой власти»: only an adjective tells that it is one; «земли» is another's
SOFT_DATIVE = (re.compile(r"(?<=[тнсвлдр])и$"), "ь", "ой")
SOFT_GENITIVE = (re.compile(r"(?<=ст|зн)и$"), "ь", "ой")
GENITIVE = (
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"), "", "ого"),
    (re.compile(r"(?<=[кгх])и$"), "а", "ой"),
    (re.compile(r"(?<=[тдвзсмбпнлр])ы$"), "а", "ой"),
    (re.compile(r"ий$"), "ия", "ых"),
    (re.compile(r"стей$"), "сти", "ых"),
)
# «Степное телеграфное агентство» has two adjectives
TITLED = re.compile(
    r"(?P<first>[А-ЯЁ][а-яё-]{2,20}(?:[ыи]й|[ая]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ое]й|[ыи]х|[ыи]м|[ое]м)?)"
    r"(?:\s[А-ЯЁа-яё][а-яё-]{4,16}(?:ое|ого|ому)(?=\s[Аа]гентств))?"
    r"\s(?P<noun>[А-ЯЁа-яё]{4,14})(?!\w)"
)
CYRILLIC = re.compile(r"[А-ЯЁа-яё-]+(?:\s[А-ЯЁа-яё-]+)?")
# «Голоса России»: a noun and whose it is
NAMED_AFTER = re.compile(
    r"(?P<noun>(?!Наша|Ваша)[А-ЯЁ][а-яё]{3,}(?<![ео]го)(?<![ео]му)(?<![ео]й)) "
    r"(?P<of>[А-ЯЁ][а-яё]{2,}[ияауыю])"
)
SITE_END = re.compile(r"(?<=[а-яё])\.(?:ру|[Rr]u|kz|uz|kg)$")
LONGEST = 40
OURS = frozenset({"наш", "ваш"})  # «Нашему аулу»


def of_dative(name: str) -> str:
    """«Фонтанке» → «Фонтанка», «Власти» → «Власть»; as written where that is not sure."""
    soft = agency_at(f"{name[:-1]}ь", 0) if name.endswith("и") else None
    if soft and soft.end() == len(name):
        return soft[0]
    return _nominative(name, (*DATIVE, SOFT_DATIVE) if " " in name else DATIVE)


def of_genitive(name: str) -> str:
    """«Росбалта» → «Росбалт»."""
    return _nominative(name, (*GENITIVE, SOFT_GENITIVE) if " " in name else GENITIVE)


def titled_at(text: str) -> str | None:
    """«Степной вестник», «Степного вестника» without quotation marks, as written."""
    found = TITLED.match(text)
    known = found and forms("outlet_nouns_ru").match(found["noun"].casefold())
    return found[0] if found and known else None


def _nominative(name: str, endings: tuple[tuple[re.Pattern[str], str, str], ...]) -> str:
    if site := SITE_END.search(name):  # «Ленте.ру»
        return f"{_nominative(name[: site.start()], endings)}{site[0]}"
    if len(name) > LONGEST or CYRILLIC.fullmatch(name) is None:
        return name
    if named_after := NAMED_AFTER.fullmatch(name):  # «Голоса России»
        first = _nominative(named_after["noun"], endings)
        return f"{first} {named_after['of']}" if first != named_after["noun"] else name
    *before, last = name.split()
    for ending, becomes, described in endings:
        if (found := ending.search(last)) is None or len(last) < 4:
            continue
        noun = last[: found.start()] + becomes
        if not before:
            return noun
        adjective = _adjective(before[0], described)
        return f"{adjective} {noun}" if adjective else name
    return name


def _adjective(word: str, ending: str) -> str | None:
    soft = {"ому": "ему", "ого": "его"}.get(ending, ending)
    if word.casefold().endswith(soft) and soft != ending:
        stem = word[: -len(soft)]
        return stem if stem.casefold() in OURS else stem + "ий"
    if ending == "ой" and word.casefold().endswith(("шей", "жей", "щей", "чей")):
        return word[:-2] + ("а" if word.casefold()[:-2] in OURS else "ая")
    if not word.casefold().endswith(ending):
        return None
    stem = word[: -len(ending)]
    if ending in ("ому", "ого"):
        if forms("stressed_endings_ru").match(stem.casefold()):
            return stem + "ой"
        return stem + ("ий" if stem[-1:] in "кгхжшчщ" else "ый")
    return stem + {"ой": "ая", "ым": "ые", "ых": "ые"}[ending]
