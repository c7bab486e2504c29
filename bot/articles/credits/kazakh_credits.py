"""Kazakh credits without a label, by their shape: «X-тен алынған сурет», «X түсірген сурет»."""

import re

from bot.articles.credits.credit_names import credit_name
from bot.articles.credits.signed_lines import SENTENCE_END, Credit
from bot.articles.tables import forms
from bot.articles.text.kazakh_words import alternatives, in_all_letters
from bot.articles.text.phrases import DOMAIN, WORD, agency_at, is_organisation, is_person

LONGEST = 90
PARTED = re.compile(r":|[.!?,]\s")  # a label or a caption stands before it
SCREENS = ("кадр", "скрин", "скриншот", "үзінді", "скриншоттар", "кадрлар")
PICTURES = ("сурет", "фото", "фотосурет", "суреттер", "фотолар", "фотосуреттер", "бейнекадр")
REASONS = ("көрнекілік", "көрнекі", "иллюстрация")
SCREEN = alternatives(*SCREENS)
PICTURE = rf"(?:{SCREEN}|{alternatives(*PICTURES)})"
MADE = ("жасалды", "жасалған", "салынды", "салынған", "дайындалды", "дайындалған", "әзірленген")
# One of these begins or ends such a text; most lines need no pattern.
TAKEN_OBJECTS = ("суретті", "суреттерді", "фотоны", "фотоларды", "фотосуретті", "коллажды")
OUTER = in_all_letters(*SCREENS, *PICTURES, *REASONS, *MADE, *TAKEN_OBJECTS)
# «Бейнекамера жазбасынан скриншот», «Facebook-тен алынған сурет»
FROM = re.compile(
    rf"(?:\S+\s){{0,3}}\S{{2,}}(?:[ндт][ае]н|[ndt][ae]n|[ندت][اە]ن)\s"
    rf"(?:(?:{alternatives('алынған')})\s{PICTURE}|{SCREEN})",
    re.IGNORECASE,
)
# «Сурет – видеодан кадр», «Фото видеодан скрин»: a label stands before it
LABELLED = re.compile(rf"{PICTURE}(?:\s[–—-]\s|\s?/\s?|\s)(?=\S+\s\S)", re.IGNORECASE)
# «Ауыл тұрғындары түсірген сурет»
TAKEN = re.compile(
    rf"(?P<who>\S+(?:\s\S+){{0,4}})\s"
    rf"(?:{alternatives('түсірген', 'ұсынған', 'жіберген', 'берген', 'жолдаған')}"
    rf"|{alternatives('салған', 'жасаған')})"
    rf"\s{PICTURE}",
    re.IGNORECASE,
)
# «Суретті жасанды интеллект салған», «Фотоны ауыл тұрғындары жіберді»
TAKEN_IT = re.compile(
    rf"(?:{alternatives(*TAKEN_OBJECTS)})\s(?P<who>\S+(?:\s\S+){{0,4}})\s"
    rf"(?:{alternatives('түсірген', 'түсірді', 'салған', 'салды', 'жасаған', 'жасады')}"
    rf"|{alternatives('ұсынған', 'ұсынды', 'жіберген', 'жіберді', 'берген', 'жолдаған')})\.?",
    re.IGNORECASE,
)
# «Сурет иллюстрация ретінде қолданылды», «Көрнекілік үшін алынған сурет»
SHOWN_FOR = re.compile(
    rf"(?:{PICTURE}\s)?(?P<why>(?:{alternatives(*REASONS)})\s"
    rf"(?:{alternatives('үшін', 'ретінде', 'мақсатында', 'мақсатта')}))"
    rf"(?:\s(?:{alternatives('алынды', 'алынған', 'қолданылды', 'қолданылған')}"
    rf"|{alternatives('пайдаланылды', 'пайдаланылған', 'берілді', 'берілген', 'ұсынылды')}))?"
    rf"(?:\s{PICTURE})?",
    re.IGNORECASE,
)
# «Сурет ЖИ көмегімен жасалды», «Midjourney арқылы жасалған сурет»
INTELLIGENCE = re.compile(
    rf"(?i:{alternatives('жасанды интеллект', 'жасанды зият', 'нейрожелі')})|ЖИ|ИИ|[A-Z]\w*"
)
DRAWN = re.compile(
    rf"(?P<picture>{PICTURE}\s)?(?P<how>(?P<who>\S.{{1,40}}?)\s"
    rf"(?:{alternatives('көмегімен', 'арқылы', 'жәрдемімен')})\s(?:{alternatives(*MADE)}))"
    rf"(?:\s{PICTURE})?\.?",
    re.IGNORECASE,
)

OWNED = re.compile(r"(?P<who>\S.{2,80})\s(?:фотосы|фотолары|fotosy|fotosı)\.?")
# «Арман Сейттің түсірген суреті»
TAKEN_BY = re.compile(r"(?P<who>\S.{2,80}[нтд][ыі]ң)\sтүсірген\s(?:сурет|фото)\w{0,6}\.?")


def kazakh_credit(text: str) -> str | None:
    """The credit where a whole text is one."""
    words = text.casefold().split()
    outer = len(text) <= LONGEST and (words[-1:] + words[:1])
    if not outer or OUTER.isdisjoint(outer) or PARTED.search(text):
        return None
    if shown := SHOWN_FOR.fullmatch(text):
        why = shown["why"]
        return why[0].lower() + why[1:]
    drawn = DRAWN.fullmatch(text)
    if drawn and (drawn["picture"] or INTELLIGENCE.fullmatch(drawn["who"])):
        return drawn["how"]
    label = LABELLED.match(text)
    bare = text[label.end() :] if label else text
    if FROM.fullmatch(bare):
        return bare
    if (it := TAKEN_IT.fullmatch(text)) and _is_somebody(it["who"]):
        return it["who"]
    taken = TAKEN.fullmatch(text)
    return text if taken and _is_somebody(taken["who"]) else None


def _is_somebody(name: str) -> bool:
    last = WORD.findall(name)[-1:]
    known = any(forms("credit_words").match(word.casefold()) for word in last)
    made = INTELLIGENCE.fullmatch(name) is not None
    return known or made or is_person(name) or is_organisation(name)


def owned_in_kazakh(line: str) -> Credit | None:
    """«Kazinform фотосы», «Көлік министрлігінің фотосы»: of an office or outlet."""
    if (taken := TAKEN_BY.fullmatch(line)) and is_person(taken["who"]):
        return Credit(credit_name(line))
    ends = [end.end() for end in SENTENCE_END.finditer(line)][-1:]
    line = line[ends[0] :] if ends else line
    found = OWNED.fullmatch(line)
    if found is None or not is_organisation(found["who"]) or is_person(found["who"]):
        return None
    bare = agency_at(found["who"], 0) is not None or DOMAIN.fullmatch(found["who"]) is not None
    return Credit(credit_name(found["who"] if bare else line))
