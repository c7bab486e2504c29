"""Russian: who speaks at the beginning of a sentence: «В МЧС сообщили», «МЧС сообщает»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.articles.attribution.adjuncts_ru import (
    Stripped,
    outlet_last,
    quoted_initials_last,
    without_leading,
    without_trailing,
)
from bot.articles.attribution.hearers_ru import (
    MEDIA_KIND,
    TOLD_BETWEEN,
    TOLD_PERSON,
    begins_with_somebody,
)
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.networks_ru import IN_NETWORK, name_of, own_page
from bot.articles.attribution.papers_ru import ON_SITE, PUBLISHED
from bot.articles.attribution.places_ru import OUT_OF, WITHIN, is_elsewhere
from bot.articles.attribution.telling_ru import Telling
from bot.articles.names.network_names import network_pattern
from bot.articles.names.outlet_cases_ru import of_dative, of_genitive, titled_at
from bot.articles.names.source_names import (
    is_company,
    is_named,
    media_at,
    name_at,
    nominative,
)
from bot.articles.tables import forms
from bot.articles.text.phrases import has_verb, is_person
from bot.articles.text.quotes import open_quote

CONNECTING = re.compile(
    r"^(?:(?:Как|[Оо]б этом|Также|Ранее|Так,?|Между тем,?|Тем временем|При этом|В свою очередь,?"
    r"|Однако|А|Но|И|Позже|Позднее|Кроме того,?|В то же время|Тогда|Сегодня|Вчера|Накануне|Сейчас"
    r"|Теперь|Затем|Потом|Сначала|Утром|Вечером|В\s\d{4}\sгоду|В связи с этим,?|В этой связи,?"
    r"|По этому поводу,?"
    r"|По (?:данному|этому) (?:факту|вопросу|случаю|поводу),?|По факту произошедшего,?"
    r"|В ответ(?: на это)?,?|Помимо этого,?|Кроме этого,?|К тому же,?|В частности,?"
    r"|(?:После|До) этого,?|На этом фоне|Тем не менее,?|Одновременно|Впоследствии|Вскоре|Уже"
    r"|Отметим,?|Добавим,?|При этом,?|Вместе с тем,?)\s+)+"
)
# «Сотрудникам АО «X» рассказали о …»
HEARERS = re.compile(r"$|[А-ЯЁа-яё]\w+[ая]м\s")
# «На вопрос о сроках пресс-служба порта [ответила]»
ON_QUESTION = re.compile(r"На\s(?:наш\s)?(?:вопрос|запрос)\s[^,]{0,80}?(?=пресс-служба\s)")
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]")
PRESS_OFFICE = re.compile(r"пресс-(?:служб|центр)", re.IGNORECASE)
# «На заводе рассказали школьникам о профессиях»: what went on there
TO_PEOPLE = re.compile(r"\s*(?!журналист|корреспондент|репорт)[а-яё]{3,20}[ая]м\s")
# «О создании комиссии рассказал министр»
ABOUT = re.compile(r"(?:[Оо]б?|[Пп]о|[Сс]о?|[Кк]|[Дд]ля|[Пп]ри|[Зз]а|[Пп]од|[Пп]осле|[Дд]о)\s")
# «РБК рассказал заместитель»: behind the verb a person or an office
SOMEBODY = re.compile(r"[а-яё]|[А-ЯЁ][а-яё-]+\s[А-ЯЁ]")
OBJECT = re.compile(
    r"(?:[иц]ию|ину|[сз]ку|вие|ние|слухи|сроки|подробности|детали|цифры|итоги|факты?|прогноз|данные)$"
)
LAST_PLACE = re.compile(r"\s(?=(?:в|во)\s)")
# «корреспонденту «Маяка»», but «корреспонденту газеты «Маяк»»
WHOSE = re.compile(r"(?i:корреспондент[ау]м?|журналист[ау]м?|редакции)\s[«\"“]")
# «Об этом Хабру [рассказали в МЧС]»
HEARER_ALONE = re.compile(r"[А-ЯЁ][а-яё]{2,14}(?:у|ю|[кгх]е)")
# «Об этом Dalanews сообщил начальник полиции»: the whole subject
LATIN_WHOLE = re.compile(r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}")
LATIN_LAST = re.compile(r"(?:^|\s)[A-Z][A-Za-z][\w.-]+(?:\s[A-Z]\w+)?$")  # «Об этом Dalanews»
AGENCY_NAME = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:-?[А-ЯЁ][а-яё]+)?")
CLOSING = re.compile(r"[»\"”]")
PRONOUNS = frozenset({"он", "она", "они"})
BEHIND_OUTLET = re.compile(r"\s*(?:(?:в|во|на)\s|(?!(?:что|чтобы|как|об?|со?)\s)[а-яё])")


def speaker(subject: str, behind: str, verb: Telling, *, told: bool) -> Iterator[Mention]:
    """Who stands before a verb; `told`: the verb tells something and does nothing else."""
    of_this = subject.startswith(("Об этом ", "об этом "))
    subject = CONNECTING.sub("", subject)
    # «Департамент сообщает, что …»: the whole is quoted, its beginning too
    if subject[:1] in '«"“' and not CLOSING.search(subject, 1) and verb.carries:
        subject = subject[1:]
    if open_quote(subject) or subject.endswith("СМИ") or TO_PEOPLE.match(behind):
        return
    if page := own_page(subject):
        subject, network = page
        if not is_named(name_at(subject)):
            yield Mention("said", network)
            return
    asked = _without_question(subject, verb)
    subject = asked.text
    yield from [Mention("told", asked.outlet)] if asked.outlet else []
    if told_there := _on_network(subject):
        yield Mention("said", told_there)
        return
    if of_this and (hearer := _hearer_alone(subject, behind, verb)):
        yield Mention("told", hearer)
        return
    heard = _without_hearers(subject, behind, verb)
    yield from (Mention("told", outlet) for outlet in heard.outlets)
    if heard.subject is None:
        return
    within = WITHIN.match(heard.subject)
    public = PRESS_OFFICE.match(heard.subject, within.end() if within else 0)
    if not told and not (verb.kind == "public" and (public or (within and verb.plural))):
        return
    if found := _named(heard.subject, behind, verb):
        yield found


def _on_network(subject: str) -> str | None:
    """«В Facebook», «В Facebook Арман Сейтов»: the network; «В Facebook акимата»: the office."""
    place = IN_NETWORK.match(f"{subject[:1].lower()}{subject[1:]}")
    page = network_pattern().match(subject, place.end()) if place else None
    if page is None or subject[page.end() : page.end() + 1].strip():
        return None
    who = subject[page.end() :].strip()
    office = name_at(who)
    if office and office == who and is_named(office):
        return nominative(office)
    return name_of(page) if not who or who in PRONOUNS or begins_with_somebody(who) else None


def _without_question(subject: str, verb: Telling) -> Stripped:
    """«Сегодня днём городская полиция», «На запрос Dala.kz в акимате»."""
    if question := ON_QUESTION.match(subject):
        subject = subject[question.end() :]
    lowered = f"{subject[:1].lower()}{subject[1:]}"
    asked = without_leading(lowered, past=verb.past)
    return asked if asked.text != lowered else Stripped(subject)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A subject without the outlets that were told; None where nobody is left who speaks."""

    subject: str | None
    outlets: tuple[str, ...] = ()


