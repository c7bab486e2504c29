"""Which addresses may be fetched: the guard against private networks and odd spellings."""

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from yarl import URL

from bot.errors import ConfigError, RefusedAddress
from bot.word_lists import lines

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# IANA special-purpose registries (RFC 6890 and its successors). Python's own `is_global`
# changed between patch releases, so the table stands here.
SPECIAL_NETWORKS: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "this host"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)
NAT64 = IPv6Network("64:ff9b::/96")
GLOBAL_UNICAST = IPv6Network("2000::/3")
LOCAL_SUFFIXES = ("localhost", "local", "internal", "intranet", "lan", "home", "home.arpa", "corp")
MAX_URL = 8000
STRAY = re.compile(r"[\x00-\x1f\\\x7f]")


@lru_cache(maxsize=512)
def special(address: Address) -> str | None:
    """What kind of address this is where it is not a public one, else None."""
    if isinstance(address, IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return special(inner)
    for network, what in SPECIAL_NETWORKS:
        if address.version == network.version and address in network:
            return what
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return "reserved"
    return None


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped or NAT64 address leads to."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


@lru_cache(maxsize=512)
def literal(host: str) -> Address | None:
    """The address that a host spells out, in any spelling the system would take; else None."""
    bare = host.strip("[]").rstrip(".").partition("%")[0]
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if not bare or not all(c in "0123456789abcdefxABCDEFX." for c in bare):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare))
    except OSError:
        return None


def plain_host(host: str) -> str:
    """A host as it is compared: lower case, no trailing dot, addresses in one spelling."""
    address = literal(host)
    if address is not None:
        return str(address)
    return host.lower().rstrip(".")


class PrivateAddress(Exception):
    """What a name resolved to must not be connected to; holds that address."""

    def __init__(self, address: Address) -> None:
        super().__init__(str(address))
        self.address = address


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """What may be fetched although private: hosts, networks, and exact (host, port) pairs."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()
    endpoints: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, private: Iterable[str], urls: Iterable[str] = ()) -> "AllowedHosts":
        """From ALLOWED_PRIVATE_HOSTS (hosts, addresses, CIDRs) and the operator's URLs.

        Raise ConfigError for an entry that cannot be meant.
        """
        hosts: set[str] = set()
        networks: list[Network] = []
        for entry in (e.strip() for e in private):
            network = _network(entry)
            if network is not None:
                networks.append(network)
            elif entry and not any(c in entry for c in "/:@ "):
                hosts.add(plain_host(entry))
            elif entry:
                raise ConfigError(
                    f"ALLOWED_PRIVATE_HOSTS: {entry!r} is neither a host nor a network;"
                    " write a name, an address or a range like 10.0.0.0/8"
                )
        return cls(frozenset(hosts), tuple(networks), frozenset(map(_endpoint, urls)))

    def names(self, host: str, port: int) -> bool:
        """Is this host or this very (host, port) allowed whatever it resolves to?"""
        host = plain_host(host)
        return host in self.hosts or (host, port) in self.endpoints

    def allows(self, host: str, port: int, address: Address) -> bool:
        """May `address`, to which `host` leads, be connected to?"""
        if special(address) is None or self.names(host, port):
            return True
        return any(address.version == n.version and address in n for n in self.networks)


def _network(entry: str) -> Network | None:
    try:
        return ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        return None


def _endpoint(url: str) -> tuple[str, int]:
    parsed = URL(url)
    if parsed.raw_host is None or parsed.port is None:
        raise ConfigError(
            f"{url!r} is no web address; write it like https://host or http://host:80"
        )
    return plain_host(parsed.raw_host), parsed.port


def shown(url: str) -> str:
    """An address as errors and logs name it: without user and password, not endless."""
    text = url.strip()
    if "@" in text:
        try:
            text = str(URL(text).with_user(None))
        except ValueError:
            text = text.rpartition("@")[2]
    if not text.isprintable():
        text = "".join(c if c.isprintable() else "?" for c in text)
    return text if len(text) <= 200 else text[:199] + "…"


def check_address(url: str, allowed: AllowedHosts, *, behind_proxy: bool = False) -> URL:
    """The address ready for fetching, or RefusedAddress.

    Checks everything that can be known before the name is resolved; what it resolves to is
    checked where the connection is made. Behind a proxy the name is resolved there, unseen by
    us, so names that can only be local are refused here.
    """
    target = _parsed(url)
    host, port = target.raw_host or "", target.port or 0
    address = literal(host)
    if isinstance(address, IPv4Address) and str(address) != host:
        raise RefusedAddress(
            f"{shown(url)}: an unusual spelling of {address}; write the address plainly"
        )
    if str(port) in _bad_ports() and not allowed.names(host, port):
        raise RefusedAddress(f"{shown(url)}: port {port} belongs to another service than the web")
    if address is not None and not allowed.allows(host, port, address):
        raise refused(url, address)
    if behind_proxy and address is None and _is_local(host) and not allowed.names(host, port):
        raise _not_fetched(url, f"{host} (a local name)")
    return target


def refused(url: str, address: Address) -> RefusedAddress:
    return _not_fetched(url, f"{address} ({special(address) or 'not public'})")


def _not_fetched(url: str, where: str) -> RefusedAddress:
    return RefusedAddress(
        f"{shown(url)}: leads to {where}, which is not fetched;"
        " if it is meant, add the host to ALLOWED_PRIVATE_HOSTS"
    )


def _parsed(url: str) -> URL:
    url = url.strip()
    if len(url) > MAX_URL or STRAY.search(url):
        raise RefusedAddress(f"{shown(url)}: not a usable web address (stray characters, too long)")
    try:
        target = URL(url)
        host, port = target.raw_host, target.port
    except ValueError as error:
        raise RefusedAddress(f"{shown(url)}: not a usable web address ({error})") from error
    if target.scheme not in ("http", "https"):
        raise RefusedAddress(f"{shown(url)}: only http and https addresses are fetched")
    if not host or not port or any(c.isspace() or c == "%" for c in host):
        raise RefusedAddress(f"{shown(url)}: names no host; write it like https://site.kz/rss")
    return target


@cache
def _bad_ports() -> frozenset[str]:
    return frozenset(
        port for line in lines("bot.sources", "data/bad_ports") for port in line.split()
    )


def _is_local(host: str) -> bool:
    host = plain_host(host)
    return "." not in host or any(host == s or host.endswith("." + s) for s in LOCAL_SUFFIXES)
