"""Lists of feeds as feed readers exchange them (OPML 2.0, https://opml.org/spec2.opml)."""

from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from bot.config_values import Unusable, feeds
from bot.errors import ConfigError
from bot.model import FeedLine
from bot.sources.markup.decode import decode
from bot.sources.markup.xml_guard import guard

MOST = 10_000


def read_opml(body: bytes, name: str) -> tuple[FeedLine, ...]:
    """Every outline with an `xmlUrl`, in any folder. Raise ConfigError for what holds none."""
    try:
        root = ElementTree.fromstring(guard(decode(body)))
    except ElementTree.ParseError as error:
        raise ConfigError(f"{name}: is no OPML ({error})") from error
    found: dict[str, FeedLine] = {}
    for outline in root.iter():
        attributes = {key.lower(): value for key, value in outline.attrib.items()}
        url = _address(attributes.get("xmlurl", ""))
        if url and len(found) < MOST:
            title = attributes.get("title") or attributes.get("text") or ""
            found.setdefault(url, FeedLine(url, " ".join(title.split()) or None))
    if not found:
        raise ConfigError(f"{name}: names no feed (no outline with an xmlUrl)")
    return tuple(found.values())


def write_opml(lines: tuple[FeedLine, ...]) -> str:
    outlines = [
        f'    <outline type="rss" text={quoteattr(line.title or line.url)}'
        f" title={quoteattr(line.title or line.url)} xmlUrl={quoteattr(line.url)}/>\n"
        for line in lines
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        "  <head><title>Jarshy</title></head>\n"
        f"  <body>\n{''.join(outlines)}  </body>\n</opml>\n"
    )


def _address(text: str) -> str | None:
    """Other readers take `feed:` in front of an address, we do not."""
    text = text.strip().removeprefix("feed:")
    text = f"https:{text}" if text.startswith("//") else text
    try:
        urls = feeds(text.replace(",", "%2C").replace(" ", "%20"))
    except Unusable:
        return None
    return urls[0] if len(urls) == 1 else None
