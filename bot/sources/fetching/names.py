"""Names to addresses, each look-up in a thread of its own.

The system's look-up cannot be stopped and may hang for a minute. In the loop's own few threads a
handful of dead names would hold up everything else that runs there, and the end of the program.
"""

import asyncio
import socket
import threading

from aiohttp.abc import AbstractResolver, ResolveResult

MOST_AT_ONCE = 64
Found = list[tuple[socket.AddressFamily, int, int, str, tuple[str, int] | tuple[object, ...]]]


class NameResolver(AbstractResolver):
    def __init__(self) -> None:
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Raise OSError for a name that is not known."""
        async with self._places:
            found = await _looked_up(host, port, family)
        return [
            ResolveResult(
                hostname=host,
                host=_numeric(address),
                port=port,
                family=kind,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Look-ups under way end by themselves; nobody waits for them."""


def _numeric(address: tuple[object, ...]) -> str:
    """A link-local IPv6 address keeps its zone."""
    if len(address) == 4 and address[3]:
        return f"{address[0]}%{address[3]}"
    return str(address[0])


async def _looked_up(host: str, port: int, family: socket.AddressFamily) -> Found:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Found] = loop.create_future()

    def look() -> None:
        try:
            found = socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
            )
        except (OSError, UnicodeError) as error:
            _hand_over(loop, answer, None, OSError(str(error)))
        else:
            _hand_over(loop, answer, list(found), None)

    threading.Thread(target=look, name="look-up", daemon=True).start()
    return await answer


def _hand_over(
    loop: asyncio.AbstractEventLoop,
    answer: "asyncio.Future[Found]",
    found: Found | None,
    error: OSError | None,
) -> None:
    def settle() -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        return  # the loop ended while the system was looking
