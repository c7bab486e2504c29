"""Tells the editors once that somebody else reads the bot's messages, and once that nobody does."""

import logging
from dataclasses import dataclass

from bot.errors import StorageError
from bot.ports import Clock, Tell
from bot.texts import Texts

logger = logging.getLogger(__name__)

WORTH_SAYING = 30.0  # seconds: the old process of a restart is gone sooner
CALM = 120.0  # seconds without a conflict: two that poll meet more often


@dataclass
class Rivals:
    """`tell` gives None where nobody could be reached: then it is tried again."""

    texts: Texts
    tell: Tell
    clock: Clock
    _first: float = 0.0
    _last: float | None = None
    _said: bool = False

    async def met(self) -> None:
        """Telegram said that another one polls."""
        now = self.clock.monotonic()
        if self._last is None or now - self._last > CALM:
            self._first = now
        self._last = now
        if not self._said and now - self._first >= WORTH_SAYING:
            text = self.texts.say(
                "Somebody else receives this bot's messages with the same token: a second copy of"
                " the bot, or another program. Part of what people write and press does not reach"
                " me. Stop it, or get a new token from @BotFather."
            )
            self._said = await self._tell(text)

    async def alone(self) -> None:
        """A poll came back whole."""
        if self._said and self._last is not None and self.clock.monotonic() - self._last > CALM:
            text = self.texts.say("I am the only one to receive the bot's messages again.")
            self._said = not await self._tell(text)

    async def _tell(self, text: str) -> bool:
        try:
            return await self.tell(text) is not None
        except StorageError as error:
            logger.warning("nobody can be told of another program yet: %s", error)
            return False
