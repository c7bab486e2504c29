"""The whole bot in the test's own process: quicker to start than a child, and without kill -9."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from bot import app
from bot.config import Settings


class Inside:
    """`said` is what it logged."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def said(self) -> str:
        return "\n".join(self.lines)


class _Lines(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.INFO)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@asynccontextmanager
async def inside(environment: Mapping[str, str]) -> AsyncIterator[Inside]:
    """Settings by name, as the environment gives them."""
    given: dict[str, Any] = {name.lower(): value for name, value in environment.items()}
    settings = Settings(_env_file=None, **given)
    bot = Inside()
    lines = _Lines(bot.lines)
    logger = logging.getLogger()
    logger.addHandler(lines)
    level = logger.level
    logger.setLevel(logging.INFO)
    task = asyncio.create_task(app.run(settings))
    try:
        yield bot
        if task.done():
            task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        logger.removeHandler(lines)
        logger.setLevel(level)
