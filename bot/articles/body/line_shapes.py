"""Shapes of single lines: the beginning of a text, a rubric, what is left over below it."""

import re

from bot.articles.body.related import is_ticker
from bot.articles.credits.labels import is_empty_value
from bot.articles.tables import words
from bot.articles.text.phrases import has_verb
from bot.model import Block, BlockKind

SENTENCE_LENGTH = 60  # from here on a line counts as text even without a full stop
RUBRIC_WORDS = 4
SHORTEST_LINE, TAG_WORDS = 2, 5
CLOSED = re.compile(r"[.!?…؟۔][»”\"')\]]*$|[»”\"]$")
OF_REGION = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:облысы|oblysy|oblısı|область)\.?")
# «10:00 – открытие», «• 14 – новых школ»
NUMBERED = re.compile(r"(?:[•■▪●]\s)?\d[\d.,: ]{0,9}\s?[–—-]\s[^\W\d]")
ITEM = re.compile(rf"{NUMBERED.pattern}|[•■▪●]\s")
LIST_MARK = re.compile(r"(?:[-–—•■▪●*]|\d{1,2}[.)])\s")


def is_sentence_line(text: str) -> bool:
    return len(text) >= SENTENCE_LENGTH or CLOSED.search(text) is not None


def begins_text(text: str) -> bool:
    """A sentence, or the words that announce a list."""
    if is_ticker(text):
        return False
    return is_sentence_line(text) or (text.endswith(":") and len(text.split()) >= RUBRIC_WORDS)


def is_left_over(text: str) -> bool:
    """A button, a tag or its writer's region below the text: very short, no sentence."""
    if OF_REGION.fullmatch(text):
        return True
    small = text[:1].islower() and text[-1:].isalnum()  # «снег погода Алматы»
    most = TAG_WORDS if small and not has_verb(text) else SHORTEST_LINE
    return len(text.split()) <= most and not CLOSED.search(text) and not LIST_MARK.match(text)


def is_fact(text: str) -> bool:
    """«Где: филармония» in an announcement."""
    label, colon, said = text.partition(":")
    return bool(colon and said.strip()) and label.casefold().strip("• ") in words("fact_labels")


def is_rubric(block: Block) -> bool:
    if is_ticker(block.text):
        return True
    if is_fact(block.text) or NUMBERED.match(block.text):
        return False
    if block.kind is BlockKind.PARAGRAPH and LIST_MARK.match(block.text):
        return len(block.text.split()) <= RUBRIC_WORDS and not CLOSED.search(block.text)
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.LIST_ITEM
    return len(block.text.split()) < RUBRIC_WORDS and not block.text.endswith((":", ","))


def is_alone(text: str) -> bool:
    """Does the value of its label stand on the next line?"""
    _, colon, value = text.partition(":")
    return text.rstrip().endswith((":", "：")) or bool(colon and is_empty_value(value))
