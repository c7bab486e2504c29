"""Russian: «…, передаёт X со ссылкой на Y», «сообщили в Z», «В Z рассказали»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.according_ru import according
from bot.articles.attribution.adjuncts_ru import CITED
from bot.articles.attribution.carriers_ru import outlet_at
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_ru import ON_PAGE, published
from bot.articles.attribution.told_ru import told
from bot.articles.names.outlet_cases_ru import of_dative, of_genitive
from bot.articles.names.source_names import media_at, name_at, nominative
from bot.articles.tables import lines, patterns
from bot.articles.text.phrases import DOMAIN

KNOWN_TO = re.compile(
    r"(?:(?i:стало\s+известно)|поступивш\w+\s+в|(?:имеющ|оказавш)\w+ся\s+(?:в|у)(?:\s+распоряжении)?"
    r"|поступил[аио]?\s+в|(?:корреспондент[ау]|журналист[ау])\s(?:агентства|портала|газеты|телеканала|издания)"
    r"|(?:узнал|выяснил)[аи]?\s(?:корреспондент|журналист)\w{0,2}(?:\s(?:агентства|портала|газеты|журнала|телеканала|издания|ИА))?"
    r"|вопросы?\sкорреспондента|[Вв]\sраспоряжени[ие](?:\s(?:редакции|портала|газеты|журнала|телеканала|издания))?"
    r"|поступил[аио]?(?=\s[«\"“])"
    r"|на\s(?:\w+\s)?запрос)\s+"
    r"(?:(?:порталу|изданию|агентству|газете|журналу|телеканалу|корреспонденту|редакцию|редакции|ИА)\s+)?"
)
# «Газете «Степь» стало известно», «Dala.kz удалось узнать»
LEARNED = re.compile(
    r"(?:(?:Как\s)?(?:[Пп]орталу|[Ии]зданию|[Аа]гентству|[Гг]азете|[Жж]урналу|[Тт]елеканалу|[Рр]едакции|[Кк]орреспонденту)\s)?"
    r"(?P<name>[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w-]+\.[a-z]{2,6})\s(?:стало\sизвестно|удалось\s(?:узнать|выяснить))"
)
# «Со ссылкой на МЧС журналисты «Степи» сообщают»
REPORTERS = re.compile(
    r"(?<!\w)(?:[Жж]урналист|[Кк]орреспондент|[Рр]епорт[её]р)ы?\s"
    r"(?:(?:издания|портала|газеты|агентства|телеканала|сайта)\s)?"
    r"(?P<name>[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w-]+(?:\.[a-z]{2,6}|(?:\s[A-Z][\w-]+){0,2}))\s"
    r"(?:сообщают|передают|пишут|узнали|выяснили|сообщает|переда[её]т|пишет|узнал|выяснил)(?!\w)"
)
# «Источник РБК рассказал», «сообщил собеседник ТАСС»
SPOKE_TO = ("сточник", "обеседник")
OWN_SOURCE = re.compile(
    r"(?:[Ии]сточник|[Сс]обеседник)\w{0,2}\s+"
    r"(?:(?:журналистов|издания|агентства|газеты|телеканала)\s+)?"
)
LATIN_WORD = re.compile(r"[A-Z][A-Za-z]{2,20}(?![\w.-])")  # «источники Deadline»
# «(цитата по «Интерфаксу»)»
QUOTED_BY = re.compile(r"\((?:цитат[аыу]|цит\.|цитируется)\sпо\s(?=[«\"“A-ZА-ЯЁ])")
SUPPLIED = re.compile(
    r"(?<!\w)(?:представля|публику)ет\s+(?:материал|сообщение|пресс-релиз|информацию|текст)\s+",
    re.IGNORECASE,
)
SAYS_LAST = re.compile(r"(?<!\w)(?:переда[её]т|сообщает|пишет|информирует)\s*$")
# «сообщают турецкие СМИ», «По данным турецких СМИ»: whose they are is said
NOT_NATIONAL = "город|сель|област|район|столич|завод|брат|универ|студен|дет|мир"
REPORT = r"(?:сообща[ею]т|сообщил[аи]?|пишут|переда[ею]т|информируют|утверждают)"
NATIONAL_MEDIA = re.compile(
    rf"{REPORT}\s"
    rf"(?!{NOT_NATIONAL})([а-яё-]{{3,20}}(?:ск|цк))ие\sСМИ(?!\w)"
    r"|(?:[Пп]о\s(?:данным|информации|сообщениям?|сведениям)|[Кк]ак\sследует\sиз\sсообщений)\s"
    rf"(?!{NOT_NATIONAL})([а-яё-]{{3,20}}(?:ск|цк))их\sСМИ(?!\w)"
    # «Турецкие СМИ сообщили, что»
    rf"|(?:^|,\s)[Оо]б\sэтом\s(?:(?:сегодня|вчера|накануне|в\s[а-я]+у?)\s)?(?!{NOT_NATIONAL})([а-яё-]{{3,20}}(?:ск|цк))ие\sСМИ\s{REPORT}"
    rf"|^(?!(?i:{NOT_NATIONAL}))([А-ЯЁ][а-яё-]{{2,20}}(?:ск|цк))ие\sСМИ\s{REPORT}(?=,\sчто\s|\sоб?\s)"
)
# «сообщил аким в эфире телеканала «Степь»», «в интервью порталу Dala.kz», «в беседе с ТАСС»
ON_AIR = re.compile(
    r"(?<!\w)[Вв]\s(?:(?:[а-яё]+ом\s)?эфире|(?:радио|теле)?студии|(?:[а-яё]+\s)?(?:интервью|комментарии)|(?P<talk>беседе|разговоре)\sсо?)\s"
    r"(?:для\s|программы\s[«\"“][^«»\"“”]{2,40}[»\"”]\sна\s)?"
    r"(?P<kind>(?:[а-яё-]{4,20}(?:[ое]му|[ое]й|[ое]го)\s)?"
    rf"(?:{patterns(lines('interviewers_ru'))})[а-яё]{{0,3}}\s"
    r"|ИА\s)?"
    r"(?=[«\"“A-ZА-ЯЁ]|[a-z][\w-]+\.[a-z])"
)
# «…», and behind the quotation: «Пресс-служба порта»
PRESS_OFFICE = re.compile(
    r"(?:^|[»”\"][.!?]?\s)(?P<name>Пресс-(?:служба|центр)\s[^.!?,;:«»\"]{2,80})\.?$"
)
ASKING = (" интервью ", " эфир", "студии ", " комментарии ", " беседе ", " разговоре ")
SUPPLYING = re.compile("представляет|публикует", re.IGNORECASE)
STUDYING = ("аналитик", "эксперт", "экономист", "специалист")
# «отмечают эксперты Dala.kz», «Аналитики Dala.kz подсчитали»
ANALYSTS = re.compile(
    r"(?:(?:отмеча|пиш|подсчитыва|поясня|считаю|объясня)[а-яё]{1,4}|отметили|подсчитали|пояснили|уточнили)\s"
    r"(?:аналитик|эксперт|экономист|специалист)и?ы?\s(?:(?:портала|агентства|проекта|компании|сайта|издания)\s)?"
)


def mentions(sentence: str) -> Iterator[Mention]:
    for reader in _READERS:
        yield from reader(sentence)
    yield from told(sentence)


def _citing(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield from _cited(sentence, found)


def _on_air(sentence: str) -> Iterator[Mention]:
    """The outlet that asked: any behind its kind or in quotation marks, else one that is known."""
    if not any(word in sentence for word in ASKING):
        return
    for found in ON_AIR.finditer(sentence):
        behind = sentence[found.end() :]
        named = found["kind"] or (behind[:1] in '«"“' and not found["talk"])
        if name := outlet_at(behind) if named else media_at(behind):
            bare = name.strip('«»"“”')
            yield Mention("told", bare if found["kind"] else of_dative(bare))


def _supplied(sentence: str) -> Iterator[Mention]:
    if SUPPLYING.search(sentence) is None:
        return
    for found in SUPPLIED.finditer(sentence):
        yield Mention("cited", nominative(name_at(sentence[found.end() :])))
        if media := media_at(sentence[: found.start()].strip()):
            yield Mention("carrier", media)


def _quoted(sentence: str) -> Iterator[Mention]:
    for found in QUOTED_BY.finditer(sentence) if "(цит" in sentence else ():
        if outlet := outlet_at(sentence[found.end() :]):
            yield Mention("carrier", of_dative(outlet.strip('«»"“”')))


def _reporters(sentence: str) -> Iterator[Mention]:
    for found in REPORTERS.finditer(sentence):
        yield Mention("correspondent", of_genitive(found["name"].strip('«»"“”')))


def _known(sentence: str) -> Iterator[Mention]:
    if learned := LEARNED.match(sentence):
        yield Mention("told", learned["name"].strip('«»"“”'))
    known = [*KNOWN_TO.finditer(sentence)]
    spoke = any(word in sentence for word in SPOKE_TO)
    own = [*OWN_SOURCE.finditer(sentence)] if spoke else []
    for found in (*known, *own):
        behind = sentence[found.end() :]
        latin = LATIN_WORD.match(behind) if found in own else None
        if outlet := outlet_at(behind) or (latin and latin[0]):
            many = outlet.endswith(("ям", "ам"))  # «поступило «Новостям»»
            owned = "распоряж" in found[0] and behind[:1] in '«"“'  # «в распоряжении «Росбалта»»
            named = of_genitive(outlet) if owned else outlet
            yield Mention("told", of_dative(outlet) if many else named)


def _media(sentence: str) -> Iterator[Mention]:
    for found in NATIONAL_MEDIA.finditer(sentence) if "СМИ" in sentence else ():
        yield Mention("media", f"{next(filter(None, found.groups()))}ие СМИ")
    for found in ANALYSTS.finditer(sentence) if any(w in sentence for w in STUDYING) else ():
        if site := DOMAIN.match(sentence, found.end()):
            yield Mention("media", site[0])


def _signed(sentence: str) -> Iterator[Mention]:
    """A press office alone: it signs what it is quoted with."""
    signed = PRESS_OFFICE.search(sentence) if "Пресс-" in sentence else None
    if signed and name_at(signed["name"]) == signed["name"]:
        yield Mention("said", signed["name"])


def _cited(sentence: str, found: re.Match[str]) -> Iterator[Mention]:
    """«передаёт со ссылкой на МЧС Dala.kz»: there the outlet stands behind whom it cites."""
    name = name_at(ON_PAGE.sub("", sentence[found.end() :], count=1))
    if SAYS_LAST.search(sentence, 0, found.start()):
        for start in (space.end() for space in re.finditer(r"\s", name)):
            if media_at(name[start:]) == name[start:].strip('«»"'):
                yield Mention("carrier", name[start:])
                name = name[:start].rstrip()
                break
    yield Mention("cited", nominative(name))


_READERS = (
    _citing,
    _on_air,
    _supplied,
    _quoted,
    _reporters,
    _known,
    _media,
    according,
    published,
    _signed,
)
