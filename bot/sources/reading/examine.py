"""What a feed is and what its items lack, for whoever decides whether to add it."""

import re
from collections.abc import Callable

from bot.model import Item
from bot.sources.feeds.feed import HEAD
from bot.sources.markup.decode import decode
from bot.sources.reading.thin import SHORT_TEXT

ROOT = re.compile(r"<(?:([\w-]{1,20}):)?(rss|feed|rdf|urlset)\b([^>]{0,2000})", re.IGNORECASE)
VERSION = re.compile(r"""\bversion\s*=\s*["']([\w.]{1,10})""")
JSON_VERSION = re.compile(r"jsonfeed\.org\\?/version\\?/([\d.]{1,5})")
ATOM_OLD = "http://purl.org/atom/ns#"


def feed_format(body: bytes, charset: str | None = None) -> str:
    """The format's usual name, as "RSS 2.0", "Atom 1.0", "JSON Feed 1.1", "news sitemap"."""
    text = decode(body, charset)
    if text.lstrip()[:1] in ("{", "["):
        version = JSON_VERSION.search(text)
        return f"JSON Feed {version.group(1)}" if version else "JSON Feed"
    root = ROOT.search(text[:HEAD])
    if root is None:
        return "RSS"
    name, rest = root.group(2).lower(), root.group(3)
    version = VERSION.search(rest)
    match name:
        case "urlset":
            return "news sitemap"
        case "rdf":
            return "RSS 1.0 (RDF)"
        case "feed":
            return "Atom 0.3" if ATOM_OLD in rest else "Atom 1.0"
    return f"RSS {version.group(1)}" if version else "RSS"


# Word by word what an item may lack, and how that is seen.
LACKS: tuple[tuple[str, Callable[[Item], bool]], ...] = (
    ("title", lambda item: not (item.title or "").strip()),
    ("link", lambda item: item.link is None),
    ("id", lambda item: item.guid is None),
    ("date", lambda item: item.published is None),
    ("text", lambda item: not item.blocks),
    ("full text", lambda item: 0 < sum(len(b.text) for b in item.blocks) < SHORT_TEXT),
    ("picture", lambda item: not any(image.url for image in item.images)),
)


def headline(item: Item) -> str:
    """By what an item is known in a list."""
    return item.title or item.link or "(no title)"


def lacks(item: Item) -> tuple[str, ...]:
    """What the feed itself does not say; the article's page may."""
    return tuple(name for name, is_missing in LACKS if is_missing(item))
