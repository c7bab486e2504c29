"""Which fixing answers for a day, and against which one it moved."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.model import Fixing, Rate, RateSource
from bot.rates.days import bank_day, holds_until
from bot.rates.document import plain, sheet_document
from bot.rates.sheet import choose, earlier_than, make_sheet

AT = datetime(2026, 11, 26, 6, tzinfo=UTC)


def november(day: int) -> date:
    return date(2026, 11, day)


def fixing(day: date, price: str, unit: int = 1) -> Fixing:
    rates = [Rate("USD", unit, Decimal(price)), Rate("EUR", 1, Decimal("552.35"))]
    return Fixing.of(day, RateSource.NATIONAL_BANK, rates, AT)


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 11, 26), date(2026, 11, 26)),  # a Thursday
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),  # Friday's fixing: Saturday to Monday
        (date(2026, 11, 29), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 16), date(2026, 12, 17)),  # Independence Day
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2027, 3, 20), date(2027, 3, 24)),  # a weekend and Nauryz
    ],
)
def test_how_long_a_fixing_holds(day: date, until: date) -> None:
    assert holds_until(day) == until


@pytest.mark.parametrize(
    ("asked", "stored", "chosen", "stale"),
    [
        (26, [26, 25], 26, False),
        (26, [25], 25, True),
        (26, [22], 22, True),  # Sunday's holds until Monday the 23rd: three days ago
        (27, [22], 22, True),
        (28, [22], None, False),
        (26, [27], None, False),  # tomorrow's is not today's
        (29, [28], 28, False),  # Saturday's holds on Sunday
        (30, [28], 28, False),
        (30, [27], 27, True),
        (26, [21], 21, True),  # Saturday's holds until Monday
        (28, [21], None, False),
        (26, [], None, False),
    ],
)
def test_which_fixing_answers(
    asked: int, stored: list[int], chosen: int | None, stale: bool
) -> None:
    fixings = [fixing(november(day), "478.77") for day in stored]
    found = choose(november(asked), fixings)
    assert (found and found.day) == (chosen and november(chosen))
    if found:
        assert make_sheet(november(asked), found, None).stale is stale


@pytest.mark.parametrize(
    ("stored", "before", "missing"),
    [
        ({26: "478.77", 25: "481.54"}, 25, None),
        ({26: "478.77", 25: "478.77", 24: "480"}, 24, None),  # a holiday nobody knew of
        ({26: "478.77", 24: "480"}, None, 25),
        ({23: "478.77", 22: "478.77", 21: "478.77", 20: "481.54"}, 20, None),
        ({23: "478.77", 20: "481.54"}, 20, None),  # Monday's is Saturday's: nothing is missing
        ({23: "478.77", 22: "481.54"}, 22, None),  # a Saturday that was worked
        ({23: "478.77"}, None, 20),
        ({30: "478.77", 27: "478.77"}, None, 26),
    ],
)
def test_the_last_different_fixing(
    stored: dict[int, str], before: int | None, missing: int | None
) -> None:
    fixings = [fixing(november(day), price) for day, price in stored.items()]
    earlier = earlier_than(fixings[0], fixings)
    assert (earlier.fixing and earlier.fixing.day) == (before and november(before))
    assert earlier.missing == (missing and november(missing))


def test_another_unit_is_no_change() -> None:
    today, before = fixing(november(26), "4787.7", 10), fixing(november(25), "481.54")
    line = make_sheet(november(26), today, before).lines[0]
    assert line.previous == Decimal("4815.40")
    assert line.change == Decimal("-27.70")
    assert earlier_than(today, [today, fixing(november(25), "478.77")]).fixing is None


def test_the_document_is_the_contracts() -> None:
    today, before = fixing(november(23), "478.77"), fixing(november(20), "481.54")
    document = sheet_document(make_sheet(november(23), today, before))
    assert document["date"] == "2026-11-23"
    assert document["stale"] is False
    rates = document["rates"]
    assert isinstance(rates, list)
    assert rates[0] == {
        "code": "USD",
        "unit": 1,
        "value": "478.77",
        "previous": "481.54",
        "change": "-2.77",
        "change_percent": "-0.58",
    }


def test_what_is_not_known_is_null() -> None:
    document = sheet_document(make_sheet(november(23), fixing(november(23), "478.7"), None))
    rates = document["rates"]
    assert isinstance(rates, list)
    assert rates[0]["value"] == "478.70"
    assert rates[0]["previous"] is rates[0]["change"] is rates[0]["change_percent"] is None


@pytest.mark.parametrize(
    ("number", "text"),
    [("478.7", "478.70"), ("1E+6", "1000000.00"), ("0.00208", "0.00208"), ("5", "5.00")],
)
def test_numbers_are_digits(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(("hour", "day"), [(18, 26), (19, 27)])
def test_the_day_is_almatys(hour: int, day: int) -> None:
    assert bank_day(datetime(2026, 11, 26, hour, 30, tzinfo=UTC)) == november(day)
