"""Finds a site's feed: by what its page names, and where sites usually keep theirs."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from bot.errors import FetchError, JarshyError, NotAFeed
from bot.ports import Fetched, FetchKind, FetchRequest
from bot.sources.feeds.feed import sniff
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.fetching.addresses import shown
from bot.sources.markup.decode import decode
from bot.sources.markup.html_tree import parse_page
from bot.sources.pages.meta import base_of
from bot.sources.reading.examine import feed_format
from bot.sources.reading.reader import Reading, parsed_feed, passing
from bot.sources.values.surroundings import web_link

# Where content management systems put the feed of the whole site, the usual ones first.
COMMON_PATHS = (
    "/rss", "/feed", "/rss.xml", "/feed.xml", "/feed/", "/rss/", "/atom.xml", "/index.xml",
    "/feed.json", "/rss/all.xml", "/rss/news.xml", "/?feed=rss2",
)  # fmt: skip
FEED_KIND = re.compile(r"application/(?:rss|atom|feed|rdf)\+(?:xml|json)|text/xml", re.IGNORECASE)
LIKE_A_FEED = re.compile(r"(?:^|[/._-])(?:rss|feed|atom)(?:[/._?-]|\d|$)", re.IGNORECASE)
COMMENTS = re.compile(r"comment|коммент|пікір", re.IGNORECASE)
MOST_NAMED = 8
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed as it was read: its address for good, and what it holds."""

    url: str
    format: str
    parsed: ParsedFeed


async def find_feed(address: str, reading: Reading) -> FoundFeed:
    """The feed at an address, or the one of the site there.

    Raise FetchError where nothing answers, NotAFeed where no feed was found.
    """
    if "://" not in address:
        address = f"https://{address}"
    named: Sequence[str] = ()
    try:
        fetched = await _fetched(address, reading)
    except FetchError as error:
        # In the moment's trouble another feed of the site would be shown for the one asked for.
        if error.status is None or passing(error):
            raise
        place, trouble = address, str(error)
    else:
        if await reading.workers.run(sniff, fetched.body, fetched.content_type) == "feed":
            return await _read(fetched.moved_to or address, fetched, reading)
        place, trouble = fetched.url, f"{shown(address)}: is a web page"
        named = await reading.workers.run(feed_links, fetched.body, fetched.charset, fetched.url)
    usual = [urljoin(place, path) for path in COMMON_PATHS]
    for some in (named, usual):
        found = await _first(some, reading)
        if found is not None:
            return found
    raise NotAFeed(f"{trouble}, and no feed was found there; give the feed's own address")


def feed_links(body: bytes, charset: str | None, url: str) -> tuple[str, ...]:
    """Addresses a page names as its feeds: in its head first, then among its links."""
    root = parse_page(decode(body, charset))
    if root is None:
        return ()
    base = base_of(root, url)
    hrefs = [*_alternates(root), *_linked(root)]
    links = (web_link(base, href) for href in hrefs)
    return tuple(dict.fromkeys(link for link in links if link))[:MOST_NAMED]


def _alternates(root: HtmlElement) -> Iterable[str]:
    """A feed of comments is never the site's own."""
    found = [
        link
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower()
        and FEED_KIND.search(link.get("type") or "")
    ]
    for link in found:
        if not COMMENTS.search(f"{link.get('title') or ''} {link.get('href') or ''}"):
            yield link.get("href") or ""


def _linked(root: HtmlElement) -> Iterable[str]:
    for link in root.iter("a"):
        href = link.get("href") or ""
        if LIKE_A_FEED.search(href) and not COMMENTS.search(href):
            yield href


async def _first(urls: Sequence[str], reading: Reading) -> FoundFeed | None:
    """The first in this order that is a feed with items; a few are asked at once."""
    for start in range(0, len(urls), AT_ONCE):
        some = urls[start : start + AT_ONCE]
        found = await asyncio.gather(*(_tried(url, reading) for url in some))
        for one in found:
            if one is not None and one.parsed.items:
                return one
    return None


async def _tried(url: str, reading: Reading) -> FoundFeed | None:
    try:
        fetched = await _fetched(url, reading)
        return await _read(fetched.moved_to or url, fetched, reading)
    except JarshyError:
        return None


async def _fetched(url: str, reading: Reading) -> Fetched:
    return await reading.fetcher.fetch(FetchRequest(url, FetchKind.FEED))


async def _read(url: str, fetched: Fetched, reading: Reading) -> FoundFeed:
    parsed = await parsed_feed(fetched, reading)
    kind = await reading.workers.run(feed_format, fetched.body, fetched.charset)
    return FoundFeed(url, kind, parsed)
