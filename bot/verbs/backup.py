"""`backup`: the whole database as one file, while the bot runs."""

import argparse
from pathlib import Path

from bot.app import back_up
from bot.config import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="made anew where it is there")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    await back_up(settings, options.file)
    print(f"backed up to {options.file} ({options.file.stat().st_size / 1e6:.1f} MB)")
    return 0
