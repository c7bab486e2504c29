"""Russian: «…, передаёт X со ссылкой на Y», «сообщили в Z», «В Z рассказали»."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.articles.attribution.according_ru import according
from bot.articles.attribution.adjuncts_ru import CITED, CITING_INSERT, last_clause, without_leading
from bot.articles.attribution.carriers_ru import carried_by, outlet_at
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_ru import ON_PAGE, published
from bot.articles.attribution.places_ru import WITHIN
from bot.articles.attribution.speakers_ru import speaker
from bot.articles.attribution.tellers_ru import told_by
from bot.articles.attribution.telling_ru import Telling, tellings
from bot.articles.names.circumstances_ru import without_inserted
from bot.articles.names.outlet_cases_ru import of_dative, of_genitive
from bot.articles.names.source_names import ADVERB, media_at, name_at, nominative
from bot.articles.tables import forms
from bot.articles.text.phrases import DOMAIN, WORD, networks

KNOWN_TO = re.compile(
    r"(?:(?i:стало\s+известно)|поступивш\w+\s+в|(?:имеющ|оказавш)\w+ся\s+(?:в|у)(?:\s+распоряжении)?"
    r"|поступил[аио]?\s+в|(?:корреспондент[ау]|журналист[ау])\s(?:агентства|портала|газеты|телеканала|издания)"
    r"|(?:узнал|выяснил)[аи]?\s(?:корреспондент|журналист)\w{0,2}(?:\s(?:агентства|портала|газеты|журнала|телеканала|издания|ИА))?"
    r"|вопросы?\sкорреспондента"
    r"|на\s(?:\w+\s)?запрос)\s+"
    r"(?:(?:порталу|изданию|агентству|газете|журналу|телеканалу|корреспонденту|редакцию|редакции|ИА)\s+)?"
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
# «(цитата по «Интерфаксу»)»
QUOTED_BY = re.compile(r"\((?:цитат[аыу]|цит\.|цитируется)\sпо\s(?=[«\"“A-ZА-ЯЁ])")
SUPPLIED = re.compile(
    r"(?<!\w)(?:представля|публику)ет\s+(?:материал|сообщение|пресс-релиз|информацию|текст)\s+",
    re.IGNORECASE,
)
SAYS_LAST = re.compile(r"(?<!\w)(?:переда[её]т|сообщает|пишет|информирует)\s*$")
# «Подробности о пожаре», «…», –», and then «озвучили в МЧС»; but not «Аким представил в МЧС план»
QUOTED_BEFORE = re.compile(r"(?:^|[,–—»\"”-])\s*$")
ABOUT_IT = re.compile(r"(?:^|\s)об\sэтом(?:\s\S+){0,4}$", re.IGNORECASE)
LAST_WORDS = 6
LONGEST_PRONOUN = 3
# «На сайте МЧС сказано», but not «В школе сказано прийти»
WRITTEN = re.compile(
    r"(?:На\sсайте|В\s(?:сообщении|заявлении|пресс-релизе|ответе))\s", re.IGNORECASE
)
# «Об этом в МЧС рассказали.»
ENDED = re.compile(r"\s*(?:[.!]|$)")
# «В МЧС ранее заявляли, что»: of another story
# «сообщают турецкие СМИ», «По данным турецких СМИ»: whose they are is said
NOT_NATIONAL = "город|сель|област|район|столич|завод|брат|универ|студен|дет|мир"
NATIONAL_MEDIA = re.compile(
    r"(?:сообща[ею]т|сообщил[аи]?|пишут|переда[ею]т|информируют|утверждают)\s"
    rf"(?!{NOT_NATIONAL})([а-яё-]{{3,20}}(?:ск|цк))ие\sСМИ(?!\w)"
    r"|(?:[Пп]о\s(?:данным|информации|сообщениям?|сведениям)|[Кк]ак\sследует\sиз\sсообщений)\s"
    rf"(?!{NOT_NATIONAL})([а-яё-]{{3,20}}(?:ск|цк))их\sСМИ(?!\w)"
)
# «сообщил аким в эфире телеканала «Степь»», «в интервью порталу Dala.kz»
ON_AIR = re.compile(
    r"(?<!\w)в\s(?:(?:[а-яё]+ом\s)?эфире|(?:[а-яё]+\s)?интервью)\s"
    r"(?:телеканала|телеканалу|радиостанции|радио|газете|журналу|порталу|агентству|изданию)\s"
    r"(?P<name>[«\"“][^«»\"“”]{2,40}[»\"”]|[A-Z][\w-]+(?:\.\w{2,6}|\s[A-Z][\w-]+)?)"
)
SUPPLYING = re.compile("представляет|публикует", re.IGNORECASE)
STUDYING = ("аналитик", "эксперт", "экономист", "специалист")
# «отмечают эксперты Dala.kz», «Аналитики Dala.kz подсчитали»
ANALYSTS = re.compile(
    r"(?:(?:отмеча|пиш|подсчитыва|поясня|считаю|объясня)[а-яё]{1,4}|отметили|подсчитали|пояснили|уточнили)\s"
    r"(?:аналитик|эксперт|экономист|специалист)и?ы?\s(?:(?:портала|агентства|проекта|компании)\s)?"
)
EARLIER = re.compile(r"(?<!\w)ранее$")
NEGATED = re.compile(r"(?<!\w)не\s*$", re.IGNORECASE)
# «прокомментировали ситуацию в МВД»
WHAT = re.compile(
    r"(?:(?:эту|эти|[а-яё]{4,16}(?:ую|ые|ие))\s)?(?:ситуацию|информацию|случай|слухи|инцидент|данные|факт|причин[уы]|подробности|детали|сведения|обстоятельства|статистику|случившееся|произошедшее)\s+(?=в\s)"
)
ATTENTION = re.compile(r"внимание[,\s]+(?!на\s)")
PUBLISHING = ("опубликов", "распростран", "обнарод", "публику", "озвуч")
DATA = re.compile(
    r"(?:\w+\s)?(?:информацию|данные|прогноз|статистику|сведения|новость|график|список|перечень|доклад|отч[её]т|рейтинг|обзор)(?!\w)"
)
# «передал информацию об ухудшении», but not «передал информацию в акимат»
DATA_ABOUT = re.compile(rf"{DATA.pattern}\sоб?\s")
# «пообещали ответить позже»
LATER = re.compile(r"(?:\w+\s)?(?:прокомментировать|ответить|сообщить|разобраться|проверить)(?!\w)")
COMMENTED = re.compile("проком|коммент")
# «На жалобу отреагировали в акимате»: what they reacted to is no place
REACTED = re.compile("(?:отре|ре)агир")
TELLING = re.compile(
    r"\s*(?:[,:;–—]|что\s|о\s|об\s|(?:официальн\w+\s)?(?:сообщение|заявление|пресс-релиз|обращение|разъяснения?)(?!\w))"
)
SHOWN = re.compile(r"(?i)(?<!\w)(?:фото|видео|снимк|кадр|ролик|запис)")
TO_OUTLET = re.compile(r"[«\"“]")
PERSON_BEFORE = re.compile(
    r"(?:^|\s)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+\s[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+$"
)
LATEST_SUBJECT = 130


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield from _cited(sentence, found)
    for found in (
        ON_AIR.finditer(sentence) if " эфир" in sentence or " интервью " in sentence else ()
    ):
        yield Mention("told", found["name"].strip('«»"“”'))
    for found in SUPPLIED.finditer(sentence) if SUPPLYING.search(sentence) else ():
        yield Mention("cited", nominative(name_at(sentence[found.end() :])))
        if media := media_at(sentence[: found.start()].strip()):
            yield Mention("carrier", media)
    for found in QUOTED_BY.finditer(sentence) if "(цит" in sentence else ():
        if outlet := outlet_at(sentence[found.end() :]):
            yield Mention("carrier", of_dative(outlet.strip('«»"“”')))
    for found in REPORTERS.finditer(sentence):
        yield Mention("correspondent", of_genitive(found["name"].strip('«»"“”')))
    known = [*KNOWN_TO.finditer(sentence)]
    if any(word in sentence for word in SPOKE_TO):
        known += OWN_SOURCE.finditer(sentence)
    for found in known:
        if outlet := outlet_at(sentence[found.end() :]):
            yield Mention("told", outlet)
    for found in NATIONAL_MEDIA.finditer(sentence) if "СМИ" in sentence else ():
        yield Mention("media", f"{found[1] or found[2]}ие СМИ")
    for found in ANALYSTS.finditer(sentence) if any(w in sentence for w in STUDYING) else ():
        if site := DOMAIN.match(sentence, found.end()):
            yield Mention("media", site[0])
    yield from according(sentence)
    yield from published(sentence)
    # «ГКНБ просит сообщать, сообщили в пресс-службе»: who is said to tell comes before who asks.
    verbs = sorted(enumerate(tellings(sentence)), key=lambda told: told[1].kind == "public")
    for number, verb in verbs:
        yield from _told(sentence, verb, first=number == 0)


def _told(sentence: str, verb: Telling, *, first: bool) -> Iterator[Mention]:
    before = without_inserted(ADVERB.sub("", sentence[: verb.start].rstrip()))
    behind = sentence[verb.next :]
    # «обратил внимание»
    attention = ATTENTION.match(behind)
    if attention:
        behind = behind[attention.end() :]
    turned = verb.kind == "does" and verb.word.startswith("обра")
    if _tells_nothing(verb, before, behind) or (turned and not attention):
        return
    if (verb.plural or COMMENTED.match(verb.word)) and (what := WHAT.match(behind)):
        behind = behind[what.end() :]
    doing = verb.kind != "tells" and attention is None
    heard = without_leading(behind, past=verb.past)
    if verb.plural and verb.word.startswith("процитир") and WITHIN.match(heard.text):
        # «процитировали в акимате главу района»
        quoting = islice(WORD.finditer(heard.text), 1, None)
        end = next((w.start() for w in quoting if forms("persons").match(w[0].casefold())), None)
        yield from told_by(heard.text[:end].rstrip(), replace(verb, kind="tells"))
        return
    if verb.kind == "carries":
        carried = carried_by(heard.text, verb)
        yield from carried.found if carried else ()
        return
    if heard.outlet:
        yield Mention("told", heard.outlet)
    reacted = REACTED.match(verb.word) and before.casefold().startswith("на ")
    within = not reacted and WITHIN.match(before) and before[-1:] not in ",–—-"
    behind_verb: list[Mention] = []
    # «Жители сообщили в МЧС»: there they told it
    told_there = verb.plural and _ends_with_people(before) and WITHIN.match(heard.text)
    # «Тренер призвал клуб»: whoever does it stands before
    done = doing and _ends_with_person(before) and not WITHIN.match(heard.text)
    if not (told_there or done) and not (
        doing and (within or (not (reacted or _has_object(before)) and WITHIN.match(heard.text)))
    ):
        behind_verb = list(told_by(heard.text, verb))
    before_verb = list(_before(sentence, before, behind, verb, first=first))
    if any(mention.role == "said" for mention in before_verb):
        # «Акимат сообщил на своей странице в Instagram»: the office has told it
        behind_verb = [mention for mention in behind_verb if mention.name not in networks()]
    yield from behind_verb
    yield from before_verb


def _before(
    sentence: str, before: str, behind: str, verb: Telling, *, first: bool
) -> Iterator[Mention]:
    """Who stands before the verb; behind a comma or a dash its subject stands behind it."""
    before = CITING_INSERT.sub("", before)
    clause = last_clause(before)
    subject = clause or before
    if before[-1:] not in ",–—-" and len(subject) <= LATEST_SUBJECT and (first or clause):
        doing = verb.kind != "tells" and not ATTENTION.match(sentence, verb.next)
        told = not (doing and _is_doing(sentence, verb, before)) and not _is_of_work(verb, before)
        yield from speaker(subject, behind, verb, told=told)


def _tells_nothing(verb: Telling, before: str, behind: str) -> bool:
    """Not told («не сообщили»), shown («опубликовали видео»), or told by somebody in person."""
    if EARLIER.search(before) and verb.past and TELLING.match(behind):
        return True
    shows = verb.word.startswith("опубликов")
    if NEGATED.search(before) or (shows and (SHOWN.search(before) or SHOWN.match(behind))):
        return True
    if verb.kind == "public" and LATER.match(behind):
        return True
    # «Арман Сейтов рассказал «Степи»»
    return bool(verb.by_one and TO_OUTLET.match(behind) and PERSON_BEFORE.search(before))


def _is_doing(sentence: str, verb: Telling, before: str) -> bool:
    """«В музее отметили его труд», but not «В музее отметили, что»."""
    if verb.kind == "public" and _names_object(sentence[verb.next :].split()[:3]):
        return False
    if verb.word.startswith(PUBLISHING) and DATA.match(sentence, verb.next):
        return False
    if verb.word.startswith("передал") and DATA_ABOUT.match(sentence, verb.next):
        return False
    within = WITHIN.match(before) or ABOUT_IT.match(before)
    if within and verb.plural and verb.word.startswith(("подсчит", "посчит")):
        return False  # «В министерстве подсчитали доходы»
    if within and ENDED.match(sentence, verb.end):
        return False
    return TELLING.match(sentence, verb.end) is None


def _is_of_work(verb: Telling, before: str) -> bool:
    """«В школе сказано прийти», «В «Абае» рассказывается о поэте»: nobody speaks."""
    if verb.word == "сказано" and not WRITTEN.match(before):
        return True
    novel = before.removeprefix("В ")[:1] in '«"“'
    return novel and verb.word in ("рассказывает", "говорится")


def _has_object(before: str) -> bool:
    if QUOTED_BEFORE.search(before) or ABOUT_IT.search(before):
        return True
    return _names_object(before.split()[-LAST_WORDS:])


def _names_object(found: list[str]) -> bool:
    return any(forms("told_objects_ru").match(word.casefold()) for word in found)


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


def _ends_with_person(before: str) -> bool:
    """«Тренер», «Об этом аким»; pronouns tell no more than the verb."""
    last = before.split()[-1].casefold() if before and before[-1].isalpha() else ""
    return len(last) > LONGEST_PRONOUN and forms("persons").match(last) > forms(
        "organisations"
    ).match(last)


def _ends_with_people(before: str) -> bool:
    """«Об этом жители», «Прохожие»: a plural of persons next to the verb."""
    last = before.split()[-1].casefold() if before and before[-1].isalpha() else ""
    return last.endswith(("и", "ы", "ие", "ые")) and forms("persons").match(last) > 0
