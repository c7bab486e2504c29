"""What a page says of its article in JSON-LD (schema.org NewsArticle and its kin)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from bot.model import Image
from bot.sources.markup.loose_json import loads
from bot.sources.markup.words import line, terms
from bot.sources.values.surroundings import language_tag, number, web_link
from bot.sources.values.videos import named_video

ARTICLE_TYPES = ("article", "posting", "report")
MAX_NODES = 500


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article's fields as words; dates unread."""

    headline: str | None = None
    description: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    body: str | None = None
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    video: str | None = None


def read_linked_data(root: HtmlElement, base: str) -> LinkedData:
    """The first article among the page's JSON-LD; an empty LinkedData where there is none."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_loaded(script.text or "")):
            if _is_article(node):
                return _article(node, base)
    return LinkedData()


def _loaded(text: str) -> object:
    return loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";"))


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Every object on the way down lists, @graph and mainEntity, breadth first, bounded."""
    queue, seen = [data], 0
    while queue and seen < MAX_NODES:
        node, seen = queue.pop(0), seen + 1
        if isinstance(node, list):
            queue += node[:MAX_NODES]
        elif isinstance(node, dict):
            yield node
            queue += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(n, str) and n.lower().endswith(ARTICLE_TYPES) for n in names)


def _article(node: dict[str, Any], base: str) -> LinkedData:
    return LinkedData(
        headline=line(_text(node.get("headline")) or _text(node.get("name"))),
        description=line(_text(node.get("description"))),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        author=_names(node.get("author")) or _names(node.get("creator")),
        language=language_tag(_text(node.get("inLanguage"))),
        body=_text(node.get("articleBody")),
        tags=_tags(node.get("keywords")),
        images=tuple(_images(node.get("image"), base)),
        video=named_video(_videos(node.get("video")), base),
    )


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    return value.strip() or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """Names of persons; the organisation that signs everything is no author."""
    people = value if isinstance(value, list) else [value]
    names = []
    for person in people[:10]:
        if isinstance(person, dict):
            if person.get("@type") not in ("Organization", "NewsMediaOrganization"):
                names.append(line(_text(person.get("name"))))
        else:
            names.append(line(_text(person)))
    return ", ".join(dict.fromkeys(n for n in names if n and "://" not in n)) or None


def _tags(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return terms(word for word in listed if isinstance(word, str))


def _images(value: object, base: str) -> Iterator[Image]:
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    for part in (value if isinstance(value, list) else [value])[:20]:
        if isinstance(part, dict):
            yield from _image_object(part, base)
        elif url := web_link(base, _text(part)):
            yield Image(url=url)


def _videos(value: object) -> Iterator[str | None]:
    for part in (value if isinstance(value, list) else [value])[:5]:
        if isinstance(part, dict):
            yield from (_text(part.get(key)) for key in ("contentUrl", "embedUrl", "url"))


def _image_object(part: dict[str, Any], base: str) -> Iterator[Image]:
    url = web_link(base, _text(part.get("url")) or _text(part.get("contentUrl")))
    if url is not None:
        yield Image(
            url=url,
            caption=line(_text(part.get("caption"))),
            credit=line(_text(part.get("creditText"))) or _names(part.get("creator")),
            width=number(_amount(part.get("width"))),
            height=number(_amount(part.get("height"))),
        )


def _amount(value: object) -> object:
    """A size may be a number, text, or a QuantitativeValue."""
    return value.get("value") if isinstance(value, dict) else value
