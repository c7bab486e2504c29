"""Russian: «…, передаёт X со ссылкой на Y», «сообщили в Z», «В Z рассказали»."""

import re
from collections.abc import Iterator

from bot.articles.according_ru import according
from bot.articles.hearers_ru import MEDIA_KIND, TOLD_OUTLET, TOLD_PERSON, TOLD_TO
from bot.articles.mentions import Mention
from bot.articles.networks_ru import network_at
from bot.articles.phrases import DOMAIN, UPPER, WORD, is_person
from bot.articles.places_ru import FROM, WITHIN, is_elsewhere
from bot.articles.source_names import (
    ADVERB,
    is_company,
    is_listener,
    is_named,
    media_at,
    name_at,
    nominative,
)
from bot.articles.speakers_ru import speaker
from bot.articles.tables import forms

CITED = re.compile(r"(?<!\w)(?:со?\s+ссылкой\s+на|ссылаясь\s+на)\s+", re.IGNORECASE)
KNOWN_TO = re.compile(
    r"(?i:стало\s+известно)\s+(?:(?:порталу|изданию|агентству|корреспонденту|редакции)\s+)?"
)
SUPPLIED = re.compile(r"(?<!\w)представляет\s+материал\s+", re.IGNORECASE)
SAYS = re.compile(
    r"(?<![\w-])(?:сообща(?:ет|ют|л[аи]?)|сообщил[аио]?|переда[её]т|передают|передал[аи]?|информиру(?:ет|ют)"
    r"|проинформировал[аи]?|пиш(?:ет|ут)|отмеча(?:ет|ют)|отметил[аи]?|написал[аи]?|рассказал[аи]?"
    r"|рассказывает|уточня(?:ет|ют)|уточнил[аи]?|заявил[аи]?|заявля(?:ет|ют)|подчеркнули|уведомил[аи]?"
    r"|доложил[аи]?|говорится|сказано|сказали|сообщается|приводит|приводят|поясня(?:ет|ют)|пояснил[аи]?"
    r"|подтвердил[аи]?|опубликовал[аио]?|добавил[аи]?|прокомментировал[аи]?|озвучил[аи]?"
    r"|поделил(?:ся|ась|ись)|представил[аи]?|предупредил[аи]?|предупрежда(?:ет|ют)"
    r"|разъяснил[аи]?|разъясня(?:ет|ют)|напомнил[аи]?|заверил[аи]?|заверя(?:ет|ют)"
    r"|объяснил[аи]?|объясня(?:ет|ют)|ответил[аи]?|отвеча(?:ет|ют)|указал[аи]?|указыва(?:ет|ют)|говорят"
    r"|подч[её]ркива(?:ет|ют)|добавля(?:ет|ют)|подтвержда(?:ет|ют)|опроверг(?:ла|ли)?|констатировал[аи]?"
    r"|утвержда(?:ет|ют)|(?:отмеча|указыва|поясня|уточня|подч[её]ркива)ется|указано|написано|отмечено"
    r"|известил[аи]?|оповестил[аи]?|писал[аи]?)(?!\w)\s*",
    re.IGNORECASE,
)
SAYS_LAST = re.compile(r"(?<!\w)(?:переда[её]т|сообщает|пишет|информирует)\s*$")
# «В музее отметили его труд», «В мэрию передали письма»: these verbs have other meanings
DOING = re.compile(
    r"(?i:отмет|сказали|передал|написал|добавил|опубликовал|подтвердил|озвуч|поделил|представ|предупре|напом"
    r"|ответ|отвеча|указ|указы|говорят|добавл|подтвержд|опроверг|писал|написано|отмечено"
    r"|отмечается|указывается)"
)
# «Подробности озвучили в МЧС», «…», – отметили в МЧС», but not «Аким представил в МЧС план»
TOLD_OBJECT = re.compile(
    r"(?:^|[,–—»\"”-]|(?<!\w)(?:подробност|детал|данны|информаци|сведени|статистик|цифр|итог|результат"
    r"|прогноз|комментари|ответ|причин|об\sэтом|как)\w*(?:\s\S+){0,5})\s*$",
    re.IGNORECASE,
)
PLURAL = re.compile(r"(?:ли|ют|ят)(?:сь)?\s*$")
ONE = re.compile(r"(?:л|ла|лся|лась)\s*$")
# «На сайте МЧС сказано», but not «В школе сказано прийти»
WRITTEN = re.compile(
    r"(?:На\sсайте|В\s(?:сообщении|заявлении|пресс-релизе|ответе))\s", re.IGNORECASE
)
NEGATED = re.compile(r"(?<!\w)не\s*$", re.IGNORECASE)
# What a press office does in public: «В пресс-службе прокомментировали ситуацию»
SPOKEN = re.compile(r"(?i:прокоммент|предупре|подтверд|напомн|ответил|опроверг|говорят)")
# «прокомментировали ситуацию в МВД»
COMMENTED = re.compile(r"(?i:прокоммент|подтверд|опроверг)")
WHAT = re.compile(
    r"(?:эту\s|эти\s)?(?:ситуацию|информацию|случай|слухи|инцидент|данные|факт|случившееся|произошедшее)\s+(?=в\s)"
)
TELLING = re.compile(r"\s*(?:[,.:;–—!]|$|что\s|о\s|об\s)")
SHOWN = re.compile(r"(?i)(?<!\w)(?:фото|видео|снимк|кадр|ролик|запис)")
PAST = re.compile(r"\w+л[аио]?\s*$")
CORRESPONDENT = re.compile(
    r"(?:наш\w*\s+)?(?:собственн\w+\s+)?"
    r"(?:корреспондент\w{0,3}|собкор\w{0,3}|репорт[её]р\w{0,2}|журналист\w{0,3})\s+"
)
# An outlet nobody knows, by what it does: «пишет Степной вестник со ссылкой на акимат»
CARRIER = re.compile(
    rf"([«\"“][^«»\"“”]{{2,40}}[»\"”]|[{UPPER}][\w.-]{{1,30}}(?:\s[\w.-]{{1,30}}){{0,3}}?),?\s+"
    r"(?:со?\s+ссылкой|ссылаясь)\s+на\s"
)
# «передаёт «Степной маяк»»: who carries a story does not say it itself
CARRIES = ("перед", "пиш", "писал", "сообщает", "сообщают", "сообщал", "информир")
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”«](?=[.,!]|$|\s+со?\s+ссылк|\s+ссылаясь)")
ASKED = re.compile(r"[«\"“][^«»\"“”]{2,40}[»\"”]\s([а-яё-]{3,20})")
# «передаёт Экспресс К.»
ALONE = re.compile(
    rf"(?:[a-zа-яё]{{1,3}})?[{UPPER}][\w-]{{2,20}}(?:\s[{UPPER}][\w-]{{0,20}}){{0,2}}(?=[.!]?$|,|\s+со\s+ссылк)"
)
# «сообщила в понедельник пресс-служба», «сообщили 5 мая в МЧС»
WHEN = re.compile(
    r"(?:(?:(?:в|во)\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|сегодня|вчера"
    r"|накануне|утром|вечером|дн[её]м|ночью|\d{1,2}\s[а-я]{3,8}(?:\s\d{4}\sгода)?),?\s+)+"
)
# «говорится в сообщении на сайте президента»
ON_SITE = re.compile(
    r"(?:сообщении|заявлении|информации|публикации|(?:пресс-)?релизе|отч[её]те|документе),?\s+"
    r"(?:(?:опубликованн|размещ[её]нн|распростран[её]нн)\w+\s+)?на\s+"
    r"(?=(?:официальн\w+\s+)?(?:сайте|портале))"
)
TO_OUTLET = re.compile(r"[«\"“]")
PERSON_BEFORE = re.compile(
    r"(?:^|\s)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+\s[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+$"
)
# «сообщило официальным письмом»
BY_MEANS = re.compile(r"(?:[а-яё]+(?:ым|им)\s)?(?:письмом|образом|сообщением|уведомлением)(?!\w)")
LATEST_SUBJECT = 130


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield from _cited(sentence, found)
    for found in SUPPLIED.finditer(sentence):
        yield Mention("cited", nominative(name_at(sentence[found.end() :])))
        if media := media_at(sentence[: found.start()].strip()):
            yield Mention("carrier", media)
    for found in KNOWN_TO.finditer(sentence):
        if outlet := _outlet_at(sentence[found.end() :]):
            yield Mention("told", outlet)
    yield from according(sentence)
    for number, found in enumerate(SAYS.finditer(sentence)):
        # Who showed a film or pictures has not told the story.
        if found[0].startswith("опубликов") and SHOWN.search(sentence, 0, found.start()):
            continue
        before = ADVERB.sub("", sentence[: found.start()].rstrip())
        if NEGATED.search(before):
            continue
        when = WHEN.match(sentence, found.end())
        behind = sentence[when.end() if when else found.end() :]
        if COMMENTED.match(found[0]) and (what := WHAT.match(behind)):
            behind = behind[what.end() :]
        told_outlet = ONE.search(found[0]) and TO_OUTLET.match(behind)
        if told_outlet and PERSON_BEFORE.search(before):
            continue  # «Арман Сейтов рассказал «Степи»»
        untold = DOING.match(found[0]) and not TOLD_OBJECT.search(before)
        if not (untold and WITHIN.match(behind)):
            yield from _behind(behind, found[0].casefold())
        # Behind a comma or a dash the verb has its subject behind it.
        done = DOING.match(found[0]) and not TELLING.match(sentence, found.end())
        done = done or (found[0].startswith("сказан") and not WRITTEN.match(before))
        novel = before.removeprefix("В ")[:1] in '«"“'
        done = done or (novel and found[0].startswith(("рассказывает", "говорится")))
        if number == 0 and found.start() <= LATEST_SUBJECT and before[-1:] not in ",–—-":
            spoken = SPOKEN.match(found[0]) is not None
            plural = PLURAL.search(found[0]) is not None
            yield from speaker(before, behind, told=not done, spoken=spoken, plural=plural)


