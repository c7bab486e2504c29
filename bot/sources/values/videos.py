"""The video of an article: the address to which a reader can be sent."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.sources.markup.html_tree import parse_page
from bot.sources.values.surroundings import UNTOLD_TYPES, web_link

ENDINGS = (".mp4", ".m4v", ".mov", ".webm")
# What is set into a page with a player, and where it can be watched.
PLAYERS = (
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries|live_stream)([\w-]{11})(?![\w-])",
     "https://youtu.be/{}"),
    (r"(?:www\.)?rutube\.ru/(?:play|video)/embed/(\w{8,64})", "https://rutube.ru/video/{}/"),
    (r"(?:www\.)?(?:vk\.com|vk\.ru|vkvideo\.ru)/video_ext\.php\?oid=(-?\d+)&id=(\d+)",
     "https://vk.com/video{}_{}"),
    (r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
)  # fmt: skip
LONGEST_MARKUP = 2_000_000  # characters of a body that are looked at


def is_video(url: str, kind: str | None) -> bool:
    """By its declared type or medium, else by the ending of its path."""
    kind = (kind or "").strip().lower()
    if kind and kind not in UNTOLD_TYPES:
        return kind.startswith("video")
    return urlsplit(url).path.lower().endswith(ENDINGS)


def video_in(markup: str, base: str) -> str | None:
    """The first one that stands in a feed's HTML."""
    low = markup[:LONGEST_MARKUP].lower()
    if "<video" not in low and "<iframe" not in low:
        return None
    root = parse_page(markup[:LONGEST_MARKUP])
    if root is None:
        return None
    name_players(root, base)
    return shown_video([root], base)


def name_players(root: Any, base: str) -> None:
    """Frames with a known player become `<video>`, before all frames are cleared away."""
    for frame in list(root.iter("iframe")):
        link = web_link(base, frame.get("src") or frame.get("data-src"))
        if link is not None and (watched := _watched(link)) is not None:
            frame.tag = "video"
            frame.set("src", watched)


def _watched(link: str) -> str | None:
    address = link.partition("://")[2]
    for pattern, page in PLAYERS:
        if found := re.match(pattern, address):
            return page.format(*found.groups())
    return None


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
    named = next((link for link in links if link and not link.lower().endswith(".swf")), None)
    return named and (_watched(named) or named)


def steady(address: str) -> str:
    """Without what a site may sign anew for every visitor."""
    return address.partition("?")[0] if is_video(address, None) else address


def enclosed(parts: Iterable[tuple[str | None, str | None]], base: str) -> Iterator[str]:
    """Those of (address, type or medium) that are videos."""
    for address, kind in parts:
        link = web_link(base, address)
        if link is not None and is_video(link, kind):
            yield link
