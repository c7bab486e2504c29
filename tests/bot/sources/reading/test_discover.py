from collections.abc import Iterator

import pytest

from bot.clock import SystemClock
from bot.errors import FetchError, NotAFeed
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.reading.discover import feed_links, find_feed
from bot.sources.reading.examine import feed_format, lacks
from bot.sources.reading.reader import Reading
from tests.bot.sources.site import InPlace, Site

RSS = (
    '<rss version="2.0"><channel><title>Город</title><item><title>В парке открыли каток</title>'
    "<link>https://city.example/1</link></item></channel></rss>"
)
EMPTY = '<rss version="2.0"><channel><title>Пусто</title></channel></rss>'
PAGE = """<html><head><base href="/ru/">
<link rel="alternate" type="application/rss+xml" title="Комментарии" href="/comments/feed">
<link rel="alternate" hreflang="kk" href="/kk/">
<link rel="alternate" type="application/rss+xml" title="Город" href="news.xml"></head>
<body><a href="/about">О нас</a> <a href="https://10.0.0.1/rss">RSS</a>
<a href="/export/rss2">Лента</a></body></html>"""


@pytest.fixture
def reading(fetcher: HttpFetcher) -> Iterator[Reading]:
    yield Reading(fetcher, InPlace(), "Asia/Almaty", SystemClock())


async def test_a_feeds_own_address_is_itself(site: Site, reading: Reading) -> None:
    url = site.answer("/any", RSS)
    found = await find_feed(url, reading)
    assert (found.url, found.format, found.parsed.title) == (url, "RSS 2.0", "Город")
    assert len(site.requests) == 1


async def test_a_feed_that_moved_for_good_is_known_by_its_new_address(
    site: Site, reading: Reading
) -> None:
    url = site.answer("/new", RSS)
    site.redirect("/old", "/new", 301)
    site.redirect("/now", "/new", 302)
    assert (await find_feed(site.url("/old"), reading)).url == url
    assert (await find_feed(site.url("/now"), reading)).url == site.url("/now")


async def test_a_page_names_its_feed(site: Site, reading: Reading) -> None:
    site.answer("/", PAGE, content_type="text/html")
    site.answer("/comments/feed", RSS)
    url = site.answer("/ru/news.xml", RSS)
    assert (await find_feed(site.url("/"), reading)).url == url


async def test_links_are_tried_where_the_head_names_none_that_works(
    site: Site, reading: Reading
) -> None:
    site.answer("/", PAGE, content_type="text/html")
    site.answer("/ru/news.xml", EMPTY)
    url = site.answer("/export/rss2", RSS)
    assert (await find_feed(site.url("/"), reading)).url == url


@pytest.mark.parametrize("status", [200, 403])
async def test_usual_places_are_tried(site: Site, reading: Reading, status: int) -> None:
    site.answer("/ru/", "<html><body>Город</body></html>", status=status)
    url = site.answer("/rss.xml", RSS)
    site.answer("/atom.xml", RSS)
    assert (await find_feed(site.url("/ru/"), reading)).url == url


async def test_a_site_without_one_is_told(site: Site, reading: Reading) -> None:
    site.answer("/", "<html><body>Город</body></html>")
    with pytest.raises(NotAFeed, match="no feed was found there"):
        await find_feed(site.url("/"), reading)
    with pytest.raises(FetchError):
        await find_feed("http://127.0.0.1:9/", reading)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        await find_feed("http://10.0.0.1/rss", reading)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_server_in_trouble_is_told_and_no_other_feed_shown(
    site: Site, reading: Reading, status: int
) -> None:
    url = site.answer("/news.xml", "later", status=status)
    site.answer("/rss.xml", RSS)
    with pytest.raises(FetchError, match=str(status)):
        await find_feed(url, reading)


def test_links_of_a_page() -> None:
    assert feed_links(PAGE.encode(), None, "https://city.example/") == (
        "https://city.example/ru/news.xml",
        "https://10.0.0.1/rss",
        "https://city.example/export/rss2",
    )
    assert feed_links(b"", None, "https://city.example/") == ()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (RSS, "RSS 2.0"),
        ('<?xml version="1.0"?><!-- rss --><rss><channel/></rss>', "RSS"),
        ('<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', "RSS 1.0 (RDF)"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "Atom 1.0"),
        ('<feed version="0.3" xmlns="http://purl.org/atom/ns#"></feed>', "Atom 0.3"),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>', "Atom 1.0"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "news sitemap"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "JSON Feed 1.1"),
        (r'{"version": "https:\/\/jsonfeed.org\/version\/1"}', "JSON Feed 1"),
        ('{"items": []}', "JSON Feed"),
    ],
)
def test_formats_by_name(body: str, name: str) -> None:
    assert feed_format(body.encode()) == name


async def test_what_items_lack(site: Site, reading: Reading) -> None:
    found = await find_feed(site.answer("/any", RSS), reading)
    assert lacks(found.parsed.items[0]) == ("id", "date", "text", "picture")
