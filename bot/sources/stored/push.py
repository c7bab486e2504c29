"""Articles handed over as fields: the body of POST /api/articles, stored JSON, front matter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.articles.blocks import Content
from bot.errors import UnreadableArticle
from bot.model import LANGUAGES, Image, Item
from bot.sources.markup.words import content, line
from bot.sources.values.dates import parse_date
from bot.sources.values.pictures import united
from bot.sources.values.surroundings import language_tag, web_link

Fields = Mapping[str, object]
LONGEST_EMBARGO = timedelta(days=366)
TEXTS = ("title", "text", "html", "photo_credit", "source", "author")
PICTURE_KEYS = ("photo_url", "photo", "image")
# Stands for the place of an article that has no address; .invalid is never a host (RFC 2606).
LOCAL = "http://stored.invalid/"


@dataclass(frozen=True, slots=True)
class Taking:
    """How fields are read: their name, the zone of dates without one, and who finds local pictures.

    `picture` turns a local path into an Image; without it (the network) only addresses are taken.
    """

    source_name: str
    timezone: str
    now: datetime | None = None
    picture: Callable[[str], Image] | None = None


def item_from_push(data: object, taking: Taking) -> Item:
    """An item from the contract's fields: title, text or html, and what else is known.

    Raise UnreadableArticle, whose line begins with the field that is wrong.
    """
    if isinstance(data, list):
        raise UnreadableArticle("one article is expected here, not a list; send them one by one")
    if not isinstance(data, dict):
        raise UnreadableArticle("an object with title and text is expected here")
    for key in TEXTS:
        if isinstance(data.get(key), int):  # a number may be an id, never what readers see
            raise UnreadableArticle(f"{key}: must be text")
    if not _is_seen(line(words(data, "title"))):
        raise UnreadableArticle("title: is missing")
    link = address(data, "link")
    html, text = words(data, "html"), words(data, "text")
    if not html and not text:
        raise UnreadableArticle("text: is missing (or html)")
    body = content(html or text or "", link or LOCAL)
    if taking.picture is None:
        body = Content(body.blocks, tuple(i for i in body.images if not is_local(i)))
    return item_from_fields(data, body, taking)


def item_from_fields(data: Fields, body: Content, taking: Taking) -> Item:
    """An item whose body is read already; its title may be missing."""
    item = Item(
        source_name=taking.source_name,
        blocks=body.blocks,
        title=line(words(data, "title")),
        link=address(data, "link"),
        guid=words(data, "id"),
        author=line(words(data, "author")),
        published=_published(data, taking),
        tags=_tags(data),
        source=line(words(data, "source")),
        language=_language(data),
    )
    return replace(item, images=_images(data, body, taking))


def is_local(image: Image) -> bool:
    """A picture named relative to an article without an address."""
    return (image.url or "").startswith(LOCAL)


def words(data: Fields, key: str) -> str | None:
    """Text, or a number where one is natural (an id); None where the field is absent or empty."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableArticle(f"{key}: must be text")
    return value.strip() or None


def address(data: Fields, key: str) -> str | None:
    text = words(data, key)
    if text is None:
        return None
    link = web_link("", text)
    if link is None:
        raise UnreadableArticle(f"{key}: must be an http or https address, not {text[:60]!r}")
    return link


def _is_seen(text: str | None) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text or "")


def _published(data: Fields, taking: Taking) -> datetime | None:
    """A time ahead is an embargo: who hands an article over says so on purpose."""
    text = words(data, "published") or words(data, "date")
    if text is None:
        return None
    at = parse_date(text, taking.timezone, taking.now) or parse_date(text, taking.timezone)
    if at is None or (taking.now is not None and at > taking.now + LONGEST_EMBARGO):
        raise UnreadableArticle(
            f"published: {text[:40]!r} cannot be meant; write it like 2024-04-11T10:00:00+05:00"
        )
    return at


def _language(data: Fields) -> str | None:
    text = words(data, "language")
    tag = language_tag(text)
    if tag is not None and tag not in LANGUAGES:
        raise UnreadableArticle(f"language: must be ru, kk or en, not {text!r}")
    return tag


def _tags(data: Fields) -> tuple[str, ...]:
    value = data.get("tags")
    listed = value.split(",") if isinstance(value, str) else [] if value is None else value
    if not isinstance(listed, list) or not all(isinstance(tag, str) for tag in listed):
        raise UnreadableArticle("tags: must be a list of words")
    tags = (line(tag) for tag in listed)
    return tuple(dict.fromkeys(tag.lstrip("#") for tag in tags if tag))


def _images(data: Fields, body: Content, taking: Taking) -> tuple[Image, ...]:
    """The pictures named, then those of the body; `photo_credit` belongs to the first of all.

    Without any picture the credit stands alone: what an article says is kept.
    """
    named = [image for key in PICTURE_KEYS if (image := _named(data, key, taking))]
    images = united((*named, *_photos(data, taking), *body.images))
    unseen = (image.credit for image in named if not (image.url or image.path))
    credit = line(words(data, "photo_credit")) or next(unseen, None)
    if credit is None:
        return images
    if not images:
        return (Image(credit=credit),)
    return (replace(images[0], credit=credit), *images[1:])


def _named(data: Fields, key: str, taking: Taking) -> Image | None:
    """One picture: an address, a path, or an object as `preview --json` prints it."""
    value = data.get(key)
    if not isinstance(value, dict):
        where = words(data, key)
        return _image(where, key, taking) if where else None
    where = words(value, "url") or words(value, "path")
    credit = line(words(value, "credit"))
    if where is None:
        return Image(credit=credit) if credit else None
    return replace(_image(where, key, taking), credit=credit, caption=line(words(value, "caption")))


def _photos(data: Fields, taking: Taking) -> list[Image]:
    """A list of addresses, paths, or objects with url or path, credit and caption."""
    value = data.get("photos")
    if value is None:
        return []
    if not isinstance(value, list):
        raise UnreadableArticle("photos: must be a list")
    images = []
    for part in value[:20]:
        fields = part if isinstance(part, dict) else {"url": part}
        where = words(fields, "url") or words(fields, "path")
        image = _image(where, "photos", taking)
        credit, caption = line(words(fields, "credit")), line(words(fields, "caption"))
        images.append(replace(image, credit=credit, caption=caption))
    return images


def _image(where: str | None, key: str, taking: Taking) -> Image:
    if where is None:
        raise UnreadableArticle(f"{key}: names no picture; give its url")
    if "://" in where:
        return Image(url=address({key: where}, key))
    if taking.picture is None or key == "photo_url":
        raise UnreadableArticle(f"{key}: must be an http or https address, not {where[:60]!r}")
    return taking.picture(where)
