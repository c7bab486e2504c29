from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Article, Channel, NewRow, State, Style
from bot.newsroom.rules.routes import ADVERTISING, SIMILAR, held, plan

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
USUAL, STRICT = Channel(1, "@a"), Channel(2, "@b", style=Style(advertising="hold", similar="hold"))
ARTICLE = Article("Т", language="kk")
ADVERT = replace(ARTICLE, advertising="Жарнама")
READY = NewRow(1, State.READY, NOW)


def asks(reason: str | None, due: datetime = NOW) -> NewRow:
    return NewRow(2, State.WAITING_APPROVAL, due, reason=reason)


@pytest.mark.parametrize(
    ("article", "similar", "rows"),
    [
        (ARTICLE, False, (READY, replace(READY, channel_id=2))),
        (ADVERT, False, (READY, asks(ADVERTISING))),
        (ARTICLE, True, (READY, asks(SIMILAR))),
        (ADVERT, True, (READY, asks(ADVERTISING))),
    ],
)
def test_a_channel_that_asks_first(
    article: Article, similar: bool, rows: tuple[NewRow, ...]
) -> None:
    assert plan(article, [USUAL, STRICT], approve=False, now=NOW, similar=similar) == rows


def test_an_embargo_holds_for_all() -> None:
    later = NOW + timedelta(hours=3)
    planned = plan(replace(ADVERT, published=later), [USUAL, STRICT], approve=False, now=NOW)
    assert planned == (NewRow(1, State.SCHEDULED, later), asks(ADVERTISING, later))


def test_languages_and_approval() -> None:
    channels = [replace(USUAL, language="kk"), replace(STRICT, language="ru")]
    assert plan(ADVERT, channels, approve=True, now=NOW) == (
        NewRow(1, State.WAITING_APPROVAL, NOW),
    )


def test_what_is_held_together_does_not_pass_an_advertisement() -> None:
    rows = plan(ADVERT, [USUAL, STRICT], approve=False, now=NOW)
    assert held(rows, "a feed gone mad") == (
        NewRow(1, State.HELD, NOW, reason="a feed gone mad"),
        asks(ADVERTISING),
    )


def test_a_channel_that_does_not_take_it_has_a_row_that_says_why() -> None:
    rows = plan(ADVERT, [USUAL, STRICT], approve=True, now=NOW, kept_out={1: "filtered"})
    assert rows == (NewRow(1, State.SKIPPED, NOW, reason="filtered"), asks(ADVERTISING))
    assert held(rows, "a feed gone mad") == rows