def _without_hearers(subject: str, behind: str, verb: Telling) -> _Heard:
    outlets: list[str] = []
    if (hearer := TOLD_PERSON.match(subject)) or (hearer := TOLD_BETWEEN.search(subject)):
        subject = f"{subject[: hearer.start()]}{subject[hearer.end() :]}".strip()
        if outlet := _outlet(hearer["name"], whose=WHOSE.search(hearer[0]) is not None):
            outlets.append(outlet)
        if not subject:
            return _Heard(None, tuple(outlets))
    if (last := outlet_last(subject)) and SOMEBODY.match(behind):
        outlets.append(last)
        subject = subject[: -len(last)].rstrip()
    asked = verb.plural and verb.past and WITHIN.match(behind)
    if asked and (latin := LATIN_LAST.search(subject)):
        outlets.append(latin[0].strip())
        subject = subject[: latin.start()].rstrip()
    if verb.by_one and ABOUT.match(subject) and (last := quoted_initials_last(subject)):
        return _Heard(None, (*outlets, last))
    if verb.plural and verb.past and (front := _object_in_front(subject)):
        subject = subject[front:]
    stripped = without_trailing(f" {subject}" if subject[:1] in '«"“' else subject)
    if stripped.outlet:
        outlets.append(stripped.outlet)
    return _Heard(stripped.text.strip(), tuple(outlets))


