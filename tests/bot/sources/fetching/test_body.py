import asyncio
import contextlib
import gzip
import zlib
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web

from bot.errors import FetchError, TooLarge
from bot.ports import FetchKind
from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.site import Site, get

Write = Callable[[web.StreamResponse], Awaitable[None]]


def stream(write: Write, **headers: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            await write(response)
        return response

    return handler


async def test_bodies_are_bounded(site: Site, fetcher: HttpFetcher) -> None:
    sent = 0

    async def endless(response: web.StreamResponse) -> None:
        nonlocal sent
        while sent < 50_000_000:
            await response.write(b"x" * 50_000)
            sent += 50_000

    url = site.handle("/endless", stream(endless))
    with pytest.raises(TooLarge, match=r"0\.1 MB"):
        await fetcher.fetch(get(url))
    assert sent < 20_000_000
    declared = site.answer("/declared", b"x" * 60_000)
    assert len((await fetcher.fetch(get(declared))).body) == 60_000
    with pytest.raises(TooLarge, match=r"0\.05 MB"):
        await fetcher.fetch(get(declared, FetchKind.PAGE))


BOMB = gzip.compress(bytes(50_000_000), 9, mtime=0)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", BOMB),
        ("gzip", gzip.compress(b"x" * 90_000, mtime=0) * 3),
        ("deflate", zlib.compress(bytes(1_000_000))),
        ("", BOMB),
    ],
)
async def test_compressed_bombs_stop_early(
    site: Site, fetcher: HttpFetcher, coding: str, body: bytes
) -> None:
    url = site.answer("/bomb", body, headers={"Content-Encoding": coding} if coding else {})
    with pytest.raises(TooLarge):
        await fetcher.fetch(get(url))


RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
TEXT = b"<rss>" + b"news " * 1000


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT, mtime=0)),
        ("GZIP", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
        ("gzip", gzip.compress(TEXT, mtime=0) + b"\n\n"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW.compress(TEXT) + RAW.flush()),
        ("identity", TEXT),
        ("gzip", TEXT),
        ("", gzip.compress(TEXT, mtime=0)),
    ],
)
async def test_packed_bodies(site: Site, fetcher: HttpFetcher, coding: str, body: bytes) -> None:
    async def write(response: web.StreamResponse) -> None:
        for n in range(0, len(body), 7):
            await response.write(body[n : n + 7])

    url = site.handle("/rss", stream(write, **({"Content-Encoding": coding} if coding else {})))
    assert (await fetcher.fetch(get(url))).body == TEXT


@pytest.mark.parametrize(
    ("coding", "body", "words"),
    [
        ("br", b"\x0b\x02\x80abc\x03", "not asked for"),
        ("gzip, gzip", b"x", "not asked for"),
        ("gzip", b"\x1f\x8b no more of it", "packed wrongly"),
        ("deflate", b"plain text", "packed wrongly"),
        ("gzip", gzip.compress(TEXT, mtime=0)[:40], "before it was complete"),
    ],
)
async def test_wrongly_packed_bodies(
    site: Site, fetcher: HttpFetcher, coding: str, body: bytes, words: str
) -> None:
    url = site.answer("/rss", body, headers={"Content-Encoding": coding})
    with pytest.raises(FetchError, match=words):
        await fetcher.fetch(get(url))


async def test_a_slow_drip_is_ended(site: Site, fetcher: HttpFetcher) -> None:
    async def drip(response: web.StreamResponse) -> None:
        for _ in range(400):
            await response.write(b"x")
            await asyncio.sleep(0.05)

    with pytest.raises(FetchError, match="too slowly"):
        await fetcher.fetch(get(site.handle("/drip", stream(drip))))


async def test_silence_is_ended_by_the_total_time(site: Site, fetcher: HttpFetcher) -> None:
    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    with pytest.raises(FetchError, match="within 2 s"):
        await fetcher.fetch(get(site.handle("/silent", silent)))
