"""Weeks, months and years in questions about rates; today is Friday, 27 November 2026."""

from datetime import date
from decimal import Decimal

import pytest

from bot.errors import UnclearQuestion
from bot.rates.asked.question import read_question

TODAY = date(2026, 11, 27)
QUESTIONS = """
доллар 20 ноября прошлого года               | 2025-11-20
прошлого года 20 ноября доллар               | 2025-11-20
usd Nov 20 last year                         | 2025-11-20
өткен жылғы 20 қараша доллар бағамы          | 2025-11-20
былтырғы 20 қарашадағы доллар                | 2025-11-20
доллар 20.11 прошлого года                   | 2025-11-20
1 января прошлого года евро                  | 2025-01-01
31 декабря прошлого года евро                | 2025-12-31
доллар биыл 1 қаңтарда                       | 2026-01-01
usd last week                                | 2026-11-20
доллар на позапрошлой неделе                 | 2026-11-13
usd the week before last                     | 2026-11-13
доллар осы аптада                            | 2026-11-27
доллар в среду на прошлой неделе             | 2026-11-18
өткен аптаның сәрсенбісінде доллар           | 2026-11-18
доллар в понедельник на этой неделе          | 2026-11-23
еуро өткен айда                              | 2026-10-27
доллар 20 числа прошлого месяца              | 2026-10-20
usd on the 20th of last month                | 2026-10-20
өткен айдың 20-сында доллар                  | 2026-10-20
доллар 31 числа                              | 2026-10-31
доллар 20-го                                 | 2026-11-20
доллар былтыр                                | 2025-11-27
usd at the beginning of the year             | 2026-01-01
доллар жыл басында                           | 2026-01-01
доллар в конце прошлого месяца               | 2026-10-31
usd at the end of 2024                       | 2024-12-31
доллар в начале 2025 года                    | 2025-01-01
сколько стоил доллар в прошлом году          | 2025-11-27
доллар через неделю                          | 2026-12-04
usd in 3 days                                | 2026-11-30
usd in a week                                | 2026-12-04
доллар бір аптадан кейін                     | 2026-12-04
курс евро на следующей неделе                | 2026-12-04
доллар келесі дүйсенбіде                     | 2026-11-30
usd next friday                              | 2026-12-04
доллар в среду на следующей неделе           | 2026-12-02
"""


@pytest.mark.parametrize("line", QUESTIONS.strip().splitlines())
def test_a_day_in_a_span_and_a_span_alone(line: str) -> None:
    asked, day = (part.strip() for part in line.split("|"))
    question = read_question(asked, TODAY)
    assert question.day == date.fromisoformat(day)
    assert question.amount is None
    assert len({question.source, question.target} - {None}) == 1


def test_an_amount_beside_a_span() -> None:
    question = read_question("250 евро в тенге на конец прошлого года", TODAY)
    assert (question.amount, question.source, question.target) == (Decimal(250), "EUR", "KZT")
    assert question.day == date(2025, 12, 31)


@pytest.mark.parametrize(
    "asked", ["доллар 29 февраля прошлого года", "usd on the 31st of this month"]
)
def test_a_day_that_its_span_has_not(asked: str) -> None:
    with pytest.raises(UnclearQuestion, match="no such day"):
        read_question(asked, TODAY)


@pytest.mark.parametrize(
    "asked", ["usd 20 и 21 ноября", "usd 20-21 November", "доллар 20 және 21 қараша"]
)
def test_several_days_are_not_an_amount_and_a_day(asked: str) -> None:
    with pytest.raises(UnclearQuestion, match="one day at a time"):
        read_question(asked, TODAY)


def test_a_number_beside_a_day_is_an_amount() -> None:
    assert read_question("20 долларов 21 ноября", TODAY).amount == 20
    assert read_question("30 usd и 20 ноября", TODAY).amount == 30
    with pytest.raises(UnclearQuestion, match="no such day"):
        read_question("usd in 9999 years", TODAY)
