"""RSS 0.9x, 1.0 (RDF), 2.0 and Atom through feedparser, with its traps taken out."""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from bot.model import Block, Image, Item
from bot.sources.feeds.handed_on import (
    is_links_alone,
    is_title_again,
    outlet_behind,
    own_link,
    own_title,
    released,
)
from bot.sources.feeds.media import Media, item_media, tree
from bot.sources.feeds.mend import mended
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.feeds.strict import parse
from bot.sources.markup.words import content, line, terms
from bot.sources.values.pictures import united
from bot.sources.values.surroundings import (
    Surroundings,
    is_picture,
    language_tag,
    merged,
    number,
    web_link,
)
from bot.sources.values.videos import enclosed, video_in

MUCH_MORE = 2  # times the text that an item calls its content
FULL_TEXT = ("full-text", "fulltext")
NO_WORDS = re.compile(r"(?i)(?:image|audio|video)/|application/(?:json|pdf|zip|javascript)")
CUT_ADDRESS = "feedburner_origlink"


def read_xml(text: str, around: Surroundings) -> ParsedFeed | None:
    """The feed, or None where the text is none. `text` has been through the guard."""
    root = tree(text, forgiving=False)
    well_formed = root is not None
    if root is None:
        text = mended(text)
        root = tree(text, forgiving=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        parsed = parse(text, well_formed=well_formed)
    if not parsed.version and not parsed.entries:
        return None
    link = web_link(around.url, dict.get(parsed.feed, "link"))
    base = around.url if parsed.version.startswith("atom") else link or around.url
    media = [] if root is None else item_media(root, base)
    if len(media) != len(parsed.entries):
        media = [(_flat_images(e, base), _flat_video(e, base)) for e in parsed.entries]
    entries = zip(parsed.entries, media, strict=True)
    return ParsedFeed(
        title=line(dict.get(parsed.feed, "title")),
        items=tuple(_item(entry, parsed.feed, found, base, around) for entry, found in entries),
        link=link,
    )


def _item(entry: Any, feed: Any, media: Media, base: str, around: Surroundings) -> Item:
    pictures, video = media
    summary = _text(dict.get(entry, "summary")) or ""
    again = is_title_again(summary, line(_text(dict.get(entry, "title"))) or "")
    summary = "" if again or is_links_alone(summary) else summary
    base = web_link(base, _base(entry)) or base
    body, body_base = _body(entry)
    # feedparser takes a picture's description for the item's content.
    if summary and line(body) in {picture.caption for picture in pictures}:
        body = ""
    body_base = web_link(base, body_base) or base
    found = content(body or summary, body_base)
    described = content(summary, base) if body else found
    blocks = found.blocks
    # «<image>…<description>Вид</description></image>» is taken for the item's content.
    if body and _size(described.blocks) > MUCH_MORE * _size(blocks):
        blocks = described.blocks
    guid = _text(dict.get(entry, "id"))
    source = _source(entry, feed, again=again)
    return Item(
        source_name=around.url,
        blocks=blocks,
        title=_title(entry, feed, source, alone=not blocks),
        description="\n".join(b.text for b in described.blocks) or None,
        link=_link(entry, guid, base),
        guid=guid,
        author=_author(entry),
        published=around.date(
            *(_text(dict.get(entry, key)) for key in ("published", "created", "updated"))
        ),
        tags=_tags(entry),
        images=united((*pictures, *found.images)),
        source=source,
        language=_language(entry, feed),
        video=video or video_in(body or summary, body_base),
    )


def _size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _title(entry: Any, feed: Any, source: str | None, *, alone: bool) -> str | None:
    """`alone`: there is no text from which to take another."""
    outlets = [name for name in (source, line(_text(dict.get(feed, "title")))) if name]
    title = own_title(line(_text(dict.get(entry, "title"))) or "", outlets)
    title = released(title, line(_text(dict.get(feed, "title"))) or "")
    return None if title in outlets and not alone else title or None


def _text(value: object) -> str | None:
    """feedparser puts dictionaries where an element had attributes: only text is text."""
    return value.strip() or None if isinstance(value, str) else None


def _body(entry: Any) -> tuple[str, str]:
    """The longest of the full texts an item carries, with the base of its links."""
    candidates = [
        (_text(part.get("value")) or "", _text(part.get("base")) or "")
        for part in dict.get(entry, "content") or ()
        if not NO_WORDS.match(_text(part.get("type")) or "")
    ]
    candidates += [
        (_text(value) or "", "")
        for key, value in entry.items()
        if key.endswith(FULL_TEXT) or key == "turbo_content"
    ]
    return max(candidates, key=lambda found: len(found[0]), default=("", ""))


def _base(entry: Any) -> str:
    """The xml:base in whose reach the item stands."""
    details = (dict.get(entry, key) or {} for key in ("summary_detail", "title_detail"))
    return next((base for detail in details if (base := _text(detail.get("base")))), "")


def _language(entry: Any, feed: Any) -> str | None:
    """As the item says, else the xml:lang in whose reach it stands, else as the feed says."""
    detail = dict.get(entry, "title_detail") or dict.get(entry, "summary_detail") or {}
    own = dict.get(entry, "language") or detail.get("language") or dict.get(feed, "language")
    return language_tag(_text(own))


def _link(entry: Any, guid: str | None, base: str) -> str | None:
    """The article's page: the original where a service stands between, else the guid if it is one.

    feedparser takes a guid for a link where isPermaLink is missing; one that is no address of its
    own is none.
    """
    original = web_link(base, _text(dict.get(entry, CUT_ADDRESS)))
    if original is not None:
        return original
    link = _text(dict.get(entry, "link"))
    if link and link == guid and "://" not in link and not link.startswith("/"):
        link = None
    # The last one: an Atom entry whose text lies elsewhere.
    elsewhere = (_text(part.get("src")) for part in dict.get(entry, "content") or ())
    found = web_link(base, link) or (web_link("", guid) if guid else None)
    found = found or next((at for one in elsewhere if (at := web_link(base, one))), None)
    return found and own_link(found)


def _author(entry: Any) -> str | None:
    authors = dict.get(entry, "authors") or ()
    written = line(_text(dict.get(entry, "author")))
    if written and any(_is_cut_short(written, author.get("email")) for author in authors):
        return written
    names = [line(_text(author.get("name"))) for author in authors]
    known = list(dict.fromkeys(name for name in names if name))
    return ", ".join(known) or written


def _is_cut_short(written: str, mail: object) -> bool:
    """feedparser knows no domain of more than four letters: «news@dala.medi», and «a» is a name."""
    known = _text(mail)
    return known is not None and written.partition(known)[2][:1].isalpha()


def _tags(entry: Any) -> tuple[str, ...]:
    named = (tag.get("label") or tag.get("term") for tag in dict.get(entry, "tags") or ())
    return tuple(term for term in terms(named) if "://" not in term)


def _source(entry: Any, feed: Any, *, again: bool) -> str | None:
    """Where the item was taken over from; a source that names the feed itself says nothing."""
    said = dict.get(dict.get(entry, "source") or {}, "title") or dict.get(entry, "news_source")
    source = line(_text(said))
    link = _text(dict.get(entry, "link")) or ""
    if source is None and (again or ("?" in link and own_link(link) != link)):
        source = outlet_behind(line(_text(dict.get(entry, "title"))) or "")
    return None if source == line(_text(dict.get(feed, "title"))) else source


def _flat_images(entry: Any, base: str) -> tuple[Image, ...]:
    """Pictures as feedparser lists them, where the tree could not be matched to the items."""
    return merged(_listed(entry, base))


def _flat_video(entry: Any, base: str) -> str | None:
    parts = [
        (_text(part.get(address)), part.get("type") or part.get("medium"))
        for key, address in (("enclosures", "href"), ("media_content", "url"))
        for part in dict.get(entry, key) or ()
    ]
    return next(enclosed(parts, base), None)


def _listed(entry: Any, base: str) -> Iterator[Image]:
    credits = [c.get("content") for c in dict.get(entry, "media_credit") or ()]
    only = line(credits[0]) if len(credits) == 1 else None
    for key, address in (
        ("media_content", "url"),
        ("enclosures", "href"),
        ("media_thumbnail", "url"),
    ):
        for part in dict.get(entry, key) or ():
            url = web_link(base, _text(part.get(address)))
            if url and is_picture(url, part.get("type") or part.get("medium")):
                yield Image(
                    url=url,
                    credit=only,
                    width=number(part.get("width")),
                    height=number(part.get("height")),
                )
