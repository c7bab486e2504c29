"""Pictures as HTML names them: which of the addresses is the real one, and how large it is."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.articles.characters import clean

LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "data-img-src",
    "data-full-url", "data-large-file", "data-orig-file", "data-image", "data-hi-res-src",
)  # fmt: skip
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
WIDTH = re.compile(r"(\d{1,5})w,?(.*)")
DENSITY = re.compile(r"\d[\d.]{0,5}x,?")
PLACEHOLDER = re.compile(
    r"(?i)(?:^|[/_.-])(?:blank|spacer|pixel|1x1|transparent|placeholder|loading|loader|lazy)"
    r"[\w-]{0,20}\.(?:gif|png|svg|jpe?g|webp)"
)
FILE_NAME = re.compile(
    r"(?i)^[\w%()@ .-]{1,120}\.(?:jpe?g|png|webp|gif|avif|jfif)$"
    r"|^(?:img|dsc|image|photo)?[\d_ -]{2,40}$"
)
MAX_ADDRESS = 4096
MAX_SET = 20_000
TINY = 2  # pixels: a counter, not a picture


def address_of(element: HtmlElement, base: str | None) -> tuple[str, int | None] | None:
    """The picture's address, absolute where it can be, and the width its srcset declares."""
    candidates = [(element.get(name), None) for name in LAZY]
    candidates += [_widest(element.get(name)) for name in SETS[:2]]
    source = element.get("src")
    if source and not _is_placeholder(source):
        width = next((w for u, w in [_widest(element.get("srcset"))] if u == source), None)
        candidates.append((source, width))
    candidates.append(_widest(element.get("srcset")))
    for url, width in candidates:
        if url and not _is_placeholder(url) and (absolute := _absolute(url, base)):
            return absolute, width
    return None


def source_of_picture(element: HtmlElement, base: str | None) -> tuple[str, int | None] | None:
    """The widest address of a `<source>` inside `<picture>`."""
    for name in SETS:
        url, width = _widest(element.get(name))
        if url and not _is_placeholder(url) and (absolute := _absolute(url, base)):
            return absolute, width
    return None


def size_of(element: HtmlElement) -> tuple[int | None, int | None]:
    return _pixels(element.get("width")), _pixels(element.get("height"))


def is_tiny(element: HtmlElement) -> bool:
    return any(side is not None and side <= TINY for side in size_of(element))


def words_of(element: HtmlElement) -> list[str]:
    """Title and alt where they are words and no file name."""
    found = (clean(element.get(name) or "") for name in ("title", "alt"))
    return [words for words in found if words and FILE_NAME.match(words) is None]


def _pixels(text: str | None) -> int | None:
    digits = (text or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else None


def _widest(declared: str | None) -> tuple[str | None, int | None]:
    """The widest candidate of a srcset, with its declared width."""
    found: list[tuple[str, int]] = []
    for token in (declared or "")[:MAX_SET].split():
        if (width := WIDTH.fullmatch(token)) and found:
            found[-1] = found[-1][0], int(width[1])
            token = width[2]  # «a.jpg 300w,b.jpg 600w»: the next address without a space
        if token.strip(",") and DENSITY.fullmatch(token) is None:
            found.append((token.strip(","), 0))
    url, width_found = max(found, key=lambda one: one[1], default=(None, 0))
    return url, width_found or None


def _is_placeholder(url: str) -> bool:
    return url.strip()[:5].lower() == "data:" or PLACEHOLDER.search(url[-300:]) is not None


def _absolute(url: str, base: str | None) -> str | None:
    """None for what is no web address; relative ones stay as they are without a base."""
    url = url.strip()
    if len(url) > MAX_ADDRESS:
        return None
    try:
        joined = urljoin(base, url) if base else url
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return joined if parts.hostname else None
    return joined if not parts.scheme and not base and parts.path else None
