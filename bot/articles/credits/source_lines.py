"""Lines of their own that name the source of an article."""

import re
from dataclasses import dataclass, replace

from bot.articles.credits.credit_names import credit_name, is_credit
from bot.articles.credits.kazakh_texts import given_by, taken_from
from bot.articles.credits.labels import Label, is_empty_value, read_label, trimmed
from bot.articles.credits.republished import NOBODY, earlier_outlet
from bot.articles.names.forgotten_comma_ru import without_what_follows
from bot.articles.tables import forms
from bot.articles.text.addresses import short_address
from bot.articles.text.phrases import (
    DOMAIN,
    QUOTED_NAME,
    WORD,
    is_organisation,
    is_person,
    is_sentence,
)

LONGEST_LINE = 250
SOURCE_WORDS = 9
SUPPLIED_WORDS = 20  # «Материал предоставлен …» names offices in full
SIGNED_WORDS = 6
MOST_SMALL = 1  # «Via Ministry of Roads»
# «via Дала https://d.kz/1», but not «сайт https://d.kz», where nothing else names it
ADDRESS_BEHIND = re.compile(r"(?<=\S)(?<!\bсайт)(?<!\bsite)\s+https?://\S+$")
BEHIND_BAR = re.compile(r"\s?\|\s?\d.*$")  # «Xinhua| 2019-06-04 20:34:02»
ADDRESS = re.compile(r"https?://\S+")
GOES_ON = re.compile(r",\s+(?:[^\W\d_]|\d{1,2}\s[а-я]+\s\w)")  # «МЧС, 5 мая без осадков»
ORIGINAL = ("оригинал", "ссылка", "түпнұсқа", "original")
IMPERSONAL = re.compile(r"\sне\s|(?<!\w)[а-яё]{2,}(?:ено|ано|яно|ято|уто|ыто|ито)(?!\w)")
OUTLET_NAME = re.compile(r"[«\"“][^«»\"“”]{2,40}[»\"”]\.?")
NO_NAME = re.compile(r"(?:к|для|на|в|во|по|из|с|со|при|о|об|за|до)\s", re.IGNORECASE)
# A person who prepared it is its author, an office its source.
PREPARED = ("подготов", "дайындаған")
SUPPLIED = ("предостав", "подготов", "ұсынған", "дайындаған", "provided")


@dataclass(frozen=True, slots=True)
class Source:
    """Who an article is from; `label` only where it must be printed as written.

    `original`: the line only points to where the text stands («Оригинал статьи: https://…»).
    """

    name: str | None
    label: str | None = None
    original: bool = False


def read_source_line(line: str) -> Source | None:
    """«Источник: X», «Материал предоставлен X»; None for other lines."""
    if len(line) > LONGEST_LINE:
        return None
    if taken := taken_from(trimmed(line)):
        return Source(taken[1], taken[0])
    if given := given_by(trimmed(line)):
        return Source(given)
    if earlier := earlier_outlet(trimmed(line)):
        the, name = _divided(earlier.name or "")
        return Source(credit_name(name), f"{earlier.label}{the}")
    label = read_label(trimmed(line), "source_labels")
    if label is None:
        return None
    if not label.rest and (label.separated or label.kind == "name"):
        return Source(None) if label.separated else None
    rest = BEHIND_BAR.sub("", ADDRESS_BEHIND.sub("", label.rest))
    label = replace(label, rest=rest)
    if address := ADDRESS.match(label.rest.lstrip(".")):
        original = label.words.casefold().startswith(ORIGINAL)
        return Source(short_address(address[0]), original=original)
    if label.kind == "colon" and not label.separated:
        return Source(label.rest) if _is_signed(label) else None
    by_name = label.kind == "name"
    if is_empty_value(label.rest) or (by_name and label.rest.strip(".").casefold() in NOBODY):
        return Source(None)
    return _named(label)


def _divided(name: str) -> tuple[str, str]:
    """The article of an office goes with the words before it, an outlet's «The» is its own."""
    return (" the", name[4:]) if name.startswith("the ") else ("", name)


def _is_signed(label: Label) -> bool:
    """ "Source Dala.kz", and how press wires sign: "SOURCE Air Dala"."""
    shouted = label.words == "SOURCE" and label.rest[0].isupper() and not label.rest.isupper()
    short = len(label.rest.split()) <= SIGNED_WORDS
    return DOMAIN.fullmatch(label.rest) is not None or (shouted and short)


def _named(label: Label) -> Source | None:
    if any(word in label.words.casefold() for word in PREPARED) and _is_writer(label):
        return None
    if label.words.startswith("По ") and without_what_follows(label.rest) != label.rest:
        return None  # «По данным ДЧС задержаны трое»
    if label.rest.islower() and not (is_credit(label.rest) or is_organisation(label.rest)):
        return None  # «Источник: вода из скважины»
    supplied = any(word in label.words.casefold() for word in SUPPLIED)
    if not _is_source(label.rest, SUPPLIED_WORDS if supplied else SOURCE_WORDS):
        return None
    if label.kind != "name" or label.separated:
        return Source(credit_name(label.rest))
    if label.words.casefold() == "via" and _goes_on(label.rest):
        return None
    named = is_organisation(label.rest) or label.rest[0].isupper() or supplied
    if not named or NO_NAME.match(label.rest):
        return None
    the, name = _divided(label.rest)
    return Source(credit_name(name), f"{label.words}{the}")


def _is_writer(label: Label) -> bool:
    """«Материал подготовила Имя Фамилия, Город»; what Kazakh offices do not prepare, people do."""
    person = is_person(label.rest.partition(",")[0].rstrip("."))
    kazakh = label.words.casefold().endswith("дайындаған")
    return person or (kazakh and not is_organisation(label.rest))


def _goes_on(text: str) -> bool:
    """«Via Karaganda the train reaches the border»: small words that are no office's."""
    small = [word for word in WORD.findall(text) if word[0].islower()]
    return sum(1 for word in small if not forms("organisations").match(word)) > MOST_SMALL


def _is_source(text: str, most_words: int) -> bool:
    if OUTLET_NAME.fullmatch(text):
        return True  # «Источник: «Что? Где? Когда?»»
    if len(text.split()) > most_words or is_sentence(text) or IMPERSONAL.search(text):
        return False
    # «По данным МЧС, …»: behind the comma a sentence goes on.
    told = QUOTED_NAME.sub("", text)
    return not GOES_ON.search(told) or most_words > SOURCE_WORDS or _is_list(told)


def _is_list(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return all(part[:1].isupper() or is_organisation(part) for part in parts)
