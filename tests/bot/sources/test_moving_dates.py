"""Feeds that date their items by the moment at which they are asked."""

from aiohttp import web

from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.page_samples import ARTICLE
from tests.bot.sources.site import Site
from tests.bot.sources.watching import Watched, enter, entry, until, watching

LOOKS = 5


async def test_a_page_is_read_once_however_often_its_item_is_dated_anew(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    page = site.answer("/page", ARTICLE, content_type="text/html")
    looks = 0

    async def feed(_: web.Request) -> web.Response:
        nonlocal looks
        looks += 1
        item = entry(1, "Коротко о музее.", link=page, age=1 / (looks + 1))
        return web.Response(text=rss(item), content_type="application/rss+xml")

    await enter(watched, site.handle("/rss", feed))

    async def looked() -> bool:
        return looks >= LOOKS

    async with watching(watched, fetcher):
        await until(looked)
    assert [request.path for request in site.requests].count("/page") == 1
    assert await watched.posts() == ["Новость 1"]
