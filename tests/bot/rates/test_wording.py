"""What the bot says of rates, letter for letter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.errors import UnclearQuestion
from bot.model import LANGUAGES, Fixing, Language, Mark, Rate, RateSource
from bot.rates.asked.question import Question, read_question
from bot.rates.sheet import Sheet, make_sheet
from bot.rates.wording import answer, no_rates
from bot.texts import Texts
from bot.utf16 import utf16_slice

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 6, tzinfo=UTC)


def fixing(day: date, usd: str, krw: str = "32.6") -> Fixing:
    rates = [
        Rate("USD", 1, Decimal(usd)),
        Rate("EUR", 1, Decimal("552.35")),
        Rate("KRW", 100, Decimal(krw)),
    ]
    return Fixing.of(day, RateSource.NATIONAL_BANK, rates, AT)


NOW = fixing(TODAY, "478.7")
BEFORE = fixing(TODAY - timedelta(days=1), "481.54", "32.5")
SHEET = make_sheet(TODAY, NOW, BEFORE)


def said(language: Language, phrase: str, sheet: Sheet = SHEET) -> str:
    return answer(Texts(language), read_question(phrase, TODAY), sheet).text.replace("\xa0", "_")


def test_the_table_in_russian() -> None:
    assert said("ru", "") == (
        "Курсы Нацбанка на 26.11.2026\n"
        "🇺🇸 1_USD = 478,70_₸ ▼_−2,84 (0,59_%)\n"
        "🇪🇺 1_EUR = 552,35_₸ = 0,00\n"
        "\n"
        "Изменение — к курсу на 25.11.2026.\n"
        "Официальный курс НБ РК, не обменного пункта."
    )


def test_a_readers_own_stand_behind_the_usual_ones() -> None:
    text = answer(Texts("ru"), Question(), SHEET, own=["KRW", "XXX"]).text.replace("\xa0", "_")
    assert [line[3:] for line in text.splitlines()[1:4]] == [
        "1_USD = 478,70_₸ ▼_−2,84 (0,59_%)",
        "1_EUR = 552,35_₸ = 0,00",
        "100_KRW = 32,60_₸ ▲_+0,10 (0,31_%)",
    ]


def test_the_table_in_english() -> None:
    assert said("en", "").splitlines()[:2] == [
        "National Bank rates for 26 Nov 2026",
        "🇺🇸 1_USD = 478.70_₸ ▼_−2.84 (0.59%)",
    ]


def test_one_currency_with_its_unit() -> None:
    assert said("kk", "вона").splitlines()[1] == "🇰🇷 100_KRW = 32,60_₸ ▲_+0,10 (0,31_%)"


@pytest.mark.parametrize(
    ("language", "phrase", "line"),
    [
        ("ru", "100 usd", "100_USD = 47_870,00_₸"),
        ("ru", "1,5 млн тенге в доллары", "1_500_000_₸ = 3_133,49_USD"),
        ("en", "1500000 kzt usd", "1,500,000_₸ = 3,133.49_USD"),
        ("ru", "1 тенге в доллар", "1_₸ = 0,002089_USD"),
        ("ru", "200 евро в доллары", "200_EUR = 230,77_USD"),
        ("kk", "мың вона", "1_000_KRW = 326,00_₸"),
        ("en", "usd kzt", "1_USD = 478.70_₸"),
        ("ru", "0,001 вона", "0,001_KRW = 0,000326_₸"),
    ],
)
def test_conversions(language: Language, phrase: str, line: str) -> None:
    assert said(language, phrase).splitlines()[0] == line


def test_the_title_is_bold() -> None:
    found = answer(Texts("ru"), Question(), SHEET)
    (bold,) = found.entities
    assert bold.type == "bold"
    assert utf16_slice(found.text, bold.offset, bold.length) == "Курсы Нацбанка на 26.11.2026"


def test_tenge_alone_goes_into_each() -> None:
    lines = said("en", "5000 kzt").splitlines()
    assert lines[:2] == ["5,000_₸ = 10.44_USD", "5,000_₸ = 9.05_EUR"]


def test_tenge_into_tenge_needs_no_rate() -> None:
    assert said("ru", "100 тенге в тенге") == "100_₸ = 100,00_₸"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_said_is_said(language: Language) -> None:
    texts = Texts(language)
    old = make_sheet(TODAY + timedelta(days=3), NOW, None)
    assert old.stale and "⚠️" in said(language, "100 usd", old)
    assert texts.date_short(TODAY) in said(language, "100 usd", old)
    early = replace(old, early=True)
    assert "⚠️" not in said(language, "100 usd", early)
    assert texts.date_short(TODAY + timedelta(days=3)) in said(language, "100 usd", early)
    odd = make_sheet(TODAY, replace(fixing(TODAY, "600"), mark=Mark.UNUSUAL), BEFORE)
    assert "(USD)" in said(language, "", odd) and "⚠️" in said(language, "", odd)
    sample = make_sheet(TODAY, replace(NOW, source=RateSource.SAMPLE), None)
    for phrase in ("", "100 usd", "krw"):
        assert "sample" in said(language, phrase, sample).casefold()
        assert "Нацбанк" not in said(language, phrase, sample)
    copy = make_sheet(TODAY, replace(NOW, source=RateSource.FRANKFURTER), None)
    assert "Frankfurter" in said(language, "", copy)


def test_tomorrow_is_named_tomorrow() -> None:
    tomorrow = make_sheet(TODAY + timedelta(days=1), fixing(date(2026, 11, 27), "480"), NOW)
    text = answer(Texts("ru"), Question(), SHEET, tomorrow).text.replace("\xa0", "_")
    assert "С завтрашнего дня, 27.11.2026:\n🇺🇸 1_USD = 480,00_₸ ▲_+1,30 (0,27_%)" in text


def test_a_currency_without_a_rate() -> None:
    for phrase in ("chf", "100 chf", "100 usd chf"):
        with pytest.raises(UnclearQuestion):
            said("ru", phrase)


@pytest.mark.parametrize("asked", [date(1990, 1, 1), TODAY, date(2026, 12, 24)])
def test_why_there_is_none(asked: date) -> None:
    assert len({no_rates(Texts(language), asked, TODAY) for language in LANGUAGES}) == 3
