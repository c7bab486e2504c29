"""Tells the service chat what happened to feeds: moved for good, gone for good. Each once."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import StorageError
from bot.model import FeedNews
from bot.ports import Clock, FeedStore, Tell
from bot.running import until_stopped
from bot.texts import Texts

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0
AFTER_SILENCE = 60.0  # nobody could be reached: no sense in asking every second


@dataclass
class FeedTeller:
    """`tell` gives None where nobody could be reached: then it is tried again."""

    feeds: FeedStore
    tell: Tell
    clock: Clock
    texts: Texts

    async def run(self, stop: asyncio.Event) -> None:
        again = self.clock.monotonic()
        while not stop.is_set():
            try:
                if self.clock.monotonic() >= again and not await self.step():
                    again = self.clock.monotonic() + AFTER_SILENCE
            except StorageError as error:
                logger.error("%s", error)
            await until_stopped(self.clock.sleep(LOOK_EVERY), stop)

    async def step(self) -> bool:
        """Tell what is new; False where nobody could be reached."""
        for news in await self.feeds.untold():
            if await self.tell(self._line(news)) is None:
                return False
            await self.feeds.told(news)
        return True

    def _line(self, news: FeedNews) -> str:
        name = news.title or news.url
        if news.kind == "gone":
            return self.texts.say(
                "The feed “{name}” is gone for good ({url}) and is no longer read. Ask the site for"
                " its new address.",
                name=name,
                url=news.url,
            )
        return self.texts.say(
            "The feed “{name}” has moved for good and is now read at {url} (before: {old}).",
            name=name,
            url=news.url,
            old=news.moved_from,
        )
