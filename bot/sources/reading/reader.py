"""From an address or a file to items: what preview, post and the watcher call."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.errors import (
    FetchError,
    JarshyError,
    NotAFeed,
    RefusedAddress,
    SourceError,
    TooLarge,
    UnreadableArticle,
    WorkerError,
)
from bot.model import Feed, Item
from bot.ports import Clock, Fetched, Fetcher, FetchKind, FetchRequest, Workers
from bot.sources.feeds.feed import parse_feed, sniff
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.fetching.addresses import shown
from bot.sources.markup.decode import is_text
from bot.sources.pages.page import read_page
from bot.sources.reading.thin import complete, thin
from bot.sources.recognition.body_hash import body_hash
from bot.sources.recognition.recognise import ReadItem, look
from bot.sources.stored.files import MAX_BYTES, read_stored, read_stored_bytes
from bot.sources.values.surroundings import Surroundings

# Hashing more than this would hold up the event loop.
QUICK_BYTES, QUICK_TAGS = 300_000, 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading needs: the network, workers, the zone of dates without one, and the time.

    Without a clock dates far ahead are believed.
    """

    fetcher: Fetcher
    workers: Workers
    timezone: str
    clock: Clock | None = None

    @property
    def now(self) -> datetime | None:
        return self.clock.now() if self.clock else None

    def around(self, url: str) -> Surroundings:
        return Surroundings(url, self.timezone, self.now)


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a look at a feed found. `unchanged`: nothing in it is new, `items` is empty.

    etag, last_modified, body_hash and what of the items it `met` are to be kept for the next look;
    `moved_to` is set where the feed has a new address for good.
    """

    unchanged: bool
    items: tuple[ReadItem, ...] = ()
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    moved_to: str | None = None
    met: bytes = b""


@dataclass(frozen=True, slots=True)
class Completed:
    """An item with what its page added, or as it was with the reason why not.

    Not `whole`: the page could not be had for the moment.
    """

    item: Item
    reason: str | None = None
    whole: bool = True


async def read_feed(feed: Feed, reading: Reading, met: bytes = b"") -> FeedReading:
    """Fetch where changed, parse in a worker. Raise FetchError, NotAFeed or WorkerError.

    Items that the last look `met` are left out.
    """
    request = FetchRequest(
        feed.url, FetchKind.FEED, etag=feed.etag, last_modified=feed.last_modified
    )
    fetched = await reading.fetcher.fetch(request)
    if fetched.not_modified:
        return FeedReading(True, moved_to=fetched.moved_to)
    digest = await _digest(fetched.body, reading)
    found = FeedReading(
        unchanged=digest == feed.body_hash,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        body_hash=digest,
        moved_to=fetched.moved_to,
    )
    if found.unchanged:
        return found
    title, items, seen = await reading.workers.run(
        _read_items,
        fetched.body,
        fetched.charset,
        reading.around(fetched.url),
        feed_id=feed.id,
        feed_url=feed.url,
        met=met,
    )
    return replace(found, title=title, items=items, met=seen)


def _read_items(
    body: bytes,
    charset: str | None,
    around: Surroundings,
    *,
    feed_id: int,
    feed_url: str,
    met: bytes,
) -> tuple[str | None, tuple[ReadItem, ...], bytes]:
    """In a worker, hashes and keys too: of a long feed they take longer than a moment."""
    parsed = parse_feed(body, charset, around)
    return parsed.title, *look(parsed.items, feed_id, feed_url, met, around.now)


async def _digest(body: bytes, reading: Reading) -> str:
    if len(body) <= QUICK_BYTES and body.count(b"<") <= QUICK_TAGS:
        return body_hash(body)
    return await reading.workers.run(body_hash, body)


async def parsed_feed(fetched: Fetched, reading: Reading) -> ParsedFeed:
    around = reading.around(fetched.url)
    return await reading.workers.run(parse_feed, fetched.body, fetched.charset, around)


async def complete_from_page(
    item: Item, reading: Reading, selector: str | None = None
) -> Completed:
    """Read the item's page and add what it knows; never raises for a page that cannot be had."""
    if item.link is None:
        return Completed(item, "the item has no link to a page")
    try:
        fetched = await reading.fetcher.fetch(FetchRequest(item.link, FetchKind.PAGE))
        page = await _page(fetched, reading, selector)
    except JarshyError as error:
        return Completed(item, str(error), whole=not passing(error))
    if not page.blocks and not page.images:
        return Completed(item, f"{shown(item.link)}: the page holds no article")
    return Completed(complete(item, page))


