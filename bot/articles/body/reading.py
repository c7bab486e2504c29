"""One line read: is it junk, a credit, a source, an author, several of them, or text?"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.articles.body.furniture import MOMENT, MOST_SEGMENTS, is_advertising, is_call, is_junk
from bot.articles.credits.author_lines import (
    Author,
    lone_author,
    person_in,
    read_author_line,
    signature,
)
from bot.articles.credits.labels import (
    COLON,
    label_starts,
    other_roles,
    read_label,
    trimmed,
)
from bot.articles.credits.photo_credits import read_photo_line
from bot.articles.credits.signed_lines import Credit
from bot.articles.credits.source_lines import Source, read_source_line
from bot.articles.names.places import place_at
from bot.articles.names.source_names import nominative
from bot.articles.tables import words
from bot.articles.text.characters import has_words
from bot.articles.text.phrases import UPPER, is_organisation, is_person, is_sentence

LONGEST_LINE = 300  # a longer one is text
LONGEST_BYLINE = 250
TABLES = ("photo_labels", "source_labels", "author_labels", "video_labels")
SMALL_LABEL = re.compile(r"(?:фото|сурет|photos?)\s(?!:)")
# «Имя ФАМИЛИЯ (текст), Имя ФАМИЛИЯ (фото)»
WRITER_AND_PHOTOGRAPHER = re.compile(
    r"(?P<writer>[^(),]{5,40})(?:\s\((?:текст|мәтін|text)\))?,\s"
    r"(?P<photographer>[^(),]{5,40})\s\((?:фото|сурет|photos?)\)\.?",
    re.IGNORECASE,
)
OWN_PHOTO = re.compile(
    r"(?<=\s)(?:Фото автора|Фото:?\s|Сурет|Суретті|Photo)(?!\w)"
    r"|(?<=,\s)(?:фото|сурет|photo|photos(?=\sby))(?=\s)"
    rf"|(?<=,\s)авторы?(?=\s[{UPPER}])|(?<=\.\s)Фото(?=\s[{UPPER}])"
)
# «Видео предоставлено пресс-службой порта»: whose film it is
FILM_GIVEN = re.compile(r"Видео(?:запись)?\sпредоставлен[аоы]?\s[^.,:;!?]{3,90}\.?")
# «На фото: Имя Фамилия»: what a picture shows, and whose it is stands elsewhere
SHOWN = re.compile(
    r"(?:на (?:фото|снимке|фотографии|видео)|в кадре|суретте|фотода|in the (?:photo|picture))"
    r"(?:\s\([^()]{3,30}\))?\s?[:—–]\s?\S",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:пресс-(?:служба|центр)|press\s(?:service|office)|министерство|акимат|управление|департамент)\s"
    r"|.*\sбаспасөз\s(?:қызметі|орталығы)$",
    re.IGNORECASE,
)
# «По материалам X подготовила Y»
PREPARED = re.compile(rf"(?<=\s)(?:подготовил|дайындаған)[аи]?(?=\s[{UPPER}])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line that is no text says; all empty: junk."""

    photo: Credit | None = None
    source: Source | None = None
    author: Author | None = None
    advertising: bool = False

    @property
    def junk(self) -> bool:
        return self.photo is None and self.source is None and self.author is None


@lru_cache(maxsize=1024)  # title, lines and zones each ask for the same line
def read_line(line: str) -> Reading | None:
    """None where the line is text."""
    if len(line) > LONGEST_LINE:
        return None if has_words(line) else Reading()
    if is_junk(line):
        # «Фото:» alone is a rubric in menus, but its name may stand on the next line.
        # «Фото: X 16.03.2025 09:17 166» ends like a counter.
        moment = MOMENT.search(line)
        # «Фото: Instagram @name» looks like a call to follow.
        # "By Dana Omar in Business on 14 May 2025" is a stamp too.
        said = line.endswith(":") or line[:3].casefold() == "by " or moment or is_call(line)
        label = _read(line) if said else None
        if label is None and moment and moment.start() == 0:
            label = _read(line[moment.end() :].strip(" ,|·–-"))  # «5 июня 2020, 00:03 Фото: X»
        return label or Reading(advertising=is_advertising(line))
    # First the parts: «Фото: X · Источник: Y» would be one long name else.
    return _read_segments(line) or _read(line)


def label_alone(line: str) -> Reading | None:
    """«Авторы», «Источник» alone and without a colon: who it is stands on the next line."""
    known = line[:1].isupper() and line.casefold() in words("labels_alone")
    return read_line(f"{line}:") if known else None


