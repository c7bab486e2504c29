"""When a text saved from a page says that it came out: «26 ноября 2026, 14:05» in head or foot."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.articles.body.moments import CLOCK, LONGEST, is_moment
from bot.articles.body.reading import read_line
from bot.articles.credits.author_lines import before_day
from bot.articles.names.places import place_at
from bot.articles.tables import words
from bot.model import Block
from bot.sources.values.dates import FUTURE, parse_date

PARAGRAPH = 60  # characters
MOST_BESIDE = 3  # parts of a line, and words in each, that may stand beside the date
SENTENCE_END = re.compile(r"[.!…][»”\"')]*$")  # what ends in a question may be the title
# «2 апреля 2025, 18:33 Экономика», «Сұхбат 3120 0 пікір 30 Тамыз, 2025 сағат 12:10»: with what
# nobody reads beside it
DAY = (
    r"(?:\d{1,2}[./]\d{1,2}[./]20\d\d|\d{1,2}\s[^\W\d]{3,9}\.?,?\s20\d\d)"
    r"(?:\s?(?:года|г\.?|жылы?|ж\.?))?"
)
CLOCK_BEHIND = r",?\s(?:[-–—|]\s|в\s|сағат\s)?\d{1,2}:\d{2}"
DOTTED = re.compile(r"(?<=\s20\d\d\s)(\d{1,2})\.(\d{2})(?=\s[A-Z]{3,4}$)")  # "2026 17.05 GMT"
STAMP = re.compile(rf"^{DAY}{CLOCK_BEHIND}(?=\s)|(?<=\s){DAY}{CLOCK_BEHIND}$")
DAY_AND_RUBRIC = re.compile(rf"({DAY})\s([^\W\d_]+)")
FULL_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
PARTS = re.compile(r"\s[|•·/»>›→]\s")
CHANGED = re.compile(r"(?i)обновл|измен|жаңарт|updated|modified")
WEEKDAY = re.compile(
    r"(?i)понедельник|вторник|сред[аы]|четверг|пятниц|суббот|воскресень|сенбі|жұма|day\b"
)


def date_in(blocks: Sequence[Block], zone: str, now: datetime | None) -> datetime | None:
    """Of a line that says nothing else, above the first paragraph or below the last one."""
    told = [n for n, block in enumerate(blocks) if _is_paragraph(block.text)]
    if not told:
        return None
    head = [block.text for block in blocks[: told[0]]]
    # The nearest line to the text; one with a clock rather than one without.
    dated = [
        (bool(CLOCK.search(text)), at) for text in head if (at := date_of_line(text, zone, now))
    ]
    if dated:
        clocked = [at for clock, at in dated if clock]
        return clocked[-1] if clocked else dated[-1][1]
    # Below the text several dates are those of other articles.
    below = [at for b in blocks[told[-1] + 1 :] if (at := date_of_line(b.text, zone, now))]
    return below[0] if len(below) == 1 else None


def _is_paragraph(text: str) -> bool:
    closed = len(text) >= PARAGRAPH and SENTENCE_END.search(text) is not None
    return closed and read_line(text) is None  # no «Сайт использует cookie …»


def _without_place(text: str) -> str:
    """«10:15, 26 ноября 2026, Бишкек» without the city."""
    rest, _, last = text.rpartition(", ")
    place = place_at(last, 0) if rest else None
    return rest if place is not None and place.end() == len(last) else text


def _stamp(text: str) -> str:
    """Only the date of a line of furniture, or of one with a rubric: «08.10.2025 Происшествия»."""
    if is_moment(text):
        return text
    if name := before_day(text):
        return text.removeprefix(name).strip(" ,")
    rubric = DAY_AND_RUBRIC.fullmatch(text)
    if rubric and rubric[2].casefold() in words("junk_lines"):
        return rubric[1]
    stamp = STAMP.search(text)
    reading = read_line(text) if stamp else None
    return stamp[0] if stamp and reading is not None and reading.junk else text


def date_of_line(text: str, zone: str, now: datetime | None) -> datetime | None:
    """A date with its year, not ahead; when it was changed says nothing of when it came out."""
    if len(text) > LONGEST or not FULL_YEAR.search(text):
        return None
    text = DOTTED.sub(r"\1:\2", _without_place(text))
    text = _stamp(text)
    moments = [part for part in PARTS.split(text) if is_moment(part)]
    moments = [part for part in moments if not CHANGED.match(part)] or moments
    dated = [part for part in moments if FULL_YEAR.search(part)]
    others = [part for part in PARTS.split(text) if not is_moment(part)]
    if len(moments) == 2 and len(dated) == 1 and not CLOCK.search(dated[0]):
        dated = [" ".join(moments)]  # «26.11.2026 | 10:15»
    few = len(others) <= MOST_BESIDE and all(len(p.split()) <= MOST_BESIDE for p in others)
    if len(dated) != 1 or not few:
        return None
    said = CHANGED.split(dated[0])[0]
    if not CLOCK.search(said) and WEEKDAY.search(said):
        return None  # today's date in the head of a site
    at = parse_date(said, zone) if FULL_YEAR.search(said) else None
    return None if at is None or (now is not None and at > now + FUTURE) else at
