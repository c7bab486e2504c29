"""Stored articles: .txt, .md, .html and .json files with their pictures beside them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from bot.articles.blocks import Content, from_html, from_text
from bot.errors import UnreadableArticle
from bot.model import Image, Item
from bot.sources.markup.decode import decode, is_text
from bot.sources.markup.words import HTML_PAGE
from bot.sources.pages.page import read_page, saved_from
from bot.sources.stored.markdown import front_matter_of_text, split_front_matter, to_html
from bot.sources.stored.push import LOCAL, Taking, is_local, item_from_fields, item_from_push
from bot.sources.stored.saved_tags import tags_in
from bot.sources.values.date_lines import date_in
from bot.sources.values.surroundings import Surroundings

ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".json")
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class _File:
    """A file's text and where it lies; `folder` is None for what comes from a pipe."""

    name: str
    text: str
    body: bytes
    folder: Path | None
    taking: Taking


def read_stored(path: Path, timezone: str = "Asia/Almaty", now: datetime | None = None) -> Item:
    """The article in a file. Raise UnreadableArticle, whose line names the file."""
    name = str(path)
    if path.suffix.lower() not in ARTICLE_SUFFIXES and not is_folder(path):
        raise UnreadableArticle(f"{name}: is none of {' '.join(ARTICLE_SUFFIXES)}; rename it")
    item = read_stored_bytes(_bytes(path), name, timezone, now, folder=path.parent)
    beside = [] if _has_local_picture(item) else _beside(path)
    return replace(item, images=_led((*item.images, *beside)))


def is_there(path: Path) -> bool:
    """No error for a name that no file can have: words given in a file's place may be long."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    return is_there(path) and path.is_dir()


def read_stored_bytes(
    body: bytes,
    name: str,
    timezone: str = "Asia/Almaty",
    now: datetime | None = None,
    *,
    folder: Path | None = None,
) -> Item:
    """The article in these bytes; what they are is told by the name's ending, else by a look."""
    if not body.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableArticle(f"{name}: is empty")
    if not is_text(body):
        raise UnreadableArticle(f"{name}: is no text; save it as .txt, .md, .html or .json")
    picture = None if folder is None else _picture_finder(folder)
    file = _File(name, decode(body), body, folder, Taking(name, timezone, now, picture))
    try:
        item = _reader(PurePath(name).suffix.lower(), file.text)(file)
    except UnreadableArticle as error:
        raise UnreadableArticle(f"{name}: {error}") from error
    if not any(any(c.isalnum() for c in block.text) for block in item.blocks):
        raise UnreadableArticle(f"{name}: holds no text of an article")
    return item


def _led(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """The words of a lead picture that is not to be had go to the one that stands for it: the file
    beside the article, the picture that the head of its page names."""
    if len(images) < 2 or images[0].url is not None or images[0].path is not None:
        return images
    lead, other = images[:2]
    stands_in = other.path is not None or not other.shown
    return (_with_words_of(lead, other), *images[2:]) if stands_in else images


def _with_words_of(named: Image, shown: Image) -> Image:
    return replace(
        shown, credit=named.credit or shown.credit, caption=named.caption or shown.caption
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticle(f"{path}: is a folder; name the files in it")
        if path.exists() and not path.is_file():
            raise UnreadableArticle(f"{path}: is no ordinary file")
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableArticle(f"{path}: cannot be read ({reason})") from error
    if len(body) > MAX_BYTES:
        raise UnreadableArticle(f"{path}: is larger than {MAX_BYTES // 1_000_000} MB")
    return body


def _reader(suffix: str, text: str) -> Callable[[_File], Item]:
    head = text.lstrip("\ufeff \t\r\n")[:2000]
    if suffix == ".html" or (suffix != ".md" and HTML_PAGE.match(head)):
        return _html
    if suffix == ".json" or (suffix not in ARTICLE_SUFFIXES and head.startswith("{")):
        return _json
    if suffix == ".md" or (suffix not in ARTICLE_SUFFIXES and head.startswith("---")):
        return _markdown
    return _text


def _text(file: _File) -> Item:
    fields, text = front_matter_of_text(file.text)
    found = Content(from_text(text), ())
    item = item_from_fields(fields, found, file.taking)
    return _dated(replace(item, tags=item.tags or tags_in(item.blocks)), file.taking)


def _markdown(file: _File) -> Item:
    fields, text = split_front_matter(file.text)
    found = from_html(to_html(text), LOCAL)
    item = item_from_fields(fields, _with_files(found, file.folder), file.taking)
    return _dated(item, file.taking)


def _dated(item: Item, taking: Taking) -> Item:
    if item.published is not None:
        return item
    return replace(item, dated=date_in(item.blocks, taking.timezone, taking.now))


def _html(file: _File) -> Item:
    url = saved_from(file.text) or ""
    taking = file.taking
    item = read_page(file.body, None, Surroundings(url, taking.timezone, taking.now), LOCAL)
    found = _with_files(Content(item.blocks, item.images), file.folder)
    return replace(item, source_name=file.name, images=found.images)


def _json(file: _File) -> Item:
    try:
        data = json.loads(file.text, strict=False)
    except ValueError as error:
        raise UnreadableArticle(f"is no JSON ({error})") from error
    except RecursionError as error:
        raise UnreadableArticle("is nested too deeply") from error
    if isinstance(data, list):
        raise UnreadableArticle("holds a list; put each article into a file of its own")
    item = item_from_push(data, file.taking)
    found = _with_files(Content(item.blocks, item.images), file.folder)
    return replace(item, images=found.images)


def _with_files(found: Content, folder: Path | None) -> Content:
    """Pictures that the text names beside itself become paths; of others only the words stay."""
    images = []
    for image in found.images:
        if not is_local(image):
            images.append(image)
        elif folder is not None:
            name = unquote(urlsplit(image.url or "").path).lstrip("/")
            inside = _inside(folder, name)
            if inside is not None and inside.is_file():
                images.append(replace(image, url=None, path=str(inside)))
                continue
        if is_local(image) and (image.caption or image.credit):
            images.append(Image(caption=image.caption, credit=image.credit))
    return Content(found.blocks, tuple(images))


def _picture_finder(folder: Path) -> Callable[[str], Image]:
    def find(name: str) -> Image:
        inside = _inside(folder, name)
        if inside is None:
            raise UnreadableArticle(
                f"photo: {name[:60]!r} lies outside the article's folder; put it beside the article"
            )
        return Image(path=str(inside))

    return find


def _inside(folder: Path, name: str) -> Path | None:
    """The path of a picture, or None where it leaves the folder, by `..`, root or symlink."""
    try:
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return None
    safe = inside and not PurePath(name).is_absolute() and ".." not in PurePath(name).parts
    return path if safe else None


def _beside(path: Path) -> list[Image]:
    """A picture of the same name beside the article."""
    for suffix in PICTURE_SUFFIXES:
        for candidate in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
            if _inside(path.parent, candidate.name) and candidate.is_file():
                return [Image(path=str(candidate))]
    return []


def _has_local_picture(item: Item) -> bool:
    return any(image.path is not None for image in item.images)
