"""Rates as the JSON document that `rates --json` prints; decimals as strings."""

from collections.abc import Sequence
from decimal import Decimal

from bot.model import Mark, RateSource
from bot.rates.sheet import Line, Sheet

SOURCES = {
    RateSource.NATIONAL_BANK: "National Bank of Kazakhstan",
    RateSource.FRANKFURTER: "National Bank of Kazakhstan, as copied by Frankfurter",
    RateSource.SAMPLE: "sample",
}


def sheet_document(sheet: Sheet, lines: Sequence[Line] | None = None) -> dict[str, object]:
    """`lines`: only these. What is not known is null."""
    shown = sheet.lines if lines is None else lines
    return {
        "date": sheet.fixing.day.isoformat(),
        "source": SOURCES[sheet.fixing.source],
        "stale": sheet.stale,
        "unusual": sheet.fixing.mark is Mark.UNUSUAL,
        "fetched_at": sheet.fixing.fetched_at.isoformat(timespec="seconds"),
        "previous_date": sheet.previous.day.isoformat() if sheet.previous else None,
        "rates": [_line(line) for line in shown],
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "code": line.rate.code,
        "unit": line.rate.unit,
        "value": plain(line.rate.value),
        "previous": None if line.previous is None else plain(line.previous),
        "change": None if line.change is None else plain(line.change),
        "change_percent": None if line.percent is None else f"{line.percent:.2f}",
    }


def plain(number: Decimal) -> str:
    """Digits, never an exponent; at least as many behind the point as tenge have."""
    digits = -int(number.normalize().as_tuple().exponent)
    return f"{number:.{max(digits, 2)}f}"
