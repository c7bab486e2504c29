"""Connections for the fetcher: made to the very address that was checked, or through a proxy."""

import socket
from ipaddress import ip_address

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp_socks import ProxyConnector

from bot.errors import ConfigError
from bot.sources.fetching.addresses import Address, AllowedHosts, PrivateAddress

MOST_CONNECTIONS = 500  # more than ever hang at once; few are open otherwise


class GuardedResolver(AbstractResolver):
    """Resolves a name once and hands on only the addresses that may be connected to.

    The connector connects to what is returned here and looks nothing up again, so a name
    cannot mean one thing while it is checked and another when it is used.
    """

    def __init__(self, inner: AbstractResolver, allowed: AllowedHosts) -> None:
        self._inner = inner
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        safe = [r for r in found if self._allowed.allows(host, port, _address(r))]
        if found and not safe:
            raise PrivateAddress(_address(found[0]))
        return safe

    async def close(self) -> None:
        await self._inner.close()


def _address(result: ResolveResult) -> Address:
    return ip_address(result["host"].partition("%")[0])


def make_connector(
    proxy: str | None, allowed: AllowedHosts, resolver: AbstractResolver
) -> TCPConnector:
    """A connector through `proxy` (http, socks4, socks5), or one that checks what it resolves.

    Through a proxy names are resolved by the proxy: only literal addresses and names can be
    checked here. Raise ConfigError for a proxy address that cannot be used.
    """
    if proxy is None:
        return TCPConnector(
            resolver=GuardedResolver(resolver, allowed), use_dns_cache=False, limit=MOST_CONNECTIONS
        )
    try:
        return ProxyConnector.from_url(proxy, rdns=True, limit=MOST_CONNECTIONS)
    except ValueError as error:
        raise ConfigError(
            f"PROXY_URL cannot be used ({error}); write it like socks5://host:1080"
            " or http://host:3128"
        ) from error