def passing(error: JarshyError) -> bool:
    """Is it the moment's fault, and not the page's?"""
    if isinstance(error, RefusedAddress | TooLarge):
        return False
    if isinstance(error, FetchError):
        return error.status is None or error.status in (408, 425, 429) or error.status >= 500
    return isinstance(error, WorkerError)


async def _page(fetched: Fetched, reading: Reading, selector: str | None = None) -> Item:
    if not is_text(fetched.body):
        kind = fetched.content_type or "binary"
        raise SourceError(f"{shown(fetched.url)}: is no web page ({kind}); give an article's page")
    return await reading.workers.run(
        read_page,
        fetched.body,
        fetched.charset,
        reading.around(fetched.url),
        selector=selector,
    )


def standard_input(most: int = -1) -> bytes:
    """All of it, or `most` bytes; raise JarshyError where there is none to read."""
    # Python leaves None where the process was started without one (`<&-`, some service managers).
    if sys.stdin is None:
        raise JarshyError("-: standard input is closed; name a file, or pipe the text in")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise JarshyError(f"-: cannot be read ({error.strerror})") from error


async def read_source(
    source: str, reading: Reading, stdin: Callable[[], bytes] = standard_input
) -> tuple[Item, ...]:
    """The items of a file, a page or feed (http, https), or `-` for stdin.

    Thin feed items are completed from their pages. Raise JarshyError with one line that names
    the source.
    """
    if source == "-":
        return await _from_stdin(stdin, reading)
    if source.lower().startswith(("http://", "https://")):
        return await _from_address(source, reading)
    if "://" in source:
        raise SourceError(f"{shown(source)}: only files, http and https addresses are read")
    return (await reading.workers.run(read_stored, Path(source), reading.timezone, reading.now),)


async def _from_stdin(stdin: Callable[[], bytes], reading: Reading) -> tuple[Item, ...]:
    """A stored article of any kind, or a feed that somebody saved."""
    body = await asyncio.to_thread(stdin)
    if len(body) > MAX_BYTES:
        raise UnreadableArticle(f"-: is larger than {MAX_BYTES // 1_000_000} MB")
    if await reading.workers.run(sniff, body, "") == "feed":
        return await _feed_items(Fetched("", 200, body), "-", reading)
    article = await reading.workers.run(read_stored_bytes, body, "-", reading.timezone, reading.now)
    return (article,)


async def _feed_items(fetched: Fetched, name: str, reading: Reading) -> tuple[Item, ...]:
    parsed = await parsed_feed(fetched, reading)
    if not parsed.items:
        raise NotAFeed(f"{name}: the feed holds no items")
    return tuple(await asyncio.gather(*(_whole(item, reading) for item in parsed.items)))


async def _from_address(source: str, reading: Reading) -> tuple[Item, ...]:
    fetched = await _fetched(source, reading)
    if await reading.workers.run(sniff, fetched.body, fetched.content_type) == "feed":
        return await _feed_items(fetched, shown(source), reading)
    page = await _page(fetched, reading)
    if not page.blocks:
        raise SourceError(f"{shown(source)}: the page holds no article; give an article's own page")
    return (page,)


async def _fetched(source: str, reading: Reading) -> Fetched:
    """A page, or a feed too large for a page: which it is shows only in the bytes."""
    try:
        return await reading.fetcher.fetch(FetchRequest(source, FetchKind.PAGE))
    except TooLarge as error:
        fetched = await reading.fetcher.fetch(FetchRequest(source, FetchKind.FEED))
        if sniff(fetched.body, fetched.content_type) != "feed":
            raise error from None
        return fetched


async def _whole(item: Item, reading: Reading) -> Item:
    return (await complete_from_page(item, reading)).item if thin(item) else item
