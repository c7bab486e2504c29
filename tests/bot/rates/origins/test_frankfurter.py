from datetime import date
from decimal import Decimal

import pytest

from bot.errors import RatesError
from bot.model import Rate
from bot.rates.origins.frankfurter import parse_rate

RIGHT = '{"date": "2026-11-23", "base": "USD", "quote": "KZT", "rate": 478.77}'
FIRST = '{"amount": 1.0, "base": "USD", "date": "2026-11-23", "rates": {"KZT": 478.77}}'


@pytest.mark.parametrize("body", [RIGHT, FIRST])
def test_a_rate_to_its_last_digit(body: str) -> None:
    found = parse_rate(body.encode(), "USD")
    assert found == (date(2026, 11, 23), Rate("USD", 1, Decimal("478.77")))


@pytest.mark.parametrize(
    "body",
    [
        "", "null", "[]", "[" * 5000, "<html>", "\x00", RIGHT[:-5],
        RIGHT.replace("478.77", "0"), RIGHT.replace("478.77", "-1"),
        RIGHT.replace("478.77", "NaN"), RIGHT.replace("478.77", "Infinity"),
        RIGHT.replace("478.77", '"478.77"'), RIGHT.replace("478.77", "true"),
        RIGHT.replace("478.77", "1e999999999"), RIGHT.replace("478.77", "null"),
        RIGHT.replace("USD", "EUR"), RIGHT.replace("KZT", "EUR"),
        RIGHT.replace("2026-11-23", "23.11.2026"), RIGHT.replace("2026-11-23", "2026-13-23"),
        RIGHT.replace('"2026-11-23"', "20261123"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(body: str) -> None:
    with pytest.raises(RatesError):
        parse_rate(body.encode(), "USD")
