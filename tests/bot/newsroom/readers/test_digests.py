from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import Headline
from bot.model.subscriptions import Subscription
from bot.newsroom.readers.digests import arrived, digest, is_over, not_sent

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ONE = Subscription(1, 700, "", False, NOW - timedelta(days=9), told=(1, 2))


def headline(number: int, hours_old: float = 0) -> Headline:
    return Headline(number, number, f"Новость {number}", NOW - timedelta(hours=hours_old))


def test_what_was_not_told_is_told_once() -> None:
    found = [headline(4), headline(3), headline(2), headline(1)]
    ready = digest(ONE, found, NOW, ALMATY)
    assert ready is not None and not ready.repeat
    assert [h.article_id for h in ready.headlines] == [4, 3]
    after = arrived(ready.subscription, NOW)
    assert (after.pending, after.tries, after.last_sent_at) == ((), 0, NOW)
    assert set(after.told) == {1, 2, 3, 4}
    assert digest(after, found, NOW, ALMATY) is None


def test_what_is_told_is_forgotten_once_it_is_no_longer_recent() -> None:
    ready = digest(ONE, [headline(9), headline(2)], NOW, ALMATY)
    assert ready is not None and ready.subscription.told == (2, 9)


def test_old_news_is_no_news() -> None:
    assert digest(ONE, [headline(5, hours_old=25)], NOW, ALMATY) is None


def test_a_lost_digest_is_repeated_once_and_says_so() -> None:
    found = [headline(4), headline(3)]
    first = digest(ONE, found, NOW, ALMATY)
    assert first is not None and not is_over(first.subscription)
    again = digest(first.subscription, [headline(5), *found], NOW, ALMATY)
    assert again is not None and again.repeat and is_over(again.subscription)
    assert again.headlines == first.headlines


def test_what_certainly_did_not_arrive_is_no_repeat() -> None:
    first = digest(ONE, [headline(4)], NOW, ALMATY)
    assert first is not None
    again = digest(not_sent(first.subscription), [headline(4)], NOW, ALMATY)
    assert again is not None and not again.repeat and again.subscription == first.subscription


@pytest.mark.parametrize(
    ("local", "daily", "comes"),
    [
        ("22:59", False, True),
        ("23:00", False, False),
        ("06:59", False, False),
        ("07:00", False, True),
        ("09:00", True, True),
    ],
)
def test_in_quiet_hours_nothing_comes_at_once(local: str, daily: bool, comes: bool) -> None:
    now = datetime.fromisoformat(f"2026-11-25T{local}").replace(tzinfo=ALMATY)
    new = Headline(7, 7, "Новость 7", now - timedelta(minutes=1))
    quiet = (time(8, 30), time(9, 30)) if daily else (time(23), time(7))
    ready = digest(replace(ONE, daily=daily), [new], now, ALMATY, quiet)
    assert (ready is not None) is comes


@pytest.mark.parametrize(
    ("local", "last", "comes"),
    [
        ("2026-11-24T08:59", "2026-11-23T09:00", False),
        ("2026-11-24T09:00", "2026-11-23T09:00", True),
        ("2026-11-24T22:00", "2026-11-23T09:00", True),
        ("2026-11-24T22:00", "2026-11-24T09:00", False),
        ("2026-11-24T22:00", "2026-11-24T08:00", True),
    ],
)
def test_a_morning_digest_comes_once_a_day(local: str, last: str, comes: bool) -> None:
    now, before = (datetime.fromisoformat(at).replace(tzinfo=ALMATY) for at in (local, last))
    daily = replace(ONE, daily=True, last_sent_at=before.astimezone(UTC))
    found = [Headline(7, 7, "Новость", now)]
    assert (digest(daily, found, now.astimezone(UTC), ALMATY) is not None) is comes
    new = replace(daily, last_sent_at=None, created_at=before.astimezone(UTC))
    assert (digest(new, found, now.astimezone(UTC), ALMATY) is not None) is comes


def test_a_morning_without_news_is_over() -> None:
    nine = datetime(2026, 11, 24, 9, 0, 5, tzinfo=ALMATY)
    daily = replace(ONE, daily=True, last_sent_at=nine - timedelta(days=1))
    nothing = digest(daily, [headline(2)], nine, ALMATY)
    assert nothing is not None and nothing.headlines == ()
    over = arrived(nothing.subscription, nine)
    noon = [Headline(7, 7, "Новость", nine + timedelta(hours=3))]
    assert digest(over, noon, nine + timedelta(hours=4), ALMATY) is None
    tomorrow = digest(over, noon, nine + timedelta(days=1), ALMATY)
    assert tomorrow is not None and tomorrow.headlines == tuple(noon)


def test_a_morning_that_comes_late_leaves_nothing_out() -> None:
    nine = datetime(2026, 11, 24, 9, 0, tzinfo=ALMATY)
    daily = replace(ONE, daily=True, last_sent_at=nine - timedelta(days=1))
    found = [
        Headline(7, 7, "Новость", nine - timedelta(days=1) + timedelta(seconds=20)),
        Headline(6, 6, "Давняя", nine - timedelta(days=1, seconds=20)),
    ]
    ready = digest(daily, found, nine + timedelta(hours=2), ALMATY)
    assert ready is not None and [h.article_id for h in ready.headlines] == [7]
    away = replace(daily, last_sent_at=nine - timedelta(days=9))
    stale = [Headline(8, 8, "Давняя", nine - timedelta(hours=49))]
    assert digest(away, stale, nine, ALMATY) == digest(away, [], nine, ALMATY)


def test_who_asks_twice_hears_once() -> None:
    found = [headline(4), headline(3)]
    ready = digest(ONE, found, NOW, ALMATY)
    assert ready is not None
    less = ready.without({4})
    assert (less.headlines, less.subscription.pending) == ((found[1],), (3,))
    assert set(less.subscription.told) >= {3, 4}, "what was said elsewhere is not said later"
    assert ready.without({4, 3}).headlines == ()
