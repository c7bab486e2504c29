"""What makes two items one article: links in one spelling, keys, and hashes of content."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from bot.model import Article, Block, Image, Item
from bot.sources.recognition.counters import without_counters
from bot.sources.recognition.json_bytes import json_list, json_text
from bot.sources.values.pictures import picture_name
from bot.sources.values.videos import steady
from bot.word_lists import lines

HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.")
DEFAULT_PORTS = {"http": 80, "https": 443}
AMP_ENDING = re.compile(r"(?:/amp|\.amp)(?=$|\.html?$)")
INDEX_PAGE = re.compile(r"/index\.(?:html?|php|aspx?)$", re.IGNORECASE)
SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
UNRESERVED = "-._~!$&'()*+,;=:@"
HALVES = "surrogatepass"  # JSON may hold halves of letters
PLAIN_PATH = re.compile(r"[\w/.~-]*", re.ASCII)  # quoting leaves it as it is
# Most addresses: nothing to mend but the scheme, the host's beginning and the slash at the end.
USUAL_LINK = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[\w~-]+)*)/?", re.ASCII)
FRONT_PAGE = re.compile(r"https://[^/?#]*")
LEAST_BODY = 200  # shorter texts are alike too easily
LETTERS = re.compile(r"\w+")


@lru_cache(maxsize=512)  # asked for the keys of an item, and for its hash
def canonical_link(url: str) -> str:
    """One spelling for all addresses of one article; what is no web address stays as it is."""
    usual = USUAL_LINK.fullmatch(url)
    if usual is not None and "/amp" not in usual[2]:
        return f"https://{_host(usual[1])}{usual[2]}"
    return _respelt(url)


def _respelt(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        return url.strip()
    host = _host(parts.hostname)
    if port is not None and port not in DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    query, hashbang = _query(parts.query), _hashbang(parts)
    return f"https://{host}{_path(parts.path)}" + (f"?{query}" if query else "") + hashbang


@lru_cache(maxsize=512)
def _host(host: str) -> str:
    host = host.lower().rstrip(".")
    for prefix in HOST_PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    """Percent-encoding in one form, no dot segments, no amp, no index page, single slashes."""
    path = re.sub("/{2,}", "/", SESSION.sub("", path))
    parts = path.split("/")
    if not PLAIN_PATH.fullmatch(path):
        parts = [quote(unquote(part), UNRESERVED, errors=HALVES) for part in parts]
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept[1:] = kept[1:-1]
        elif part != ".":
            kept.append(part)
    path = INDEX_PAGE.sub("/", "/".join(kept))
    if path.startswith("/amp/"):
        path = path.removeprefix("/amp")
    return AMP_ENDING.sub("", path.rstrip("/")).rstrip("/")


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = sorted((k, v) for k, v in pairs if not _is_tracking(k, v))
    return urlencode(kept, errors=HALVES)


def _hashbang(parts: SplitResult) -> str:
    """Old script-driven sites name the article behind #!; all other fragments are places in it."""
    return f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""


def _is_tracking(name: str, value: str) -> bool:
    exact, stems = _tracking()
    name = name.lower()
    return name in exact or name.startswith(stems) or f"{name}={value.lower()}" in exact


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = lines("bot.sources", "data/tracking_parameters")
    stems = tuple(name[:-1] for name in names if name.endswith("*"))
    return frozenset(name for name in names if not name.endswith("*")), stems


def article_keys(item: Item, body_text: str, feed_id: int | None) -> tuple[str, ...]:
    """Every key by which the article may be met again, the strongest first.

    Same title and another address is another article: titles are no key. Nor is a guid alone
    where there is an address: some sites number the places in their feed, and a rolling story
    keeps its guid under every new address. Together with the date it is one.
    """
    placed = place_keys(item, feed_id)
    return (*placed, *word_keys(item, body_text, feed_id, alone=not placed))


