"""Paragraphs to sentences, Russian, Kazakh, English: quotes, abbreviations, initials hold."""

import re
from collections.abc import Iterator
from functools import cache

from bot.articles.tables import rows
from bot.articles.text.phrases import has_verb
from bot.articles.text.quotes import find_spans

# The first sign stands alone: behind a `+` it would be tried at every letter.
ENDS = re.compile(r"[.!?…؟۔][.!?…؟۔]*[»”\"“')\]]*(?=\s|$)")
# The word before a full stop, with the full stops inside it: «т.д», «М.Ю», «U.S».
# Read from its end: what looks for it from the left tries every letter.
LAST_WORD_BACKWARDS = re.compile(r"[\w.-]{1,16}")
LIST_NUMBER = re.compile(r"\d{1,3}")
LIST_SIGNS = " •■▪●*–—-"
DASHES = "-–—−"
# «12:00 p.m. Astana time», «6 a.m. Monday»
BEHIND_HOUR = re.compile(
    r"(?:GMT|UTC|[ECMP][SD]?T|CEST|BST|MSK|EET|IST|KST|JST|(?:[A-Z][a-z]+\s){1,3}time"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\s\d)(?!\w)"
)
UNIT = re.compile(r"[A-Z]{2,5}(?![^\W_])")  # «74,3 тыс. TEU», «5 млн. USD»
LEADING_NUMBER = re.compile(r"^\d+-?")
SPACED_ABBREVIATION = re.compile(r"(?:^|\s)([тиб]\. ?[\w]{1,2})$")


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of one paragraph; what a quotation holds is never cut."""
    return tuple(iterate_sentences(paragraph))


def iterate_sentences(paragraph: str) -> Iterator[str]:
    """The same one by one: who needs only the first does not pay for the rest."""
    spans = find_spans(paragraph).spans
    start = at = 0
    for found in ENDS.finditer(paragraph):
        end = found.end()
        while at < len(spans) and spans[at][1] < end:
            at += 1
        inside = at < len(spans) and spans[at][0] < end < spans[at][1]
        if inside or not _ends_sentence(paragraph, start, found):
            continue
        if sentence := paragraph[start:end].strip():
            yield sentence
        start = end
    if rest := paragraph[start:].strip():
        yield rest


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    behind = text[found.end() : found.end() + 40].lstrip()
    if not behind:
        return True
    first = behind.lstrip("«“„\"'([")[:1] or behind[0]
    # A dash goes on with the speaker of what was said: «…!» – сказал он.
    if first.islower() or behind[0] in DASHES:
        return False
    if found[0] != ".":
        return True
    if text[found.start() - 2 : found.start()] == ".m" and BEHIND_HOUR.match(behind):
        return False
    rule = _abbreviated(text[max(start, found.start() - 20) : found.start()])
    if rule == "may" and first.isupper():
        return not UNIT.match(behind)
    if rule == "year" and first.isupper():
        # «В 2023 г. Казахстан собрал …»: without a verb it is no sentence yet.
        return has_verb(text[start : found.start()])
    return rule is None


def _abbreviated(before: str) -> str | None:
    """By which rule the full stop behind `before` is an abbreviation's, an initial's or a list
    number's: it ends a sentence never, or it may («may», «year») before a capital letter."""
    last = LAST_WORD_BACKWARDS.match(before[::-1])
    if last is None:
        return None
    word, start = last[0][::-1], len(before) - last.end()
    if LIST_NUMBER.fullmatch(word) and not before[:start].strip(LIST_SIGNS):
        return "never"
    sign = before[start - 1 : start]
    tail = word.rpartition(".")[2]
    if len(tail) == 1 and tail.isupper() and not _is_roman(before, start, word):
        return None if sign == "°" else "never"
    rule = _rule(before, word)
    if rule and sign == "/":
        return "may"  # «28 м/с. Ночью»
    if rule not in ("year", "unit"):
        return rule
    if not (before[:start].rstrip()[-1:].isdigit() or word[0].isdigit()):
        return "never"
    return "may" if rule == "unit" else rule


def _is_roman(before: str, start: int, word: str) -> bool:
    """«Екатерина I.» ends a sentence; «М. Ю. Лермонтов» does not."""
    return word in ("I", "V", "X") and before[:start].rstrip()[-1:].islower()


def _rule(before: str, word: str) -> str | None:
    known = _abbreviations()
    folded = word.casefold().strip("-.")
    spaced = SPACED_ABBREVIATION.search(before) if "." in before else None
    if spaced and (rule := known.get(spaced[1].replace(" ", "").casefold())):
        return rule
    return known.get(folded) or known.get(LEADING_NUMBER.sub("", folded))


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0].casefold().replace(" ", ""): row[1] for row in rows("abbreviations")}
