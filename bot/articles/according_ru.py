"""Russian: «по данным X», «следует из отчёта Y», «как стало известно Z»."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.phrases import is_organisation
from bot.articles.places_ru import WITHIN
from bot.articles.source_names import name_at, nominative

# «По информации пресс-службы КТЖ, …», «…, следует из данных Бюро статистики»
ACCORDING = re.compile(
    r"(?:^|[,–—]\s|(?:Об\sэтом|Как)\s)(?:как\s+следует\s+из|следует\s+из|стало\s+известно\s+из|согласно|по)\s+"
    r"(?:предварительн\w+\s+|официальн\w+\s+|последн\w+\s+|опубликованн\w+\s+|обновл[её]нн\w+\s+)?"
    r"(?:информации|данным|данных|сведениям|сообщению|сообщения|сообщениям|отч[её]та|отч[её]ту"
    r"|статистике|прогнозу|прогнозам|подсч[её]там|расч[её]там|заявлению|заявления|оценке|оценкам"
    r"|наблюдениям|уточнению|разъяснению|пресс-релиза|пресс-релизу|ответа|ответу|доклада|докладу|материалов|материалам|документов|исследования|исследованию|обзора|обзору|сводке|сводкам|версии|опроса|опросу|публикации|письма|письму)\s*"
    r"(?:(?<!\s),?\s+(?:предоставленн\w+|распростран[её]нн\w+|опубликованн\w+\s+(?:на|в)"
    r"|полученн\w+\s+(?:от|из|в)))?\s+",
    re.IGNORECASE,
)


def according(text: str) -> Iterator[Mention]:
    """«По данным МЧС, …», and behind an outlet: «пишет Dala.kz по данным МЧС»."""
    for found in ACCORDING.finditer(text):
        name = name_at(text[found.end() :])
        if within := WITHIN.match(name):
            name = name[within.end() :]
        if is_organisation(name) and not name.endswith("СМИ"):
            yield Mention("according", nominative(name))
