"""A feed's bytes to items, whatever the format. Pure: runs in a worker."""

import re

from bot.errors import NotAFeed
from bot.sources.feeds.bounds import check_bounds, newest_items
from bot.sources.feeds.json_feed import read_json
from bot.sources.feeds.parsed import ParsedFeed
from bot.sources.feeds.rss_atom import read_xml
from bot.sources.feeds.sitemap import read_sitemap
from bot.sources.fetching.addresses import shown
from bot.sources.markup.decode import decode
from bot.sources.markup.words import line
from bot.sources.markup.xml_guard import guard
from bot.sources.values.surroundings import Surroundings, web_link
from bot.word_lists import lines

HEAD = 100_000
ROOT = re.compile(
    r"(?i)<(?:[\w-]{1,20}:)?(rss|feed|rdf|urlset|sitemapindex|channel|html|body|head)\b"
)
AUTODISCOVERY = re.compile(r"<link\b[^<>]{0,500}>", re.IGNORECASE)
FEED_TYPE = re.compile(r"application/(?:rss|atom|feed)\+(?:xml|json)", re.IGNORECASE)
JSON_MARK = "jsonfeed.org"  # its slashes may be escaped, and it may stand behind the items
TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
LONGEST_TITLE = 60
HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
FEED_ROOTS = frozenset({"rss", "feed", "rdf", "urlset", "channel", "sitemapindex"})


def parse_feed(body: bytes, charset: str | None, around: Surroundings) -> ParsedFeed:
    """Raise NotAFeed, with one line that says what it is instead."""
    text = decode(body, charset)
    if text.lstrip()[:1] in ("{", "["):
        found = read_json(text, around)
    elif _root(text) in FEED_ROOTS:
        text = newest_items(text)
        check_bounds(text, around.url)
        text = guard(text)
        found = read_sitemap(text, around) if _root(text) == "urlset" else read_xml(text, around)
    else:
        found = None
    if found is None:
        raise NotAFeed(f"{shown(around.url)}: {_instead(text, around.url)}")
    return found


def sniff(body: bytes, content_type: str) -> str:
    """ "feed" or "page": what the bytes are, and only where they do not say, what was declared."""
    head = decode(body[:HEAD], None)
    if head.lstrip()[:1] == "{":
        return "feed" if JSON_MARK in decode(body) or "feed+json" in content_type else "page"
    root = _root(head)
    if root is not None:
        return "feed" if root in FEED_ROOTS else "page"
    return "feed" if FEED_TYPE.search(content_type) else "page"


def _root(text: str) -> str | None:
    """The first telling element; feeds may begin with warnings of a broken site program."""
    found = ROOT.search(_without_comments(text[:HEAD]))
    return found.group(1).lower() if found else None


def _without_comments(text: str) -> str:
    out, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        out.append(text[position:start])
        end = text.find("-->", start)
        position = end + 3 if end >= 0 else len(text)
    out.append(text[position:])
    return "".join(out)


def _instead(text: str, url: str) -> str:
    """What stands there instead of a feed, and what to do."""
    root = _root(text)
    if not text.strip():
        return "holds nothing; check the address"
    if root == "sitemapindex":
        return "is a list of sitemaps; give the address of its news sitemap"
    if root == "urlset":
        return "is a sitemap without news; give a feed or a news sitemap"
    if root in FEED_ROOTS:
        return "is a feed too broken to read; tell the site"
    if root is not None:
        for link in AUTODISCOVERY.finditer(text[:HEAD]):
            href = HREF.search(link.group())
            if FEED_TYPE.search(link.group()) and href and web_link(url, href.group(1)):
                return f"is a web page, not a feed; its feed may be {web_link(url, href.group(1))}"
        return _instead_as_page(text)
    return "is no feed (neither RSS, Atom, JSON Feed nor news sitemap); check the address"


def _instead_as_page(text: str) -> str:
    """With the page's own title: it says whether it is a login, a guard or the site itself."""
    found = TITLE.search(text[:HEAD])
    title = (line(found.group(1)) or "")[:LONGEST_TITLE] if found else ""
    if title.casefold().startswith(lines("bot.sources", "data/visitor_checks")):
        return f'shows a check of visitors ("{title}") instead of a feed; ask the site to let it in'
    if not title:
        return "is a web page, not a feed; look for the address of its RSS"
    return f'is a web page ("{title}"), not a feed; look for the address of its RSS'
