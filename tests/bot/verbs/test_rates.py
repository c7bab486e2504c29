from datetime import date

import pytest

from bot.errors import UnclearQuestion
from bot.verbs.rates import question_of


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("100 usd xyz", "what is 'xyz'? Write for example: 100 usd eur"),
        ("usd 31.02.2026", "there is no such day. Write for example: 100 usd eur"),
    ],
)
def test_an_unclear_question_says_how_to_ask(words: str, said: str) -> None:
    with pytest.raises(UnclearQuestion) as caught:
        question_of(words, date(2026, 11, 26))
    assert str(caught.value) == said
