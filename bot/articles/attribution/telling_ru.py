"""Russian: the verbs of a sentence that tell something, and what else each of them may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.articles.tables import rows

Kind = Literal["tells", "does", "public", "carries"]
TABLES: dict[str, Kind] = {
    "telling_ru": "tells",
    "telling_or_doing_ru": "does",
    "telling_in_public_ru": "public",
    "carrying_ru": "carries",
}
WORD = re.compile(r"(?<![\w-])[А-ЯЁа-яё]{4,18}(?![\w-])")
PAST = re.compile(r"л(?:ся)?$")
PLURAL = re.compile(r"(?:ли|ют|ят|ут)(?:сь)?$|говорят$")
ONE = re.compile(r"(?:л|ла|лся|лась|опроверг)$")
PAST_FORM = re.compile(r"л[аио]?(?:с[ья])?$|опроверг$")
# «передаёт «Степной маяк»»: who carries a story does not say it itself
CARRIES = (
    "перед",
    "пиш",
    "писал",
    "сообщает",
    "сообщают",
    "сообщал",
    "информир",
    "цитир",
    "приводит",
    "напомина",
    "перепечат",
    "процитир",
)
GIVING = (
    "предостав",
    "дал",
    "Дал",
    "даёт",
    "дает",
    "дают",
    "стало известно",
    "выступ",
    "обрати",
    "заявление",
    "предупреждени",
)
# «дали комментарий», «дал официальный ответ»
GAVE = re.compile(
    r"(?<![\w-])(?P<word>[Дд]ал[аио]?|да[её]т|дают|предоставил[аио]?)\s(?:[а-яё-]+\s)?"
    r"(?:пояснени[ея]|разъяснени[ея]|комментари[йи]|ответы?)(?![\w-])"
    # «выступили с опровержением», «обратилась с призывом», «сделали официальное заявление»
    r"|(?<![\w-])(?P<stated>выступил[аио]?\sс\s(?:[а-яё]+\s)?(?:заявлени|обращени|предупреждени|опровержени"
    r"|разъяснени|комментари|призыв|сообщени|пояснени)[а-яё]{1,3}"
    r"|обратил(?:ся|ась|ось|ись)\sс\s(?:[а-яё]+\s)?(?:заявлени|обращени|предупреждени|призыв)[а-яё]{1,3}"
    r"|сделал[аио]?\s(?:[а-яё]+\s)?заявлени[ея])(?![\w-])"
    # «Казгидромет объявил штормовое предупреждение»
    r"|(?<![\w-])(?P<warned>объявил[аио]?)\s(?:[а-яё]+\s)?предупреждени[ея](?![\w-])"
    # «как стало известно в МЧС»
    r"|(?P<known>стало)\sизвестно(?=\s(?:в|во|на)\s)"
    # «комментарий дали и в МЧС»
    r"|(?<![\w-])(?:[Пп]ояснени[ея]|[Рр]азъяснени[ея]|[Кк]омментари[йи]|[Дд]анные|[Ии]нформацию|[Сс]ведения)"
    r"\s(?P<behind>дал[аио]?|дают|предоставил[аио]?)(?:\sи)?"
    r"(?=\s(?:в|пресс-служба|(?:информационное\s|информ)?агентство)\s)"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb in its sentence; `end` is behind it, `next` where the next word begins."""

    word: str
    kind: Kind
    start: int
    end: int
    next: int

    @property
    def plural(self) -> bool:
        return PLURAL.search(self.word) is not None

    @property
    def by_one(self) -> bool:
        """Did one person or office do it, in the past?"""
        return ONE.search(self.word) is not None

    @property
    def past(self) -> bool:
        return PAST_FORM.search(self.word) is not None

    @property
    def carries(self) -> bool:
        return self.word.startswith(CARRIES)


def tellings(sentence: str) -> Iterator[Telling]:
    if not any(word in sentence for word in GIVING):
        return _verbs(sentence)
    found = [*_verbs(sentence), *_answers(sentence)]
    return iter(sorted(found, key=lambda verb: verb.start))


def _verbs(sentence: str) -> Iterator[Telling]:
    known = _known()
    for found in WORD.finditer(sentence):
        word = found[0].casefold()
        if kind := known.get(word):
            yield Telling(word, kind, found.start(), found.end(), _next(sentence, found.end()))


def _answers(sentence: str) -> Iterator[Telling]:
    for gave in GAVE.finditer(sentence):
        told = (gave[name] for name in ("word", "behind", "known", "warned", "stated"))
        word = next(filter(None, told)).split()[0]
        word, end = word.casefold(), gave.end()
        yield Telling(word, "tells", gave.start(), end, _next(sentence, end))


def _next(sentence: str, end: int) -> int:
    return len(sentence) - len(sentence[end:].lstrip())


@cache
def _known() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for table, kind in TABLES.items():
        for row in rows(table):
            found.update((form, kind) for cell in row for form in _forms(cell))
    return found


def _forms(cell: str) -> tuple[str, ...]:
    if PAST.search(cell) is None:
        return (cell,)
    if cell.endswith("ся"):
        return tuple(cell[:-2] + end for end in ("ся", "ась", "ось", "ись"))
    return tuple(cell + end for end in ("", "а", "о", "и"))
