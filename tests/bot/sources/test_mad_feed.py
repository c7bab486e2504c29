"""A feed that brings unusually many at one look: held where what is usual is known."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from bot.clock import SystemClock
from bot.model import State
from bot.newsroom.rules.brake import LEAST, MAD
from bot.ports import Clock, Stores
from bot.sources.feed_watcher import FeedWatcher
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Origin, Policy
from bot.sources.reading.reader import Reading
from storage.stores import stores as make_stores
from tests.bot.sources.feed_samples import parse, rss
from tests.bot.sources.site import InPlace, Site
from tests.bot.sources.test_watcher import while_running
from tests.database import fresh

TEXT = "Новый мост через реку открыли утром, движение по нему началось сразу. " * 8


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "mad.db")
    yield make_stores(database)
    await database.close()


def intake(stores: Stores, fetcher: HttpFetcher, clock: Clock | None = None) -> Intake:
    clock = clock or SystemClock()
    reading = Reading(fetcher, InPlace(), "Asia/Almaty", clock)
    policy = Policy(approve=False, max_age=24.0)
    return Intake(stores.articles, stores.channels, reading, clock, policy)


@pytest.mark.parametrize(
    ("days", "count", "state"),
    [(10, LEAST, State.HELD), (10, LEAST - 1, State.READY), (1, LEAST, State.READY)],
    ids=["mad", "few", "young"],
)
async def test_a_feed_gone_mad_is_held(
    site: Site, fetcher: HttpFetcher, stores: Stores, days: int, count: int, state: State
) -> None:
    now = datetime.now(UTC)
    items = "".join(
        f"<item><title>Мост номер {number}</title><guid>{number}</guid>"
        f"<description>{TEXT}{number}</description></item>"
        for number in range(count)
    )
    url = site.answer("/rss", rss(items))
    await stores.feeds.enter([url], now)
    await stores.channels.enter([("@news", None, None)], now)
    (feed,) = await stores.feeds.all()
    await stores.feeds.opened(feed.id, now - timedelta(days=days))
    watcher = FeedWatcher(stores.feeds, intake(stores, fetcher), SystemClock(), 0.1, 100)

    async def over() -> bool:
        return len(await stores.outbox.in_state(*State)) == count

    assert await while_running(watcher, over)
    rows = await stores.outbox.in_state(*State)
    assert {row.state for row in rows} == {state}
    assert all((row.reason or "").startswith(MAD) for row in rows) == (state is State.HELD)
    assert await stores.feeds.brought(feed.id, now - timedelta(minutes=5)) == count
    assert await stores.feeds.brought(feed.id, datetime.now(UTC)) == 0


def listed(number: int, title: str, text: str, at: datetime) -> str:
    return (
        f"<item><title>{title} {number}</title><guid isPermaLink='false'>{number}</guid>"
        f"<link>http://127.0.0.1:1/news/{number}</link>"
        f"<description>{text * 8}</description><pubDate>{format_datetime(at)}</pubDate></item>"
    )


@pytest.mark.parametrize("hours", [48, 1])
@pytest.mark.parametrize(
    ("title", "text", "states"),
    [
        ("Ярмарка мёда", "Пасечники привезли гречишный урожай. ", {State.HELD: LEAST}),
        ("Мост заново", "Новый мост через реку открыли утром, в пятницу. ", {}),
    ],
    ids=["other articles", "the same ones reworded"],
)
async def test_a_site_that_gives_its_old_addresses_to_others(
    site: Site,
    fetcher: HttpFetcher,
    stores: Stores,
    title: str,
    text: str,
    states: dict[State, int],
    hours: int,
) -> None:
    """What is new beside them goes out."""
    now = datetime.now(UTC)
    before = now - timedelta(hours=hours)
    url = site.answer("/rss", "")
    await stores.feeds.enter([url], now)
    (feed,) = await stores.feeds.all()
    await stores.feeds.opened(feed.id, now - timedelta(days=30))
    then = intake(stores, fetcher, cast(Clock, SimpleNamespace(now=lambda: before)))
    old = "".join(listed(n, "Мост номер", TEXT[:70], before) for n in range(LEAST))
    for item in parse(rss(old)).items:
        await then.take(item, Origin(url, feed.id), publish=False)
    await stores.channels.enter([("@news", None, None)], now)
    news = "".join(listed(n, title, text, now) for n in range(LEAST))
    site.answer("/rss", rss(news + listed(99, "Каток", "На стадионе залили лёд. ", now)))
    watcher = FeedWatcher(stores.feeds, intake(stores, fetcher), SystemClock(), 0.1, 100)

    async def over() -> bool:
        return (await stores.feeds.all())[0].body_hash is not None

    assert await while_running(watcher, over)
    found = Counter(row.state for row in await stores.outbox.in_state(*State))
    assert found == {State.READY: 1, **states}
