"""How this server answers: JSON with the reason wherever something is refused."""

import asyncio
import hmac

from aiohttp import web

READ_WITHIN = 30.0


class TooLong(Exception):
    """A body over its bound."""


def refusal(status: int, reason: str, **headers: str) -> web.Response:
    return web.json_response({"error": reason}, status=status, headers=headers)


def same(given: str, secret: str) -> bool:
    """Compared in constant time, so that a secret cannot be guessed letter by letter."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


async def body_of(request: web.Request, most: int) -> bytes:
    """At most `most` bytes. Raise TooLong, TimeoutError."""
    if (request.content_length or 0) > most:
        raise TooLong
    parts, size = [], 0
    async with asyncio.timeout(READ_WITHIN):
        async for part in request.content.iter_any():
            size += len(part)
            if size > most:
                raise TooLong
            parts.append(part)
    return b"".join(parts)
