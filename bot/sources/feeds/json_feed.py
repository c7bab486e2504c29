"""JSON Feed 1 and 1.1."""

from collections.abc import Iterator
from typing import Any

from bot.model import Image, Item
from bot.sources.feeds.bounds import MOST_ITEMS
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.markup.loose_json import loads
from bot.sources.markup.words import content, line, terms
from bot.sources.values.pictures import united
from bot.sources.values.surroundings import Surroundings, is_picture, language_tag, web_link
from bot.sources.values.videos import enclosed, video_in

VERSION = "jsonfeed.org/version/"


def read_json(text: str, around: Surroundings) -> ParsedFeed | None:
    """The feed, or None where the text is none."""
    data = loads(text)
    if not isinstance(data, dict) or VERSION not in str(data.get("version", ""))[:200]:
        return None
    base = web_link(around.url, _text(data, "home_page_url")) or around.url
    entries = data.get("items")
    listed = entries if isinstance(entries, list) else []
    items = _newest([entry for entry in listed if isinstance(entry, dict)], around)
    return ParsedFeed(
        title=line(_text(data, "title")),
        items=tuple(_item(entry, data, base, around) for entry in items),
        link=web_link(around.url, _text(data, "home_page_url")),
    )


def _item(entry: dict[str, Any], feed: dict[str, Any], base: str, around: Surroundings) -> Item:
    body = _text(entry, "content_html") or _text(entry, "content_text") or ""
    summary = _text(entry, "summary")
    link = web_link(base, _text(entry, "url")) or web_link(base, _text(entry, "external_url"))
    found = content(body or summary or "", link or base)
    guid = _text(entry, "id")
    return Item(
        source_name=around.url,
        blocks=found.blocks,
        title=line(_text(entry, "title")),
        description=line(summary),
        link=link or (web_link("", guid) if guid else None),
        guid=guid,
        author=_authors(entry) or _authors(feed),
        published=around.date(_text(entry, "date_published"), _text(entry, "date_modified")),
        tags=_tags(entry),
        images=united((*_images(entry, link or base), *found.images)),
        language=language_tag(_text(entry, "language") or _text(feed, "language")),
        video=_video(entry, link or base) or video_in(body, link or base),
    )


def _newest(entries: list[dict[str, Any]], around: Surroundings) -> list[dict[str, Any]]:
    """As many as may be read: the first, or the last where the oldest stand first."""
    if len(entries) <= MOST_ITEMS:
        return entries
    first, last = (around.date(_text(entries[n], "date_published")) for n in (0, -1))
    oldest_first = first is not None and last is not None and first < last
    return entries[-MOST_ITEMS:] if oldest_first else entries[:MOST_ITEMS]


def _text(data: dict[str, Any], key: str) -> str | None:
    """Text, or a number where a careless writer put one (an id)."""
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (v for v in value if isinstance(v, dict))
    elif isinstance(value, dict):
        yield value


def _authors(data: dict[str, Any]) -> str | None:
    """Version 1.1 has a list of authors, version 1 one author; some write but their names."""
    written = (data.get("authors"), data.get("author"))
    people = [one for value in written for one in (value if isinstance(value, list) else [value])]
    names = [
        line(_text(person, "name")) if isinstance(person, dict) else line(person)
        for person in people
        if isinstance(person, dict | str)
    ]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    tags = entry.get("tags")
    listed = tags if isinstance(tags, list) else [tags]
    return terms(tag for tag in listed if isinstance(tag, str))


def _video(entry: dict[str, Any], base: str) -> str | None:
    parts = [
        (_text(attachment, "url"), _text(attachment, "mime_type"))
        for attachment in _dicts(entry.get("attachments"))
    ]
    return next(enclosed(parts, base), None)


def _images(entry: dict[str, Any], base: str) -> Iterator[Image]:
    for key in ("image", "banner_image"):
        boxed = next(_dicts(entry.get(key)), {})  # {"url": …}
        if url := web_link(base, _text(entry, key) or _text(boxed, "url")):
            yield Image(url=url)
    for attachment in _dicts(entry.get("attachments")):
        url = web_link(base, _text(attachment, "url"))
        if url and is_picture(url, _text(attachment, "mime_type")):
            yield Image(url=url, caption=line(_text(attachment, "title")))
