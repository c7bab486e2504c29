from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FetchError, NotAFeed, SourceError, Unreached, WorkerError
from bot.model import Feed, Item
from bot.sources.watch import first_run, gone, is_stale, next_look, publishing_order

NOW = datetime(2024, 4, 11, 5, tzinfo=UTC)


def wait(error: Exception | None, failures: int = 0, poll: float = 300, jitter: float = 0) -> float:
    feed = Feed(1, "https://site.kz/rss", failures=failures)
    at = next_look(feed, NOW, poll_interval=poll, error=error, jitter=jitter)
    return (at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("error", "failures", "poll", "expected"),
    [
        (None, 0, 300, 300),
        (None, 9, 300, 300),
        (None, 0, 1, 1),
        (FetchError("x"), 0, 300, 300),
        (FetchError("x"), 1, 300, 600),
        (FetchError("x"), 2, 300, 1200),
        (FetchError("x"), 3, 300, 2400),
        (FetchError("x"), 4, 300, 3600),
        (FetchError("x"), 1000, 300, 3600),
        (FetchError("x"), 0, 1, 1),
        (FetchError("x"), 3, 7200, 7200),
        (NotAFeed("x"), 1, 300, 600),
        (Unreached("x"), 0, 300, 300),
        (Unreached("x"), 9, 300, 600),
        (Unreached("x"), 9, 900, 900),
        (WorkerError("x"), 9, 300, 600),
        (FetchError("x", status=429, retry_after=5000), 0, 300, 5000),
        (FetchError("x", status=503, retry_after=10), 2, 300, 1200),
        (FetchError("x", status=429, retry_after=1e9), 0, 300, 86_400),
    ],
)
def test_next_look(error: Exception | None, failures: int, poll: float, expected: float) -> None:
    assert wait(error, failures, poll) == expected


@given(st.floats(0, 1), st.integers(0, 50), st.floats(1, 3600))
def test_jitter_never_lengthens(jitter: float, failures: int, poll: float) -> None:
    assert 0 < wait(None, failures, poll, jitter) <= poll + 1e-6  # datetimes hold microseconds
    assert 0 < wait(SourceError("x"), failures, poll, jitter) <= 3600 + 1e-6


def test_a_feed_that_is_gone_waits_for_ever() -> None:
    error = FetchError("x", status=410)
    assert gone(error) and not gone(FetchError("x", status=404)) and not gone(None)
    assert wait(error) > timedelta(days=365).total_seconds()


def item(name: str, hour: int | None = None) -> Item:
    published = NOW.replace(hour=hour) if hour is not None else None
    return Item("feed", title=name, published=published)


def published(item: Item) -> datetime | None:
    return item.published


@pytest.mark.parametrize(
    ("items", "count", "publish", "store"),
    [
        ([item("c", 3), item("b", 2), item("a", 1)], 1, "c", "ab"),
        ([item("a", 1), item("b", 2), item("c", 3)], 2, "bc", "a"),
        ([item("c"), item("b"), item("a")], 2, "bc", "a"),
        ([item("d", 4), item("x"), item("c", 3)], 2, "xd", "c"),
        ([item("a", 1)], 5, "a", ""),
        ([item("b", 2), item("a", 1)], 0, "", "ab"),
        ([], 1, "", ""),
    ],
)
def test_first_run(items: list[Item], count: int, publish: str, store: str) -> None:
    chosen = first_run(items, count, published)
    assert "".join(i.title or "" for i in chosen.publish) == publish
    assert "".join(i.title or "" for i in chosen.store) == store


def test_what_came_since_the_last_look_at_another_address_is_news() -> None:
    items = [item("d", 4), item("c", 3), item("x"), item("b", 2), item("a", 1)]
    chosen = first_run(items, 1, published, NOW.replace(hour=3))
    assert [i.title for i in chosen.publish] == ["c", "d"]
    assert [i.title for i in chosen.store] == ["a", "b", "x"]


def test_publishing_order_is_oldest_first_and_loses_nothing() -> None:
    items = [item("c", 3), item("a", 1), item("x"), item("d", 4)]
    assert [i.title for i in publishing_order(items, published)] == ["x", "a", "c", "d"]


@pytest.mark.parametrize(
    ("hours", "stale"), [(None, False), (-5, False), (0, False), (24, False), (24.1, True)]
)
def test_is_stale(hours: float | None, stale: bool) -> None:
    published = None if hours is None else NOW - timedelta(hours=hours)
    assert is_stale(published, NOW, 24) is stale


@pytest.mark.parametrize(
    ("published", "stale"),
    [
        ("2024-04-10T00:00:00+05:00", False),  # a day without an hour
        ("2024-04-10T00:00:00+00:00", False),
        ("2024-04-10T00:00:01+05:00", True),
        ("2024-04-09T00:00:00+05:00", True),
    ],
)
def test_a_day_without_an_hour_lasts_to_its_end(published: str, stale: bool) -> None:
    now = datetime.fromisoformat("2024-04-11T09:00:00+05:00")
    assert is_stale(datetime.fromisoformat(published), now, 24, "Asia/Almaty") is stale
