"""News sitemaps: the list of fresh articles a site keeps for search engines."""

from typing import Any

from lxml import etree

from bot.model import Image, Item
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.markup.words import line, terms
from bot.sources.values.surroundings import Surroundings, language_tag, merged, web_link


def read_sitemap(text: str, around: Surroundings) -> ParsedFeed | None:
    """The articles of a news sitemap, or None where it names none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    if root is None or _local(root) != "urlset":
        return None
    found = [_item(url, around) for url in root if _local(url) == "url"]
    items = tuple(item for item in found if item is not None)
    return ParsedFeed(title=None, items=items) if items or len(root) == 0 else None


def _item(url: Any, around: Surroundings) -> Item | None:
    link = web_link(around.url, _words(url, "loc"))
    news = next((e for e in url if _local(e) == "news"), None)
    if link is None or news is None:
        return None
    publication = next((e for e in news if _local(e) == "publication"), news)
    return Item(
        source_name=around.url,
        title=line(_words(news, "title")),
        link=link,
        published=around.date(_words(news, "publication_date"), _words(url, "lastmod")),
        tags=terms([_words(news, "keywords")]),
        images=merged(_images(url, link)),
        language=language_tag(_words(publication, "language")),
    )


def _images(url: Any, link: str) -> list[Image]:
    return [
        Image(
            url=web_link(link, _words(image, "loc")),
            caption=line(_words(image, "caption")) or line(_words(image, "title")),
        )
        for image in url
        if _local(image) == "image"
    ]


def _local(element: Any) -> str:
    """The name without namespace; comments have none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _words(parent: Any, local: str) -> str | None:
    found = next((e for e in parent if _local(e) == local), None)
    return "".join(found.itertext()).strip() or None if found is not None else None
