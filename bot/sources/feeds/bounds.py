"""How much a feed may hold: of one with more items the first are read, and what costs a parser
minutes is refused before it is parsed.

Far above what newsrooms publish: a feed of ten megabytes has some ten thousand elements.
"""

import re

from bot.errors import NotAFeed
from bot.sources.fetching.addresses import shown
from bot.sources.markup.large_tags import has_large_tag

MOST_TAGS = 80_000
AROUND_ITEMS = 100  # tags behind the last one
MOST_SECTIONS = 80_000  # CDATA, comments, declarations
MOST_REFERENCES = 300_000
MOST_ITEMS = 20_000
MOST_ATTRIBUTES = 300  # in one element; parsers take quadratic time over them
MOST_SPACES = 2_000  # declarations of namespaces, in all
CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
MARK = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))|<!--.*?(?:-->|\Z)"
    r"|(?P<end></(?:[\w-]{1,20}:)?(?:item|entry|url)\s*>)|<",
    re.DOTALL | re.IGNORECASE,
)


def first_items(text: str) -> str:
    """The feed with as many whole items, from the first on, as may be read; its end stays."""
    if text.count("<") <= MOST_TAGS:
        return text
    tags = kept = last = 0
    for mark in MARK.finditer(text):
        tags += 1 if mark["cdata"] else mark.group().count("<")
        if mark["end"]:
            last = mark.end()
            kept = last if tags <= MOST_TAGS - AROUND_ITEMS else kept
    return text[:kept] + text[last:] if kept else text


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
