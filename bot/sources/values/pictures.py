"""Pictures of one article from several places: which are the same, and in what order they stand."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from bot.articles.pictures.rendition import named_size
from bot.model import Image

# Renditions differ in what follows the name: -1024x576, _650x433, @2x, -scaled, .webp behind .jpg.
RENDITION = re.compile(
    r"(?:[-_.](?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|thumb|thumbnail|small|medium|large|big|preview)"
    r"|@\dx)$"
)
ASKED = re.compile(r"^(?:large|medium|small|thumbnail|thumb|preview|xlarge)[_-]")  # «small_x.jpg»
ENDING = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|jfif|bmp)$")
LEAST_NAME = 5  # "1.jpg" of two folders may be two pictures


def picture_name(image: Image) -> str:
    """What renditions of one picture have in common; "" for a credit without a picture."""
    address = image.url or image.path or ""
    if not address:
        return ""
    parts = urlsplit(address)
    folder, _, name = unquote(parts.path).lower().rpartition("/")
    query = (
        "" if ENDING.search(name) else f"?{parts.query}"
    )  # of a file it is a stamp or a signature
    for _ in range(3):
        name = RENDITION.sub("", ENDING.sub("", name))
    name = ASKED.sub("", name)
    return name if len(name) >= LEAST_NAME else f"{folder}/{name}{query}"


def united(images: Iterable[Image]) -> tuple[Image, ...]:
    """Each picture once, at its first place; later mentions add what the first did not know.

    Of two renditions the one known to be wider gives the address.
    """
    known: dict[str, Image] = {}
    for image in images:
        name = picture_name(image)
        if name:
            known[name] = _both(known[name], image) if name in known else image
    return tuple(known.values())


def _both(first: Image, later: Image) -> Image:
    wider = later if 0 < _width(first) < _width(later) else first
    return replace(
        wider,
        caption=first.caption or later.caption,
        credit=first.credit or later.credit,
        width=wider.width or (later.width if wider.url == later.url else None),
        height=wider.height or (later.height if wider.url == later.url else None),
        shown=first.shown or later.shown,
    )


def _width(image: Image) -> int:
    """As the address says, else as declared; 0 where neither is known."""
    return next(iter(named_size(image.url or "")), 0) or image.width or 0
