"""Feeds that got another address for good or for a while, or are gone."""

import asyncio

from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.site import Site
from tests.bot.sources.watching import (
    Watched,
    asked,
    enter,
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
