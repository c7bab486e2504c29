"""`demo`: what the bot does, without a token."""

import argparse
import asyncio
from importlib.resources import as_file, files
from pathlib import Path

from bot.config import Settings
from bot.sources.stored import ARTICLE_SUFFIXES
from bot.verbs.preview import preview


def arguments(parser: argparse.ArgumentParser) -> None:
    """None but the common ones."""


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """The sample articles in the terminal, and how to go on."""
    with as_file(files("samples")) as folder:
        paths = await asyncio.to_thread(_sample_paths, folder)
        status = await preview(settings, paths, as_json=False)
    print(
        "\nThese are the sample newsroom's articles as its channels would show them.\n"
        "To post for real: ask @BotFather in Telegram for a bot (/newbot), put its token into\n"
        ".env as BOT_TOKEN=…, your channel as CHANNELS=@name, a feed as FEEDS=https://…,\n"
        "make the bot an administrator of the channel, and type make run again.\n"
        ".env.example explains every setting."
    )
    return status


def _sample_paths(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.iterdir()) if path.suffix in ARTICLE_SUFFIXES]
