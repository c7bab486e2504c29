"""Posts of rates: when they are due and what they say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.model import (
    HOUSE,
    Fixing,
    Language,
    Rate,
    RatePost,
    RateSource,
)
from bot.posts.choice import candidates
from bot.posts.compose import compose
from bot.posts.drawn import drawn, rendered
from bot.rates.posts import Occasion, Window, facts, is_new, is_whole, rate_article, window
from bot.rates.sheet import Sheet, make_sheet
from tests.bot.rates.bank import Prices, prices, rates

ALMATY = ZoneInfo("Asia/Almaty")
MORNING, TOMORROW = RatePost.MORNING, RatePost.TOMORROW
RIGHT, DEARER, DEAREST = prices(), prices("1.01"), prices("1.02")


def november(day: int) -> date:
    return date(2026, 11, day)


def almaty(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ALMATY).astimezone(UTC)


def fixing(day: int, of: Prices = RIGHT) -> Fixing:
    at = almaty(day - 1, 16, 20)
    return Fixing.of(november(day), RateSource.NATIONAL_BANK, rates(of), at)


def sheet(day: int = 26, of: Prices = RIGHT, before: Prices = DEARER) -> Sheet:
    return make_sheet(november(day), fixing(day, of), fixing(day - 1, before))


@pytest.mark.parametrize(
    ("kind", "zone", "expected"),
    [
        (MORNING, ALMATY, Window(almaty(26, 9), almaty(26, 12))),
        (MORNING, ZoneInfo("Europe/Berlin"), Window(almaty(26, 13), almaty(26, 16))),
        (TOMORROW, ALMATY, Window(almaty(25, 16, 5), almaty(25, 22))),
        (TOMORROW, ZoneInfo("Europe/Berlin"), Window(almaty(25, 16, 5), almaty(25, 22))),
    ],
)
def test_windows(kind: RatePost, zone: ZoneInfo, expected: Window) -> None:
    found = window(Occasion(kind, november(26)), time(9), zone)
    assert found == expected
    assert found.holds(expected.opens) and not found.holds(expected.closes)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", list(RatePost))
def test_every_figure_stands_in_the_post(kind: RatePost, language: Language) -> None:
    article = rate_article(Occasion(kind, november(26)), sheet(), language, almaty(26, 9))
    (photo,) = candidates(article)
    post = compose(article, photo, HOUSE)
    comma = "." if language == "en" else ","
    for figure in ("478.77", "552.35", "6.12", "67.42", "4.79"):
        assert figure.replace(".", comma) in post.text
    assert post.method == "sendPhoto" and post.text.startswith(article.title)
    assert article.source is not None and article.source in post.text
    assert any(entity.url == article.link for entity in post.entities)
    card = drawn(photo.url)
    assert card is not None and "478" in card and article.title in card


def test_tomorrows_is_named_so() -> None:
    today = rate_article(Occasion(MORNING, november(26)), sheet(), "ru", almaty(26, 9))
    tomorrow = rate_article(Occasion(TOMORROW, november(26)), sheet(), "ru", almaty(25, 17))
    assert "завтра" in tomorrow.title and "завтра" not in today.title
    assert "26.11.2026" in tomorrow.title and "26.11.2026" in today.title


def test_the_card_can_be_drawn() -> None:
    article = rate_article(Occasion(MORNING, november(26)), sheet(), "kk", almaty(26, 9))
    svg = drawn(article.photos[0].url)
    assert svg is not None and rendered(svg).startswith(b"\x89PNG")


def test_what_is_the_same_and_what_is_new() -> None:
    friday, saturday, monday = sheet(27, DEARER), sheet(28), sheet(30)
    assert is_new(saturday, None) and is_new(saturday, facts(friday))
    assert not is_new(monday, facts(saturday))
    assert facts(sheet(26, before=DEAREST)) != facts(sheet(26)), "another change is told"
    few = make_sheet(november(26), replace(fixing(26), rates=(Rate("USD", 1, Decimal(1)),)), None)
    assert is_whole(friday) and not is_whole(few)
