"""What the head of a page says: Open Graph, meta tags, canonical link, dates in the markup."""

import re
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.articles.pictures.file_names import is_called
from bot.model import Image
from bot.sources.markup.words import line, terms
from bot.sources.pages.headline import is_title_box
from bot.sources.pages.signed import signed
from bot.sources.values.surroundings import language_tag, number, web_link
from bot.sources.values.videos import named_video

HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.")
# «tags», «post-tags», «news__tags», «field-name-field-tags», but not «tagline», «vintage»
TAG_CLASS = re.compile(r"(?i)(?<![a-z])(?:tags|taglist|tag-list|tags-list|tags-links)(?![a-z])")
NAMED_TAGS = '//*[contains(@class, "tag") or contains(@class, "Tag")]'
BELOW_HEADLINE = '(//h1)[1]/following::*[contains(@class, "tag") or contains(@class, "Tag")]'
LONGEST_TAG = 40
TAG_LIMIT = 15  # more keywords than that are written for search engines, not for readers
# A picture named so stands for the site, not for the article.
PLACEHOLDERS = frozenset({
    "logo", "logos", "logotip", "default", "placeholder", "noimage", "nophoto", "blank", "favicon",
    "shareimage", "ogimage", "sharing", "zaglushka",
})  # fmt: skip


DATE_NAMES = ("article:published_time", "datepublished", "og:published_time", "pubdate", "date",
              "publish-date", "dc.date", "dc.date.issued", "mediator_published_time")  # fmt: skip


VIDEO_NAMES = ("og:video:secure_url", "og:video:url", "og:video")


PRINTED = re.compile(
    r"(?i)^(?:версия для печати|печатная версия|(?:басып шығару|баспа) нұсқасы"
    r"|print(?:able)? version)\s?[:|–—-]\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class PageMeta:
    title: str | None = None
    site_name: str | None = None
    description: str | None = None
    author: str | None = None
    published: tuple[str, ...] = ()
    language: str | None = None
    canonical: str | None = None
    kind: str | None = None  # og:type
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    video: str | None = None


def _without_print(title: str | None) -> str | None:
    """«Версия для печати: Заголовок» is how a page for printers is called."""
    return PRINTED.sub("", title) if title else title


def read_meta(root: HtmlElement, url: str) -> PageMeta:
    """`url` is the page's own address, "" where it is not known."""
    meta = _metas(root)
    base = base_of(root, url)
    title = next((line(e.text_content()) for e in root.iter("title")), None)
    return PageMeta(
        title=_without_print(_first(meta, "og:title", "twitter:title") or title),
        site_name=_first(meta, "og:site_name"),
        description=_first(meta, "og:description", "description", "twitter:description"),
        author=_person(_first(meta, "author", "article:author", "dc.creator") or signed(root)),
        kind=_first(meta, "og:type"),
        published=tuple(_dates(root, meta)),
        language=language_tag(root.get("lang") or _first(meta, "og:locale", "content-language")),
        canonical=_canonical(root, meta, url, base),
        tags=_tags(root, meta),
        images=_images(meta, base),
        video=named_video((one for name in VIDEO_NAMES for one in meta.get(name, ())), base),
    )


def marked_headlines(root: HtmlElement) -> tuple[str, ...]:
    """What the markup marks as the headline, for a page without a heading of the first rank."""
    found = root.xpath('//*[@itemprop="headline"]')
    found = found or [e for e in root.iter("div", "h2", "span", "p") if is_title_box(e)]
    return tuple(filter(None, (line(e.text_content()) for e in found[:5])))


def base_of(root: HtmlElement, url: str) -> str:
    """What relative addresses on the page refer to."""
    declared = next((e.get("href") for e in root.iter("base") if e.get("href")), None)
    return web_link(url, declared) or url


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        value = (element.get("content") or "").strip()
        if name and value:
            found[name.strip().lower()].append(value)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((line(meta[name][0]) for name in names if meta.get(name)), None)


def _person(name: str | None) -> str | None:
    """Some sites put the address of a profile where the name belongs."""
    return None if name is None or "://" in name or "@" in name else name


def _dates(root: HtmlElement, meta: dict[str, list[str]]) -> list[str]:
    """Every place a date may stand in, the most reliable first."""
    dates = [meta[name][0] for name in DATE_NAMES if meta.get(name)]
    for element in root.xpath('//*[@itemprop="datePublished"]'):
        dates.append(element.get("datetime") or element.get("content") or element.text_content())
    for element in list(root.iter("time"))[:3]:
        dates += [element.get("datetime") or "", element.text_content()]
    return [date for date in dates if date]


def _canonical(root: HtmlElement, meta: dict[str, list[str]], url: str, base: str) -> str | None:
    """The page's own word for its address, believed only on the same site."""
    links = [
        e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"
    ]
    for candidate in (*links, *meta.get("og:url", [])):
        link = web_link(base, candidate)
        if link is not None and (not url or _same_place(link, url)):
            return link
    return None


def _same_place(link: str, url: str) -> bool:
    """The same site; and not its front page for every article, as broken templates say."""
    ours, theirs = urlsplit(url), urlsplit(link)
    if _site(ours.hostname) != _site(theirs.hostname):
        return False
    return theirs.path.strip("/") != "" or bool(theirs.query) or ours.path.strip("/") == ""


def _site(host: str | None) -> str:
    host = (host or "").lower()
    for prefix in HOST_PREFIXES:
        host = host.removeprefix(prefix)
    return host


def _tags(root: HtmlElement, meta: dict[str, list[str]]) -> tuple[str, ...]:
    words = [line(word) for word in meta.get("article:tag", [])]
    if not words:
        words = [line(e.text_content()) for e in root.xpath('//a[contains(@rel, "tag")]')]
    words = words or _linked_tags(root)
    if not words:
        listed = _first(meta, "news_keywords", "keywords") or ""
        words = [listed] if listed.count(",") < TAG_LIMIT else []
    return terms(words[:50])


def _linked_tags(root: HtmlElement) -> list[str | None]:
    """Links in the first box below the headline that is called a list of tags, and no cloud."""
    for element in root.xpath(
        BELOW_HEADLINE if next(root.iter("h1"), None) is not None else NAMED_TAGS
    ):
        names = (element.get("class") or "")[:300]
        if not TAG_CLASS.search(names) or "cloud" in names.lower():
            continue
        links = [line(e.text_content()) for e in element.iter("a")]
        fit = all(0 < len(word or "") <= LONGEST_TAG for word in links)
        if fit and 0 < len(links) <= TAG_LIMIT:
            return links
    return []


def _images(meta: dict[str, list[str]], base: str) -> tuple[Image, ...]:
    widths, heights = meta.get("og:image:width", []), meta.get("og:image:height", [])
    captions = meta.get("og:image:alt", [])
    addresses = meta.get("og:image") or meta.get("og:image:url") or meta.get("twitter:image") or []
    images = []
    for n, address in enumerate(addresses[:10]):
        url = web_link(base, address)
        if url is None or is_placeholder(url):
            continue
        images.append(
            Image(
                url=url,
                caption=line(captions[n]) if n < len(captions) else None,
                width=number(widths[n]) if n < len(widths) else None,
                height=number(heights[n]) if n < len(heights) else None,
            )
        )
    return tuple(images)


def is_placeholder(url: str) -> bool:
    name = urlsplit(url).path.rpartition("/")[2].lower()
    return is_called(name.rpartition(".")[0], PLACEHOLDERS)
