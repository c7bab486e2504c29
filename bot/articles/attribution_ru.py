"""Russian: «…, передаёт X со ссылкой на Y», «сообщили в Z», «В Z рассказали»."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.phrases import UPPER, has_verb
from bot.articles.source_names import (
    is_named,
    media_at,
    name_at,
    network_pattern,
    nominative,
)

CITED = re.compile(r"(?<!\w)(?:со?\s+ссылкой\s+на|ссылаясь\s+на)\s+", re.IGNORECASE)
SUPPLIED = re.compile(r"(?<!\w)представляет\s+материал\s+", re.IGNORECASE)
SAYS = re.compile(
    r"(?<![\w-])(?:сообща(?:ет|ют)|сообщил[аио]?|переда[её]т|передают|передал[аи]?|информиру(?:ет|ют)"
    r"|проинформировал[аи]?|пиш(?:ет|ут)|отмеча(?:ет|ют)|отметил[аи]?|написал[аи]?|рассказал[аи]?"
    r"|рассказывает|уточня(?:ет|ют)|уточнил[аи]?|заявил[аи]?|заявля(?:ет|ют)|подчеркнули|уведомил[аи]?"
    r"|доложил[аи]?|говорится|поясня(?:ет|ют)|пояснил[аи]?|подтвердил[аи]?|опубликовал[аио]?"
    r"|добавил[аи]?|прокомментировал[аи]?)(?!\w)\s*",
    re.IGNORECASE,
)
CORRESPONDENT = re.compile(
    r"(?:наш\w*\s+)?(?:собственн\w+\s+)?"
    r"(?:корреспондент\w{0,3}|собкор\w{0,3}|репорт[её]р\w{0,2}|журналист\w{0,3})\s+"
)
MEDIA_KIND = re.compile(
    r"(?:(?:информационн\w+|новостн\w+|международн\w+)\s+)?(?:агентств[оау]|информагентств[оау]|портал[ау]?"
    r"|издани[еяю]|сайт[ау]?|газет[ауы]|телеканал[ау]?|радио|журнал[ау]?|интернет-журнал|МИА|ИА)\s+(?=[«\"“A-ZА-ЯЁ])"
)
WITHIN = re.compile(r"(?:в|во|на)\s+", re.IGNORECASE)
NOT_THERE = re.compile(
    r"(?:ходе|брифинге|пресс-конференции|интервью|эфире|заседании|совещании|встрече|рамках|четверг|среду|пятницу"
    r"|понедельник|вторник|субботу|воскресенье|своей|свое[мй]|своём|кулуарах|месте)(?!\w)"
)
# «написал Иванов в Instagram», «написал на своей странице в Facebook»
IN_NETWORK = re.compile(
    rf"(?:[{UPPER}][\w.’-]{{0,30}}\s+){{0,3}}(?:в|на)\s+(?:сво\w{{1,3}}\s+)?(?:официальн\w+\s+)?"
    r"(?:(?:странице|аккаунте|профиле|блоге)\s+(?:в\s+)?|соцсети\s+)?"
)
# To whom it was said, before where: «сообщили «Власти» в МЧС»
TOLD_TO = re.compile(
    r"(?:[«\"“][^«»\"“”]{2,30}[»\"”]|(?:изданию|агентству|порталу)\s+\S+|журналистам|нам|редакции)\s+"
    r"(?=(?:в|во|на)\s)"
)
LATEST_SUBJECT = 130


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield Mention("cited", nominative(name_at(sentence[found.end() :])))
    for found in SUPPLIED.finditer(sentence):
        yield Mention("cited", nominative(name_at(sentence[found.end() :])))
        if media := media_at(sentence[: found.start()].strip()):
            yield Mention("carrier", media)
    for number, found in enumerate(SAYS.finditer(sentence)):
        yield from _behind(sentence[found.end() :], found[0].casefold())
        before = sentence[: found.start()].rstrip()
        # Behind a comma or a dash the verb has its subject behind it.
        if number == 0 and found.start() <= LATEST_SUBJECT and before[-1:] not in ',–—-»"”':
            yield from _before(before)


def _behind(text: str, verb: str) -> Iterator[Mention]:
    """«сообщили в МЧС», «передаёт корреспондент X», «сообщает пресс-служба Y»."""
    if correspondent := CORRESPONDENT.match(text):
        text = text[correspondent.end() :]
        if kind := MEDIA_KIND.match(text):
            text = text[kind.end() :]
        name = media_at(text) or _capitalised(name_at(text))
        if name:
            yield Mention("correspondent", name)
            yield from _said(text[len(name) :].strip(' «»"'))
        return
    if media := media_at(text):
        yield Mention("carrier", media)
        yield from _said(text.lstrip('«"“')[len(media) :].strip(' «»"”'))
        return
    if kind := MEDIA_KIND.match(text):
        name = name_at(text[kind.end() :])
        yield Mention("carrier", media_at(text[kind.end() :]) or nominative(f"{kind[0]}{name}"))
        return
    yield from _said(text)


def _said(text: str) -> Iterator[Mention]:
    if told := TOLD_TO.match(text):
        text = text[told.end() :]
    if (place := IN_NETWORK.match(text)) and (
        network := network_pattern().match(text, place.end())
    ):
        yield Mention("said", network[0])
        return
    if within := WITHIN.match(text):
        text = text[within.end() :]
        if NOT_THERE.match(text):
            return
    if CITED.match(text) or not text:
        return
    name = name_at(text)
    # A capitalised word alone is as often a person's name as an office's.
    if name and is_named(name):
        yield Mention("said", nominative(name))


def _before(subject: str) -> Iterator[Mention]:
    """«В МЧС сообщили», «Пресс-служба Акорды сообщает», at the beginning of a sentence."""
    subject = re.sub(r"^(?:Как|Об этом|Также|Ранее|Так,?)\s+", "", subject)
    if within := WITHIN.match(subject):
        subject = subject[within.end() :]
        if NOT_THERE.match(subject):
            return
    if kind := MEDIA_KIND.match(subject[:1].lower() + subject[1:]):
        subject = subject[kind.end() :]
    if not subject or "," in subject or len(subject.split()) > 12 or has_verb(subject):
        return
    if media := media_at(subject):
        yield Mention("carrier", media)
    elif is_named(subject) and name_at(subject) == subject:
        yield Mention("said", nominative(subject))


def _capitalised(name: str) -> str | None:
    return name if name[:1].isupper() or name[:1] in '«"“' else None
