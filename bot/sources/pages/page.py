"""An article's page to an item. Pure: runs in a worker."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.blocks import Content, from_html, from_text
from bot.errors import UnreadableArticle
from bot.model import Block, Image, Item
from bot.sources.fetching.addresses import shown
from bot.sources.markup.decode import decode
from bot.sources.markup.html_tree import parse_page
from bot.sources.markup.large_tags import has_large_tag
from bot.sources.markup.words import bounded, content, line
from bot.sources.pages.around import Around, look_around, opens_with_picture
from bot.sources.pages.body import main_elements
from bot.sources.pages.dates import shown_date
from bot.sources.pages.headline import (
    SEPARATORS,
    drop_next_articles,
    is_headed,
    rank_headline,
)
from bot.sources.pages.jsonld import LinkedData, read_linked_data
from bot.sources.pages.meta import PageMeta, base_of, marked_headlines, read_meta
from bot.sources.pages.selector import selected
from bot.sources.pages.signed import labelled
from bot.sources.pages.state import states, text_in
from bot.sources.pages.tree import (
    label_fields,
    strip_boxes,
    strip_embeds,
    strip_marked,
    strip_portraits,
)
from bot.sources.pages.verdict import LEAST_TEXT, is_list, is_notice, is_of_network, is_wall
from bot.sources.values.pictures import picture_name, united
from bot.sources.values.surroundings import Surroundings, web_link
from bot.sources.values.videos import name_players, shown_video

ENOUGH = 250  # characters of text with which no other way of extraction is tried
CLEARLY_MORE = 1.3
MOST_TAGS, MOST_ATTRIBUTES = 40_000, 5_000
MOST_BEHIND_WALL = 400  # characters: an offer; a text that goes on is no wall's


@dataclass(frozen=True, slots=True)
class _Text:
    """The text found, what stands around it, and the headlines of the page."""

    found: Content
    around: Around
    headlines: tuple[str, ...]
    video: str | None = None
    opening: bool = False  # with a picture above its first paragraph


def read_page(
    body: bytes,
    charset: str | None,
    around: Surroundings,
    local: str = "",
    selector: str | None = None,
) -> Item:
    """What the page says; blocks are empty where it holds no article.

    Raise UnreadableArticle for a page that would take minutes to read.

    The address is "" where it is not known (a saved page); then relative addresses refer to
    `local`. `selector` (CSS) names the elements of the text; where it fits nothing they are looked
    for as ever.
    """
    text, url = decode(body, charset), around.url
    if text.count("<") > MOST_TAGS or has_large_tag(text, MOST_ATTRIBUTES):
        raise UnreadableArticle(
            f"{shown(url)}: holds more elements than an article's page can have"
        )
    root = parse_page(text)
    if root is None:
        return Item(source_name=url, link=url or None)
    meta, base = read_meta(root, url), base_of(root, url or local)
    linked = read_linked_data(root, base)
    titles = tuple(filter(None, (linked.headline, meta.title)))
    rank_headline(root, titles)
    drop_next_articles(root, titles)
    ways = _Ways(text, meta, linked, base, selector, bool(local), states(root))
    read = _read_text(root, ways)
    published = around.date(linked.published, *meta.published)
    return Item(
        source_name=url,
        blocks=read.found.blocks,
        title=_title(read.headlines, linked.headline, meta),
        description=linked.description or meta.description,
        link=meta.canonical or url or None,
        author=linked.author or meta.author or labelled(root),
        published=published,
        tags=meta.tags or linked.tags,
        images=_images(read, meta, linked),
        language=linked.language or meta.language,
        video=read.video or linked.video or meta.video,
        dated=None if published else shown_date(root, around),
    )


@dataclass(frozen=True, slots=True)
class _Ways:
    """What else a text can be found by."""

    text: str
    meta: PageMeta
    linked: LinkedData
    base: str
    selector: str | None
    kept: bool  # somebody kept the page as an article
    states: tuple[str, ...] = ()  # the data of the page's script
    headlines: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()  # lines that only point to other articles

    @property
    def says_so(self) -> bool:
        """Does the page, or who kept it, call it an article?"""
        if self.kept:
            return True
        named = self.linked.headline is not None or self.linked.body is not None
        return named or (self.meta.kind or "").startswith("article")


def _read_text(root: HtmlElement, ways: _Ways) -> _Text:
    chosen = selected(root, ways.selector) if ways.selector else []
    marked = marked_headlines(root)
    name_players(root, ways.base)
    embedded = strip_embeds(root)
    strip_portraits(root)
    label_fields(root)
    strip_portraits(root)
    label_fields(root)
    strip_boxes(root)
    headlines = tuple(filter(None, (line(e.text_content()) for e in root.iter("h1")))) or marked
    if is_of_network(ways.base) and not ways.kept:
        return _Text(content(ways.meta.description or "", ways.base), Around(), headlines)
    chosen = [element for element in chosen if element.getroottree().getroot() is root]
    elements = chosen or main_elements(root)
    others = embedded.union(*map(strip_marked, elements))
    base = ways.base
    around = look_around(elements, base) if elements else Around()
    found = Content((), ())
    if elements:
        found = bounded(from_html("".join(map(_markup, elements)), base))
    if not chosen and not ways.says_so and is_list(elements):
        return _Text(Content((), ()), Around(), headlines)
    found = _before_wall(found)
    apart = sum(map(len, around.before))
    if _size(found.blocks) + apart < ENOUGH and not chosen:
        known = replace(ways, headlines=headlines, others=others)
        found = _before_wall(_other_ways(found, known, apart))
    if not chosen and not ways.says_so and _says_nothing(found, headlines, ways.meta):
        return _Text(Content((), ()), Around(), headlines)
    video = shown_video(elements, base)
    opening = opens_with_picture(elements)
    return _Text(_with_lines(found, around), around, headlines, video, opening)


def _before_wall(found: Content) -> Content:
    """Without the line that sends readers to a subscription, and what stands behind it."""
    for n, block in enumerate(found.blocks):
        if is_wall(block.text) and _size(found.blocks[n:]) < MOST_BEHIND_WALL:
            return Content(found.blocks[:n], found.images)
    return found


def _says_nothing(found: Content, headlines: tuple[str, ...], meta: PageMeta) -> bool:
    size = _size(found.blocks)
    if size < LEAST_TEXT and meta.description is None:
        return True
    return is_notice((*headlines, meta.title), size)


def _markup(element: HtmlElement) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _size(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _other_ways(found: Content, known: _Ways, apart: int) -> Content:
    """Where little was found: the body in JSON-LD or in the data of the page's script, trafilatura,
    and at last the description.

    `apart`: characters of a lead that stands apart above the text and comes with it in any case.
    """
    ways: tuple[Callable[[], str | None], ...] = (
        lambda: known.linked.body,
        lambda: text_in(known.states),
        lambda: _extracted(known.text),
        lambda: known.meta.description,
    )
    for way in ways:
        candidate = _without(content(way() or "", known.base), known.others)
        if _is_flattened(candidate, found, known.headlines):
            continue
        if _size(candidate.blocks) > (_size(found.blocks) + apart) * CLEARLY_MORE:
            found = Content(candidate.blocks, candidate.images or found.images)
        if _size(found.blocks) >= ENOUGH:
            break
    return found


def _without(candidate: Content, others: frozenset[str]) -> Content:
    kept = tuple(block for block in candidate.blocks if block.text not in others)
    return Content(kept, candidate.images)


def _is_flattened(candidate: Content, found: Content, headlines: tuple[str, ...]) -> bool:
    """The whole of a short page in one paragraph, menu, headline and captions with it."""
    if len(candidate.blocks) != 1:
        return False
    whole = candidate.blocks[0].text
    if any(whole.find(headline) > 0 for headline in headlines):
        return True
    return len(found.blocks) > 1 and all(block.text in whole for block in found.blocks)


def _extracted(text: str) -> str | None:
    import trafilatura  # takes a quarter of a second to import and is rarely needed

    return trafilatura.extract(text, output_format="html", include_comments=False, fast=True)


def _with_lines(found: Content, around: Around) -> Content:
    """Credit and source lines from around the text, each once."""
    known = {block.text for block in found.blocks}
    before = from_text("\n\n".join(t for t in around.before if t not in known))
    after = from_text("\n\n".join(t for t in around.after if t not in known))
    if not found.blocks:
        return found
    return Content((*before, *found.blocks, *after), found.images)


def _images(read: _Text, meta: PageMeta, linked: LinkedData) -> tuple[Image, ...]:
    """Pictures of the page first, with their captions; the head's picture leads without them."""
    shown = (*read.around.images, *read.found.images)
    worded = read.opening and shown[:1] != () and bool(shown[0].caption or shown[0].credit)
    named = [replace(image, shown=False) for image in (*linked.images, *meta.images)]
    names = {picture_name(image) for image in shown}
    leads = bool(read.around.images) or worded
    if named and not leads and picture_name(named[0]) not in names:
        return united((*named, *shown))
    return united((*shown, *named))


