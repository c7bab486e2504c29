import asyncio
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.errors import FetchError, Unreached
from bot.ports import FetchKind
from bot.sources.fetching.errors import parse_retry_after
from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.site import Site, get


async def test_an_answer_as_it_came(site: Site, fetcher: HttpFetcher) -> None:
    url = site.answer(
        "/rss",
        "текст".encode("cp1251"),
        headers={
            "Content-Type": 'Text/XML; Charset="windows-1251"',
            "ETag": '"1"',
            "Last-Modified": "Thu, 11 Apr 2024 05:00:00 GMT",
        },
    )
    found = await fetcher.fetch(get(url))
    assert found.body == "текст".encode("cp1251")
    assert (found.url, found.status, found.moved_to) == (url, 200, None)
    assert (found.content_type, found.charset) == ("text/xml", "windows-1251")
    assert (found.etag, found.last_modified) == ('"1"', "Thu, 11 Apr 2024 05:00:00 GMT")
    assert found.headers["etag"] == '"1"'
    assert site.requests[0].headers["User-Agent"] == "test"


async def test_conditional_get(site: Site, fetcher: HttpFetcher) -> None:
    url = site.answer("/rss", status=304, headers={"ETag": '"2"'})
    found = await fetcher.fetch(get(url, etag='"1"', last_modified="Thu, 11 Apr 2024"))
    assert found.not_modified and found.body == b"" and found.etag == '"2"'
    assert site.requests[0].headers["If-None-Match"] == '"1"'
    assert site.requests[0].headers["If-Modified-Since"] == "Thu, 11 Apr 2024"
    with pytest.raises(FetchError, match="304"):
        await fetcher.fetch(get(url))


async def test_pictures_are_asked_for_from_their_page(site: Site, fetcher: HttpFetcher) -> None:
    url = site.answer("/a.jpg", b"jpeg")
    referer = "https://me:secret@site.kz/новость#top"
    await fetcher.fetch(get(url, FetchKind.PICTURE, referer=referer))
    await fetcher.fetch(get(url, FetchKind.PICTURE, referer="no page \n"))
    sent = [request.headers.get("Referer") for request in site.requests]
    assert sent == [
        "https://site.kz/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C",
        None,
    ]
    assert "image/" in site.requests[0].headers["Accept"]


@pytest.mark.parametrize(
    ("status", "headers", "wait", "words"),
    [
        (404, {}, None, "check the address"),
        (403, {}, None, "refuses the bot"),
        (410, {}, None, "gone for good"),
        (429, {"Retry-After": "120"}, 120.0, "less often"),
        (503, {"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0, "tried again"),
        (503, {"Retry-After": "soon"}, None, "tried again"),
        (500, {}, None, "trouble"),
        (204, {}, None, "no content"),
        (206, {}, None, "206"),
    ],
)
async def test_other_statuses_are_errors(
    site: Site,
    fetcher: HttpFetcher,
    status: int,
    headers: dict[str, str],
    wait: float | None,
    words: str,
) -> None:
    url = site.answer("/rss", status=status, headers=headers)
    with pytest.raises(FetchError, match=words) as caught:
        await fetcher.fetch(get(url))
    assert caught.value.status == status
    assert caught.value.retry_after == wait
    assert str(caught.value).startswith(url) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 307), False), ((303, 308), False)],
)
async def test_redirects(
    site: Site, fetcher: HttpFetcher, statuses: tuple[int, ...], moved: bool
) -> None:
    end = site.answer("/end", "x")
    for n, status in enumerate(statuses):
        site.redirect(f"/{n}", f"/{n + 1}" if n + 1 < len(statuses) else "/end", status)
    found = await fetcher.fetch(get(site.url("/0")))
    assert found.url == end
    assert found.moved_to == (end if moved else None)


async def test_redirects_end(site: Site, fetcher: HttpFetcher) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(FetchError, match="circle"):
        await fetcher.fetch(get(site.url("/a")))
    for n in range(10):
        site.redirect(f"/{n}", f"/{n + 1}")
    with pytest.raises(FetchError, match="redirect 6, too many"):
        await fetcher.fetch(get(site.url("/0")))
    site.answer("/nowhere", status=302)
    with pytest.raises(FetchError, match="without saying where"):
        await fetcher.fetch(get(site.url("/nowhere")))


async def test_a_redirect_in_plain_cyrillic(site: Site, fetcher: HttpFetcher) -> None:
    site.redirect("/a", "/новость")
    site.answer("/новость", "x")
    assert (await fetcher.fetch(get(site.url("/a")))).body == b"x"


async def raw_server(answer: bytes) -> tuple[asyncio.Server, str]:
    """A server that sends these bytes, whatever it is asked, and hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "cut"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", "rules of HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n", "rules of HTTP"),
        (b"not http at all\r\n\r\n", "rules of HTTP"),
        (b"", "cut"),
    ],
)
async def test_broken_servers(fetcher: HttpFetcher, answer: bytes, words: str) -> None:
    server, url = await raw_server(answer)
    with pytest.raises(FetchError, match=words) as caught:
        await fetcher.fetch(get(url))
    assert str(caught.value).startswith(url) and "\n" not in str(caught.value)
    assert not isinstance(caught.value, Unreached)
    server.close()


async def test_no_connection_and_no_name(fetcher: HttpFetcher) -> None:
    with pytest.raises(Unreached, match="no connection"):
        await fetcher.fetch(get("http://127.0.0.1:39999/"))
    with pytest.raises(Unreached, match="name of the host"):
        await fetcher.fetch(get("http://no-such-host.invalid/"))


async def test_one_visit_a_host_at_a_time(site: Site, fetcher: HttpFetcher) -> None:
    now = most = 0

    async def busy(_: web.Request) -> web.StreamResponse:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1
        return web.Response()

    url = site.handle("/busy", busy)
    await asyncio.gather(*(fetcher.fetch(get(url)) for _ in range(8)))
    assert most == 1 and len(site.requests) == 8


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("-5", None),
        ("99999999999999999999", 999_999_999.0),
        ("Thu, 11 Apr 2024 05:02:00 GMT", 120.0),
        ("Thu, 11 Apr 2024 10:02:00 +0500", 120.0),
        ("Thu, 11 Apr 2024 04:00:00 GMT", 0.0),
        ("Thu, 99 Apr 2024", None),
        ("soon", None),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    now = datetime(2024, 4, 11, 5, tzinfo=UTC)
    assert parse_retry_after(value, now) == expected
