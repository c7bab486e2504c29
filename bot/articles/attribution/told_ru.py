"""Russian: who tells it by a verb, before it or behind it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.articles.attribution.adjuncts_ru import (
    CITING_INSERT,
    RELATIVE,
    last_clause,
    without_leading,
)
from bot.articles.attribution.carriers_ru import carried_by
from bot.articles.attribution.later_subjects_ru import NOBODY_BEFORE, later_subject
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.places_ru import WITHIN
from bot.articles.attribution.speakers_ru import speaker
from bot.articles.attribution.tellers_ru import told_by
from bot.articles.attribution.telling_ru import Telling, tellings
from bot.articles.names.circumstances_ru import without_inserted
from bot.articles.names.source_names import office_gender, without_adverbs
from bot.articles.tables import forms
from bot.articles.text.phrases import WORD, networks

# «Подробности о пожаре», «…», –», and then «озвучили в МЧС»; but not «Аким представил в МЧС план»
QUOTED_BEFORE = re.compile(r"(?:^|[,–—»\"”-])\s*$")
ABOUT_IT = re.compile(
    r"(?:^|\s)(?:об\sэтом|по\s(?:этому|данному)\s(?:поводу|вопросу))(?:\s\S+){0,4}$|(?:^|[,–—]\s)это$",
    re.IGNORECASE,
)
# «…, её [подтвердили в акимате]», «…, их достоверность [подтвердили]»
OBJECT_LAST = re.compile(r"(?:^|,\s)(?:е[её]|его|их|эт[иу])(?:\s[а-яё]+)?$", re.IGNORECASE)
LAST_WORDS = 6
LONGEST_PRONOUN = 3
# «На сайте МЧС сказано», but not «В школе сказано прийти»
WRITTEN = re.compile(
    r"(?:На\sсайте|В\s(?:сообщении|заявлении|пресс-релизе|ответе))\s", re.IGNORECASE
)
# «Об этом в МЧС рассказали.»
ENDED = re.compile(r"\s*(?:[.!]|$)")
# «В МЧС ранее заявляли, что»: of another story
EARLIER = re.compile(r"(?<!\w)ранее$")
AS_EARLIER = re.compile(r"(?i:(?<!\w)как\s(?:ранее|уже))$")
# «Dala.kz пишет, что решение огласил суд»: what the one tells of another
TOLD_THAT = re.compile(r"\w+,\sчто\s[^,:;«\"]*$")
# «Как писал Dala.kz ранее, …»
EARLIER_BEHIND = re.compile(r"[^,]{2,40}?\sранее(?!\w)")
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
# «На жалобу отреагировали в акимате», «На вопросы ответили в МЧС»: what they reacted to is no place
REACTED = re.compile("(?:отре|ре)агир|отве[тч]")
TELLING = re.compile(
    r"\s*(?:[,:;–—]|что\s|о\s|об\s|(?:официальн\w+\s)?(?:сообщение|заявление|пресс-релиз|обращение|разъяснения?)(?!\w))"
)
SHOWN = re.compile(r"(?i)(?<!\w)(?:фото|видео|снимк|кадр|ролик|запис)")
SHOWING = ("опубликов", "размест", "распростран")
# whoever is told stands behind these in the accusative, as whoever tells may in the nominative
ADDRESSING = (
    "призв",
    "призыв",
    "попрос",
    "прос",
    "предупре",
    "завер",
    "уведом",
    "проинформ",
    "извест",
    "опове",
)
# «Приводит в порядок двор школа», «Отмечает юбилей библиотека»
DOING_TOO = ("приводи", "отмеча", "переда", "пиш", "цитир")
WHOM_FIRST = re.compile(r"[А-ЯЁ]?[а-яё]+(?:ей|ов|ев|ан|[иы]х)")
TO_OUTLET = re.compile(r"[«\"“]")
PERSON_BEFORE = re.compile(
    r"(?:^|\s)[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+\s[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі-]+$"
)
LATEST_SUBJECT = 130


def told(sentence: str) -> Iterator[Mention]:
    # «ГКНБ просит сообщать, сообщили в пресс-службе»: who is said to tell comes before who asks.
    verbs = sorted(enumerate(tellings(sentence)), key=lambda verb: verb[1].kind == "public")
    for number, verb in verbs:
        yield from _by_verb(sentence, verb, first=number == 0)


def _by_verb(sentence: str, verb: Telling, *, first: bool) -> Iterator[Mention]:
    before = without_inserted(without_adverbs(sentence[: verb.start].rstrip()))
    behind = sentence[verb.next :]
    if verb.word.startswith(("наз", "объяв", "призна")) and behind[:1] in '«"“':
        behind = ""  # «назвали «войной»»: what, and not who
    # «обратил внимание»
    attention = ATTENTION.match(behind)
    if attention:
        behind = behind[attention.end() :]
    turned = verb.kind == "does" and verb.word.startswith("обра")
    if _tells_nothing(verb, before, behind) or (turned and not attention):
        return
    if (verb.plural or COMMENTED.match(verb.word)) and (what := WHAT.match(behind)):
        behind = behind[what.end() :]
    heard = without_leading(behind, past=verb.past, many=verb.plural)
    if verb.plural and verb.word.startswith("процитир") and WITHIN.match(heard.text):
        yield from _quoted_within(heard.text, verb)
        return
    if verb.kind == "carries":
        carried = carried_by(heard.text, verb)
        yield from carried.found if carried else ()
        outlets = _before(sentence, before, behind, verb, first=first)
        yield from (outlet for outlet in outlets if outlet.role != "said")
        return
    if heard.outlet:
        yield Mention("told", heard.outlet)
    doing = verb.kind != "tells" and attention is None
    within = _may_follow(heard.text, before, verb, doing=doing)
    behind_verb = list(told_by(heard.text, verb)) if within else []
    before_verb = list(_before(sentence, before, behind, verb, first=first))
    if not behind_verb and not before_verb:
        yield from later_subject(behind, before, verb) if _speaks(before, verb, doing) else ()
        return
    if any(mention.role == "said" for mention in before_verb):
        # «Акимат сообщил на своей странице в Instagram»: the office has told it
        behind_verb = [mention for mention in behind_verb if mention.name not in networks()]
    yield from behind_verb
    yield from before_verb


def _speaks(before: str, verb: Telling, doing: bool) -> bool:
    """«Предупредила водителей полиция», but not «Опубликовала афишу филармония»."""
    if before and (_has_object(before) or before.casefold().startswith(("о ", "об "))):
        return True
    doing = doing or verb.word.startswith(DOING_TOO)
    return not doing or verb.word.startswith(ADDRESSING)


def _quoted_within(text: str, verb: Telling) -> Iterator[Mention]:
    """«процитировали в акимате главу района»: the office ends where a person stands."""
    quoting = islice(WORD.finditer(text), 1, None)
    end = next((w.start() for w in quoting if forms("persons").match(w[0].casefold())), None)
    yield from told_by(text[:end].rstrip(), replace(verb, kind="tells"))


def _is_addressed(text: str, before: str, verb: Telling) -> bool:
    """«Сейтов призвал правительство», «Она уведомила акимат»: whom it was told, by the accusative;
    «Водителей предупредила полиция» tells who did."""
    if not verb.word.startswith(ADDRESSING) or NOBODY_BEFORE.search(before.strip()):
        return False
    return not (WHOM_FIRST.fullmatch(before.strip()) or office_gender(text.split(" ")[0]) == "f")


def _may_follow(text: str, before: str, verb: Telling, *, doing: bool) -> bool:
    """May whoever tells it stand behind the verb, in `text`?"""
    there = WITHIN.match(text) is not None
    if not there and _is_addressed(text, before, verb):
        return False
    if there and verb.plural and _ends_with_people(before):
        return False  # «Жители сообщили в МЧС»: there they told it
    if not doing:
        return True
    if not there and _ends_with_person(before):
        return False  # «Тренер призвал клуб»: whoever does it stands before
    reacted = REACTED.match(verb.word) and before.casefold().startswith("на ")
    if not reacted and WITHIN.match(last_clause(before) or before) and before[-1:] not in ",–—-":
        return False
    return not there or bool(reacted) or _has_object(before)


def _before(
    sentence: str, before: str, behind: str, verb: Telling, *, first: bool
) -> Iterator[Mention]:
    """Who stands before the verb; behind a comma or a dash its subject stands behind it."""
    before = CITING_INSERT.sub("", RELATIVE.sub("", before) if before.endswith(",") else before)
    clause = last_clause(before)
    subject = clause or before
    if before[-1:] not in ",–—-" and len(subject) <= LATEST_SUBJECT and (first or clause):
        doing = verb.kind != "tells" and not ATTENTION.match(sentence, verb.next)
        told = not (doing and _is_doing(sentence, verb, before)) and not _is_of_work(verb, before)
        yield from speaker(subject, behind, verb, told=told)


def _tells_nothing(verb: Telling, before: str, behind: str) -> bool:
    """Not told («не сообщили»), shown («опубликовали видео»), or told by somebody in person."""
    if verb.past and (
        AS_EARLIER.search(before) or (EARLIER.search(before) and TELLING.match(behind))
    ):
        return True
    if verb.kind != "tells" and TOLD_THAT.search(before):
        return True
    if verb.past and before.casefold() == "как" and EARLIER_BEHIND.match(behind):
        return True
    shows = verb.word.startswith(SHOWING)
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
    if QUOTED_BEFORE.search(before) or ABOUT_IT.search(before) or OBJECT_LAST.search(before):
        return True
    return _names_object(before.split()[-LAST_WORDS:])


def _names_object(found: list[str]) -> bool:
    return any(forms("told_objects_ru").match(word.casefold()) for word in found)


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
