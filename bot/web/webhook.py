"""The address to which Telegram brings updates."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import StorageError
from bot.web.answers import Broken, TooLong, body_of, refusal, same, unread

logger = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class UpdatesIn:
    """`take` handles a body; it raises ValueError for what is no update. `serves` is set where
    this process answers people."""

    url: str
    secret: str
    take: Callable[[bytes], Awaitable[None]]
    serves: asyncio.Event

    def meant(self, request: web.Request) -> bool:
        """Is this the path of WEBHOOK_URL?"""
        return request.rel_url.raw_path == (urlsplit(self.url).path or "/")

    async def post(self, request: web.Request) -> web.Response:
        """200 only once the update was handled: until then Telegram brings it again."""
        if not same(request.headers.get(SECRET_HEADER, ""), self.secret):
            return refusal(403, "the secret is missing or wrong")
        if request.method != "POST":
            return refusal(405, "Telegram posts here", Allow="POST")
        if not self.serves.is_set():
            return refusal(503, "another process answers people, this one stands by")
        try:
            await self.take(await body_of(request, MOST_BYTES))
        except TooLong:
            return unread(413, "no update is so long")
        except TimeoutError:
            return unread(408, "the update did not arrive in time")
        except Broken as error:
            return unread(400, f"no update: {error}")
        except ValueError as error:
            return refusal(400, f"no update: {error}")
        except StorageError as error:
            logger.error("an update must be brought again: %s", error)
            return refusal(503, "the database cannot be used now")
        return web.Response()
