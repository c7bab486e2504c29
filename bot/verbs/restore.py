"""`restore`: a backup in the database's place."""

import argparse
from pathlib import Path

from bot.app import put_back
from bot.config import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="as `backup` made it")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    kept = await put_back(settings, options.file)
    print(f"restored from {options.file}")
    if kept is not None:
        print(f"what was there before is kept in {kept}")
    print("Start the bot: nothing older than this is published by itself until an editor says so.")
    return 0
