"""Feeds over time: what is new is posted soon and once, and no feed holds up another."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.recognition.recognise import ReadItem
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.page_samples import ARTICLE
from tests.bot.sources.site import Site
from tests.bot.sources.watching import (
    TEXT,
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


async def test_a_new_item_is_queued_soon(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    await enter(watched, site.answer("/rss", feed_of(1)))
    async with watching(watched, fetcher, poll=1.0):
        await until(lambda: has(watched, 1))
        for number in (2, 3):
            site.answer("/rss", feed_of(number, *range(number - 1, 0, -1)))
            assert await until(lambda n=number: has(watched, n)) < 1.0 + 3.0  # type: ignore[misc]
    assert await watched.posts() == ["Новость 1", "Новость 2", "Новость 3"]


async def test_only_what_the_last_look_did_not_see_is_looked_up(
    site: Site, fetcher: HttpFetcher, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, corrected, asked = entry(1), entry(2), list[list[str | None]]()
    await enter(watched, site.answer("/rss", rss(known + corrected)))
    async with watching(watched, fetcher) as watcher:
        look_up = watcher.intake.news_among

        async def recorded(read: Sequence[ReadItem]) -> list[ReadItem]:
            asked.append([one.item.title for one in read])
            return await look_up(read)

        monkeypatch.setattr(watcher.intake, "news_among", recorded)
        await until(lambda: opened(watched))
        site.answer("/rss", rss(known + corrected.replace("Новость 2", "Точнее")))
        await until(lambda: revised_once(watched, 2))
        site.answer("/rss", rss(entry(3) + known + corrected))
        await until(lambda: has(watched, 3))
        await until(lambda: revised_once(watched, 3))
    assert [titles for titles in asked if titles] == [["Точнее"], ["Новость 3", "Новость 2"]]


async def revised_once(watched: Watched, revision: int) -> bool:
    return max(await watched.revisions()) == revision


async def test_hostile_feeds_hold_up_nobody(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    async def hang(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.1)

    hostile = [
        site.handle("/hang", hang),
        site.handle("/drip", drip),
        site.redirect("/loop", "/loop"),
        site.answer("/bomb", rss("<item>" + "<a>" * 100_000)),
        site.answer("/broken", "\x00\x01" * 500),
    ]
    await enter(watched, *hostile, site.answer("/rss", feed_of(1)))
    async with watching(watched, fetcher):
        await until(lambda: has(watched, 1), 10.0)
        site.answer("/rss", feed_of(2, 1))
        assert await until(lambda: has(watched, 2)) < 3.0
        site.answer("/rss", feed_of(3, 2, 1))
        assert await until(lambda: has(watched, 3)) < 3.0


async def test_a_feeds_own_name_is_kept_at_a_length_that_can_be_shown(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    named = feed_of(1).replace("<channel>", f"<channel><title>{'слово ' * 2000}</title>", 1)
    await enter(watched, site.answer("/rss", named))
    async with watching(watched, fetcher):
        await until(lambda: opened(watched))
    feed = await watched.feed()
    assert feed.title and feed.title.startswith("слово слово") and len(feed.title) <= 200


async def test_only_the_newest_of_a_new_feed_are_published(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    items = "".join(entry(n, age=n) for n in range(1, 6)) + entry(9, age=30)
    await enter(watched, site.answer("/rss", rss(items)))
    async with watching(watched, fetcher, first=2):
        await until(lambda: opened(watched))
        site.answer("/rss", rss(entry(7, age=0.1) + entry(8, age=30) + items))
        await until(lambda: has(watched, 7))
    assert await watched.posts() == ["Новость 2", "Новость 1", "Новость 7"]
    assert len(await watched.titles()) == 8


async def opened(watched: Watched) -> bool:
    feed = await watched.feed()
    return feed.first_read_at is not None and feed.body_hash is not None


def three() -> str:
    return "".join(entry(n, TEXT * 8 + str(n), link=f"http://127.0.0.1:1/{n}") for n in (3, 2, 1))


@pytest.mark.parametrize(
    "change",
    [
        lambda items: "",
        lambda items: "".join(reversed(items.partition("</item>"))),
        lambda items: items.partition("</item>")[0] + "</item>",
        lambda items: items.replace("story-", "new-cms-"),
        lambda items: items.replace("http://127", "https://www.127"),
        lambda items: items.replace("http://127.0.0.1:1/", "http://127.0.0.1:1/archive/2024/"),
        lambda items: items.replace("</link>", "?utm_source=rss</link>"),
        lambda items: items.replace("</item>", "<views>7</views></item>"),
        lambda items: items.replace("</description>", " Просмотров: 7</description>"),
        lambda items: items.replace("<item>", "<html>", 1),
        lambda items: items[:300],
    ],
)
async def test_nothing_old_is_posted_again(
    site: Site, fetcher: HttpFetcher, watched: Watched, change: Callable[[str], str]
) -> None:
    """Emptied, reordered, shortened, with new guids or addresses, broken: and back."""
    items = three()
    await enter(watched, site.answer("/rss", rss(items)))
    async with watching(watched, fetcher):
        await until(lambda: has(watched, 3))
        site.answer("/rss", rss(change(items)))
        seen = len(site.requests)
        await until(lambda: asked(site, seen + 2))
        site.answer("/rss", rss(entry(4) + items))
        await until(lambda: has(watched, 4))
    assert sorted(await watched.posts()) == [f"Новость {n}" for n in (1, 2, 3, 4)]
    assert await watched.revisions() == [1, 1, 1, 1]


async def test_an_unchanged_feed_is_asked_for_changes_only(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    async def serve(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text=feed_of(1), headers={"ETag": '"1"'})

    await enter(watched, site.handle("/rss", serve))
    async with watching(watched, fetcher):
        await until(lambda: asked(site, 5))
    known = [r.headers.get("If-None-Match") for r in site.requests]
    first = known.index('"1"')  # a first look that a crowded machine cut short is made again
    assert set(known[:first]) == {None} and set(known[first:]) == {'"1"'}
    assert "Jarshy" not in site.requests[0].headers["User-Agent"]  # the tests' own name


async def test_a_site_that_asks_for_time_gets_it(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    await enter(watched, site.answer("/rss", status=429, headers={"Retry-After": "120"}))
    async with watching(watched, fetcher):
        await until(lambda: failing(watched))
        feed = await watched.feed()
        assert feed.next_look_at is not None
        assert 100 < (feed.next_look_at - datetime.now(UTC)).total_seconds() <= 120
        await asyncio.sleep(1.0)
    assert len(site.requests) == 1


async def test_trouble_of_a_feed_and_its_end_are_said_once_each(
    site: Site, fetcher: HttpFetcher, watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    url = site.answer("/rss", b"", status=404)
    await enter(watched, url)
    with caplog.at_level("INFO"):
        async with watching(watched, fetcher, poll=0.2):
            await until(lambda: asked(site, 2))
            site.answer("/rss", feed_of(1))
            await until(lambda: has(watched, 1))
    said = [line.getMessage() for line in caplog.records if url in line.getMessage()]
    assert said == [
        f"feed {url}: is not there; check the address (status 404 Not Found)",
        f"feed {url} answers again",
    ]


async def test_a_lowered_interval_holds_from_the_start(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    await enter(watched, site.answer("/rss", feed_of(1)))
    async with watching(watched, fetcher, poll=3600):
        await until(lambda: has(watched, 1))
    site.answer("/rss", feed_of(2, 1))
    async with watching(watched, fetcher, poll=0.5):
        await until(lambda: has(watched, 2))


async def test_a_page_that_was_not_to_be_had_is_read_later(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    """The post does not wait for it; what the page adds comes as a revision."""
    page = site.answer("/news/1", status=503)
    title = "Музей открыл выставку садовых инструментов"
    await enter(watched, site.answer("/rss", feed_of(1, title=title, text="Коротко.", link=page)))
    async with watching(watched, fetcher):
        await until(lambda: posted(watched, title))
        assert await watched.revisions() == [1]
        site.answer("/news/1", ARTICLE, content_type="text/html")
        await until(lambda: revised(watched, [2]))
    stored = await watched.stores.articles.get(1)
    assert stored is not None and len(stored.article.body) > 1 and stored.article.photos


async def posted(watched: Watched, title: str) -> bool:
    return title in await watched.posts()


async def revised(watched: Watched, revisions: list[int]) -> bool:
    return await watched.revisions() == revisions


async def test_a_correction_does_not_lose_what_the_page_said(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    page = site.answer("/news/1", ARTICLE, content_type="text/html")
    title = "Музей открыл выставку садовых инструментов"
    await enter(watched, site.answer("/rss", feed_of(1, title=title, text="Коротко.", link=page)))
    async with watching(watched, fetcher):
        await until(lambda: posted(watched, title))
        site.answer("/news/1", status=403)
        new = "Музей открыл большую выставку садовых инструментов"
        site.answer("/rss", feed_of(1, title=new, text="Коротко.", link=page))
        await until(lambda: revised(watched, [2]))
    stored = await watched.stores.articles.get(1)
    assert stored is not None and stored.article.title == new
    assert len(stored.article.body) > 1 and stored.article.photos


async def test_the_pages_of_old_items_are_read_little_by_little(
    site: Site, fetcher: HttpFetcher, watched: Watched
) -> None:
    for number in range(12):
        site.answer(f"/news/{number}", ARTICLE, content_type="text/html")
    title = "Музей открыл выставку садовых инструментов"
    items = "".join(
        entry(n, title=f"{title} {n}", text="Коротко.", link=site.url(f"/news/{n}"))
        for n in range(12)
    )
    await enter(watched, site.answer("/rss", rss(items)))
    async with watching(watched, fetcher, first=1):
        await until(lambda: posted(watched, f"{title} 0"))
        await until(lambda: whole(watched, 12))
    assert await watched.posts() == [f"{title} 0"]


async def whole(watched: Watched, number: int) -> bool:
    held = [await watched.stores.articles.get(n) for n in range(1, number + 1)]
    return all(one is not None and len(one.article.body) > 1 for one in held)
