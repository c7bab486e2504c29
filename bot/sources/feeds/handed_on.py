"""What services that hand news on add to an item: the outlet behind its title, links to others."""

import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from urllib.parse import parse_qs, urlsplit

from bot.articles.body.moments import without_clock
from bot.articles.names.places import cities_in, region_at
from bot.sources.values.surroundings import web_link
from bot.word_lists import lines

# «Мост открыли - Дала Инфо»
OUTLET_BEHIND = re.compile(r"(?P<title>.*\S)\s[-–—|·]\s(?P<outlet>[^|]{2,80})")
LONGEST_TITLE = 600  # characters, with its markup
LEAST_WORDS = 2  # of what is left
MOST_WORDS = 4  # of an outlet's name
# "RT by @dala: …", "R to @dala: …" of bridges to networks
REPEATED_BY = re.compile(r"(?:RT by|R to|RT) @\w{1,30}:\s+(?=\S)")
# «🖼 Мост открыли …» of bridges to channels: what is enclosed, before the text's first words
ENCLOSED_MARK = re.compile(r"^(?:[🖼🎬🎵📄📷📹🔁]\ufe0f?\s+)+(?=\S.*\s\S)")
# «Сайгаки перешли трассу #shorts #сайгаки»
TAGS_BEHIND = re.compile(r"(?<=\S\s)(?:#[^\W\d][\w@]{1,60}\s?)+$")
# "Release notes from qazmap" above "v2.4.0"
RELEASES = re.compile(r"(?:Release notes|Tags) from (?P<project>\S.{0,80})")
VERSION = re.compile(r"v?\d{1,4}(?:\.\d{1,5}){1,3}(?:[-+.]?[a-z]{1,6}\.?\d{0,4})?", re.IGNORECASE)
ADDRESS_BEHIND = re.compile(r"(?<=\S\s)https?://\S+$")
LINK = re.compile(r"<a\b[^<>]*>.{0,1000}?</a\s*>", re.IGNORECASE | re.DOTALL)
LINKED_OUTLET = re.compile(r"<font\b[^<>]*>[^<>]{0,100}</font\s*>", re.IGNORECASE)
GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
TAG = re.compile(r"<[^<>]*>")
MARKUP = re.compile(r"<[^<>]*>|&\w{1,8};")


def own_title(title: str, outlets: Iterable[str]) -> str:
    """The title without an address or one of these outlets behind it: «Франция - Казахстан» ends
    in none."""
    if title[:1] > "\u2190":  # no letter of ours: nearly all titles are spared the search
        title = ENCLOSED_MARK.sub("", title)
    title = without_clock(title)
    bare = TAGS_BEHIND.sub("", title).rstrip() if "#" in title else title
    title = bare if len(bare.split()) > LEAST_WORDS else title
    title = ADDRESS_BEHIND.sub("", REPEATED_BY.sub("", title, count=1)).rstrip()
    found = OUTLET_BEHIND.fullmatch(title)
    if found is None or len(found["title"].split()) < LEAST_WORDS:
        return title
    name = found["outlet"]
    named = name.casefold() in {outlet.casefold() for outlet in outlets}
    return title if not named or cities_in(name) or region_at(name, 0) else found["title"]


def released(title: str, feed: str) -> str:
    """Of a feed of releases: a version with the project that it is of."""
    found = RELEASES.fullmatch(feed)
    return f"{found['project']} {title}" if found and VERSION.fullmatch(title) else title


def outlet_behind(title: str) -> str | None:
    """What a service wrote behind a title that it took over: a short name and no place."""
    found = OUTLET_BEHIND.fullmatch(title)
    if found is None or len(found["title"].split()) < LEAST_WORDS:
        return None
    name = found["outlet"]
    fits = len(name.split()) <= MOST_WORDS and not name[0].islower() and "…" not in name
    return name if fits and not cities_in(name) and not region_at(name, 0) else None


def is_links_alone(summary: str) -> bool:
    """Headlines of others with their outlets, as search engines for news sum a story up."""
    if not LINKED_OUTLET.search(summary) or not LINK.search(summary):
        return False
    rest = MARKUP.sub(" ", LINKED_OUTLET.sub(" ", LINK.sub(" ", summary)))
    return not any(map(str.isalnum, rest))


def is_title_again(summary: str, title: str) -> bool:
    """«Мост открыли Дала Инфо» below «Мост открыли - Дала Инфо»."""
    if outlet_behind(title) is None or len(summary) > LONGEST_TITLE:
        return False
    said = " ".join(unescape(TAG.sub(" ", summary)).split())
    return said == OUTLET_BEHIND.sub(r"\g<title> \g<outlet>", title)


def own_link(link: str) -> str:
    """The article's address where a service leads on to it through one of its own."""
    if "?" not in link or "http" not in link[8:].lower():
        return link
    parts = urlsplit(link)
    host = GOOGLE.sub("google.*", (parts.hostname or "").removeprefix("www."))
    for name in _redirectors().get(f"{host}{parts.path}", ()):
        for target in parse_qs(parts.query).get(name, ()):
            if "://" in target and (found := web_link("", target)):
                return found
    return link


@cache
def _redirectors() -> dict[str, tuple[str, ...]]:
    """The parameters by host and path."""
    rows = [line.split() for line in lines("bot.sources", "data/redirectors")]
    return {place: tuple(name for at, name in rows if at == place) for place, _ in rows}
