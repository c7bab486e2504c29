"""Russian: «по данным X», «следует из отчёта Y», «как стало известно Z»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.places_ru import WITHIN
from bot.articles.names.forgotten_comma_ru import without_what_follows
from bot.articles.names.outlet_cases_ru import of_genitive, titled_at
from bot.articles.names.paper_words_ru import papers
from bot.articles.names.source_names import name_at, nominative
from bot.articles.tables import alternation
from bot.articles.text.phrases import is_organisation

# «По информации пресс-службы КТЖ, …», «…, следует из данных Бюро статистики»
ACCORDING = re.compile(
    r"(?:^|[,–—]\s|\(|(?:Об\sэтом|Как|Это)\s)(?:как\s+следует\s+из|следует\s+из|стало\s+известно\s+из|согласно|по)\s+"
    r"(?:[а-яё-]{4,18}(?:ой|ей|ым|им|ому|ему|ого|его|ых|их)\s+){0,2}"
    r"(?:информации|данным|данных|сведениям|сообщению|сообщения|сообщениям|отч[её]та|отч[её]ту"
    r"|статистике|прогнозу|прогнозам|подсч[её]там|расч[её]там|заявлению|заявления|оценке|оценкам"
    r"|наблюдениям|уточнению|разъяснению|пресс-релиза|пресс-релизу|ответа|ответу|доклада|докладу|материалов|материалам|документов|исследования|исследованию|обзора|обзору|сводке|сводкам|версии|опроса|опросу|публикации|письма|письму)\s*"
    r"(?:(?<!\s),?\s+(?:предоставленн\w+|распростран[её]нн\w+|опубликованн\w+(?:\s+(?:на|в))?"
    r"|полученн\w+\s+(?:от|из|в)|от))?\s+",
    re.IGNORECASE,
)
PAPER = alternation(sorted(papers()))
# «следует из приказа МЧС», «стало известно из проекта, размещённого на сайте акимата»; «по приказу»
# would be no source
FROM_PAPER = re.compile(
    rf"(?:следует|стало\sизвестно|известно)\sиз\s(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s)?"
    rf"(?:(?:проекта\s)?(?:{PAPER})|проекта)(?:,\s(?:опубликованн|размещ[её]нн)\w+\sна)?\s",
    re.IGNORECASE,
)
# «стало известно из официального Telegram-канала МЧС»
FROM_PAGE = re.compile(
    r"(?:узнали|стало\sизвестно|известно)\sиз\s(?:официальн(?:ого|ой)\s)?"
    r"(?=(?:сайта|портала|страницы|аккаунта|(?:[Tt]elegram|[Тт]елеграм|Instagram|Facebook)-(?:канала|аккаунта|страницы))\s)"
)
# «Из отчёта МЧС следует, что»
FOLLOWS = re.compile(
    rf"(?:^|[,–—]\s)из\s(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s)?(?:данных|информации|статистики|{PAPER})\s"
    r"(?P<whose>[^,.:;]{2,90}?)\s(?:следует|стало\s(?:известно|ясно)|известно)(?!\w)",
    re.IGNORECASE,
)
# «свидетельствуют данные МЧС», «(данные МЧС)»
SHOWN_BY = re.compile(
    r"(?:свидетельствуют|показывают|говорят|подтверждают|\()\s?(?:[а-яё-]+(?:ые|ие)\s){0,2}"
    r"(?:данные|результаты|итоги|сведения|цифры|расч[её]ты)\s(?:(?:исследования|опроса|мониторинга|анализа)\s)?"
)
# «Данные МЧС показали, что»
SHOWING = re.compile(
    r"^(?:[А-ЯЁ][а-яё-]+(?:ые|ие|ая)\s)?(?:[Дд]анные|[Сс]татистика|[Рр]езультаты|[Рр]асч[её]ты|[Ии]тоги|[Оо]прос|[Ии]сследование)\s"
    r"(?:(?:исследования|опроса|мониторинга|анализа|проверки)\s)?(?P<whose>[^,.:;]{2,90}?)\s"
    r"(?:показ(?:ыва[ею]т|ал[аио]?)|свидетельствует|свидетельствуют|говорят)(?!\w)"
)
# «системы eQonaq», «приложения «Степь»»: no office, but a name
NAMED_THING = re.compile(
    r"(?:[а-яё-]+(?:ой|его|ого)\s){0,2}(?:системы|приложения|проекта|программы|базы\sданных|реестра|агрегатора)"
    r"\s(?:[«\"“][^«»\"“”]{2,50}[»\"”]|[a-z]?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2})"
)
# «По словам пресс-секретаря порта»: who speaks for an office
IN_WORDS_OF = re.compile(
    r"(?<!\w)(?:[Пп]о\sсловам|[Сс]о\sслов)\s(?=(?:пресс-секретаря|официального\sпредставителя)\s)"
)


def according(text: str) -> Iterator[Mention]:
    """«По данным МЧС, …», and behind an outlet: «пишет Dala.kz по данным МЧС»."""
    for found in dict.fromkeys(_introduced(text)):
        name = name_at(without_what_follows(found))
        if within := WITHIN.match(name):
            name = name[within.end() :]
        if titled := titled_at(name):
            yield Mention("cited", of_genitive(titled))
        elif NAMED_THING.fullmatch(name):
            yield Mention("cited", name)
        elif is_organisation(name) and not name.endswith("СМИ"):
            yield Mention("according", nominative(name))


def _introduced(text: str) -> Iterator[str]:
    """Whose data or paper it is: the text behind «по данным», and between «из» and «следует»."""
    for found in ACCORDING.finditer(text):
        rest = text[found.end() :]
        yield rest.split(")", 1)[0] if found[0].startswith("(") else rest
    if " из " in text or text.startswith("Из "):
        for found in FROM_PAPER.finditer(text):
            yield text[found.end() :]
        for found in FROM_PAGE.finditer(text):
            yield text[found.end() :]
        for found in FOLLOWS.finditer(text):
            yield found["whose"]
    for found in IN_WORDS_OF.finditer(text) if " слов" in text else ():
        yield text[found.end() :]
    for found in SHOWN_BY.finditer(text):
        yield text[found.end() :].split(")", 1)[0]
    if showing := SHOWING.match(text):
        yield showing["whose"]
