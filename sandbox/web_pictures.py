"""Pictures that Telegram fetches by address: at most 5 MB, failures remembered.

Sources: core.telegram.org/bots/api#sending-files; the maintainer's word that a URL's content is
cached for days (docs/telegram-rules.md). Unlike Telegram's, this one reaches private addresses.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import aiohttp

from sandbox.errors import ApiError, bad_request
from sandbox.media import Photo, read_photo
from sandbox.state import World
from sandbox.text.links import BadLink, parse_url

_URL_BYTES = 5 * (1 << 20)
_TIMEOUT = aiohttp.ClientTimeout(total=20)


@dataclass
class WebPictures:
    """Fetches once; what failed once keeps failing, what came is not asked for again."""

    world: World
    fetched: dict[str, Photo] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    _session: aiohttp.ClientSession | None = None

    async def by_url(self, url: str) -> Photo:
        """Raise ApiError as Telegram words it."""
        try:
            address = str(parse_url(url))
        except BadLink as error:
            raise bad_request(f"Invalid file HTTP URL specified: {error}") from None
        if address in self.failed:
            raise bad_request("Wrong type of the web page content")
        if address not in self.fetched:
            try:
                self.fetched[address] = await self._fetch(address)
            except ApiError:
                self.failed.add(address)
                raise
        return self.fetched[address]

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _fetch(self, address: str) -> Photo:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        try:
            async with self._session.get(address) as answer:
                if answer.status != 200:
                    raise bad_request("Failed to get HTTP URL content")
                if not answer.content_type.startswith("image/"):
                    raise bad_request("Wrong type of the web page content")
                data = await answer.content.read(_URL_BYTES + 1)
                while len(data) <= _URL_BYTES and (more := await answer.content.read(1 << 16)):
                    data += more
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise bad_request("Failed to get HTTP URL content") from None
        if len(data) > _URL_BYTES:
            raise bad_request("Wrong file identifier/HTTP URL specified")
        store = self.world.photos
        return store.known(data) or store.keep(await asyncio.to_thread(read_photo, data))
