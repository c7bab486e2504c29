"""Updates that Telegram brings to us, instead of long polling.

An update is confirmed (by the HTTP 200) once it was handled; what is not confirmed Telegram brings
again, also after a kill.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.methods import GetWebhookInfo, SetWebhook
from aiogram.types import Update

from bot.errors import ConfigError, FloodWait, Refused, StorageError, TelegramError, Unauthorized
from bot.ports import Clock
from bot.running import until_stopped
from bot.telegram.calls import call
from bot.telegram.lanes import HANDLE_WITHIN, Admits, Handle, chat_of, everything
from bot.telegram.late_types import build_updates
from bot.telegram.poller import Allowed, Greet
from bot.telegram.updates import is_update, read_update

logger = logging.getLogger(__name__)

CHECK_EVERY = 30.0
LONGEST_PAUSE = 30.0


def own_secret(token: str) -> str:
    """Where no WEBHOOK_SECRET is set: the same after every start, and of the token nothing."""
    return hmac.new(token.encode(), b"jarshy webhook", hashlib.sha256).hexdigest()


@dataclass
class Hook:
    bot: Bot
    clock: Clock
    allowed: Allowed
    handle: Handle
    greet: Greet
    url: str
    secret: str
    admits: Admits = everything
    _turns: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _told_at: int = 0
    _spelled: str = ""  # the address as Telegram writes it

    async def run(self, stop: asyncio.Event) -> None:
        """Set the webhook, then look now and then whether Telegram reaches us.

        Raise Unauthorized, and ConfigError for an address that Telegram does not take.
        """
        await until_stopped(self._watch(), stop)

    async def take(self, body: bytes) -> None:
        """Handle one update. Raise ValueError for another body, StorageError to get it again."""
        try:
            data = json.loads(body)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not is_update(data):
            raise ValueError("no update")
        update = read_update(data, self.bot)
        if update is None:
            return  # nothing we could ever read: not to be brought again
        if not self.admits(update):
            await self._handled(update)  # refused: it waits for nobody
            return
        turn = self._turns.setdefault(chat_of(update), asyncio.Lock())
        async with turn:
            await self._handled(update)

    async def _handled(self, update: Update) -> None:
        try:
            async with asyncio.timeout(HANDLE_WITHIN):
                await self.handle(update)
        except StorageError:
            raise
        except TimeoutError:
            logger.error("update %s took longer than %s s", update.update_id, HANDLE_WITHIN)
        except Exception:
            logger.exception("update %s could not be handled", update.update_id)

    async def _watch(self) -> None:
        failures = 0
        is_set = False
        while True:
            try:
                if not is_set:
                    logger.info("running as @%s", await self.greet())
                    await asyncio.to_thread(build_updates)
                    await self._set()
                    is_set = True
                await self._check()
            except (Unauthorized, ConfigError):
                raise
            except (TelegramError, StorageError) as error:
                failures += 1
                logger.warning("webhook: %s", error)
                asked = error.seconds if isinstance(error, FloodWait) else 0.0
                pause = min(0.5 * 2 ** min(failures, 8), LONGEST_PAUSE)
                await self.clock.sleep(max(asked, pause))
                continue
            failures = 0
            await self.clock.sleep(CHECK_EVERY)

    async def _set(self) -> None:
        method = SetWebhook(
            url=self.url, secret_token=self.secret, allowed_updates=list(self.allowed)
        )
        try:
            await call(self.bot, method)
        except Refused as error:
            raise ConfigError(
                f"WEBHOOK_URL: Telegram does not take it ({error.description}); give an address"
                " that it can reach"
            ) from error

    async def _check(self) -> None:
        """Say what keeps Telegram from reaching us, each trouble once."""
        info = await call(self.bot, GetWebhookInfo())
        self._spelled = self._spelled or info.url
        if info.url != self._spelled:
            logger.error("another program took the webhook away; it is set again")
            await self._set()
        at = int(info.last_error_date.timestamp()) if info.last_error_date else 0
        if at > self._told_at and info.last_error_message:
            logger.warning("Telegram could not bring an update: %s", info.last_error_message)
            self._told_at = at
