"""An <img> with all its lazy spellings to an Image."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote, urljoin, urlsplit

from bot.articles.pictures.rendition import named_size
from bot.model import Image

LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-full-url", "data-url")
SRCSETS = ("srcset", "data-srcset", "data-lazy-srcset")
MAX_ADDRESS = 2_000
MAX_SRCSET = 20_000
PIXEL = 2  # pictures of this side and smaller count visits
ICON = 150  # pictures of two such sides are writers' portraits and signs
SIDE = re.compile(r"\s*(\d{1,5})(?:\.\d{1,9})?\s*(?:px)?\s*")
STAND_IN = re.compile(r"(?i)(?:^|[/_.-])(?:blank|spacer|placeholder|lazy|loading|1x1|pixel)[^/]*$")
SIZE = re.compile(r"\d{1,6}(?:\.\d{1,6})?[wx]")
BEHIND_SIZE = re.compile(r"(\s\d[\d.]{0,12}[wx]),")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|jfif|bmp)(?=$|[^a-z])")
WIDE = 600  # pixels; less is worth the way to the whole picture
THUMBNAIL = re.compile(r"(?i)thumb|small|mini|preview|/s\d{2,3}(?:-\w{1,9})?/")
SMALLER = re.compile(
    r"^(?:thumb|small|mini|preview|tn)[_-]"
    r"|[-_.](?:\d{2,4}x\d{2,4}|\d{2,4}w|thumb|thumbnail|small|medium|mini|preview|tn)$"
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def picture_of(attributes: Mapping[str, str], base_url: str | None) -> Image | None:
    """The picture, or None where no address is usable or it is a tracking pixel."""
    width, height = _side(attributes.get("width")), _side(attributes.get("height"))
    if any(side is not None and side <= PIXEL for side in (width, height)):
        return None
    if width and height and max(width, height) <= ICON:
        return None
    known = filter(None, (_resolved(url, base_url) for url in _addresses(attributes)))
    url = next(known, None)
    return None if url is None else Image(url=url, width=width, height=height)


def leads_away(href: str) -> bool:
    """Does a picture's link go to another page, as a teaser's does, and not to the picture?"""
    address = href[:MAX_ADDRESS].strip().lower()
    if not address or address.startswith("#"):
        return False
    own = SCHEME.match(address) and not address.startswith(("http:", "https:"))
    return not own and not PICTURE_FILE.search(address)


def linked_whole(image: Image, href: str, base_url: str | None) -> Image:
    """The picture that a small one of the same name is linked to, as galleries and blogs do it."""
    if not href or not PICTURE_FILE.search(href[-MAX_ADDRESS:].lower()):
        return image
    small, whole = image.url or "", _resolved(href, base_url)
    if whole is None or whole == small or not _is_thumbnail(image):
        return image
    ours, theirs = urlsplit(small), urlsplit(whole)
    if ours.netloc != theirs.netloc or _stem(ours.path) != _stem(theirs.path):
        return image
    return replace(image, url=whole, width=None, height=None)


def _is_thumbnail(image: Image) -> bool:
    address = image.url or ""
    width = next(iter(named_size(address)), 0) or image.width
    return (0 < width < WIDE) if width else bool(THUMBNAIL.search(urlsplit(address).path))


def _stem(path: str) -> str:
    """What a picture's file and its thumbnail's are both called."""
    name, _, ending = unquote(path).lower().rpartition("/")[2].rpartition(".")
    return SMALLER.sub("", name) + "." + ending.replace("jpeg", "jpg")


def _side(value: str | None) -> int | None:
    match = SIDE.fullmatch((value or "")[:40])
    return int(match[1]) if match else None


def _addresses(attributes: Mapping[str, str]) -> Iterator[str]:
    """Addresses, best first: what is loaded later is the picture, `src` then a stand-in."""
    for key in LAZY:
        yield attributes.get(key) or ""
    source = attributes.get("src") or ""
    stands_in = bool(STAND_IN.search(source[-200:].split("?")[0]))
    if not stands_in:
        yield source
    for key in SRCSETS:
        yield largest(attributes.get(key) or "")
    if stands_in and not any(attributes.get(key) for key in SRCSETS):
        yield source


def largest(srcset: str) -> str:
    """The address of the greatest width or density in a srcset."""
    best, best_size = "", -1.0
    url = ""
    for token in BEHIND_SIZE.sub(r"\1 ", srcset[:MAX_SRCSET]).split():
        size = token.strip(",")
        if url and SIZE.fullmatch(size):
            if float(size[:-1]) > best_size:
                best, best_size = url, float(size[:-1])
            url = ""
        elif size:
            url = size
            best = best or url
    return best


def _resolved(address: str, base_url: str | None) -> str | None:
    """An http(s) address, or a relative one where there is nothing to resolve it against."""
    address = "".join(address.split("\n")).strip().replace(" ", "%20")
    if not address or len(address) > MAX_ADDRESS or address.startswith("#"):
        return None
    try:
        whole = urljoin(base_url, address) if base_url else address
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return whole if parts.netloc else None
    return None if SCHEME.match(whole) else whole
