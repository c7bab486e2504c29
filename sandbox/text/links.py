"""Which links Telegram takes in a text_link or a button, and how it writes them down.

Source: TDLib td/telegram/LinkManager.cpp (check_link) and tdutils/td/utils/HttpUrl.cpp.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

_SCHEME = re.compile(r"[^:/?#@\[\]]*")
_AUTHORITY = re.compile(r"[^/?#]*")
_ALLOWED = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*")
_ALLOWED_USER = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*")
_TG_HOST = re.compile(r"[A-Za-z0-9\-_]*")
_OWN_SCHEMES = ("tg", "ton", "tonsite")


class BadLink(Exception):
    """Telegram refuses the link; `str(error)` says why in its words."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address taken apart; `rest` begins with a slash."""

    scheme: str
    userinfo: str
    host: str
    port: int
    rest: str

    def __str__(self) -> str:
        user = f"{self.userinfo}@" if self.userinfo else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{user}{self.host}{port}{self.rest}"


def parse_url(text: str, default_scheme: str = "http") -> Url:
    """Raise BadLink. A missing scheme is the default one; the host becomes small letters."""
    match = _SCHEME.match(text)
    scheme = match.group().lower() if match else ""
    rest = text[len(scheme) :]
    if rest.startswith("://"):
        if scheme not in ("http", "https"):
            raise BadLink("Unsupported URL protocol")
        rest = rest[3:]
    else:
        scheme, rest = default_scheme, text
    authority_match = _AUTHORITY.match(rest)
    authority = authority_match.group() if authority_match else ""
    host_part, port = _split_port(authority)
    userinfo, _, host = host_part.rpartition("@")
    _check_host(host, userinfo)
    return Url(scheme, userinfo, host.lower(), port, _path(rest[len(authority) :]))


def checked_link(link: str) -> str:
    """The link as Telegram stores it; raise BadLink for one it refuses."""
    scheme, _, rest = link.partition(":")
    if scheme.lower() in _OWN_SCHEMES and rest != link:
        return _own_link(scheme.lower(), rest.removeprefix("//"))
    url = parse_url(link)
    if "." not in url.host and not url.host.startswith("["):
        raise BadLink("Wrong HTTP URL")
    return str(url)


def link_user_id(link: str) -> int | None:
    """The user in `tg://user?id=…`, which makes a mention instead of a link."""
    match = re.match(r"tg:(?://)?user/?\?([^#]*)", link.lower())
    if match is None:
        return None
    for parameter in match.group(1).split("&"):
        name, _, value = parameter.partition("=")
        if name == "id":
            return int(value) if value.isascii() and value.isdigit() and int(value) else None
    return None


def _own_link(scheme: str, rest: str) -> str:
    url = parse_url(rest)
    if rest.lower().startswith(("http://", "https://")) or url.userinfo or url.port:
        raise BadLink("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    host = url.host.replace(".", "") if scheme == "tonsite" else url.host
    if not _TG_HOST.fullmatch(host):
        raise BadLink("Unallowed characters in URL host")
    query = url.rest[1:] if url.rest.startswith("/?") else url.rest
    return f"{scheme}://{url.host}{query}"


def _split_port(authority: str) -> tuple[str, int]:
    colon = max(authority.rfind(mark) for mark in ":]@")
    if colon <= 0 or authority[colon] != ":":
        return authority, 0
    digits = authority[colon + 1 :].lstrip("0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 5 and int(digits) <= 65535):
        raise BadLink("Wrong port number specified in the URL")
    return authority[:colon], int(digits)


def _check_host(host: str, userinfo: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise BadLink("Wrong IPv6 address specified in the URL") from None
        return
    if not host:
        raise BadLink("URL host is empty")
    if host == ".":
        raise BadLink("Host is invalid")
    _check_part(host, "host", _ALLOWED)
    _check_part(userinfo, "userinfo", _ALLOWED_USER)


def _check_part(part: str, name: str, allowed: re.Pattern[str]) -> None:
    match = allowed.match(part)
    end = match.end() if match else 0
    if end == len(part):
        return
    if part[end] == "%":
        raise BadLink(f"Wrong percent-encoded symbol in URL {name}")
    raise BadLink(f"Disallowed character in URL {name}")


def _path(rest: str) -> str:
    rest = rest.rstrip(" \t\r\n\0\x0b") or "/"
    if not rest.startswith("/"):
        rest = "/" + rest
    return "".join(f"%{ord(c):02X}" if c <= " " else c for c in rest)
