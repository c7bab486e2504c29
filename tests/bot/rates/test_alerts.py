"""«Tell me when …»: how it is read, and that it is told once."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.model import LANGUAGES, Fixing, Language, Rate, RateSource
from bot.model.alerts import Alert, AlertState, Level
from bot.rates.alert_wording import already, card, told_text
from bot.rates.alerts import (
    MOST,
    Wish,
    is_so,
    level_of,
    next_step,
    not_sent,
    read_wish,
    told,
)
from bot.rates.sheet import Line, Sheet, make_sheet
from bot.texts import Texts
from tests.bot.rates.asked.phrases import FIRST, SECOND

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 6, tzinfo=UTC)
ARMED, SENDING, TOLD = AlertState.ARMED, AlertState.SENDING, AlertState.TOLD
ABOVE = Alert(1, 7, Level("USD", 1, Decimal(480), above=True), NOW)
BELOW = Alert(2, 7, Level("USD", 1, Decimal(470), above=False), NOW)


def line(value: str, unit: int = 1, code: str = "USD") -> Line:
    return Line(Rate(code, unit, Decimal(value)))


@pytest.mark.parametrize(
    ("text", "code", "value", "above"),
    [
        ("сообщи, когда доллар выше 480", "USD", "480", True),
        ("доллар 480-ден асқанда", "USD", "480", True),
        ("доллар 480-нен асқанда хабарла", "USD", "480", True),
        ("tell me when usd passes 480", "USD", "480", None),
        ("Tell me when USD is above 480.5", "USD", "480.5", True),
        ("напиши мне, если евро упадёт ниже 540 тенге", "EUR", "540", False),
        ("когда рубль будет дороже 6,5", "RUB", "6.5", True),
        ("хабарла: доллар 480 теңгеден асқанда", "USD", "480", True),
        ("еуро 540-тан төмен түссе хабар бер", "EUR", "540", False),
        ("предупреди когда юань достигнет 70", "CNY", "70", None),
        ("notify me if the euro drops under 540 tenge", "EUR", "540", False),
        ("let me know when 1 dollar hits 500", "USD", "500", None),
        ("сообщи когда курс доллара превысит 500 тенге", "USD", "500", True),
        ("доллар 500 теңгеге жетсе айтшы", "USD", "500", None),
        ("сообщи, когда доллар > 480", "USD", "480", True),
        ("когда доллар вырастет до 500", "USD", "500", True),
        ("скажи если узбекский сум выше 4", "UZS", "4", True),
        ("если доллар упадет ниже четырехсот", "USD", "400", False),
        ("скажи когда доллар будет 500", "USD", "500", None),
        ("1 доллар 500 болса хабар бер", "USD", "500", None),
        ("Сообщите, как только доллар перевалит за 500", "USD", "500", True),
        ("рубль 6-дан төмендесе ескерт", "RUB", "6", False),
        ("ping me once gbp falls below 600", "GBP", "600", False),
    ],
)
def test_wishes(text: str, code: str, value: str, above: bool | None) -> None:
    assert read_wish(text, TODAY) == Wish(code, Decimal(value), above)


@pytest.mark.parametrize(
    "text",
    [
        "сообщи когда доллар не выше 480",
        "доллар выше 480",  # what somebody may look for in the news
        "сообщи когда доллар",
        "сообщи когда выше 480",
        "сообщи когда доллар выше 480 и ниже 470",
        "сообщи когда доллар выше 480 или 490",
        "сообщи когда доллар выше 480 вчера",
        "tell me when eur/usd passes 1.1",
        "tell me how much is 100 usd",
        "скажи сколько будет 100 долларов",
        "новости, когда доллар был выше 480 и все радовались",
        "",
    ],
)
def test_no_wishes(text: str) -> None:
    assert read_wish(text, TODAY) is None


def test_a_question_about_money_is_no_wish() -> None:
    phrases = [line.partition("|")[0] for line in (FIRST + SECOND).splitlines() if line]
    assert len(phrases) >= 100 and not [one for one in phrases if read_wish(one, TODAY)]


@pytest.mark.parametrize(
    ("wish", "rate", "level"),
    [
        (Wish("USD", Decimal(480), None), line("478.77"), Level("USD", 1, Decimal(480), True)),
        (Wish("USD", Decimal(470), None), line("478.77"), Level("USD", 1, Decimal(470), False)),
        (Wish("USD", Decimal(470), True), line("478.77"), Level("USD", 1, Decimal(470), True)),
        (
            Wish("KRW", Decimal(33), None),
            line("32.6", 100, "KRW"),
            Level("KRW", 100, Decimal(33), True),
        ),
        (
            Wish("KRW", Decimal("0.33"), None),
            line("32.6", 100, "KRW"),
            Level("KRW", 1, Decimal("0.33"), True),
        ),
    ],
)
def test_levels(wish: Wish, rate: Line, level: Level) -> None:
    assert level_of(wish, rate) == level


@pytest.mark.parametrize(
    ("alert", "value", "after"),
    [
        (ABOVE, "480.00", None),  # it is not above
        (ABOVE, "480.01", (SENDING, 1)),
        (BELOW, "470.00", None),
        (BELOW, "469.99", (SENDING, 1)),
        (replace(ABOVE, state=TOLD), "490", None),
        (replace(ABOVE, state=TOLD), "479.90", None),  # to and fro about the level
        (replace(ABOVE, state=TOLD), "477.60", (ARMED, 0)),
        (replace(BELOW, state=TOLD), "470.10", None),
        (replace(BELOW, state=TOLD), "472.35", (ARMED, 0)),
        (replace(ABOVE, state=SENDING, tries=1), "481", (SENDING, 2)),  # lost once
        (replace(ABOVE, state=SENDING, tries=2), "481", (TOLD, 0)),  # lost twice
        (replace(ABOVE, state=SENDING, tries=1), "479", (ARMED, 0)),  # not true any more
        (replace(ABOVE, level=Level("KRW", 1, Decimal("0.33"), True)), "32.6", None),
    ],
)
def test_steps(alert: Alert, value: str, after: tuple[AlertState, int] | None) -> None:
    unit = 100 if alert.level.code == "KRW" else 1
    found = next_step(alert, line(value, unit, alert.level.code))
    assert (found and (found.state, found.tries)) == after


def test_a_walk_about_the_level_is_told_once() -> None:
    alert, words = ABOVE, 0
    for value in ("478", "480.2", "479.8", "480.4", "481", "479.5", "482"):
        after = next_step(alert, line(value))
        if after is not None and after.state is SENDING:
            words += 1
            after = told(after)
        alert = after or alert
    assert (words, alert.state) == (1, TOLD)


def test_what_was_not_sent_sets_out_again_as_before() -> None:
    first = replace(ABOVE, state=SENDING, tries=1)
    assert not_sent(first) == ABOVE
    assert not_sent(replace(first, tries=2)) == first


def sheet(value: str) -> Sheet:
    def fixing(day: int, price: str) -> Fixing:
        rates = [Rate("USD", 1, Decimal(price))]
        return Fixing.of(date(2026, 11, day), RateSource.NATIONAL_BANK, rates, NOW)

    return make_sheet(TODAY, fixing(26, value), fixing(25, "479"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_names_level_rate_and_day(language: Language) -> None:
    texts = Texts(language)
    said = told_text(texts, ABOVE.level, sheet("481.20"), repeat=False)
    comma = "." if language == "en" else ","
    for part in (f"USD > 480{comma}00", f"481{comma}20", f"2{comma}20", "26"):
        assert part in said.text.replace("\xa0", " ")
    again = told_text(texts, ABOVE.level, sheet("481.20"), repeat=True)
    assert again.text.endswith(said.text) and again.text != said.text
    assert not is_so(ABOVE.level, line("480"))


def test_the_list() -> None:
    texts = Texts("en")
    shown = card(texts, [ABOVE, replace(BELOW, state=TOLD)]).text.replace("\xa0", " ")
    assert "1. 1 USD > 480.00 ₸\n2. 1 USD < 470.00 ₸ · told\n" in shown
    assert "tell me when usd passes 480" in shown
    assert "tell me when usd passes 480" not in card(texts, [ABOVE] * MOST).text
    assert "478.77" in already(texts, line("478.77"))
