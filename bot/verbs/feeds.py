"""`feeds`: what is read, and what a new address would yield."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace

from bot.app import Newsroom, beside
from bot.config import Settings
from bot.config_values import Unusable, feeds
from bot.errors import ConfigError, JarshyError, SourceError
from bot.model import AddFeed, Article, Channel, Feed, FeedLine, Post, ReadPagesBy, RemoveFeed
from bot.newsroom.layout.changes import cancelled_posts, reads_otherwise, told
from bot.posts.preview import preview_document, preview_text
from bot.sources.pages.selector import checked
from bot.sources.reading.discover import FoundFeed, find_feed
from bot.sources.reading.examine import headline, lacks
from bot.sources.reading.reader import Reading, complete_from_page
from bot.sources.reading.thin import thin
from bot.sources.watch import publishing_order
from bot.verbs.channels import channel_shown
from bot.verbs.preview import composed, reading

WHO = "command line"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "add", "remove", "test"))
    parser.add_argument("urls", nargs="*", metavar="URL", help="a feed's address, or its site's")
    parser.add_argument(
        "--unchecked", action="store_true", help="add the address as it is, without a look"
    )
    parser.add_argument(
        "--selector",
        metavar="CSS",
        help="add and test: where the text stands in the pages that the feed links",
    )
    parser.add_argument("--json", action="store_true", help="list and test: one JSON document")
    parser.add_argument(
        "--to", metavar="CHANNEL", help="test: the post as this channel would have it"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    if options.action == "list":
        return await list_feeds(settings, as_json=options.json)
    if not options.urls:
        raise ConfigError(f"feeds {options.action}: give an address")
    if options.selector:
        checked(options.selector)
    if options.action == "add":
        lines = [FeedLine(_one_address(url), selector=options.selector) for url in options.urls]
        return await add_feeds(settings, lines, unchecked=options.unchecked)
    if options.action == "remove":
        return await remove_feeds(settings, options.urls)
    if len(options.urls) > 1:
        raise ConfigError("feeds test: give one address")
    channel = await channel_shown(settings, options.to)
    line = FeedLine(_one_address(options.urls[0]), selector=options.selector)
    return await test_feed(settings, line, channel, as_json=options.json)


async def list_feeds(settings: Settings, *, as_json: bool) -> int:
    """JSON: `feeds`, each with its state; the fields are in docs/cli.md."""
    async with beside(settings) as newsroom:
        found = await newsroom.stores.feeds.all()
    if as_json:
        shown = [_document(feed, settings) for feed in found]
        print(json.dumps({"feeds": shown}, ensure_ascii=False, indent=2))
        return 0
    for feed in found:
        said = f": {feed.last_error}" if feed.last_error else f"  {feed.title or ''}".rstrip()
        print(f"{feed.state:<8} {feed.url}{said}")
    if not found:
        print("There is no feed yet: feeds add URL, or FEEDS.")
    return 0


def _document(feed: Feed, settings: Settings) -> dict[str, object]:
    looked, due = feed.looked_at, feed.next_look_at
    return {
        "url": feed.url,
        "title": feed.title,
        "selector": feed.selector,
        "state": feed.state,
        "looked": looked.astimezone(settings.timezone).isoformat() if looked else None,
        "next_look": due.astimezone(settings.timezone).isoformat() if due else None,
        "failures": feed.failures,
        "error": feed.last_error,
    }


async def add_feeds(settings: Settings, lines: Sequence[FeedLine], *, unchecked: bool) -> int:
    """Each address is looked at first, so that what is added is a feed."""
    failed = 0
    async with beside(settings) as newsroom:
        for line in lines:
            try:
                print(await _add(newsroom, line, unchecked))
            except SourceError as error:
                failed += 1
                print(f"jarshy: {error}", file=sys.stderr)
    return 1 if failed else 0


async def _add(newsroom: Newsroom, line: FeedLine, unchecked: bool) -> str:
    about = ""
    if not unchecked:
        found = await find_feed(line.url, newsroom.reading)
        line = replace(line, url=_one_address(found.url), title=found.parsed.title)
        about = f" ({found.format}, {len(found.parsed.items)} items)"
    layout = await newsroom.stores.layout.read()
    line = replace(line, url=layout.standing(line.url))
    known = next((feed for feed in layout.feeds if feed.url == line.url), None)
    if known is not None and not reads_otherwise(known, line):
        return f"feed known already: {line.url}"
    change = AddFeed(line) if known is None else ReadPagesBy(line)
    await newsroom.stores.layout.make([change], newsroom.clock.now(), WHO)
    if known is not None:
        return told(change, layout)
    return f"feed added: {line.url}{about}"


def _one_address(address: str) -> str:
    """Raise ConfigError for what is no web address."""
    whole = address if "://" in address else f"https://{address}"
    try:
        (url,) = feeds(whole)
    except (Unusable, ValueError):
        raise ConfigError(f"{address}: give an address like https://site.kz/rss") from None
    return url


async def remove_feeds(settings: Settings, addresses: Sequence[str]) -> int:
    async with beside(settings) as newsroom:
        layout = await newsroom.stores.layout.read()
        addresses = [layout.standing(address) for address in addresses]
        known = {feed.url for feed in layout.feeds}
        missing = [address for address in addresses if address not in known]
        if missing:
            raise JarshyError(f"{missing[0]}: no feed has this address; `feeds list` shows them")
        changes = [RemoveFeed(address) for address in addresses]
        cancelled = await newsroom.stores.layout.make(changes, newsroom.clock.now(), WHO)
    for address in addresses:
        print(f"feed removed: {address}")
    if cancelled:
        print(cancelled_posts(cancelled))
    return 0


async def test_feed(settings: Settings, line: FeedLine, channel: Channel, *, as_json: bool) -> int:
    """JSON: `url`, `format`, `title`, `items` with what each lacks, `first` as `preview` says it.

    Stores nothing.
    """
    async with reading(settings) as tools:
        found = await find_feed(line.url, tools)
        if not found.parsed.items:
            raise SourceError(f"{found.url}: the feed holds no items")
        article, post = await _first_post(found, tools, line.selector, channel)
    if as_json:
        print(json.dumps(_tested(found, article, post, settings), ensure_ascii=False, indent=2))
        return 0
    named = f": {found.parsed.title}" if found.parsed.title else ""
    print(f"{found.url}\n{found.format}, {len(found.parsed.items)} items{named}\n")
    for item in found.parsed.items:
        missing = ", ".join(lacks(item))
        print(f"- {headline(item)}" + (f"\n  lacks {missing}" if missing else ""))
    print(f"\nThe newest as a post:\n\n{preview_text(article, post)}")
    return 0


async def _first_post(
    found: FoundFeed, tools: Reading, selector: str | None, channel: Channel
) -> tuple[Article, Post]:
    item = publishing_order(found.parsed.items, lambda one: one.published)[-1]
    if thin(item):
        item = (await complete_from_page(item, tools, selector)).item
    return await composed(item, tools, channel)


def _tested(
    found: FoundFeed, article: Article, post: Post, settings: Settings
) -> dict[str, object]:
    items = [
        {
            "title": item.title,
            "link": item.link,
            "published": item.published.astimezone(settings.timezone).isoformat()
            if item.published
            else None,
            "lacks": lacks(item),
        }
        for item in found.parsed.items
    ]
    return {
        "url": found.url,
        "format": found.format,
        "title": found.parsed.title,
        "items": items,
        "first": preview_document(article, post, settings.timezone),
    }
