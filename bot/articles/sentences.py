"""Where sentences end, in Russian, Kazakh and English; never inside a quote or a name."""

import re
from functools import cache
from importlib.resources import files

OPENING = {"«": "»", "“": "”", "„": "“"}
CLOSING = "»”“"
MOST_CHARACTERS = 200_000

_END = re.compile(r"[.!?…]+[\"»”“)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"([^\W_][\w-]*(?:\.[^\W_][\w-]*)*)\.$")
_ENDING_ABBREVIATIONS = frozenset({"т.д", "т.п", "т.б", "т.с.с", "др", "пр", "etc"})
_GOES_ON = re.compile(r"\s*(?:[-–—]\s|[a-zа-яёәғқңөұүһі])")
_SPEAKER = re.compile(r"\s*,?\s*[-–—]\s")


@cache
def _abbreviations() -> frozenset[str]:
    text = files("bot.articles").joinpath("tables/abbreviations.txt").read_text("utf-8")
    lines = (line.strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """Whole sentences; a quote of several sentences stays with the words around it."""
    text = paragraph[:MOST_CHARACTERS]
    depth = _depths(text)
    sentences: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        if end.start() < begin or depth[end.end() - 1] or not _ends(text, begin, end):
            continue
        sentence = text[begin : end.end()].strip()
        if sentence:
            sentences.append(sentence)
        begin = end.end()
    rest = text[begin:].strip()
    return (*sentences, rest) if rest else tuple(sentences)


def _depths(text: str) -> list[bool]:
    """For each character: does it stand inside a quote? Straight quotes go by their parity; an
    unclosed quote reaches to the end."""
    inside: list[bool] = []
    open_quotes: list[str] = []
    straight = False
    for char in text:
        if open_quotes and char == open_quotes[-1]:
            open_quotes.pop()
        elif char in OPENING:
            open_quotes.append(OPENING[char])
        elif char == '"':
            straight = not straight
        inside.append(bool(open_quotes) or straight)
    return inside


def _ends(text: str, begin: int, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 40]
    if not following.strip():
        return True
    if _GOES_ON.match(following):
        return False
    marks = end.group().rstrip("\"»”“)]")
    if marks != ".":
        return True
    return not _is_abbreviation(text[max(begin, end.start() - 40) : end.start() + 1], following)


def _is_abbreviation(before: str, following: str) -> bool:
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found.group(1)
    if len(word) == 1 and word.isupper():
        return True  # an initial: М. Ю. Лермонтов
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word) and word[0].isupper():
        return True  # М.Ю. Лермонтов
    lower = word.lower()
    if lower in _ENDING_ABBREVIATIONS:
        return not following.lstrip()[:1].isupper()
    if lower == "г" and re.search(r"\d\s?г\.$", before):
        return not following.lstrip()[:1].isupper()  # the year may end a sentence
    if lower in ("млн", "млрд", "трлн", "тыс", "руб", "тг", "км", "кг", "га", "мин", "сек", "коп"):
        return not following.lstrip()[:1].isupper()
    return lower in _abbreviations()


def split_units(paragraph: str) -> tuple[str, ...]:
    """Sentences, a direct quote and the words that say who spoke as one."""
    units: list[str] = []
    for sentence in split_sentences(paragraph):
        if units and _SPEAKER.match(sentence) and units[-1].rstrip(",").endswith(tuple('»"”')):
            units[-1] = f"{units[-1]} {sentence}"
        else:
            units.append(sentence)
    return tuple(units)
