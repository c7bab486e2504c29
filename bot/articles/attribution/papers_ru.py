"""Russian: papers in which something is told, and where they were published."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.circumstances_ru import CIRCUMSTANCE
from bot.articles.names.source_names import is_named, media_at, name_at, nominative

# «говорится в сообщении на сайте президента»
ON_SITE = re.compile(
    r"(?:сообщении|заявлении|информации|публикации|(?:пресс-)?релизе|отч[её]те|документ(?:е|ах)|посте"
    r"|постановлении|решении|объявлении|приказе|материалах|проекте(?:\s[а-яё]{4,16})?),?\s+"
    r"(?:(?:опубликованн|размещ[её]нн|распростран[её]нн)\w+\s+(?:[^,«»]{2,30}\s)??)?(?:на|в)\s+"
    r"(?=(?:официальн\w+\s+)?(?:сайте|портале|(?i:telegram|телеграм)-канале))"
)
# «сообщается на официальной странице акимата»
ON_OWN_PAGE = re.compile(
    r"(?:официальн(?:ом|ой)\s)?(?:аккаунте|странице|паблике|группе|сообществе|профиле)\s"
    r"(?=[а-яёА-ЯЁ])(?!в(?:о)?\s|на\s)"
)
# «со ссылкой на информацию, размещённую на сайте порта»
ON_PAGE = re.compile(
    r"(?:сообщение|заявление|обращение|документы?|информацию|данные|публикацию|пост|материалы?|статью|письмо),?\s+"
    r"(?:опубликованн|размещ[её]нн|распростран[её]нн|предоставленн|полученн)\w+\s+"
    r"(?:[^,«»]{2,30}\s)??(?:на|в|от|из)\s+"
)
# «В опубликованном 5 мая заявлении МЧС отмечается», «сказано в распространённом накануне письме»
PUBLISHED = re.compile(
    rf"(?:[а-яё]+(?:ом|ем|ой|ей)\s(?:{CIRCUMSTANCE}\s)?)?"
    r"(?=(?:заявлении|сообщении|отч[её]те|докладе|письме|релизе)\s)"
)
# «говорится в статье министра, опубликованной в Dala Times»
PUBLISHED_IN = re.compile(
    r"(?:статье|колонке|интервью|исследовании|докладе|материале|обзоре|работе),?\s[^.]{0,80}?"
    r"(?:опубликованн|напечатанн|вышедш|представленн)\w+\s(?:в|на)\s(?:(?:журнале|газете|издании|сайте)\s)?"
    r"(?=[«\"“A-Z])"
)
# «Результаты работы опубликованы в журнале Steppe»
IN_JOURNAL = re.compile(
    r"(?i:исследовани|результат|работ|стать|вывод|открыти|наход|данны)[а-яё]*\s(?:[^.,]{1,60}\s)?"
    r"(?:опубликован|напечатан|вышл|выйд|появил|описан)[а-яё]*\sв\s(?:научном\s)?"
    r"(?:(?:журнале|издании|вестнике)\s(?=[«\"“A-ZА-ЯЁ])|(?=The\s[A-Z]))"
)
APPEARED = ("журнале", "издании", "вестнике", " в The ")
# «сообщается в обзоре, подготовленном Степьгидрометом»
PREPARED = ("готовленн", "ставленн", "веденн", "ведённ", "пущенн", "странённ", "страненн")
PREPARED_BY = re.compile(
    r"(?:обзоре|докладе|отч[её]те|исследовании|опросе|рейтинге|материале|документе|прогнозе|справке),?\s"
    r"(?:подготовленн|составленн|провед[её]нн|выпущенн|представленн|распростран[её]нн)\w+\s"
)
# «Соответствующая информация размещена на сайте акимата»
PLACED = re.compile(
    r"(?i:информация|сообщение|новость|приказ|документ|проект|постановление|указ|закон|объявление)\s"
    r"(?:[^,.]{1,40}\s)?(?:опубликован|размещен|размещён|появил)[а-яё]*\s(?:[^,.]{1,30}\s)?на\s"
    r"(?=(?:официальном\s)?(?:сайте|портале)\s[«\"“]?[^\W\d_])"
)


def published(sentence: str) -> Iterator[Mention]:
    """In whose pages the paper stood that is told of."""
    appeared = any(part in sentence for part in APPEARED)
    journals = IN_JOURNAL.finditer(sentence) if appeared else ()
    for found in (*PUBLISHED_IN.finditer(sentence), *journals):
        name = name_at(sentence[found.end() :])
        if name:
            yield Mention("according", media_at(name) or name)
    on_page = "сайте" in sentence or "портале" in sentence
    if on_page and (placed := PLACED.search(sentence)):
        name = name_at(sentence[placed.end() :])
        if name and is_named(name):
            yield Mention("according", nominative(name))
    if not any(word in sentence for word in PREPARED):
        return
    for found in PREPARED_BY.finditer(sentence):
        name = name_at(sentence[found.end() :])
        if name and is_named(name):
            yield Mention("said", nominative(name))
