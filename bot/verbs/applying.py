"""`apply`: the newsroom's feeds, channels and routes as a file says."""

import argparse
import asyncio
from pathlib import Path

from bot.app import beside
from bot.config import Settings
from bot.errors import JarshyError
from bot.newsroom.layout.changes import WantedLayout, cancelled_posts, layout_changes, told
from bot.newsroom.layout.file import read_toml
from bot.sources.feeds.opml import read_opml
from bot.sources.pages.selector import checked
from bot.sources.reading.reader import standard_input

MOST_BYTES = 5_000_000
WHO = "apply"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=".toml as `export` writes it, .opml to add feeds, - for stdin"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change none")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await apply(settings, options.file, dry_run=options.dry_run)


async def apply(settings: Settings, file: str, *, dry_run: bool) -> int:
    """Print each change; twice the same file changes nothing the second time."""
    wanted = _read(file, await asyncio.to_thread(_bytes, file))
    async with beside(settings) as newsroom:
        layout = await newsroom.stores.layout.read()
        changes, cancelled = layout_changes(layout, wanted), 0
        if changes and not dry_run:
            cancelled = await newsroom.stores.layout.make(changes, newsroom.clock.now(), WHO)
    for change in changes:
        print(told(change, layout))
    if cancelled:
        print(cancelled_posts(cancelled))
    if not changes:
        print("Everything is so already.")
    return 0


def _read(name: str, body: bytes) -> WantedLayout:
    is_opml = name.lower().endswith((".opml", ".xml")) or body.lstrip()[:1] == b"<"
    if is_opml:
        # A list from another reader adds: it knows nothing of what else the newsroom reads.
        return WantedLayout(feeds=read_opml(body, name), whole=False)
    try:
        wanted = read_toml(body.decode("utf-8"), name)
    except UnicodeDecodeError:
        raise JarshyError(f"{name}: is not UTF-8: save it again as UTF-8 text") from None
    for feed in wanted.feeds or ():
        if feed.selector:
            checked(feed.selector)
    return wanted


def _bytes(name: str) -> bytes:
    try:
        if name == "-":
            return standard_input(MOST_BYTES + 1)
        path = Path(name)
        if path.stat().st_size > MOST_BYTES:
            raise JarshyError(f"{name}: is larger than {MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise JarshyError(f"{name}: cannot be read ({error.strerror})") from error
