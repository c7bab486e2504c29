from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Article, Channel, Event, Language, NewRow, State, StoredArticle, Style
from bot.newsroom.rules.routes import ADVERTISING, OTHER_SOURCE, SIMILAR, held, not_for_it, plan

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
USUAL, STRICT = Channel(1, "@a"), Channel(2, "@b", style=Style(advertising="hold", similar="hold"))
ARTICLE = Article("Т", language="kk")
ADVERT = replace(ARTICLE, advertising="Жарнама")
READY = NewRow(1, State.READY, NOW)
EVERY, KAZAKH, RUSSIAN = (
    Channel(1, "@a"),
    Channel(2, "@b", None, "kk"),
    Channel(3, "@c", None, "ru"),
)


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


def stored(language: Language | None) -> StoredArticle:
    return StoredArticle(9, 1, Article("Т", language=language), NOW, "a.kz", feed_id=4)


def test_a_channel_of_another_language_or_source_says_so() -> None:
    found = not_for_it(stored("ru"), [EVERY, KAZAKH, RUSSIAN], {1, 2}, [])
    assert found == ((KAZAKH, "it takes only articles in kk"), (RUSSIAN, OTHER_SOURCE))


def test_an_article_in_no_known_language_is_for_no_channel_of_one() -> None:
    assert [c for c, _ in not_for_it(stored(None), [EVERY, KAZAKH], {1, 2}, [])] == [KAZAKH]


def test_what_the_log_tells_is_not_told_again() -> None:
    by_hand = Event("outbox.ready", NOW, 9, 2, who="user 7")
    assert not_for_it(stored("ru"), [EVERY, KAZAKH], {1, 2}, [by_hand]) == ()
