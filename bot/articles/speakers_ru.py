"""Russian: who speaks at the beginning of a sentence: «В МЧС сообщили», «МЧС сообщает»."""

import re
from collections.abc import Iterator

from bot.articles.adjuncts_ru import without_trailing
from bot.articles.hearers_ru import MEDIA_KIND, TOLD_BETWEEN, TOLD_PERSON
from bot.articles.mentions import Mention
from bot.articles.networks_ru import IN_NETWORK, own_page
from bot.articles.outlet_cases_ru import of_dative
from bot.articles.phrases import has_verb, is_person
from bot.articles.places_ru import OUT_OF, WITHIN, is_elsewhere
from bot.articles.quotes import open_quote
from bot.articles.source_names import is_named, media_at, name_at, network_pattern, nominative

CONNECTING = re.compile(
    r"^(?:(?:Как|Об этом|Также|Ранее|Так,?|Между тем,?|Тем временем|При этом|В свою очередь,?"
    r"|Однако|А|Но|И|Позже|Позднее|Кроме того,?|В то же время|Тогда|Сегодня|Вчера|Накануне|Сейчас"
    r"|Теперь|Затем|Потом|Сначала|Утром|Вечером|В\s\d{4}\sгоду|В связи с этим,?|В этой связи,?"
    r"|По этому поводу,?"
    r"|По (?:данному|этому) (?:факту|вопросу|случаю|поводу),?|По факту произошедшего,?"
    r"|В ответ(?: на это)?,?|Помимо этого,?|Кроме этого,?|К тому же,?|В частности,?"
    r"|Отметим,?|Добавим,?|При этом,?|Вместе с тем,?)\s+)+"
)
# «Сотрудникам АО «X» рассказали о …»
HEARERS = re.compile(r"$|[А-ЯЁа-яё]\w+[ая]м\s")
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]")
PRESS_OFFICE = re.compile(r"пресс-(?:служб|центр)", re.IGNORECASE)
# «На заводе рассказали школьникам о профессиях»: what went on there
TO_PEOPLE = re.compile(r"\s*(?!журналист|корреспондент|репорт)[а-яё]{3,20}[ая]м\s")
BEHIND_OUTLET = re.compile(r"\s*(?:(?:в|во|на)\s|(?!(?:что|чтобы|как|об?|со?)\s)[а-яё])")


def speaker(
    subject: str, behind: str, *, told: bool, spoken: bool, plural: bool
) -> Iterator[Mention]:
    """`told`: the verb tells something; `spoken`: only a press office does so in public;
    `plural`: nobody by name did it."""
    subject = CONNECTING.sub("", subject)
    if open_quote(subject) or subject.endswith("СМИ") or TO_PEOPLE.match(behind):
        return
    if page := own_page(subject):
        subject, network = page
        if not is_named(name_at(subject)):
            yield Mention("said", network)
            return
    place = IN_NETWORK.match(subject)
    if place and (whole := network_pattern().fullmatch(subject, place.end())):
        yield Mention("said", whole[0])
        return
    if (hearer := TOLD_PERSON.match(subject)) or (hearer := TOLD_BETWEEN.search(subject)):
        subject = f"{subject[: hearer.start()]}{subject[hearer.end() :]}".strip()
        if outlet := _outlet(hearer["name"]):
            yield Mention("told", outlet)
        # «Корреспонденту X сообщил директор»: only an office is looked for.
        if hearer.start() == 0 and not WITHIN.match(subject):
            return
    stripped = without_trailing(f" {subject}" if subject[:1] in '«"“' else subject)
    if stripped.outlet:
        yield Mention("told", stripped.outlet)
    subject = stripped.text.strip()
    within = WITHIN.match(subject)
    public = PRESS_OFFICE.match(subject, within.end() if within else 0)
    if not told and not (spoken and (public or (within and plural))):
        return
    if within:
        subject = subject[within.end() :]
        if is_elsewhere(subject):
            return
    elif source := OUT_OF.match(subject):
        subject = subject[source.end() :]
    kind = None
    for written in (subject[:1].lower() + subject[1:], subject):
        if kind := MEDIA_KIND.match(written):
            subject = subject[kind.end() :]
            break
    quoted = kind is not None and within is None and QUOTED.fullmatch(subject)
    if HEARERS.match(subject) or "," in subject or len(subject.split()) > 12 or has_verb(subject):
        return
    name = name_at(subject)
    if media := media_at(subject) or (quoted[1] if quoted else None):
        # «Об этом ИА «X» сообщили в МЧС»
        asked = plural and not within and BEHIND_OUTLET.match(behind)
        yield Mention("told" if asked else "carrier", media)
    elif name and subject.endswith(name) and is_named(name):
        yield Mention("said", nominative(name))


def _outlet(name: str | None) -> str | None:
    """An outlet's name, and not the first words of who told it."""
    if name is None or is_person(name):
        return None
    if name[:1] in '«"“':
        return of_dative(name.strip('«»"“”'))
    return name if name.isascii() else media_at(name)
