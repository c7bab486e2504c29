from datetime import date
from decimal import Decimal

import pytest

from bot.errors import UnclearQuestion
from bot.rates.question import Question, read_question
from tests.bot.rates.phrases import FIRST, SECOND, UNCLEAR

TODAY = date(2026, 11, 26)


def rows(table: str) -> list[tuple[str, str]]:
    found = []
    for line in table.strip().splitlines():
        phrase, _, meant = line.rpartition("|")
        found.append((phrase.strip(), meant.strip()))
    return found


def meaning(words: str) -> Question:
    amount, source, target, day = (None if word == "-" else word for word in words.split())
    return Question(
        None if amount is None else Decimal(amount),
        source,
        target,
        None if day is None else date.fromisoformat(day),
    )


@pytest.mark.parametrize(("phrase", "meant"), rows(FIRST) + rows(SECOND))
def test_what_people_ask(phrase: str, meant: str) -> None:
    assert read_question(phrase, TODAY) == meaning(meant)


@pytest.mark.parametrize("phrase", UNCLEAR.strip().splitlines())
def test_what_cannot_be_answered(phrase: str) -> None:
    with pytest.raises(UnclearQuestion):
        question = read_question(phrase, TODAY)
        assert question.source is None and question.amount is None, question
        raise UnclearQuestion("nothing to answer")


def test_there_are_enough_phrases() -> None:
    assert len(rows(FIRST)) + len(rows(SECOND)) >= 100
