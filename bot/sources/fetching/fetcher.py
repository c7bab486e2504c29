"""The one door through which everything is fetched: guarded, bounded, one visit a host."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from functools import lru_cache

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from yarl import URL

from bot.errors import FetchError, RefusedAddress
from bot.ports import Clock, Fetched, FetchKind, FetchRequest
from bot.sources.fetching.addresses import (
    AllowedHosts,
    PrivateAddress,
    check_address,
    refused,
    shown,
)
from bot.sources.fetching.body import BOUNDS, GZIP_MAGIC, Bounds, read_body, unpack_file
from bot.sources.fetching.connect import make_connector
from bot.sources.fetching.errors import failure, parse_retry_after, status_error
from bot.sources.fetching.lanes import Lanes
from bot.sources.fetching.names import NameResolver

MAX_REDIRECTS = 5
CONTENT = (200, 203)  # 203: a proxy between has changed it
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
CONNECT_SECONDS = 10.0
MAX_HEADERS, MAX_HEADER = 200, 32_768  # policies of what a page may load run to kilobytes
MAX_COOKIES = 4096
ACCEPT = {
    FetchKind.FEED: "application/rss+xml, application/atom+xml, application/feed+json,"
    " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
    FetchKind.PAGE: "text/html, application/xhtml+xml, */*;q=0.7",
    FetchKind.PICTURE: "image/jpeg, image/png, image/webp, image/*;q=0.8, */*;q=0.5",
    FetchKind.RATES: "application/xml, text/xml, application/json, */*;q=0.5",
}
NETWORK_ERRORS = (
    aiohttp.ClientError,
    ProxyError,
    ProxyConnectionError,
    ProxyTimeoutError,
    asyncio.TimeoutError,
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class _Hop:
    """Where an answer sends us on to, and the cookies it wants to see there."""

    url: str
    permanent: bool
    cookies: str = ""


class HttpFetcher:
    """A Fetcher on aiohttp.

    Every address and every redirect is checked (see addresses.py), names after they were
    resolved. Behind `proxy` the proxy resolves names, so only what an address itself says can
    be checked: literal addresses and names that can only be local. `resolver` and `bounds`
    stand in for the system's and the usual ones.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allowed: AllowedHosts,
        proxy: str | None,
        clock: Clock,
        bounds: Mapping[FetchKind, Bounds] = BOUNDS,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._allowed = allowed
        self._proxy = proxy
        self._clock = clock
        self._bounds = bounds
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None
        self._lanes = Lanes()

    def answer_to(self, contact: str | None) -> None:
        """Name an address at which a publisher finds whoever runs this bot, if there is one."""
        if contact is not None:
            name = self._user_agent.partition(" (")[0]
            self._user_agent = f"{name} (+{contact})"

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(self, request: FetchRequest) -> Fetched:
        """Raise FetchError (RefusedAddress, TooLarge …) with one clear line."""
        url, visited, permanent = request.url, list[str](), True
        cookies, met = dict[str, str](), set[tuple[str, str]]()
        left = self._bounds[request.kind].seconds
        while True:
            with _led_from(visited):
                target = check_address(url, self._allowed, behind_proxy=self._proxy is not None)
                host = target.raw_host or ""
                given = cookies.get(host, "")
                _check_circle(target, visited, (str(target), given) in met)
                async with self._lanes.turn(host):
                    began = self._clock.monotonic()
                    found = await self._visit(target, request, left, given)
                    left = max(0.1, left - (self._clock.monotonic() - began))
            visited.append(str(target))
            met.add((str(target), given))
            if isinstance(found, Fetched):
                moved = permanent and len(visited) > 1 and found.url != visited[0]
                return replace(found, moved_to=found.url if moved else None)
            url, permanent = found.url, permanent and found.permanent
            # Guards against floods of visitors let in who brings back what they hand out.
            cookies[host] = found.cookies or given

    async def _visit(
        self, target: URL, request: FetchRequest, seconds: float, cookies: str
    ) -> Fetched | _Hop:
        try:
            async with asyncio.timeout(seconds) as limit:
                return await self._ask(target, request, cookies)
        except PrivateAddress as error:
            raise refused(str(target), error.address) from error
        except NETWORK_ERRORS as error:
            if isinstance(error, TimeoutError) and limit.expired():
                allowed = self._bounds[request.kind].seconds
                raise FetchError(
                    f"{shown(str(target))}: no complete answer within {allowed:g} s;"
                    " try again later"
                ) from error
            raise failure(shown(str(target)), error) from error

    async def _ask(self, target: URL, request: FetchRequest, cookies: str) -> Fetched | _Hop:
        headers = self._headers(request, cookies)
        async with self._opened().get(target, headers=headers, allow_redirects=False) as response:
            if response.status in REDIRECTS:
                return _hop(target, response)
            asked = request.etag is not None or request.last_modified is not None
            if response.status not in CONTENT and not (response.status == 304 and asked):
                wait = parse_retry_after(response.headers.get("Retry-After"), self._clock.now())
                raise status_error(shown(str(target)), response.status, response.reason, wait)
            body = b""
            if response.status in CONTENT:
                body = await self._body(target, request.kind, response)
            return _fetched(target, response, body)

    async def _body(self, target: URL, kind: FetchKind, response: aiohttp.ClientResponse) -> bytes:
        bounds, name = self._bounds[kind], shown(str(target))
        body = await read_body(response, bounds, self._clock, name)
        if kind is not FetchKind.PICTURE and body.startswith(GZIP_MAGIC):
            return await asyncio.to_thread(unpack_file, body, bounds, name)
        return body

    def _headers(self, request: FetchRequest, cookies: str) -> dict[str, str]:
        headers = {
            "User-Agent": self._user_agent,
            "Accept": ACCEPT[request.kind],
            "Accept-Encoding": "gzip, deflate",
        }
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        if referer := _referer(request.referer):
            headers["Referer"] = referer
        if cookies:
            headers["Cookie"] = cookies
        return {k: v for k, v in headers.items() if v.isprintable()}

    def _opened(self) -> aiohttp.ClientSession:
        """The session, made at first use: aiohttp wants a running loop."""
        if self._session is None:
            resolver = self._resolver or NameResolver()
            self._session = aiohttp.ClientSession(
                connector=make_connector(self._proxy, self._allowed, resolver),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                max_line_size=MAX_HEADER,
                max_field_size=MAX_HEADER,
                max_headers=MAX_HEADERS,
            )
        return self._session