def _cited(sentence: str, found: re.Match[str]) -> Iterator[Mention]:
    """«передаёт со ссылкой на МЧС Dala.kz»: there the outlet stands behind whom it cites."""
    name = name_at(sentence[found.end() :])
    if SAYS_LAST.search(sentence, 0, found.start()):
        for start in (space.end() for space in re.finditer(r"\s", name)):
            if media_at(name[start:]) == name[start:].strip('«»"'):
                yield Mention("carrier", name[start:])
                name = name[:start].rstrip()
                break
    yield Mention("cited", nominative(name))


def _behind(text: str, verb: str) -> Iterator[Mention]:
    """«сообщили в МЧС», «передаёт корреспондент X», «сообщает пресс-служба Y»."""
    if correspondent := CORRESPONDENT.match(text):
        text = text[correspondent.end() :]
        if kind := MEDIA_KIND.match(text):
            text = text[kind.end() :]
        name = media_at(text) or _site_at_end(name_at(text)) or _capitalised(name_at(text))
        person = "журналист" in correspondent[0] or not verb.startswith(CARRIES)
        if name and (media_at(text) or not (person and _is_full_name(name))):
            yield Mention("correspondent", name)
            yield from _said(text[len(name) :].strip(' «»"'))
        return
    if outlet := TOLD_OUTLET.match(text):
        if name := _outlet_at(text[outlet.end() :]):
            yield Mention("told", name)
        yield from _said(text)
        return
    hearer = TOLD_PERSON.match(text)
    if hearer and text[hearer.end() :].lstrip()[:1].islower():
        text = text[hearer.end() :].lstrip()  # «сообщили журналистам в МЧС»
    if media := media_at(text):
        behind = text.lstrip('«"“')[len(media) :].strip(' «»"”')
        # «сообщил Tengrinews.kz пресс-секретарь …»: the outlet was told and told nothing itself.
        somebody = behind[:1].islower() or is_person(" ".join(behind.split()[:2]).rstrip(".,"))
        told = PAST.match(verb) and somebody and not CITED.match(behind)
        yield Mention("told" if told else "carrier", media)
        yield from according(behind)
        yield from _said(behind)
        return
    if verb.startswith(CARRIES) and (quoted := QUOTED.match(text)) and not is_company(quoted[1]):
        yield Mention("carrier", quoted[1])
        return
    if (asked := ASKED.match(text)) and forms("persons").match(asked[1].casefold()):
        return  # «сообщает «Степи» тренер клуба»: who asked a person is no source
    alone = ALONE.match(text) if verb.startswith("перед") else None
    if alone and not is_named(alone[0]) and not _is_full_name(alone[0]):
        yield Mention("carrier", alone[0])
        return
    if carrier := CARRIER.match(text):
        yield Mention("carrier", carrier[1].strip('«»"“”'))
        return
    if kind := MEDIA_KIND.match(text):
        behind = text[kind.end() :]
        name = nominative(f"{kind[0]}{name_at(behind)}")
        yield Mention("carrier", media_at(behind) or name)
        return
    by_one = ONE.search(verb) is not None
    yield from _said(text, doing=DOING.match(verb) is not None, by_one=by_one)


