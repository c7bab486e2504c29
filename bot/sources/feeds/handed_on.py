"""What services that hand news on add to an item: the outlet behind its title, links to others."""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qs, urlsplit

from bot.articles.names.places import cities_in, region_at
from bot.sources.values.surroundings import web_link
from bot.word_lists import lines

# «Мост открыли - Дала Инфо»
OUTLET_BEHIND = re.compile(r"(?P<title>.*\S)\s[-–—|·]\s(?P<outlet>[^|]{2,80})")
LEAST_WORDS = 2  # of what is left
MOST_WORDS = 4  # of an outlet's name
# "RT by @dala: …", "R to @dala: …" of bridges to networks
REPEATED_BY = re.compile(r"(?:RT by|R to|RT) @\w{1,30}:\s+(?=\S)")
# «🖼 Мост открыли …» of bridges to channels: what is enclosed, before the text's first words
ENCLOSED_MARK = re.compile(r"^(?:[🖼🎬🎵📄📷📹🔁]\ufe0f?\s+)+(?=\S.*\s\S)")
ADDRESS_BEHIND = re.compile(r"(?<=\S\s)https?://\S+$")
LINK = re.compile(r"<a\b[^<>]*>.{0,1000}?</a\s*>", re.IGNORECASE | re.DOTALL)
LINKED_OUTLET = re.compile(r"<font\b[^<>]*>[^<>]{0,100}</font\s*>", re.IGNORECASE)
GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
MARKUP = re.compile(r"<[^<>]*>|&\w{1,8};")


def own_title(title: str, outlets: Iterable[str]) -> str:
    """The title without an address or one of these outlets behind it: «Франция - Казахстан» ends
    in none."""
    if title[:1] > "\u2190":  # no letter of ours: nearly all titles are spared the search
        title = ENCLOSED_MARK.sub("", title)
    title = ADDRESS_BEHIND.sub("", REPEATED_BY.sub("", title, count=1)).rstrip()
    found = OUTLET_BEHIND.fullmatch(title)
    if found is None or len(found["title"].split()) < LEAST_WORDS:
        return title
    name = found["outlet"]
    named = name.casefold() in {outlet.casefold() for outlet in outlets}
    return title if not named or cities_in(name) or region_at(name, 0) else found["title"]


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
