"""A feed that brings unusually many at one look: held where what is usual is known."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import State
from bot.newsroom.rules.brake import LEAST, MAD
from bot.ports import Stores
from bot.sources.feed_watcher import FeedWatcher
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from storage.stores import stores as make_stores
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.site import InPlace, Site
from tests.bot.sources.test_watcher import while_running
from tests.database import fresh

TEXT = "Новый мост через реку открыли утром, движение по нему началось сразу. " * 8


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "mad.db")
    yield make_stores(database)
    await database.close()


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
    clock = SystemClock()
    reading = Reading(fetcher, InPlace(), "Asia/Almaty", clock)
    policy = Policy(approve=False, max_age=24.0)
    intake = Intake(stores.articles, stores.channels, reading, clock, policy)
    watcher = FeedWatcher(stores.feeds, intake, clock, 0.1, 100)

    async def over() -> bool:
        return len(await stores.outbox.in_state(*State)) == count

    assert await while_running(watcher, over)
    rows = await stores.outbox.in_state(*State)
    assert {row.state for row in rows} == {state}
    assert all((row.reason or "").startswith(MAD) for row in rows) == (state is State.HELD)
    assert await stores.feeds.brought(feed.id, now - timedelta(minutes=5)) == count
    assert await stores.feeds.brought(feed.id, datetime.now(UTC)) == 0
