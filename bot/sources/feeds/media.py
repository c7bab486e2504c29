"""Pictures of feed items: Media RSS with its credits, enclosures, itunes and plain image tags.

feedparser flattens Media RSS, so that a credit loses its picture; the tree is read here once more.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import etree

from bot.model import Image
from bot.sources.markup.words import line
from bot.sources.values.surroundings import is_picture, merged, number, web_link
from bot.sources.values.videos import enclosed
from bot.word_lists import lines

# The last one stands for a prefix that the feed forgot to declare.
MEDIA = ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "media")
ITUNES = ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes")
# Elements, of whatever vocabulary, that may lead to a picture or a film.
ENCLOSING = frozenset({"group", "content", "thumbnail", "enclosure", "link", "image"})
GALLERIES = frozenset({"gallery", "images", "photos", "pictures", "illustrations"})
# «…/p.jpg&w={0}&h={1}»: what a program is to fill in
SIZES_LEFT_OPEN = re.compile(r"[?&]\w{1,12}=\{\w{0,12}\}")
Media = tuple[tuple[Image, ...], str | None]  # pictures and video of an item


class Part(NamedTuple):
    """An element of an item, with its name."""

    element: Any
    space: str
    local: str


def tree(text: str, *, forgiving: bool) -> Any | None:
    """The root element; None where the text is no tree, or, unless `forgiving`, a broken one."""
    parser = etree.XMLParser(recover=forgiving, resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def item_media(root: Any, base: str) -> list[Media]:
    """What every item encloses, in the order of the feed."""
    items = [e for e in root.iter() if _name(e)[1] in ("item", "entry")]
    return [_media_of(item, base) for item in items]


def _media_of(item: Any, base: str) -> Media:
    wanted = _enclosing()
    parts = [Part(e, *name) for e in item.iter() if (name := _name(e))[1] in wanted]
    if not parts:
        return (), None
    for part in parts:
        _name_in_small(part.element)
    return _images(item, parts, base), next(enclosed(_films(parts), base), None)


def _name_in_small(element: Any) -> None:
    """`URL=` means `url=`: feeds write names in any letters, elements as attributes."""
    for name, value in element.items():
        if not name.islower() and not name.startswith("{"):
            element.set(name.lower(), value)


def _films(parts: Iterable[Part]) -> Iterator[tuple[str | None, str | None]]:
    """Address and type of what an item encloses."""
    for element, space, local in parts:
        if local == "enclosure" or (local == "link" and element.get("rel") == "enclosure"):
            yield element.get("url") or element.get("href"), element.get("type")
        elif space in MEDIA and local == "content":
            yield element.get("url"), element.get("type") or element.get("medium")


def _name(element: Any) -> tuple[str, str]:
    """Namespace and local name, letters alone; comments and instructions have neither."""
    tag = element.tag
    return _names(tag) if isinstance(tag, str) else ("", "")


@lru_cache(maxsize=512)
def _names(tag: str) -> tuple[str, str]:
    space, _, local = tag.rpartition("}")
    if not space and ":" in local:
        prefix, _, local = local.partition(":")
        space = prefix.lower()
    # Some write https in the name of a namespace, as if it were an address.
    space = space.removeprefix("{").replace("https://", "http://", 1)
    return space, local.lower().replace("_", "").replace("-", "")


@cache
def _enclosing() -> frozenset[str]:
    return ENCLOSING | _picture_elements().keys()


@cache
def _picture_elements() -> dict[str, bool]:
    """Elements that hold a picture's address, and whether it is mostly a thumbnail's."""
    rows = (line.split() for line in lines("bot.sources", "data/picture_elements"))
    return {name: bool(small) for name, *small in rows}


def _images(item: Any, parts: Iterable[Part], base: str) -> tuple[Image, ...]:
    large: list[Image] = []
    small: list[Image] = []
    for element, space, local in parts:
        if space in MEDIA and local == "group":
            large += _best_of_group(element, base)
        elif space in MEDIA and local == "content":
            if _name(element.getparent())[1] != "group":
                large += _media_content(element, base)
        elif space in MEDIA and local == "thumbnail":
            small += _image(element, element.get("url"), base)
        elif local in _picture_elements() and _is_own(element, item):
            (small if _picture_elements()[local] else large).extend(_named(element, base))
        else:
            large += _other(element, space, local, base)
    found = large or small
    default = _credit(item) if found else None
    return merged(i if i.credit else replace(i, credit=default) for i in found)


def _is_own(element: Any, item: Any) -> bool:
    """Right in the item, or in its gallery; not a portrait inside of <author>."""
    holder = element.getparent()
    return holder is item or (holder.getparent() is item and _name(holder)[1] in GALLERIES)


def _best_of_group(group: Any, base: str) -> Iterator[Image]:
    """A group holds renditions of one picture: the widest stands for it.

    Unless they have credits of their own that differ: then they are several pictures.
    """
    found = [
        image
        for element in group
        if _name(element)[0] in MEDIA and _name(element)[1] == "content"
        for image in _media_content(element, base)
    ]
    if not found:
        return
    if len({image.credit for image in found if image.credit}) > 1:
        yield from found
        return
    best = max(found, key=lambda image: image.width or 0)
    yield replace(
        best,
        credit=best.credit or _credit(group),
        caption=best.caption or _caption(group),
    )


def _media_content(element: Any, base: str) -> Iterator[Image]:
    kind = element.get("type") or element.get("medium")
    url = element.get("url") or ""
    film = url.lower().rpartition(".")[2] in ("mp4", "mp3", "m3u8", "webm")
    if is_picture(url, kind) or (kind is None and not film):
        yield from _image(element, url, base)


def _other(element: Any, space: str, local: str, base: str) -> Iterator[Image]:
    if local == "enclosure" or (local == "link" and element.get("rel") == "enclosure"):
        url = element.get("url") or element.get("href") or (element.text or "").strip()
        if is_picture(url, element.get("type")):
            yield from _image(element, url, base)
    elif local == "image" and space in ITUNES:
        yield from _image(element, element.get("href"), base)
    elif local == "image" and space not in MEDIA:
        yield from _named(element, base)


def _named(element: Any, base: str) -> Iterator[Image]:
    """A picture by the name of its element; words in it are a photographer's, and no address."""
    inner = next((e.text for e in element if _name(e)[1] in ("url", "src")), None)
    named = (inner, *(element.get(name) for name in ("url", "href", "src")), element.text)
    url = next((text.strip() for text in named if text and text.strip()), "")
    if "://" in url or url.startswith("/") or is_picture(url, None):
        yield from _image(element, SIZES_LEFT_OPEN.sub("", url), base)


def _image(element: Any, url: str | None, base: str) -> Iterator[Image]:
    absolute = web_link(urljoin(base, element.base or ""), url)
    if absolute is not None:
        yield Image(
            url=absolute,
            caption=_caption(element),
            credit=_credit(element),
            width=number(element.get("width")),
            height=number(element.get("height")),
        )


def _credit(element: Any) -> str | None:
    """A Media RSS credit, the photographer's before others."""
    found = _children(element, "credit")
    named = [credit for credit in found if credit.get("role", "").lower() == "photographer"]
    return next((line("".join(credit.itertext())) for credit in named or found), None)


def _caption(element: Any) -> str | None:
    """The description; a title only where it is words and no file name."""
    for child in _children(element, "description"):
        return line("".join(child.itertext()))
    title = next((line("".join(c.itertext())) for c in _children(element, "title")), None)
    return title if title and " " in title else None


def _children(element: Any, local: str) -> list[Any]:
    return [child for child in element if _name(child)[0] in MEDIA and _name(child)[1] == local]
