from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnclearQuestion
from bot.rates.asked.plain_words import asks_in_plain_words, fault_in_plain_words
from bot.rates.asked.question import Question, read_question
from bot.rates.asked.vocabulary import day_words, names_a_currency, number_words
from bot.word_lists import lines
from tests.bot.rates.asked.phrases import EVERYTHING, FIRST, SECOND, THIRD, UNCLEAR
from tests.bot.rates.asked.plain_phrases import FOURTH, IN_VAIN, NO_MONEY, NO_RATES, RATES

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


@pytest.mark.parametrize(
    ("phrase", "meant"), [row for table in (FIRST, SECOND, THIRD, FOURTH) for row in rows(table)]
)
def test_what_people_ask(phrase: str, meant: str) -> None:
    assert read_question(phrase, TODAY) == meaning(meant)


@pytest.mark.parametrize("phrase", EVERYTHING.strip().splitlines())
def test_every_currency_is_asked_for(phrase: str) -> None:
    question = read_question(phrase, TODAY)
    assert question.everything and question.source is None


@pytest.mark.parametrize(
    ("phrases", "asks"), [(RATES, True), (NO_RATES, False), ("100 usd\nкурс евро", True)]
)
def test_a_message_without_a_command_asks_for_rates(phrases: str, asks: bool) -> None:
    for phrase in phrases.strip().splitlines():
        assert (asks_in_plain_words(phrase, TODAY) is not None) is asks, phrase


@pytest.mark.parametrize(("phrases", "in_vain"), [(IN_VAIN, True), (NO_MONEY, False)])
def test_a_message_about_money_alone_is_told_what_is_wrong(phrases: str, in_vain: bool) -> None:
    for phrase in phrases.strip().splitlines():
        assert (fault_in_plain_words(phrase, TODAY) is not None) is in_vain, phrase


def test_a_dash_is_no_minus() -> None:
    for phrase in ("юань - 7 мая", "курс - 7 мая", "лира -> 7 мая"):
        assert read_question(phrase, TODAY).day == date(2026, 5, 7)


def test_a_currency_is_asked_for_alone() -> None:
    assert not read_question("все доллары", TODAY).everything


def test_the_month_before_may_be_shorter() -> None:
    assert read_question("месяц назад", date(2026, 3, 31)).day == date(2026, 2, 28)


def test_no_word_of_a_question_is_taken_for_a_currency() -> None:
    asked = (*lines("bot.rates", "data/question_words"), *lines("bot.rates", "data/rate_words"))
    words = [*asked, *number_words(), *day_words()]
    assert [word for word in words if names_a_currency(word.rstrip("*"))] == []


@pytest.mark.parametrize("phrase", UNCLEAR.strip().splitlines())
def test_what_cannot_be_answered(phrase: str) -> None:
    with pytest.raises(UnclearQuestion):
        question = read_question(phrase, TODAY)
        assert question.source is None and question.amount is None, question
        raise UnclearQuestion("nothing to answer")


WORDS = st.sampled_from(
    [
        "100",
        "1,5",
        "млн",
        "usd",
        "долларов",
        "тенге",
        "в",
        "бес",
        "жүз",
        "мың",
        "01.11.2026",
        "2026-02-30",
        "ноября",
        "31",
        "-",
        "к",
        "a",
        "m",
        "$",
        "₸",
        "half",
        "доллары",
        "сша",
        "крона",
        ".5",
        "1.000.000",
        "usdkzt",
        "гыв",
        "9999999999999999",
        "٣",
        "Ⅷ",
        "²",
        "1e5",
        "nan",
        "\x00",
        "23.11",
        "1/2",
        "2025",
        "жылғы",
        "прошлый",
        "понедельник",
        "назад",
        "неделю",
        "все",
        "1-го",
        "🇰🇿",
    ]
)


@given(st.lists(WORDS | st.text(max_size=8), max_size=8).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_whatever_is_said_it_is_read_or_refused(text: str) -> None:
    try:
        question = read_question(text, TODAY)
    except UnclearQuestion as error:
        assert "\n" not in str(error)
        return
    assert question.amount is None or 0 < question.amount < Decimal(10) ** 15
    assert question.target is None or question.source is not None


def test_there_are_enough_phrases() -> None:
    assert len(rows(FIRST)) + len(rows(SECOND)) >= 100
