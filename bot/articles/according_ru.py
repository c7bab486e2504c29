"""Russian: «по данным X», «следует из отчёта Y», «как стало известно Z»."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.outlet_cases_ru import of_genitive, titled_at
from bot.articles.phrases import is_organisation
from bot.articles.places_ru import WITHIN
from bot.articles.source_names import name_at, nominative

# «По информации пресс-службы КТЖ, …», «…, следует из данных Бюро статистики»
ACCORDING = re.compile(
    r"(?:^|[,–—]\s|(?:Об\sэтом|Как)\s)(?:как\s+следует\s+из|следует\s+из|стало\s+известно\s+из|согласно|по)\s+"
    r"(?:[а-яё-]{4,18}(?:ой|ей|ым|им|ому|ему|ого|его|ых|их)\s+){0,2}"
    r"(?:информации|данным|данных|сведениям|сообщению|сообщения|сообщениям|отч[её]та|отч[её]ту"
    r"|статистике|прогнозу|прогнозам|подсч[её]там|расч[её]там|заявлению|заявления|оценке|оценкам"
    r"|наблюдениям|уточнению|разъяснению|пресс-релиза|пресс-релизу|ответа|ответу|доклада|докладу|материалов|материалам|документов|исследования|исследованию|обзора|обзору|сводке|сводкам|версии|опроса|опросу|публикации|письма|письму)\s*"
    r"(?:(?<!\s),?\s+(?:предоставленн\w+|распростран[её]нн\w+|опубликованн\w+\s+(?:на|в)"
    r"|полученн\w+\s+(?:от|из|в)))?\s+",
    re.IGNORECASE,
)
# «По данным акимата были приняты меры»: the comma was forgotten
NO_COMMA = re.compile(
    r"\s(?=(?:был[аио]?|стал[аио]?|сегодня|вчера|накануне|ночью|утром|вечером|дн[её]м|в\s(?:результате|ходе)"
    r"|(?:под|после|около|более|менее|свыше|через|из-за|вследствие)\s\w+|за\s(?:прошедш|последн|истекш|минувш)\w+|с\sначала|(?:(?:за|от|на|к|до)\s)?\d{1,2}\s[а-я]{3,8})\s)"
)


def according(text: str) -> Iterator[Mention]:
    """«По данным МЧС, …», and behind an outlet: «пишет Dala.kz по данным МЧС»."""
    for found in ACCORDING.finditer(text):
        name = name_at(NO_COMMA.split(text[found.end() :], maxsplit=1)[0])
        if within := WITHIN.match(name):
            name = name[within.end() :]
        if titled := titled_at(name):
            yield Mention("cited", of_genitive(titled))
        elif is_organisation(name) and not name.endswith("СМИ"):
            yield Mention("according", nominative(name))
