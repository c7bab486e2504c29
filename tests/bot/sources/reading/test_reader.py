import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web

from bot.clock import SystemClock
from bot.errors import FetchError, JarshyError, NotAFeed, SourceError, UnreadableArticle
from bot.model import Block, Feed, Item
from bot.ops.workers import ProcessWorkers
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.reading.reader import (
    Reading,
    complete_from_page,
    read_feed,
    read_source,
    standard_input,
)
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.page_samples import ARTICLE, EMPTY, PARAGRAPHS
from tests.bot.sources.site import InPlace, Site

ITEM = "<item><title>Музей</title><link>/news/{n}</link><description>Коротко…</description></item>"


@pytest.fixture
def reading(fetcher: HttpFetcher) -> Reading:
    return Reading(fetcher, InPlace(), "Asia/Almaty", SystemClock())


def channel(site: Site, items: int) -> str:
    found = "".join(ITEM.format(n=n) for n in range(items))
    return rss(found, channel=f"<link>{site.url('/')}</link>")


async def sources(source: str, reading: Reading, stdin: bytes = b"") -> tuple[Item, ...]:
    return await read_source(source, reading, lambda: stdin)


async def test_a_feed_read_again_and_again(site: Site, reading: Reading) -> None:
    url = site.answer("/rss", channel(site, 2), headers={"ETag": '"1"'})
    feed = Feed(1, url)
    first = await read_feed(feed, reading)
    assert not first.unchanged and first.title == "Лента" and first.etag == '"1"'
    assert [read.item.link for read in first.items] == [site.url("/news/0"), site.url("/news/1")]
    assert len({read.item_hash for read in first.items}) == 2

    feed = replace(feed, etag=first.etag, body_hash=first.body_hash)
    clock = channel(site, 2).replace("</title>", "</title><lastBuildDate>now</lastBuildDate>", 1)
    site.answer("/rss", clock, headers={"ETag": '"2"'})
    second = await read_feed(feed, reading)
    assert (second.unchanged, second.items, second.etag) == (True, (), '"2"')

    site.answer("/rss", channel(site, 3))
    third = await read_feed(feed, reading)
    assert not third.unchanged and len(third.items) == 3
    assert third.items[:2] == first.items

    site.answer("/rss", status=304)
    assert (await read_feed(feed, reading)).unchanged


async def test_what_the_last_look_met_is_left_out(site: Site, fetcher: HttpFetcher) -> None:
    """Whichever worker reads it."""
    feed = Feed(1, site.answer("/rss", channel(site, 3)))
    workers = ProcessWorkers(max_workers=2)
    reading = Reading(fetcher, workers, "Asia/Almaty", SystemClock())
    try:
        first, same = await asyncio.gather(*(read_feed(feed, reading) for _ in range(2)))
        assert first.met == same.met != b""
        site.answer("/rss", channel(site, 4).replace("Коротко", "Точнее", 1))
        read = await read_feed(feed, reading, first.met)
        assert [one.item.link for one in read.items] == [
            site.url(f"/news/{number}") for number in (0, 3)
        ]
        assert not (await read_feed(feed, reading, read.met)).items
    finally:
        await workers.close()


async def test_a_moved_feed_says_where_to(site: Site, reading: Reading) -> None:
    url = site.answer("/new", channel(site, 1))
    site.redirect("/old", "/new", 301)
    assert (await read_feed(Feed(1, site.url("/old")), reading)).moved_to == url


async def test_a_feed_that_cannot_be_read(site: Site, reading: Reading) -> None:
    site.answer("/gone", status=410)
    with pytest.raises(FetchError, match="gone for good"):
        await read_feed(Feed(1, site.url("/gone")), reading)
    site.answer("/page", "<html><body>Вход</body></html>")
    with pytest.raises(NotAFeed, match="web page"):
        await read_feed(Feed(1, site.url("/page")), reading)


async def test_a_large_body_is_hashed_like_a_small_one(site: Site, reading: Reading) -> None:
    padding = f"<description>{'слово ' * 5000}</description>"
    body = channel(site, 1).replace("<description>", padding + "<description>")
    url = site.answer("/rss", body)
    first = await read_feed(Feed(1, url), reading)
    assert (await read_feed(Feed(1, url, body_hash=first.body_hash), reading)).unchanged


