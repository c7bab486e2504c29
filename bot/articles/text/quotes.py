"""Where quotations and brackets begin and end in a paragraph."""

import re
from dataclasses import dataclass

MARKS = re.compile(r"[«»“”„‟\"]")
BRACKETS = re.compile(r"[()\[\]]")
LONGEST_BRACKET = 400
SHARED_CLOSE = 30  # «НК «КТЖ»: names that share one closing mark stand this close
# Editors that turn only some marks round leave “…" and "…”; the last one is the right one.
CLOSES = {"«": "»", "“": '"”', "„": '"“”', "‟": '"”', '"': '”"'}
REOPENED = ('"', "“")
# «…подписал коробку «Обувь», – сказал он»: marks of one shape are not doubled at the end
SPEAKER = re.compile(r",?\s[–—-]\s[^\W\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІ_]")
SENTENCE_END = re.compile(r"[.!?…]\s")


@dataclass(frozen=True, slots=True)
class Spans:
    """Outermost quotations and brackets as (start, end); `open_from`: a quotation never closed."""

    spans: tuple[tuple[int, int], ...]
    open_from: int | None = None

    def holds(self, position: int) -> bool:
        """Is the position inside one of them? Their edges are not."""
        return any(start < position < end for start, end in self.spans)


def find_spans(text: str) -> Spans:
    """Quotations and brackets of one paragraph; an unclosed quotation lasts to its end."""
    quotations, open_from = _quotations(text)
    if open_from is not None:
        quotations.append((open_from, len(text) + 1))
    return Spans(tuple(_merged([*quotations, *_brackets(text)])), open_from)


def open_quote(text: str) -> bool:
    """Is a quotation opened in the text and not closed?"""
    return _quotations(text)[1] is not None


def _quotations(text: str) -> tuple[list[tuple[int, int]], int | None]:
    if MARKS.search(text) is None:
        return [], None
    marks = [(found.start(), found[0]) for found in MARKS.finditer(text)]
    found = _paired(text, marks, "\n")
    if found[1] is not None and text[found[1]] in REOPENED:
        # «"A. "B. "C."»: paragraphs of one quotation that somebody put into one line
        joined = _paired(text, marks, "\n ")
        return found if joined[1] is not None else joined
    return found


def _paired(
    text: str, marks: list[tuple[int, str]], between: str
) -> tuple[list[tuple[int, int]], int | None]:
    """Outermost quotations; a mark that stands again behind a sentence and a sign of `between`
    goes on with the quotation it has opened."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    lacking = sum(1 for _, m in marks if m == "«") - sum(1 for _, m in marks if m == "»")
    for at, mark in marks:
        if not _is_closing(text, at, mark, stack):
            # A quotation of several paragraphs opens each of them anew.
            again = stack and stack[-1][1] == mark and _goes_on(text, at, between)
            if mark in CLOSES and not again:
                stack.append((at, mark))
            continue
        start, opened = stack.pop()
        while lacking > 0 and opened == "«" and stack and _shares_close(text, stack[-1], start, at):
            start, opened = stack.pop()
            lacking -= 1
        if not stack:
            spans.append((start, at + 1))
    return spans, stack[0][0] if stack else None


def _goes_on(text: str, at: int, between: str) -> bool:
    gap = text[at - 1 : at]
    return gap != "" and gap in between and (gap == "\n" or text[at - 2 : at - 1] in ".!?…")


def _is_closing(text: str, at: int, mark: str, stack: list[tuple[int, str]]) -> bool:
    if not stack or mark not in CLOSES[stack[-1][1]]:
        return False
    if mark != '"':
        return True
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before.isspace() or before in "([«“—–") and bool(behind.strip())
    closes = bool(before.strip()) and (not behind or not behind.isalnum())
    # Where the surroundings do not tell, marks open and close in turn.
    return closes or not opens


def _shares_close(text: str, outer: tuple[int, str], start: int, end: int) -> bool:
    """Does the mark at `end`, which closes what opened at `start`, close the outer one too?"""
    between = text[outer[0] : start]
    near = len(between) <= SHARED_CLOSE and not SENTENCE_END.search(between)
    return outer[1] == "«" and (near or SPEAKER.match(text, end + 1) is not None)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Closed brackets of a bounded length; a stray one (a smile, «а)») is none."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    if "(" not in text and "[" not in text:
        return spans
    for found in BRACKETS.finditer(text):
        if found[0] in "([":
            stack.append((found.start(), found[0]))
        elif stack and (stack[-1][1] == "(") == (found[0] == ")"):
            start = stack.pop()[0]
            if found.end() - start <= LONGEST_BRACKET:
                spans.append((start, found.end()))
    return spans


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping ones united, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
