"""What stands at the ends of a text and is none of it: signatures, tags, words about the writer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.articles.credits.author_lines import read_author_line, signature
from bot.articles.credits.bare_names import is_bare_name
from bot.articles.credits.signed_lines import Credit
from bot.articles.text.phrases import DOMAIN, has_verb, is_person
from bot.model import Block, BlockKind

LEAST_TAGS = 2
TAG_WORDS = 4
MOST_CLOUD = 15
CLOUD_WORD = re.compile(r"[^\W\d_]{3,}")
CLOUD = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,14}")  # words alone, no sign between them
COUNT = re.compile(r"\s\(\d{1,5}\)")
SIGNED_WITHIN = 3  # blocks: a deck may stand above who wrote it
ENGLISH_WRITER = re.compile(
    r"(?P<name>[^.!?]{3,60}?)\sis\san?\s(?:[\w-]+\s){0,3}?"
    r"(?:journalist|reporter|correspondent|editor|columnist|writer|contributor)\b.{0,200}"
)
# «Мост (dala.kz)», «Мост: Dala.kz / Имя Фамилия», but not «Подробности на сайте: dala.kz»
CAPTION_SITE = re.compile(
    rf"(?!.*\b(?:сайт|ссылк|адрес|источник|подробн|site|link|сілтеме|дереккөз))([^.!?():]{{5,120}})"
    rf"(?:\s\((?P<inside>{DOMAIN.pattern})\)|:\s(?P<behind>{DOMAIN.pattern}(?:\s?/\s?[^\d.!?:/]{{3,40}})?))",
    re.IGNORECASE,
)
# "The president speaks on Monday. (Yonhap via AP)" above the text
CAPTION_AGENCY = re.compile(r"(.{20,300})\s\(([^()]*(?:\svia\s|/|\sPhoto)[^()]{1,40})\)\.?")
REPORTERS = re.compile(r"\s*\(((?:Additional\s)?[Rr]eporting\sby\s[^()]{3,200})\)\.?$")
# "-ENDS-" in releases: what follows is for journalists
ENDED = re.compile(r"[-–—*\s]{0,4}(?:ENDS?|КОНЕЦ|СОҢЫ)[-–—*\s]{0,4}")
NUMBER = re.compile(r"(\d{1,2})([.)])\s")


def without_tags(body: Sequence[Block]) -> list[Block]:
    """«МИНЭНЕРГО», «РИДДЕР», «ТЭЦ» below the text: capitals alone, line after line."""
    end = len(body)
    while end > 1 and _is_capital_tag(body[end - 1]):
        end -= 1
    return list(body[:end] if len(body) - end >= LEAST_TAGS else body)


def without_notes(body: Sequence[Block]) -> list[Block]:
    """A release up to the line that says where it ends."""
    ends = (number for number, block in enumerate(body) if ENDED.fullmatch(block.text))
    return list(body[: next(ends, None) or len(body)])


def begins_cloud(body: Sequence[Block], title: str) -> int | None:
    """Where the tags below a text begin, a name a line or all in one: the article's own words."""
    start = len(body)
    while start > 1 and len(body[start - 1].text.split()) == 1 and _is_cloud_line(body[start - 1]):
        start -= 1
    if len(body) - start < LEAST_TAGS:
        start = len(body) - 1
    if start < 1 or not _is_cloud_line(body[start]):
        return None
    tags = [word for block in body[start:] for word in _stems(COUNT.sub("", block.text))]
    said = set(_stems(" ".join((title, *(block.text for block in body[:start])))))
    known = sum(1 for word in tags if word in said)
    return start if LEAST_TAGS < len(tags) <= MOST_CLOUD and 2 * known >= len(tags) else None


def _is_cloud_line(block: Block) -> bool:
    text = COUNT.sub("", block.text)
    plain = block.kind is BlockKind.PARAGRAPH and CLOUD.fullmatch(text) is not None
    return plain and not (is_person(text) or has_verb(text))


def _stems(text: str) -> list[str]:
    """The beginnings of the words: enough to know a name in another case."""
    folded = (word.casefold() for word in CLOUD_WORD.findall(text))
    return [word[: max(3, len(word) - 2)][:6] for word in folded]


def _is_capital_tag(block: Block) -> bool:
    text = block.text
    plain = block.kind is BlockKind.PARAGRAPH and text.isupper() and text[-1:].isalnum()
    return plain and len(text.split()) <= TAG_WORDS


def about_writer(text: str, known: Sequence[str] = ()) -> str | None:
    """ "Name Surname is a journalist based in Astana." says who wrote it; of a `known` writer also
    the first name alone."""
    found = ENGLISH_WRITER.fullmatch(text)
    if found is None:
        return None
    name = found["name"]
    whole = next((writer for writer in known if writer.startswith(f"{name} ")), None)
    return whole or (name if is_person(name) else None)


@dataclass(frozen=True, slots=True)
class Signed:
    """A text without the signature among its first blocks, and the signature's name."""

    body: list[Block]
    name: str | None = None


def signed_above(body: Sequence[Block]) -> Signed:
    """«Имя ФАМИЛИЯ, Город», "Name Surname in City" between a deck and the text."""
    for number, block in enumerate(body[:SIGNED_WITHIN]):
        if number + 1 < len(body) and (name := signature(block.text)):
            return Signed([*body[:number], *body[number + 1 :]], name)
    return Signed(list(body))


def begins_numbers(body: Sequence[Block]) -> bool:
    """Does a list of numbered headings begin with this block: «1. Налоги», later «2. Паводки»?"""
    first = NUMBER.match(body[0].text) if body else None
    if first is None or first[1] != "1":
        return False
    return any(block.text.startswith(f"2{first[2]} ") for block in body[1:])


@dataclass(frozen=True, slots=True)
class Shown:
    """A caption among the first blocks: which one, and the credit in it."""

    number: int
    credit: Credit


def caption_above(body: Sequence[Block], first: int) -> Shown | None:
    """«Мост после ремонта (dala.kz)» above the text, which begins with block `first`."""
    agency = CAPTION_AGENCY.fullmatch(body[first].text)
    if agency and is_bare_name(agency[2]) and first + 1 < len(body):
        return Shown(first, Credit(agency[2], caption=agency[1]))
    for number, block in enumerate(body[: min(first + 1, len(body) - 1)]):
        site = CAPTION_SITE.fullmatch(block.text)
        if site and block.kind is BlockKind.PARAGRAPH and not has_verb(site[1]):
            return Shown(number, Credit(site["inside"] or site["behind"], caption=site[1]))
    return None


@dataclass(frozen=True, slots=True)
class Reported:
    """A paragraph without the note of its reporters; `name` where the note can be read."""

    text: str
    name: str | None


def reported_by(text: str) -> Reported | None:
    """ "… hikes. (Reporting by Name Surname; writing by Name Surname)" ends a text of Reuters."""
    note = REPORTERS.search(text)
    if note is None or not note.start():
        return None
    author = read_author_line(note[1])
    return Reported(text[: note.start()], author.name if author else None)
