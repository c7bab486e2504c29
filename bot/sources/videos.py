"""The video of an article: the address to which a reader can be sent."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.sources.feed_common import UNTOLD_TYPES, web_link
from bot.sources.page_tree import parse_page

ENDINGS = (".mp4", ".m4v", ".mov", ".webm")
LONGEST_MARKUP = 2_000_000  # characters of a body that are looked at


def is_video(url: str, kind: str | None) -> bool:
    """By its declared type or medium, else by the ending of its path."""
    kind = (kind or "").strip().lower()
    if kind and kind not in UNTOLD_TYPES:
        return kind.startswith("video")
    return urlsplit(url).path.lower().endswith(ENDINGS)


def video_in(markup: str, base: str) -> str | None:
    """The first one that stands in a feed's HTML."""
    if "<video" not in markup[:LONGEST_MARKUP].lower():
        return None
    root = parse_page(markup[:LONGEST_MARKUP])
    return None if root is None else shown_video([root], base)


def shown_video(elements: Iterable[Any], base: str) -> str | None:
    """The first `<video>` with an address in or below these elements."""
    for element in elements:
        for video in element.iter("video"):
            for address in (video.get("src"), *(one.get("src") for one in video.iter("source"))):
                if link := web_link(base, address):
                    return link
    return None


def named_video(addresses: Iterable[str | None], base: str) -> str | None:
    """The first address of a page's head that opens in a reader's browser."""
    links = (web_link(base, address) for address in addresses)
    return next((link for link in links if link and not link.lower().endswith(".swf")), None)


def steady(address: str) -> str:
    """Without what a site may sign anew for every visitor."""
    return address.partition("?")[0] if is_video(address, None) else address


def enclosed(parts: Iterable[tuple[str | None, str | None]], base: str) -> Iterator[str]:
    """Those of (address, type or medium) that are videos."""
    for address, kind in parts:
        link = web_link(base, address)
        if link is not None and is_video(link, kind):
            yield link