async def test_an_item_completed_from_its_page(site: Site, reading: Reading) -> None:
    link = site.answer("/1", ARTICLE, headers={"Content-Type": "text/html"})
    item = Item("feed", (Block("Музей открыл выставку…"),), "Музей", link=link, guid="7")
    done = await complete_from_page(item, reading)
    assert done.reason is None
    assert (done.item.title, done.item.guid, done.item.link) == ("Музей", "7", link)
    assert [b.text for b in done.item.blocks][: len(PARAGRAPHS)] == PARAGRAPHS
    assert done.item.images[0].credit == "Пресс-служба музея"


async def test_a_page_that_cannot_be_had_leaves_the_item_and_a_reason(
    site: Site, reading: Reading
) -> None:
    site.answer("/app", "<html><body><script>app()</script></body></html>")
    for link, words in (
        (site.url("/missing"), "404"),
        ("http://10.0.0.1/", "10.0.0.1"),
        (site.url("/app"), "no article"),
        (None, "no link"),
    ):
        item = Item("feed", (Block("Коротко."),), "Музей", link=link)
        done = await complete_from_page(item, reading)
        assert done.item == item and words in (done.reason or "")


async def test_sources_of_every_kind(site: Site, reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"title": "Файл", "text": "Текст."}))
    assert [i.title for i in await sources(str(path), reading)] == ["Файл"]
    assert [i.title for i in await sources("-", reading, path.read_bytes())] == ["Файл"]

    page = site.answer("/page", ARTICLE, headers={"Content-Type": "text/html"})
    (item,) = await sources(page, reading)
    assert item.title == "Музей открыл выставку садовых инструментов"

    site.handlers |= {f"/news/{n}": site.handlers["/page"] for n in range(3)}
    feed = site.answer("/rss", channel(site, 4))
    saved = await sources("-", reading, channel(site, 4).encode())
    assert [item.link for item in saved] == [site.url(f"/news/{n}") for n in range(4)]
    items = await sources(feed, reading)
    assert [len(item.blocks) > 2 for item in items] == [True, True, True, False]
    assert [item.title for item in items] == ["Музей"] * 4


async def test_a_feed_too_large_for_a_page(site: Site, reading: Reading) -> None:
    padding = "<!--" + "x" * 60_000 + "-->"
    assert len(await sources(site.answer("/rss", channel(site, 1) + padding), reading)) == 1
    with pytest.raises(JarshyError, match=r"0\.05 MB"):
        await sources(site.answer("/page", ARTICLE + padding), reading)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("/missing.md", "/missing.md: cannot be read"),
        ("ftp://site.kz/rss", "ftp://site.kz/rss: only files"),
        ("http://10.0.0.1/rss", "10.0.0.1"),
        ("-", "-: is empty"),
    ],
)
async def test_one_line_for_a_source_that_fails(reading: Reading, source: str, words: str) -> None:
    with pytest.raises(JarshyError) as caught:
        await sources(source, reading)
    assert words in str(caught.value) and "\n" not in str(caught.value)


async def test_pages_and_feeds_that_hold_nothing(site: Site, reading: Reading) -> None:
    with pytest.raises(SourceError, match="no article"):
        await sources(site.answer("/a", "<html><body></body></html>"), reading)
    with pytest.raises(NotAFeed, match="no items"):
        await sources(site.answer("/b", rss("")), reading)
    pdf = site.answer("/p.pdf", b"%PDF-1.7\x00\x01\x02" * 50, content_type="application/pdf")
    with pytest.raises(SourceError, match=r"no web page \(application/pdf\)"):
        await sources(pdf, reading)
    assert (await sources(site.answer("/c", EMPTY), reading))[0].title == "Музей"
    with pytest.raises(UnreadableArticle, match="5 MB"):
        await sources("-", reading, b"x" * 5_000_001)


async def test_pages_of_thin_items_are_asked_for_once_each(site: Site, reading: Reading) -> None:
    asked: list[str] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(status=500)

    site.handlers |= {f"/news/{n}": handler for n in range(3)}
    await sources(site.answer("/rss", channel(site, 3)), reading)
    assert sorted(asked) == ["/news/0", "/news/1", "/news/2"]


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(JarshyError, match="standard input is closed"):
        standard_input()
