"""How much a feed may hold: of one with more items the newest are read, and what costs a parser
minutes is refused before it is parsed.

Far above what newsrooms publish: a feed of ten megabytes has some ten thousand elements.
"""

import re

from bot.errors import NotAFeed
from bot.sources.fetching.addresses import shown
from bot.sources.markup.large_tags import has_large_tag
from bot.sources.values.dates import parse_date

MOST_TAGS = 80_000
AROUND_ITEMS = 100  # tags behind the last one
NEAR = 20_000  # characters in which an item has its date
MOST_SECTIONS = 80_000  # CDATA, comments, declarations
MOST_REFERENCES = 300_000
MOST_ITEMS = 20_000
MOST_ATTRIBUTES = 300  # in one element; parsers take quadratic time over them
MOST_SPACES = 2_000  # declarations of namespaces, in all
ITEM = re.compile(r"<(?:[\w-]{1,20}:)?(?:item|entry|url)\b", re.IGNORECASE)
DATE = re.compile(
    r"<(?:pubDate|published|updated|issued|dc:date|lastmod|news:publication_date)\b[^<>]{0,100}>"
    r"(?:<!\[CDATA\[)?([^<>]{6,60})<",
    re.IGNORECASE,
)
CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
MARK = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))|<!--.*?(?:-->|\Z)"
    r"|(?P<end></(?:[\w-]{1,20}:)?(?:item|entry|url)\s*>)|<",
    re.DOTALL | re.IGNORECASE,
)


def newest_items(text: str) -> str:
    """The feed with as many whole items as may be read: the first, or, where it lists its oldest
    ones first, the last. Its head and end stay."""
    if text.count("<") <= MOST_TAGS:
        return text
    tags, ends = 0, list[tuple[int, int]]()  # of items: where, and how many tags until there
    for mark in MARK.finditer(text):
        tags += 1 if mark["cdata"] else mark.group().count("<")
        if mark["end"]:
            ends.append((mark.end(), tags))
    start = ITEM.search(text)
    if not ends or start is None:
        return text
    if _lists_oldest_first(text, start.start()):
        most = MOST_TAGS - AROUND_ITEMS
        behind = next((end for end, until in ends if tags - until <= most), len(text))
        return text[: start.start()] + text[behind:]
    kept = [end for end, until in ends if until <= MOST_TAGS - AROUND_ITEMS]
    return text[: kept[-1]] + text[ends[-1][0] :] if kept else text


def _lists_oldest_first(text: str, start: int) -> bool:
    dates = DATE.findall(text, start, start + NEAR), DATE.findall(text, len(text) - NEAR)
    if not all(dates):
        return False
    first, last = parse_date(dates[0][0], "UTC"), parse_date(dates[1][-1], "UTC")
    return first is not None and last is not None and first < last


def check_bounds(text: str, url: str) -> None:
    """Raise NotAFeed for more markup than any feed has. CDATA sections are words to a parser."""
    if text.count("<!") > MOST_SECTIONS:
        raise _refused(url, "holds more sections than a feed can have; it is not read")
    text = CDATA.sub("", text)
    if text.count("<") > MOST_TAGS or text.count("&") > MOST_REFERENCES:
        raise _refused(url, "holds more elements than a feed can have; it is not read")
    if text.count("xmlns:") > MOST_SPACES:
        raise _refused(url, "holds more namespaces than a feed can have; it is not read")
    if has_large_tag(text, MOST_ATTRIBUTES):
        raise _refused(url, "holds larger elements than a feed can have; it is not read")


def _refused(url: str, what: str) -> NotAFeed:
    return NotAFeed(f"{shown(url)}: {what}")
