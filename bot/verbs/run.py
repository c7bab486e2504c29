"""`run`: the bot."""

import argparse

from bot import app
from bot.config import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """None but the common ones."""


async def run(options: argparse.Namespace, settings: Settings) -> int:
    await app.run(settings)
    return 0