@contextmanager
def _led_from(visited: list[str]) -> Iterator[None]:
    """An error behind a redirect names the address that was asked for too."""
    try:
        yield
    except FetchError as error:
        if visited:
            error.args = (f"{shown(visited[0])} redirects: {error}",)
        raise


def _check_circle(target: URL, visited: list[str], again: bool) -> None:
    if again:
        raise FetchError(f"{shown(str(target))}: leads in a circle; tell the site")
    if len(visited) > MAX_REDIRECTS:
        raise FetchError(
            f"{shown(str(target))}: is redirect {len(visited)}, too many; tell the site"
        )


def _referer(url: str | None) -> str | None:
    """The page a picture stands on, without user and fragment; None for what is no page."""
    try:
        page = URL(url or "").with_user(None).with_fragment(None)
    except ValueError:
        return None
    return str(page) if page.scheme in ("http", "https") else None


def _hop(target: URL, response: aiohttp.ClientResponse) -> _Hop:
    location = response.headers.get("Location", "").strip()
    if not location:
        raise FetchError(
            f"{shown(str(target))}: redirects without saying where to; tell the site",
            status=response.status,
        )
    # aiohttp hands on raw bytes as surrogates; some sites send Cyrillic unescaped.
    location = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        url = str(target.join(URL(location)))
    except ValueError as error:
        raise RefusedAddress(
            f"{shown(str(target))}: redirects to no usable address ({error}); tell the site"
        ) from error
    return _Hop(url, response.status in PERMANENT, _cookies(response))


def _cookies(response: aiohttp.ClientResponse) -> str:
    given = (f"{name}={one.coded_value}" for name, one in response.cookies.items())
    return "; ".join(given)[:MAX_COOKIES]


def _fetched(target: URL, response: aiohttp.ClientResponse, body: bytes) -> Fetched:
    content_type, charset = _declared(response.headers.get("Content-Type"))
    return Fetched(
        url=str(target),
        status=response.status,
        body=body,
        content_type=content_type,
        charset=charset,
        etag=_sound(response.headers.get("ETag")),
        last_modified=_sound(response.headers.get("Last-Modified")),
        headers={name.lower(): value for name, value in response.headers.items()},
    )


def _sound(header: str | None) -> str | None:
    """Without bytes that are no text: it is kept, and sent back."""
    return header if header is None or header.isprintable() else None


@lru_cache(maxsize=256)
def _declared(content_type: str | None) -> tuple[str, str | None]:
    """Type and charset; a site sends the same with every answer."""
    if content_type is None:
        return "", None
    header = Message()
    header["Content-Type"] = content_type
    return header.get_content_type(), header.get_content_charset()
