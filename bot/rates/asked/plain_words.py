"""Money in a message that is no command: asked about, or asked about in vain."""

from datetime import date

from bot.articles.text.dates import month_number
from bot.errors import UnclearQuestion
from bot.rates.asked.amount import is_currency
from bot.rates.asked.question import LONGEST, SILENT, Question, read_question
from bot.rates.asked.tokens import tokens
from bot.rates.asked.vocabulary import (
    changes_nothing,
    means_everything,
    means_rates,
    names_a_currency,
    number_words,
    speaks_of_days,
    stands_beside,
)


def asks_in_plain_words(text: str, today: date) -> Question | None:
    """The question of a message that is no command: each of its words is understood, and a currency
    or rates themselves are among them."""
    try:
        question = read_question(text, today)
    except UnclearQuestion:
        return None
    if question.source is not None:
        return question
    of_rates = any(kind == "word" and means_rates(word) for kind, word in tokens(text))
    return question if of_rates and question.amount is None else None


def fault_in_plain_words(text: str, today: date) -> UnclearQuestion | None:
    """What is wrong with such a message («доллар 31 февраля», «0 usd»); None where it is not about
    money alone."""
    try:
        read_question(text, today)
    except UnclearQuestion as fault:
        said = tokens(text) if len(text) <= LONGEST else []
        of_money = any(
            is_currency(said, at) or (kind == "word" and means_rates(word))
            for at, (kind, word) in enumerate(said)
        )
        return fault if of_money and all(_is_familiar(kind, word) for kind, word in said) else None
    return None


def _is_familiar(kind: str, word: str) -> bool:
    """May it stand in a question about money?"""
    if kind != "word":
        return kind != "other" or word in SILENT
    by_table = (means_everything, changes_nothing, stands_beside, names_a_currency, month_number)
    known = word in number_words() or speaks_of_days(word)
    return known or any(table(word) for table in by_table)