def _said(text: str, *, doing: bool = False, by_one: bool = False) -> Iterator[Mention]:
    if told := TOLD_TO.match(text):
        text = text[told.end() :]
    if network := network_at(text):
        yield Mention("said", network)
        return
    if within := WITHIN.match(text):
        text = ON_SITE.sub("", text[within.end() :])
        # «написал в газету», «сообщил в МЧС»: one person tells an office, an office tells in plural
        if is_elsewhere(text) or by_one:
            return
    elif (by_one and is_listener(text)) or FROM.match(text) or (doing and not _begins_office(text)):
        return
    if CITED.match(text) or BY_MEANS.match(text) or not text:
        return
    name = name_at(text)
    # A capitalised word alone is as often a person's name as an office's.
    if name and is_named(name):
        yield Mention("said", nominative(name))


def _site_at_end(name: str) -> str | None:
    """«центра деловой информации Dala.kz»"""
    last = name.rpartition(" ")[2]
    return last if DOMAIN.fullmatch(last) else None


def _is_full_name(name: str) -> bool:
    """«Сергей Иванов», but not «Экспресс К»."""
    return is_person(name) and all(len(word) > 2 for word in name.split())


def _begins_office(text: str) -> bool:
    """«отметили в МЧС» aside: does an office follow at once, and not what was done?"""
    heads = [word.casefold() for word in WORD.findall(text[:60])[:2]]
    return any(map(forms("organisations").match, heads)) or text[:1] in '«"“'


def _outlet_at(text: str) -> str | None:
    quoted = re.match(r"[«\"“]([^«»\"“”]{2,40})[»\"”]", text)
    return media_at(text) or (quoted[1] if quoted else None)


def _capitalised(name: str) -> str | None:
    return name if name[:1].isupper() or name[:1] in '«"“' else None
