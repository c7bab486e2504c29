"""`export`: the newsroom's feeds, channels and routes as a file for `apply`."""

import argparse
import sys

from bot.app import beside
from bot.config import Settings
from bot.newsroom.layout.file import write_toml
from bot.sources.feeds.opml import write_opml


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("toml", "opml"), default="toml", help="opml holds the feeds alone"
    )


async def run(options: argparse.Namespace, settings: Settings) -> int:
    async with beside(settings) as newsroom:
        layout = await newsroom.stores.layout.read()
    is_opml = options.format == "opml"
    sys.stdout.write(write_opml(layout.feeds) if is_opml else write_toml(layout))
    return 0
