import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import ConfigError, FetchError, RefusedAddress
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from tests.bot.sources.site import Site, get, make_fetcher


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://10.0.0.1/",
        "http://2130706434/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://example.com/",
    ],
)
async def test_redirects_to_private_places_are_refused(
    site: Site, fetcher: HttpFetcher, target: str
) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", target)
    with pytest.raises(RefusedAddress):
        await fetcher.fetch(get(site.url("/a")))


class Names(AbstractResolver):
    """A resolver under the tests' control that counts its look-ups."""

    def __init__(self, names: dict[str, list[list[str]]]) -> None:
        self.names = names
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self.names[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
            for address in addresses
        ]

    async def close(self) -> None:
        return


async def test_names_are_checked_after_they_were_resolved(site: Site) -> None:
    names = Names({"news.test": [["127.0.0.1"]], "mixed.test": [["10.0.0.1", "::1"]]})
    fetcher = make_fetcher(AllowedHosts(), resolver=names)
    for host, leads in (("news.test", "127.0.0.1"), ("mixed.test", "10.0.0.1")):
        with pytest.raises(RefusedAddress, match=leads):
            await fetcher.fetch(get(f"http://{host}:{site.port}/"))
    await fetcher.close()
    assert site.requests == []


async def test_a_name_is_resolved_once_and_the_checked_address_used(site: Site) -> None:
    """DNS rebinding: the second answer, which nobody checked, must never be needed."""
    site.answer("/", "x")
    names = Names({"news.test": [["127.0.0.1"], ["127.0.0.9"]]})
    fetcher = make_fetcher(AllowedHosts.of(["127.0.0.1"]), resolver=names)
    found = await fetcher.fetch(get(f"http://news.test:{site.port}/"))
    await fetcher.close()
    assert found.body == b"x" and names.asked == ["news.test"]
    assert site.requests[0].headers["Host"] == f"news.test:{site.port}"


async def test_only_the_allowed_of_several_addresses_is_used(site: Site) -> None:
    site.answer("/", "x")
    names = Names({"news.test": [["10.0.0.1", "127.0.0.1"]]})
    fetcher = make_fetcher(AllowedHosts.of(["127.0.0.1"]), resolver=names)
    assert (await fetcher.fetch(get(f"http://news.test:{site.port}/"))).body == b"x"
    await fetcher.close()


async def test_the_operators_urls_are_allowed_to_their_port_only(site: Site) -> None:
    site.answer("/rates", "x")
    fetcher = make_fetcher(AllowedHosts.of([], [site.url("/base")]))
    assert (await fetcher.fetch(get(site.url("/rates")))).body == b"x"
    with pytest.raises(RefusedAddress):
        await fetcher.fetch(get("http://127.0.0.1:9/rates"))
    await fetcher.close()


@pytest.mark.parametrize("scheme", ["socks5", "socks4", "http"])
async def test_behind_a_proxy_local_places_stay_refused(scheme: str) -> None:
    fetcher = make_fetcher(AllowedHosts(), proxy=f"{scheme}://127.0.0.1:9")
    for url in (
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://nas.local/",
    ):
        with pytest.raises(RefusedAddress):
            await fetcher.fetch(get(url))
    with pytest.raises(FetchError, match="PROXY_URL"):
        await fetcher.fetch(get("http://example.com/"))
    await fetcher.close()


async def relay(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request, whatever name it was for."""
    there, back = await asyncio.open_connection("127.0.0.1", site.port)
    back.write(await reader.readuntil(b"\r\n\r\n"))
    writer.write(await there.readuntil(b"proxied"))
    writer.close()
    back.close()


async def through(
    scheme: str,
    serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
    site: Site,
) -> bytes:
    """What is fetched by a proxy that serves so."""
    site.answer("/rss", b"proxied")
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    fetcher = make_fetcher(AllowedHosts(), proxy=f"{scheme}://127.0.0.1:{port}")
    found = await fetcher.fetch(get("http://news.example/rss"))
    await fetcher.close()
    server.close()
    return found.body


async def test_through_a_proxy_the_name_is_the_proxys_to_resolve(site: Site) -> None:
    """A proxy that takes CONNECT and leads every name to the site."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await relay(site, reader, writer)

    assert await through("http", serve, site) == b"proxied"
    assert asked == [b"CONNECT news.example:80 HTTP/1.1"]


async def test_a_socks_proxy_gets_the_name_and_not_an_address(site: Site) -> None:
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly((await reader.readexactly(2))[1])  # the ways to sign in
        writer.write(b"\x05\x00")
        length = (await reader.readexactly(5))[4]  # version, connect, reserved, a name, its length
        asked.append(await reader.readexactly(length + 2))
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await relay(site, reader, writer)

    assert await through("socks5", serve, site) == b"proxied"
    assert asked == [b"news.example\x00\x50"]


async def test_a_proxy_that_cannot_be_meant() -> None:
    fetcher = make_fetcher(AllowedHosts(), proxy="ftp://127.0.0.1:1")
    with pytest.raises(ConfigError, match="PROXY_URL"):
        await fetcher.fetch(get("http://example.com/"))


async def test_errors_behind_a_redirect_name_both_addresses(
    site: Site, fetcher: HttpFetcher
) -> None:
    site.redirect("/a", "http://10.0.0.1/inner")
    with pytest.raises(RefusedAddress) as caught:
        await fetcher.fetch(get(site.url("/a")))
    assert str(caught.value).startswith(f"{site.url('/a')} redirects: http://10.0.0.1/inner: leads")