def _hearer_alone(subject: str, behind: str, verb: Telling) -> str | None:
    """«Об этом Хабру [рассказали в МЧС]», «Об этом Dalanews [сообщил начальник полиции]», «Об этом
    «Степи» [рассказал Арман Омаров]»."""
    within = verb.plural and WITHIN.match(behind)
    if within and HEARER_ALONE.fullmatch(subject):
        return of_dative(subject)
    if not verb.past or not (within or begins_with_somebody(behind)):
        return None
    if quoted := QUOTED.fullmatch(subject):
        return of_dative(quoted[1])
    return subject if LATIN_WHOLE.fullmatch(subject) or media_at(subject) == subject else None


def _object_in_front(subject: str) -> int | None:
    """«Сведения о пожаре в акимате подтвердили»: where «в акимате» begins."""
    first = subject.split()[:2]
    if WITHIN.match(subject) or not any(
        map(forms("told_objects_ru").match, map(str.casefold, first))
    ):
        return None
    places = [found.end() for found in LAST_PLACE.finditer(subject)]
    return next(
        (at for at in reversed(places) if is_named(name_at(subject[at:].partition(" ")[2]))), None
    )


def _named(subject: str, behind: str, verb: Telling) -> Mention | None:
    """The office or outlet that the subject names, and nothing beside it."""
    within = WITHIN.match(subject)
    if within:
        subject = _without_object(ON_SITE.sub("", PUBLISHED.sub("", subject[within.end() :])))
    elif source := OUT_OF.match(subject):
        subject = subject[source.end() :]
    elif ABOUT.match(subject):
        return None
    if within and is_elsewhere(subject):
        return None
    kind = MEDIA_KIND.match(subject[:1].lower() + subject[1:]) or MEDIA_KIND.match(subject)
    subject = subject[kind.end() :] if kind else subject
    if HEARERS.match(subject) or "," in subject or len(subject.split()) > 12 or has_verb(subject):
        return None
    quoted = QUOTED.fullmatch(subject) if within is None else None
    carries = kind or (verb.carries and quoted and not is_company(quoted[1]))
    if media := media_at(subject) or (quoted[1] if quoted and carries else None):
        # «Об этом ИА «X» сообщили в МЧС»
        asked = verb.plural and verb.past and not within and BEHIND_OUTLET.match(behind)
        return Mention("told" if asked else "carrier", media)
    if kind and AGENCY_NAME.fullmatch(subject):  # «агентство Автостат обнародовало»
        return Mention("carrier" if verb.carries else "said", f"{kind[0]}{subject}")
    name = name_at(subject)
    if name and subject.endswith(name) and is_named(name):
        return Mention("said", nominative(name))
    return None


def _without_object(subject: str) -> str:
    """«акимате области ситуацию с дорогами» → «акимате области»."""
    found = subject.split()
    for number, word in enumerate(found[1:], 1):
        if OBJECT.search(word) and forms("told_objects_ru").match(word.casefold()):
            return " ".join(found[:number])
    return subject


def _outlet(name: str | None, *, whose: bool) -> str | None:
    """An outlet's name, and not the first words of who told it.

    `whose`: it stands behind «корреспонденту», in the genitive.
    """
    if name is not None and titled_at(name):
        return of_genitive(of_dative(name))
    if name is None or is_person(name):
        return None
    if name[:1] in '«"“':
        bare = name.strip('«»"“”')
        return of_genitive(bare) if whose else of_dative(bare)
    return name if name.isascii() else media_at(name)
