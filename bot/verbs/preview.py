"""`preview`: the posts that would be published, of files, pages, feeds or stdin."""

import argparse
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.app import make_fetcher
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import JarshyError, SourceError
from bot.model import Article, Channel, Item, Post
from bot.newsroom.rules.alike_together import AlikeTogether
from bot.newsroom.rules.word_filter import kept_out
from bot.ops.workers import ProcessWorkers
from bot.posts.album import album
from bot.posts.compose import compose
from bot.posts.preview import preview_document, preview_text
from bot.sources.reading.reader import Reading, read_source
from bot.sources.reading.understanding import understand_item
from bot.verbs.channels import channel_shown


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="file, address, or - (stdin)")
    parser.add_argument("--json", action="store_true", help="JSON, one document a line if several")
    parser.add_argument("--to", metavar="CHANNEL", help="as this channel would have it")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    channel = await channel_shown(settings, options.to)
    return await preview(settings, options.sources, channel, as_json=options.json)


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator[Reading]:
    """Network and workers without a database, closed at the end."""
    clock = SystemClock()
    fetcher = make_fetcher(settings, clock)
    workers = ProcessWorkers(max_workers=1)
    try:
        yield Reading(fetcher, workers, settings.timezone.key, clock)
    finally:
        await fetcher.close()
        await workers.close()


async def preview(
    settings: Settings, sources: Sequence[str], channel: Channel, *, as_json: bool
) -> int:
    """One document a line; 1 where a source failed. What tells a story that stands above already,
    from another source, says so."""
    failed = printed = 0
    together = AlikeTogether()
    async with reading(settings) as tools:
        for source in sources:
            try:
                items = await read_source(source, tools)
            except JarshyError as error:
                failed += 1
                _tell(source, error, as_json and len(sources) > 1)
                continue
            for item in items:
                # One item that says nothing keeps no other item of its feed from being shown.
                try:
                    article, post = await composed(item, tools, channel)
                except JarshyError as error:
                    failed += 1
                    _tell(source, error, as_json and len(sources) + len(items) > 2)
                    continue
                article = together.doubted(article, source)
                between = "" if as_json or not printed else "\n" + "─" * 40 + "\n\n"
                print(between + _shown(settings, article, post, as_json), flush=True)
                printed += 1
    return 1 if failed else 0


async def composed(item: Item, tools: Reading, channel: Channel) -> tuple[Article, Post]:
    """The post that an item would become; the picture is named and not looked at. That the channel
    would not take it is a doubt."""
    article = await tools.workers.run(understand_item, item, tools.timezone)
    if not article.title.strip():
        raise SourceError(f"{item.source_name}: neither a title nor a text was found")
    reasons = kept_out(article, {channel.id: channel.words}) if channel.words else {}
    article = replace(article, doubts=(*article.doubts, *reasons.values()))
    photos, style = album(article), channel.style
    return article, compose(article, photos[0] if photos else None, style, more=photos[1:])


def _shown(settings: Settings, article: Article, post: Post, as_json: bool) -> str:
    """JSON on one line: a feed of one item is read line by line too."""
    if not as_json:
        return preview_text(article, post)
    document = preview_document(article, post, settings.timezone)
    return json.dumps(document, ensure_ascii=False)


def _tell(source: str, error: JarshyError, as_line: bool) -> None:
    if as_line:
        print(json.dumps({"source_name": source, "error": str(error)}, ensure_ascii=False))
    print(f"jarshy: {error}", file=sys.stderr)
