"""Frankfurter's copy of the National Bank's rates, one currency an answer.

`/v2/rate/USD/KZT?providers=NBK` -> `{"date": "2026-11-23", "base": "USD", "quote": "KZT",
"rate": 478.77}` (https://frankfurter.dev). It proves transport, not truth.
"""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.errors import RatesError
from bot.model import TENGE, Rate


def parse_rate(body: bytes, code: str) -> tuple[date, Rate]:
    """The day that the rate is of, and the rate. Raise RatesError for anything else."""
    try:
        # Decimals straight from the digits: a float would round them.
        found = json.loads(body, parse_float=Decimal, parse_int=Decimal, parse_constant=_refused)
    except (ValueError, InvalidOperation, RecursionError) as error:
        raise RatesError("is no JSON") from error
    if not isinstance(found, dict):
        raise RatesError("is no single rate")
    value = found.get("rate")
    quote = found.get("quote")
    if isinstance(among := found.get("rates"), dict):  # as its first version writes one
        value, quote = among.get(TENGE), TENGE
    if (found.get("base"), quote) != (code, TENGE):
        raise RatesError(f"is not the rate of {code} in {TENGE}")
    try:
        return _day(found.get("date")), Rate(code, 1, value)  # type: ignore[arg-type]
    except ValueError as error:
        raise RatesError(f"cannot be right: {error}") from error


def _day(value: Any) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise RatesError("does not say of which day the rate is")
    return date.fromisoformat(value)


def _refused(word: str) -> Decimal:
    raise ValueError(f"{word} is no rate")