def _title(headlines: tuple[str, ...], declared: str | None, meta: PageMeta) -> str | None:
    """The headline as the page shows it: head and JSON-LD often cut it or add the site's name."""
    named = _without_site(meta.title, meta)
    for known in filter(None, (declared, named)):
        stem = known.rstrip("….").casefold()
        match = next((h for h in headlines if _is_same(h.casefold(), stem)), None)
        if match is not None:
            return match
    return declared or (headlines[0] if len(headlines) == 1 else None) or named


def _is_same(headline: str, stem: str) -> bool:
    """Does one of them go on where the other, cut or without the site's name, ends?"""
    return headline.startswith(stem) or is_headed(stem, headline)


def _without_site(title: str | None, meta: PageMeta) -> str | None:
    if title is None:
        return None
    host = urlsplit(meta.canonical or "").hostname or ""
    sites = {name.casefold() for name in (meta.site_name, host, host.removeprefix("www.")) if name}
    for separator in SEPARATORS:
        words, _, site = title.rpartition(separator)
        if words and site.strip().casefold() in sites:
            return words.strip()
    return title


def saved_from(text: str) -> str | None:
    """The address a browser notes in a page it saves."""
    head = text[:3000]
    _, found, rest = head.partition("<!-- saved from url=")
    return web_link("", rest.partition(")")[2].partition(" ")[0].strip()) if found else None
