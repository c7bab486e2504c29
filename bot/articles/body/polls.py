"""A site's poll among the lines of a saved page: its heading, its question, its answers."""

import re
from collections.abc import Sequence

from bot.articles.tables import words
from bot.model import Block

# «1. Положительно. Стали лучше высыпаться.(347)», «Да – 54%»
ANSWER = re.compile(
    r"[\s•·*-]*(?:\d{1,2}[.)]?\s)?\S.{0,140}?(?:\(\d{1,6}(?:\s?%)?\)|[–—:-]?\s\d{1,3}(?:[.,]\d)?\s?%)"
)
LEAST_ANSWERS = 2
LONGEST_QUESTION = 200


def without_polls(blocks: Sequence[Block]) -> list[Block]:
    """Only what stands under «Опрос» goes: shares of votes may be the article's own news."""
    kept: list[Block] = []
    number = 0
    while number < len(blocks):
        end = _poll_end(blocks, number)
        if end == number:
            kept.append(blocks[number])
            end += 1
        number = end
    return kept


def _poll_end(blocks: Sequence[Block], start: int) -> int:
    """Where the poll is over that begins here; `start` where none does."""
    heading, _, question = blocks[start].text.strip("[] ").partition(":")
    asked = question.endswith("?")  # «[Опрос: нужен ли мост?]»
    if heading.casefold().strip(" .!") not in words("poll_headings") or (question and not asked):
        return start
    end = start + 1
    if not asked and end < len(blocks) and len(blocks[end].text) <= LONGEST_QUESTION:
        end += blocks[end].text.endswith("?")
    answers = end
    while answers < len(blocks) and ANSWER.fullmatch(blocks[answers].text):
        answers += 1
    return answers if answers - end >= LEAST_ANSWERS else start
