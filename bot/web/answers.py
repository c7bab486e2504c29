"""How this server answers: JSON with the reason wherever something is refused."""

import asyncio
import hmac

from aiohttp import web

READ_WITHIN = 30.0


class TooLong(Exception):
    """A body over its bound."""


class Broken(ValueError):
    """A body that is not what its headers say: cut off, or not packed as they tell."""


def refusal(status: int, reason: str, **headers: str) -> web.Response:
    return web.json_response({"error": reason}, status=status, headers=headers)


def unread(status: int, reason: str) -> web.Response:
    """A refusal before the body was read to its end: nothing more can come on this connection,
    and the caller is told so."""
    answer = refusal(status, reason)
    answer.force_close()
    return answer


def same(given: str, secret: str) -> bool:
    """Compared in constant time, so that a secret cannot be guessed letter by letter."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


async def body_of(request: web.Request, most: int) -> bytes:
    """At most `most` bytes. Raise TooLong, Broken, TimeoutError."""
    if (request.content_length or 0) > most:
        raise TooLong
    try:
        async with asyncio.timeout(READ_WITHIN):
            return await _all_of(request, most)
    except web.RequestPayloadError as error:
        raise Broken("it is cut off, or not packed as its headers say") from error


async def _all_of(request: web.Request, most: int) -> bytes:
    parts, size = [], 0
    async for part in request.content.iter_any():
        size += len(part)
        if size > most:
            raise TooLong
        parts.append(part)
    return b"".join(parts)
