"""Feeds that got another address for good or for a while, or are gone."""

import asyncio
from datetime import UTC, datetime

from bot.model import FeedLine, MoveFeed
from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.site import Site
from tests.bot.sources.watching import (
    Watched,
    asked,
    enter,
    entry,
    failing,
    feed_of,
    has,
    until,
    watching,
)


async def test_a_feed_that_moved_for_good_is_followed_after_some_looks(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    site.answer("/new", feed_of(1))
    old = site.redirect("/rss", "/new", status=301)
    await enter(watched, old)
    async with watching(watched, fetcher):
        await until(lambda: moved(watched, site.url("/new")))
        site.answer("/new", feed_of(2, 1))
        await until(lambda: has(watched, 2))
    (news,) = await watched.stores.feeds.untold()
    assert (news.kind, news.url, news.moved_from) == ("moved", site.url("/new"), old)
    assert sum(r.path == "/rss" for r in site.requests) == 3
    assert await watched.posts() == ["Новость 1", "Новость 2"]


async def moved(watched: Watched, url: str) -> bool:
    return (await watched.feed()).url == url


async def test_a_feed_that_an_editor_moves_goes_on(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    """With other addresses of its articles, too; what lay there before is stored only."""
    old = site.answer("/rss", feed_of(2, 1))
    await enter(watched, old)
    async with watching(watched, fetcher, first=1):
        await until(lambda: has(watched, 2))
        await until(lambda: has_read(watched))
    items = entry(3, age=0) + entry(2) + entry(1) + entry(9, age=3)
    there = FeedLine(site.answer("/feed", rss(items)))
    await watched.stores.layout.make([MoveFeed(old, there)], datetime.now(UTC), "apply")
    async with watching(watched, fetcher, first=0):
        await until(lambda: has(watched, 3))
        await until(lambda: has_read(watched))
    assert await watched.posts() == ["Новость 2", "Новость 3"]
    assert sorted(await watched.titles()) == [f"Новость {number}" for number in (1, 2, 3, 9)]


async def has_read(watched: Watched) -> bool:
    return (await watched.feed()).first_read_at is not None


async def test_a_move_for_a_while_is_no_move(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    site.answer("/new", feed_of(1))
    old = site.redirect("/rss", "/new", status=302)
    await enter(watched, old)
    async with watching(watched, fetcher):
        await until(lambda: asked(site, 12))
    assert (await watched.feed()).url == old


async def test_a_feed_that_is_gone_is_asked_no_more(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    await enter(watched, site.answer("/rss", status=410))
    async with watching(watched, fetcher):
        await until(lambda: failing(watched))
        await asyncio.sleep(1.0)
    assert len(site.requests) == 1 and not (await watched.feed()).active
    (news,) = await watched.stores.feeds.untold()
    assert news.kind == "gone"
