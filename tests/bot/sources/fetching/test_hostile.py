"""Servers that break the rules on purpose: each is left within the time allowed, in one line."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable

import pytest

from bot.errors import FetchError
from bot.ports import FetchKind
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.body import Bounds
from tests.bot.sources.site import get, make_fetcher

Serve = Callable[[asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\n"
PACKED = gzip.compress(gzip.compress(b"a" * 1000))


def said(answer: bytes) -> Serve:
    async def serve(to: asyncio.StreamWriter) -> None:
        to.write(answer)
        await to.drain()

    return serve


def without_end(head: bytes, piece: bytes, pause: float = 0.0) -> Serve:
    async def serve(to: asyncio.StreamWriter) -> None:
        to.write(head)
        while True:
            to.write(piece)
            await to.drain()
            await asyncio.sleep(pause)

    return serve


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
CASES: dict[str, Serve] = {
    "endless chunks": without_end(CHUNKED, b"10000\r\n" + b"a" * 0x10000 + b"\r\n"),
    "endless small chunks": without_end(CHUNKED, b"1\r\na\r\n" * 1000),
    "endless body": without_end(OK + b"\r\n", b"a" * 65536),
    "endless chunk extension": without_end(CHUNKED + b"1;", b"x" * 65536),
    "endless trailers": without_end(CHUNKED + b"1\r\na\r\n0\r\n", b"X: " + b"b" * 1000 + b"\r\n"),
    "endless headers": without_end(OK, b"X-A: " + b"b" * 1000 + b"\r\n"),
    "one endless header": without_end(OK + b"X-A: ", b"b" * 65536),
    "headers that drip": without_end(OK, b"X: 1\r\n", 0.2),
    "a body that drips": without_end(OK + b"Content-Length: 100000\r\n\r\n", b"a", 0.02),
    "endless 102": without_end(b"", b"HTTP/1.1 102 Processing\r\n\r\n", 0.001),
    "an endless redirect": without_end(b"HTTP/1.1 302 F\r\nLocation: /\r\n\r\n", b"a" * 65536),
    "an endless error": without_end(b"HTTP/1.1 500 E\r\n\r\n", b"a" * 65536),
    "less than announced": said(OK + b"Content-Length: 1000\r\n\r\nabc"),
    "more than allowed announced": said(OK + b"Content-Length: 99999999999\r\n\r\nabc"),
    "a negative length": said(OK + b"Content-Length: -5\r\n\r\nabc"),
    "two lengths": said(OK + b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    "no HTTP": said(b"<rss/>"),
    "garbage": said(b"\x00\x01\x02\r\n\r\n"),
    "nothing": said(b""),
    "packed twice": said(
        OK + b"Content-Encoding: gzip, gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED) + PACKED
    ),
    "packed otherwise": said(OK + b"Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc"),
}
LEAVE = {kind: Bounds(300_000, 1.5, 512.0, 0.5) for kind in FetchKind}


@pytest.mark.parametrize("serve", CASES.values(), ids=CASES.keys())
async def test_a_hostile_server_is_left_in_time(serve: Serve) -> None:
    async def handle(asked: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        try:
            await asked.readuntil(b"\r\n\r\n")
            await serve(to)
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            to.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    fetcher = make_fetcher(AllowedHosts.of(["127.0.0.1"]), bounds=LEAVE)
    loop = asyncio.get_running_loop()
    began = loop.time()
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(get(f"http://127.0.0.1:{port}/"))
    assert loop.time() - began < 6.0
    assert "\n" not in str(caught.value) and str(port) in str(caught.value)
    await fetcher.close()
    server.close()
