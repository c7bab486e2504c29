"""Thirty days of a newsroom's two feeds: every article in the channel once, every correction seen.

New items, corrections, reorderings, an empty day, a broken day, a new CMS with new guids, a feed
that moves, a site that moves; counters and tracking parameters that change at every look.
"""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.sources.feed_watcher import FeedWatcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from storage.stores import stores as make_stores
from storage.tables import articles
from tests.bot.sources.month import NEW, OLD, SECTION, START, Month
from tests.bot.sources.site import InPlace
from tests.bot.sources.watching import Watched
from tests.database import fresh

POLL = timedelta(hours=6)
DAYS = 30
NUMBER = re.compile(r"сообщение (\d+)")


@dataclass
class MonthClock:
    """The newsroom's time; sleeping takes none."""

    month: Month

    def now(self) -> datetime:
        return self.month.now

    def monotonic(self) -> float:
        return self.month.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    database = await fresh(tmp_path / "month.db")
    made = Watched(make_stores(database), database)
    await made.stores.channels.enter([("@news", None, None)], START)
    await made.stores.feeds.enter([OLD, SECTION], START)
    yield made
    await database.close()


def watcher(watched: Watched, month: Month) -> FeedWatcher:
    clock, stores = MonthClock(month), watched.stores
    reading = Reading(month, InPlace(), "Asia/Almaty", clock)
    policy = Policy(approve=False, max_age=24.0)
    intake = Intake(stores.articles, stores.channels, reading, clock, policy)
    return FeedWatcher(stores.feeds, intake, clock, POLL.total_seconds(), 1)


async def test_every_article_is_posted_once(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A machine at its limits must not look like a slow site.
    monkeypatch.setattr("bot.sources.intake.PATIENCE", 60.0)
    month = Month()
    watching = watcher(watched, month)
    while month.now < START + timedelta(days=DAYS):
        await watching._start_due()
        await asyncio.gather(*watching._under_way.values())
        month.now += POLL
    posts = await watched.posts()
    rolling = sum(title.startswith("Главное за день") for title in posts)
    numbers = Counter(int(found[1]) for title in posts if (found := NUMBER.search(title)))
    last = month.now - POLL
    expected = [one for one in month.written if START < one.at <= last]
    assert [n for n, times in numbers.items() if times != 1] == []
    assert {one.number for one in expected if not one.rolling} <= set(numbers)
    assert len(numbers) <= sum(not one.rolling for one in expected) + 2, "the first look's own"
    assert rolling - sum(one.rolling for one in expected) in (0, 1)
    await corrections_came_through(watched, month, last)
    feeds = {feed.url: feed for feed in await watched.stores.feeds.all()}
    assert set(feeds) == {NEW, SECTION} and all(feed.active for feed in feeds.values())
    assert [news.kind for news in await watched.stores.feeds.untold()] == ["moved"]
    # Each page once for each article and correction, not at every look.
    assert month.pages < len(month.written) * 2


async def corrections_came_through(watched: Watched, month: Month, last: datetime) -> None:
    statement = sa.select(articles.c.title, articles.c.revision)
    async with watched.database.read() as connection:
        held = {
            int(found[1]): row
            for row in (await connection.execute(statement)).all()
            if (found := NUMBER.search(row.title))
        }
    for one in month.written:
        if one.rolling or not START < one.at <= last:
            continue
        row = held[one.number]
        fixed = "уточнение" in row.title
        assert fixed == (one.corrected_at is not None and one.corrected_at <= last), row.title
        # One that was corrected before it was first seen has no second revision.
        assert row.revision == 1 or (fixed and row.revision == 2), (one.number, row)
