"""What careless servers send is read all the same, where it is all there."""

import asyncio
import gzip
import zlib

import pytest
from aiohttp import web

from bot.errors import FetchError
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.site import Site, get, make_fetcher

TEXT = b"<rss><channel><title>x</title></channel></rss>\n"
OK = b"HTTP/1.1 200 OK\r\n"
PACKED = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"


async def raw(answer: bytes, fetcher: HttpFetcher) -> bytes:
    """What is fetched from a server that sends these bytes and hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        found = await fetcher.fetch(get(url))
        assert (found.etag or "").isprintable()
        return found.body
    finally:
        server.close()


WITHOUT_END = gzip.compress(TEXT, mtime=0)[:-8]


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 1000\r\n\r\n" + TEXT,
        OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(TEXT), TEXT),
        OK + PACKED % len(WITHOUT_END) + WITHOUT_END,
        OK + b"Content-Security-Policy: " + b"a" * 20_000 + b"\r\n\r\n" + TEXT,
        OK + b"".join(b"Link: <%d>\r\n" % n for n in range(150)) + b"\r\n" + TEXT,
        OK + b'ETag: "\xe9\xff"\r\n\r\n' + TEXT,
    ],
)
async def test_what_is_all_there_is_read(answer: bytes, fetcher: HttpFetcher) -> None:
    assert await raw(answer, fetcher) == TEXT


async def test_what_ends_in_the_middle_is_not(fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError, match="cut"):
        await raw(OK + b"Content-Length: 1000\r\n\r\n" + TEXT[:-8], fetcher)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("utf-8", TEXT),
        ("none", TEXT),
        ("binary, gzip", gzip.compress(TEXT, mtime=0)),
        ("deflate", gzip.compress(TEXT, mtime=0)),
        ("deflate", zlib.compress(TEXT)),
    ],
)
async def test_a_coding_that_packs_nothing(
    site: Site, fetcher: HttpFetcher, coding: str, body: bytes
) -> None:
    url = site.answer("/rss", body, headers={"Content-Encoding": coding})
    assert (await fetcher.fetch(get(url))).body == TEXT


async def test_a_proxys_own_word_for_an_answer(site: Site, fetcher: HttpFetcher) -> None:
    assert (await fetcher.fetch(get(site.answer("/rss", TEXT, status=203)))).body == TEXT


async def test_a_guard_that_wants_its_cookie_back(site: Site, fetcher: HttpFetcher) -> None:
    async def guarded(request: web.Request) -> web.Response:
        if request.cookies.get("seen") == "1":
            return web.Response(body=TEXT)
        response = web.Response(status=301, headers={"Location": "/rss"})
        response.set_cookie("seen", "1", path="/")
        return response

    found = await fetcher.fetch(get(site.handle("/rss", guarded)))
    assert (found.body, found.moved_to) == (TEXT, None)


async def test_cookies_that_open_nothing_are_a_circle(site: Site, fetcher: HttpFetcher) -> None:
    headers = {"Location": "/rss", "Set-Cookie": "seen=1"}
    with pytest.raises(FetchError, match="circle"):
        await fetcher.fetch(get(site.answer("/rss", status=302, headers=headers)))
    assert len(site.requests) == 2


async def test_cookies_go_to_no_other_host(site: Site) -> None:
    fetcher = make_fetcher(AllowedHosts.of(["127.0.0.1", "localhost"]))
    other = site.url("/end").replace("127.0.0.1", "localhost")
    site.answer("/rss", status=302, headers={"Location": other, "Set-Cookie": "seen=1"})
    site.answer("/end", TEXT)
    assert (await fetcher.fetch(get(site.url("/rss")))).body == TEXT
    assert "Cookie" not in site.requests[-1].headers
    await fetcher.close()


async def test_a_redirect_to_no_address(site: Site, fetcher: HttpFetcher) -> None:
    site.redirect("/rss", "http://[::1")
    with pytest.raises(FetchError, match="redirects to no usable address"):
        await fetcher.fetch(get(site.url("/rss")))
