"""A line that says when something appeared or was changed, and nothing else."""

import re

from bot.articles.tables import words
from bot.articles.text.dates import month_number

LONGEST = 120
MOST_WORDS = 20
RUBRIC_WORDS = 3
BETWEEN = re.compile(r"\s[•|·/»]\s")
WORDS = re.compile(r"[^\W\d_]+")
CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
NUMBERED = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|20\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d)"
)
AGO = re.compile(r"\d\s[^\W\d_]+\s(?:назад|бұрын|ago)(?!\w)", re.IGNORECASE)
# "2026-11-22T16:20+0500", «25 Ноябрь 2026 | GMT +5»: nothing but these between words and numbers
SIGNS = re.compile(r"[\s\d:.,/|·•()+–—−-]+")
ISO_T = re.compile(r"(?<=\d)T(?=\d)|(?<=\d)Z(?!\w)")
CLOCK_AHEAD = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},?(?:\s\d{1,2}:\d{2})?\s[-–—|]\s(?=\S+\s\S)"
)


def is_dated_rubric(line: str) -> bool:
    """«Қоғам • 25 Қараша, 2026», «Общество | 27.11.2026 10:12»: a few words and when."""
    parts = [part.strip() for part in BETWEEN.split(line)] if len(line) <= LONGEST else []
    others = [part for part in parts if not is_moment(part)]
    return len(parts) == 2 and len(others) == 1 and len(others[0].split()) <= RUBRIC_WORDS


def is_moment(line: str) -> bool:
    """«Обновлено: 23 ноября 2026, 10:05», "Nov 24, 2026 10:14 AM GMT+5 Updated 2 hours ago"."""
    if len(line) > LONGEST or not (CLOCK.search(line) or YEAR.search(line) or AGO.search(line)):
        return False
    text = ISO_T.sub(" ", line)
    found = WORDS.findall(text)
    if len(found) > MOST_WORDS or SIGNS.fullmatch(WORDS.sub(" ", text)) is None:
        return False
    known = words("moment_words")
    others = [word for word in found if word.casefold() not in known]
    if any(month_number(word) is None for word in others):
        return False
    return bool(others) or any(sign.search(line) for sign in (CLOCK, AGO, NUMBERED))


def without_clock(text: str) -> str:
    """Without «27.11.2026 08:00 – » before the first words."""
    found = CLOCK_AHEAD.match(text)
    return text[found.end() :] if found else text