def _read(line: str) -> Reading | None:
    if line.endswith((")", ").")) and (both := WRITER_AND_PHOTOGRAPHER.fullmatch(line)):
        writer, photographer = both["writer"], both["photographer"]
        if is_person(writer) and is_person(photographer):
            return Reading(photo=Credit(photographer), author=Author(writer))
    if (photo := read_photo_line(line)) is not None:
        return _with_other_role(photo, line)
    if (source := read_source_line(line)) is not None:
        return Reading(source=source)
    if (author := read_author_line(line)) is not None:
        if OFFICE.match(author.name or ""):  # «Текст: пресс-служба порта»
            return Reading(source=Source(author.name))
        return Reading(author=author)
    label = read_label(trimmed(line), "video_labels")
    if SHOWN.match(line) or FILM_GIVEN.fullmatch(line):
        return Reading()
    # A film's credit is neither text nor the credit of a picture.
    named = label is not None and COLON.match(trimmed(line), len(label.words)) is not None
    return Reading() if label and named and not is_sentence(label.rest) else None


def _with_other_role(photo: Credit, line: str) -> Reading:
    """«Текст и фото: X» is its author's line too, «Источник и фото: X» its source's."""
    label = read_label(trimmed(line), "photo_labels") if photo.caption is None else None
    role = (
        other_roles("photo_labels").get(" ".join(label.words.casefold().split())) if label else None
    )
    name = photo.name
    person = person_in(name or "")
    if role == "author" and person is None and is_organisation(name or ""):
        role = "source"  # «Текст и фото: пресс-служба акимата»
    if role == "author":
        person = person or name
        return Reading(photo=Credit(person), author=Author(person))
    source = Source(nominative(name)) if role == "source" and name else None
    return Reading(photo=photo, source=source)


def _read_segments(line: str) -> Reading | None:
    """«Автор: X. Фото: Y», «Фото: X · Источник: Y»: every part must be one of these."""
    text = trimmed(line)
    if len(text) > LONGEST_BYLINE:
        return None
    starts = {
        start
        for table in TABLES
        for start in label_starts(text, table)
        if _has_colon(text[start:], table)
    }
    starts |= {found.start() for found in OWN_PHOTO.finditer(text)}
    starts |= {found.start() for found in PREPARED.finditer(text)}
    if not starts or len(starts) > MOST_SEGMENTS:
        return None
    edges = [0, *sorted(starts), len(text)]
    pieces = [text[start:end].strip(" \t.,;/|·•") for start, end in pairwise(edges)]
    readings = _of_pieces([piece for piece in pieces if piece])
    known = [reading for reading in readings if reading is not None]
    if len(known) < 2 or len(known) < len(readings):
        return None
    found = Reading(
        photo=next((r.photo for r in known if r.photo), None),
        source=next((r.source for r in known if r.source), None),
        author=next((r.author for r in known if r.author), None),
    )
    # «Коллаж: X, фото: Y» is one credit with both names.
    return None if found.photo and not (found.source or found.author) else found


def _of_pieces(pieces: list[str]) -> list[Reading | None]:
    """«Имя Фамилия, Город. Фото автора»: a name alone counts where the photo is its owner's."""
    readings = [_read(piece) for piece in pieces]
    for number, (piece, reading) in enumerate(zip(pieces, readings, strict=True)):
        own = reading and reading.photo and (_own_photo(reading.photo) or _signed(piece, reading))
        if own and number and readings[0] is None and (name := lone_author(pieces[0])):
            readings[0], readings[number] = Reading(author=Author(name)), Reading(photo=own)
    # «Имя ФАМИЛИЯ. Фото X»: newspapers sign so
    if readings and readings[0] is None and (name := signature(pieces[0])):
        readings[0] = Reading(author=Author(name))
    return readings


def _signed(piece: str, reading: Reading) -> Credit | None:
    """«Имя Фамилия, фото X, Город»: a newspaper's signature, with a small letter and no colon."""
    photo = reading.photo
    if photo is None or photo.name is None or not SMALL_LABEL.match(piece):
        return None
    name, comma, town = photo.name.rpartition(", ")
    place = place_at(town, 0) if comma else None
    return replace(photo, name=name) if place and place.end() == len(town) else photo


def _own_photo(photo: Credit) -> Credit | None:
    """«фото автора, Петропавловск»: the town is the writer's."""
    whose = (photo.name or "").partition(",")[0]
    return Credit(whose, photo.label) if whose.casefold() in words("own_photo") else None


def _has_colon(text: str, table: str) -> bool:
    label = read_label(text, table)
    return label is not None and COLON.match(text, len(label.words)) is not None