def place_keys(item: Item, feed_id: int | None) -> tuple[str, ...]:
    """By its addresses and guid."""
    guid_is_link = _is_link(item.guid)
    links = (item.link, item.guid) if guid_is_link else (item.link,)
    keys = [f"link:{own}" for link in links if link and (own := _own_link(link))]
    if item.guid and not guid_is_link:
        guid = f"guid:{_place(feed_id)}:{item.guid}"
        keys += [] if keys else [guid]
        keys.append(f"{guid}@{_at(item) or _digest(plain(item.title))}")
    return tuple(dict.fromkeys(keys))


def word_keys(item: Item, body_text: str, feed_id: int | None, *, alone: bool) -> tuple[str, ...]:
    """By its title and text; the item has no other keys where it stands `alone`."""
    body = body_key(item.title, body_text)
    if body is not None:
        return (body,)
    if not alone and not _at(item):
        return ()
    # Without any other key it would be new at every look.
    words = _digest(f"{plain(item.title)}|{plain(body_text)}")
    return (f"words:{_place(feed_id)}:{words}@{_at(item)}",)


def _place(feed_id: int | None) -> str:
    return "-" if feed_id is None else str(feed_id)


def _at(item: Item) -> str:
    return item.published.isoformat() if item.published else ""


def body_key(title: str | None, body_text: str) -> str | None:
    """By title and text, where there is text enough to be nobody else's."""
    text = plain(body_text)
    return f"body:{_digest(f'{plain(title)}|{text}')}" if len(text) >= LEAST_BODY else None


def seen_key(keys: Sequence[str], feed_id: int | None, source_name: str) -> str:
    """Under this key stands how this very source words the article."""
    return f"seen:{source_name if feed_id is None else feed_id}:{keys[0]}"


def _is_link(text: str | None) -> bool:
    return (text or "").lower().startswith(("http://", "https://"))


def _own_link(link: str) -> str | None:
    """The canonical link; None for a front page, to which some feeds link every item."""
    canonical = canonical_link(link)
    return None if FRONT_PAGE.fullmatch(canonical) else canonical


def plain(text: str | None) -> str:
    """Letters and digits alone: spaces, dashes and quotes change from copy to copy."""
    folded = unicodedata.normalize("NFKC", text or "").casefold().replace("ё", "е")
    return " ".join(LETTERS.findall(folded))


def item_hash(item: Item) -> str:
    """Of what the source says of the article, the same in every run.

    The order of tags, tracking in addresses and counters of views say nothing of it.
    """
    words = json_text(item.description and without_counters(item.description))
    said = [
        json_text(item.title),
        words,
        json_list(*(_block(block, item.description, words) for block in item.blocks)),
        json_text(item.link and canonical_link(item.link)),
        json_list(
            json_text(item.author),
            json_text(_at(item) or None),
            json_list(*map(json_text, sorted(item.tags))),
            json_text(item.source),
            json_text(item.language),
        ),
        json_list(*map(_picture, item.images)),
        *([json_text(steady(item.video))] if item.video else []),
    ]
    return hashlib.sha256(json_list(*said)).hexdigest()


def _block(block: Block, description: str | None, words: bytes) -> bytes:
    """A feed's text is most often its description as well, whose `words` are there already."""
    known = block.text == description
    text = words if known else json_text(without_counters(block.text))
    return json_list(json_text(block.kind), text)


def _picture(image: Image) -> bytes:
    parts = (picture_name(image), image.caption, image.credit)
    return json_list(*map(json_text, parts))


def content_hash(article: Article) -> str:
    """Of what readers see: title, body, photos, credits, source and video.

    A picture counts by its name: many sites sign its address anew for every visitor.
    """
    words = [(block.kind, without_counters(block.text)) for block in article.body]
    seen: Sequence[object] = (
        article.title,
        [said for said in words if said[1]],
        [(picture_name(Image(p.url, p.path)), p.credit, p.credit_label) for p in article.photos],
        (article.photo_credit, article.photo_credit_label),
        (article.source, article.source_label),
        *([steady(article.video)] if article.video else []),
        *([_formats(article)] if article.formats else []),
    )
    return _digest(_json(seen))


def _formats(article: Article) -> list[Sequence[object]]:
    return [(one.kind, one.words, one.before, one.url) for one in article.formats]


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_written).encode


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
