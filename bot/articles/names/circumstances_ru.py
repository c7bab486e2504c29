"""Russian: when, on what occasion and on which page something was said; it names nobody."""

import re

from bot.articles.tables import alternation, lines
from bot.articles.text.phrases import networks

WEEKDAY = r"(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
DATE = r"\d{1,2}\s[а-я]{3,8}(?:\s\d{4}(?:\sгода|\sг\.)?|\s(?:этого|текущего|прошлого)\sгода)?"
PART = r"(?:рано\s|поздно\s)?(?:утром|дн[её]м|вечером|ночью)"
DAY = (
    rf"(?:(?:в|во)\s(?:(?:минувш|прошл|прошедш|эт)\w+\s)?{WEEKDAY}(?:,\s{DATE},?)?(?:\s{PART})?"
    rf"|(?:сегодня|вчера|накануне)(?:,\s{DATE},?)?\s{PART}|(?:сегодня|вчера|накануне),\s{DATE},?"
    rf"|{PART}\s(?:(?:в|во)\s)?(?:{DATE}|{WEEKDAY})|(?:(?:от|за|на)\s)?{DATE}"
    r"|(?:в|во)\s(?:первой|второй)\sполовине\sдня"
    rf"|в\sночь\sна\s(?:{DATE}|{WEEKDAY})|(?:в\s)?\d{{1,2}}[:.]\d{{2}}"
    r"|в\s(?:начале|середине|конце)\s(?:(?:рабочей|прошлой|минувшей|текущей|этой)\s)?[а-я]{3,8}(?:\s\d{4}\sгода|\s(?:этого|прошлого)\sгода)?"
    r")"
)
EVENT = (
    r"(?>(?:на|в\sходе|во\sвремя|в\sрамках|по\sитогам|по\sрезультатам|в\sкулуарах|после)\s"
    r"(?:[а-яё-]+(?:ом|ем|ой|ей|ого|его|их|ых)\s){0,2}"
    rf"(?:{alternation(line.removesuffix('*') for line in lines('events_ru'))})[а-яё]{{0,4}}"
    r"(?:\s[«\"“][^«»\"“”]{2,60}[»\"”])?"
    # «на заседании областного правительства», «в акимате»: whose occasion it was, and where
    r"(?:\s(?:с|со)\s[а-яё]+(?:ами|ями)|\sпо\s[а-яё]+(?:\s[а-яё]+)?"
    r"|(?:\s[а-яё]+(?:ого|его|ой|ей|ых))?\s[а-яё]+(?:ства|[аеи]та|нта|ии|ры|ума|са|ба|ина))?"
    r"(?:\s(?:в|во)\s(?:[а-яё]+(?:ом|ем|ой|ей)\s)?[\w-]+"
    r"(?:\s(?:[А-ЯЁ][\w-]+|[а-яё]+(?:ства|[аеи]та|ций|сти|ров)))?(?!\s[«\"]))?)"
)
NAMES = (*(name for name in networks() if len(name) > 1), "телеграм")
NETWORK = rf"[«\"]?(?i:{alternation(NAMES)})[»\"]?"
# A page in a network is the source of what a person wrote, and not where an office is named behind.
ON = r"(?:на|в|через)\s"
WHERE = r"(?:интернет-|веб-)?(?:сайте?|портале?|страниц[еу]|аккаунте?|канале?|блоге?)"
PAGE = (
    rf"(?:{ON}(?:(?:официальн|личн)[а-яё]+\s)?сво[а-яё]+\s(?:(?:официальн|личн)[а-яё]+\s)?"
    rf"(?:{WHERE}(?:\s(?:в\s)?{NETWORK}(?=\s(?:в|во)\s)|(?!\s(?:в\s)?{NETWORK}))"
    rf"|{NETWORK}-(?:канале?|аккаунте|странице)(?=\s(?:(?:в|во)\s|пресс-)))"
    rf"|{ON}официальн[а-яё]+\s{WHERE}(?=\s(?:в|во)\s)"
    r"|на\sсайте\sведомства|в\s(?:соцсетях|социальных\sсетях)"
    rf"|в\s(?:соцсети\s)?{NETWORK}(?=\s(?:в|во)\s))"
)
PAGE_LAST = (
    rf"(?:{ON}(?:(?:сво|официальн|личн)[а-яё]+\s){{1,3}}"
    rf"(?:{WHERE}|{NETWORK}-(?:канале?|аккаунте|странице))(?:\s(?:в\s)?{NETWORK})?|в\s{NETWORK})"
)
CIRCUMSTANCE = rf"(?:{DAY}|(?:{alternation(lines('said_how_ru'))})|{EVENT}|{PAGE})"
LEADING = re.compile(rf"(?:{CIRCUMSTANCE}(?![\w-])(?:,?\s+|$))+")
# «аэропорт из-за сильного тумана», «акимат в связи с паводком»
CAUSE = r"(?:из-за|ввиду|(?:в\sсвязи|наряду)\sс|на\sфоне|по\sпричине)\s[а-яё-]+(?:\s[а-яё-]+){0,2}"
LAST = re.compile(rf"(?:(?:^|,?\s+)(?:{CIRCUMSTANCE}|{PAGE_LAST}|{CAUSE})(?![\w-]),?)+$")
# «МЧС в пятницу, 9 августа,», «МЧС, в свою очередь,», but not «открыли вечером,»
INSERTED = re.compile(
    rf"(?:,\s{CIRCUMSTANCE}|\s(?:(?:в|во)\s{WEEKDAY}|сегодня|вчера|накануне),\s{DATE}),$"
)
LONGEST = 80
HEARERS_LAST = re.compile(
    r"\s(?:журналистам|корреспонденту|журналисту|нам|прессе|нашему\s(?:корреспонденту|изданию)"
    r"|(?:агентству|порталу|изданию|телеканалу|редакции|газете|журналу)\s(?=[«\"“A-ZА-ЯЁ])"
    r"|(?:в\s(?:комментарии|интервью|(?:беседе|разговоре)\sс|ответе?\sна\sзапрос|эфире)|(?:по\sзапросу|на\s(?:официальный\s)?запрос))\s).*$"
)


def without_first(text: str) -> str:
    """«сегодня на брифинге в МЧС» → «в МЧС»."""
    found = LEADING.match(text)
    return text[found.end() :] if found else text


def without_last(text: str) -> str:
    """«акимат в тот же день» → «акимат»; «в акимате журналистам» → «в акимате»."""
    start = max(0, len(text) - LONGEST)
    found = LAST.search(text, start)
    return text[: found.start()] if found else text


def without_inserted(before: str) -> str:
    """«МЧС в пятницу, 9 августа,» → «МЧС»."""
    if not before.endswith(","):
        return before
    found = INSERTED.search(before, max(0, len(before) - LONGEST))
    return before[: found.start()] if found else before
