"""Which answer is believed, case by case."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.model import Fixing, Mark, Rate, RateSource
from bot.rates.origins.trust import Answer, Known, comparable, decide
from tests.bot.rates.bank import PRICES, Prices, prices, rates

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 6, tzinfo=UTC)


def fixing(of: Prices, days_ago: int = 0, source: RateSource = RateSource.NATIONAL_BANK) -> Fixing:
    return Fixing.of(TODAY - timedelta(days=days_ago), source, rates(of), AT)


@dataclass(frozen=True)
class Case:
    """Prices of each answer in order; `price`: the dollar that is published, "-" for held."""

    name: str
    answers: tuple[Prices, ...]
    price: str
    mark: Mark = Mark.PLAIN
    before: Prices | None = field(default_factory=prices)
    held: tuple[Prices, ...] = ()
    gone: tuple[str, ...] = ()


def dollar(price: str, **more: str) -> Prices:
    """The dirham moves with the dollar, as it does."""
    return prices(USD=price, AED=f"{Decimal(price) / Decimal('3.6725'):.2f}") | more


CASES = [
    Case("as yesterday", (prices(),), "478.77"),
    Case("two percent", (prices("1.02"),), "488.35"),
    Case("first ever", (prices(),), "478.77", before=None),
    Case("five percent, alone", (prices("1.05"),), "-"),
    Case("five percent, twice", (prices("1.05"), prices("1.05")), "502.71", Mark.UNUSUAL),
    Case("five percent, denied", (prices("1.05"), prices()), "478.77"),
    Case("five percent, two stories", (prices("1.05"), prices("1.09")), "-"),
    Case("new level since yesterday", (prices("1.06"),), "507.50", Mark.UNUSUAL,
         held=(prices("1.05"),)),
    Case("tenfold, twice", (prices("10"), prices("10")), "-"),
    Case("tenfold, denied", (prices("10"), prices()), "478.77"),
    Case("a tenth, twice", (prices("0.1"), prices("0.1")), "-"),
    Case("hundredfold", (prices("100"),), "-"),
    Case("tenfold since yesterday", (prices("10"),), "-", held=(prices("10"),)),
    Case("tenfold, first ever", (prices("10"), prices("10")), "-", before=None),
    Case("a tenth, first ever", (prices("0.1"),), "-", before=None),
    # 20 August 2015: 188.38, the next day 255.26.
    Case("August 2015", (dollar("255.26"), dollar("255.26")), "255.26", Mark.UNUSUAL,
         before=dollar("188.38")),
    Case("August 2015, alone", (dollar("255.26"),), "-", before=dollar("188.38")),
    # March 2022: the rouble lost a fifth in a day, the dollar 4 %.
    Case("March 2022", (dollar("512.19", RUB="4.06"), dollar("512.19", RUB="4.06")), "512.19",
         Mark.UNUSUAL, before=dollar("491.5", RUB="5.09")),
    # The dollar and the dirham do not go together.
    Case("dirham wrong", (prices(AED="150"),), "478.77", gone=("AED",)),
    Case("dirham wrong, first ever", (prices(AED="150"),), "-", before=None),
    Case("dirham tenfold, first ever", (prices(AED="1303.6"),), "478.77", before=None,
         gone=("AED",)),
    Case("a tenth of the dirham, first ever", (prices(AED="13.04"),), "478.77", before=None,
         gone=("AED",)),
    Case("dollar tenfold, first ever", (prices(USD="4787.7"),), "-", before=None),
    Case("dollar wrong by a little", (prices(USD="487.77"), prices()), "478.77"),
    Case("dollar wrong, nobody else", (prices(USD="487.77"),), "487.77"),
    # One of the small currencies.
    Case("lira moves, alone", (prices(TRY="12.4"),), "478.77", gone=("TRY",)),
    Case("lira moves, twice", (prices(TRY="12.4"), prices(TRY="12.4")), "478.77", Mark.UNUSUAL),
    Case("lira tenfold, twice", (prices(TRY="113"), prices(TRY="113")), "478.77", gone=("TRY",)),
    Case("nothing at all", (), "-"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_published(case: Case) -> None:
    answers = [Answer(f"form {n}", fixing(of)) for n, of in enumerate(case.answers)]
    before = fixing(case.before, 1) if case.before else None
    known = Known(before, [fixing(of, 1) for of in case.held])
    decision = decide(answers, known, last=True)
    if case.price == "-":
        assert decision.fixing is None
        assert (decision.held is not None) == bool(answers)
        assert decision.held is None or decision.held.mark is Mark.HELD
        return
    assert decision.fixing is not None
    found = decision.fixing.get("USD")
    assert found is not None and found.value == Decimal(case.price)
    assert decision.fixing.mark is case.mark
    missing = set(case.answers[0]) - {rate.code for rate in decision.fixing.rates}
    assert missing == set(case.gone)


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2009, 2, 27), {"USD": "4787.7"}),
        (date(2009, 2, 27), {"AED": "13.04"}),
        (date(2012, 5, 4), {"USD": "1480", "AED": "40.3"}),
        (date(2012, 5, 4), {"USD": "148", "AED": "403"}),
    ],
)
def test_a_set_whose_dollar_or_dirham_is_tenfold_is_held(day: date, wrong: Prices) -> None:
    """Where nothing is known of the days before, and no band tells which of the two it is."""
    odd = Fixing.of(day, RateSource.NATIONAL_BANK, rates({**prices(), **wrong}), AT)
    decision = decide([Answer("day file", odd)], Known(), last=True)
    assert decision.fixing is None and decision.held is not None
    assert not comparable(decision)


def test_no_further_form_is_asked_where_there_is_no_doubt() -> None:
    one = [Answer("day file", fixing(prices()))]
    assert decide(one, Known(fixing(prices("1.01"), 1)), last=False).fixing is not None
    odd = [Answer("day file", fixing(prices("1.1")))]
    decision = decide(odd, Known(fixing(prices(), 1)), last=False)
    assert decision.fixing is None and decision.held is None


def test_a_copy_of_four_confirms_a_set_of_all() -> None:
    four = {code: price for code, price in prices("1.05").items() if code in ("USD", "EUR", "RUB")}
    copy = fixing(four, source=RateSource.FRANKFURTER)
    answers = [Answer("day file", fixing(prices("1.05"))), Answer("copy", copy)]
    decision = decide(answers, Known(fixing(prices(), 1)), last=True)
    # The yuan is confirmed by nobody, so the bank's own set cannot be published, but these can.
    assert decision.fixing is not None and decision.fixing.source is RateSource.FRANKFURTER
    answers[1] = Answer("copy", fixing(four | {"CNY": prices("1.05")["CNY"]}))
    decision = decide(answers, Known(fixing(prices(), 1)), last=True)
    assert decision.fixing is not None and decision.fixing.mark is Mark.UNUSUAL
    assert {rate.code for rate in decision.fixing.rates} == set(PRICES)


@pytest.mark.parametrize(
    ("code", "unit", "value"),
    [
        ("USD", 1, "0"), ("USD", 1, "-478.77"), ("USD", 1, "NaN"), ("USD", 1, "Infinity"),
        ("USD", 1, "-0"), ("USD", 1, "1E+9"), ("USD", 0, "1"), ("USD", -1, "1"), ("USD", 7, "1"),
        ("USD", True, "1"), ("USD", 10.0, "1"), ("usd", 1, "1"), ("KZT", 1, "1"), ("", 1, "1"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_rate(code: str, unit: int, value: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be|is not a"):
        Rate(code, unit, Decimal(value))


def test_a_float_cannot_be_a_rate() -> None:
    with pytest.raises(ValueError, match="not a finite decimal"):
        Rate("USD", 1, 478.77)  # type: ignore[arg-type]


def test_the_bank_of_the_tests_is_like_the_bank() -> None:
    assert len(PRICES) == 39
