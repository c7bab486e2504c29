"""A feed watcher with a real database and a real site, and ways to wait for what it does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.model import Feed
from bot.ports import Stores
from bot.sources.feed_watcher import FeedWatcher
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from storage.database import Database
from storage.tables import articles, outbox
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.site import InPlace, Site

TEXT = "Городской музей открыл выставку садовых инструментов и позвал на неё всех жителей. "
POLL = 0.4


def entry(number: int, text: str = TEXT * 8, **options: Any) -> str:
    """An item with all it needs; `age` in hours, `more` as XML."""
    at = datetime.now(UTC) - timedelta(hours=options.get("age", 0.1))
    link = options.get("link", "")
    return (
        f"<item><title>{options.get('title', f'Новость {number}')}</title>"
        f"<guid isPermaLink='false'>story-{number}</guid>"
        + (f"<link>{link}</link>" if link else "")
        + f"<description>{text}</description><pubDate>{format_datetime(at)}</pubDate>"
        f"{options.get('more', '')}</item>"
    )


def feed_of(*numbers: int, **options: Any) -> str:
    return rss("".join(entry(n, **options) for n in numbers))


@dataclass
class Watched:
    """What the watcher made of it, as the database holds it."""

    stores: Stores
    database: Database

    async def posts(self) -> list[str]:
        """Titles that go to the channel, in the order they were queued."""
        statement = (
            sa.select(articles.c.title)
            .join(outbox, outbox.c.article_id == articles.c.id)
            .order_by(outbox.c.id)
        )
        return await self._column(statement)

    async def titles(self) -> list[str]:
        return await self._column(sa.select(articles.c.title).order_by(articles.c.id))

    async def revisions(self) -> list[int]:
        return await self._column(sa.select(articles.c.revision).order_by(articles.c.id))

    async def feed(self, number: int = 0) -> Feed:
        return (await self.stores.feeds.all())[number]

    async def _column(self, statement: Any) -> list[Any]:
        async with self.database.read() as connection:
            return list((await connection.execute(statement)).scalars())


@asynccontextmanager
async def watching(
    watched: Watched, fetcher: HttpFetcher, workers: Any = None, **options: Any
) -> AsyncIterator[FeedWatcher]:
    clock = SystemClock()
    reading = Reading(fetcher, workers or InPlace(), "Asia/Almaty", clock)
    stores = watched.stores
    policy = Policy(approve=False, max_age=24.0)
    intake = Intake(stores.articles, stores.channels, reading, clock, policy)
    poll, first = options.get("poll", POLL), options.get("first", 100)
    watcher = FeedWatcher(stores.feeds, intake, clock, poll, first)
    stop = asyncio.Event()
    task = asyncio.create_task(watcher.run(stop))
    try:
        yield watcher
    finally:
        stop.set()
        await task


async def until(look: Callable[[], Awaitable[bool]], seconds: float = 20.0) -> float:
    """The seconds it took; fail where it does not become true."""
    clock = asyncio.get_running_loop().time
    began = clock()
    while not await look():
        assert clock() - began < seconds, f"not within {seconds:g} s"
        await asyncio.sleep(0.02)
    return clock() - began


async def enter(watched: Watched, *urls: str) -> None:
    await watched.stores.feeds.enter(urls, datetime.now(UTC))


async def has(watched: Watched, number: int) -> bool:
    return f"Новость {number}" in await watched.posts()


async def asked(site: Site, times: int) -> bool:
    return len(site.requests) >= times


async def failing(watched: Watched) -> bool:
    return (await watched.feed()).failures > 0
