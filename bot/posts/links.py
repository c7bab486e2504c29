"""Which addresses may stand behind a word: Telegram refuses the whole post for a bad one.

Source: TDLib td/telegram/LinkManager.cpp (check_link) and tdutils/td/utils/HttpUrl.cpp.
"""

import re
from urllib.parse import quote, urlsplit

LONGEST = 2048
# Nothing in it need be looked at more closely: so are most, and Python takes long to split one.
_PLAIN = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?#][!-~]*)?")
_AUTHORITY = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:@]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})+")
_BLANK = re.compile("[\x00-\x20\x7f-\xa0]")
_LONE_HALF = re.compile("[\ud800-\udfff]")


def web_link(address: str | None) -> str | None:
    """The address where it is http(s) and Telegram takes it, blanks percent-encoded; else None."""
    link = (address or "").strip()
    if not link or len(link) > LONGEST or _LONE_HALF.search(link):
        return None
    return link if _PLAIN.fullmatch(link) else _checked(link)


def _checked(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        known = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    authority = re.split(r"[/?#]", link.partition("://")[2], maxsplit=1)[0]
    host = parts.hostname or ""
    if not known or not host.strip(".") or not ("." in host or ":" in host):
        return None
    plain = "[" not in authority and _AUTHORITY.fullmatch(authority)
    if not plain and not _is_ipv6(authority):
        return None
    return _BLANK.sub(lambda blank: quote(blank.group()), link)


def _is_ipv6(authority: str) -> bool:
    return re.fullmatch(r"\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?", authority) is not None
