"""When a page shows that its article came out, where its markup does not say so."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement

from bot.articles.body.moments import is_moment
from bot.sources.markup.words import line
from bot.sources.pages.lines import LINES, LONGEST, lines_beside
from bot.sources.values.date_lines import PARTS, date_of_line
from bot.sources.values.surroundings import Surroundings

MARK = re.compile(r"(?i)date|time|publish")
MOST_LOOKED_AT = 20


def shown_date(root: HtmlElement, around: Surroundings) -> datetime | None:
    """The first line with or below the headline that is called a date and is one; else one there
    that says nothing else."""
    plain = (text for text in lines_beside(root) if any(map(is_moment, PARTS.split(text))))
    for text in (*_named(root), *plain):
        at = date_of_line(text, around.timezone, around.now)
        if at is not None:
            return at
    return None


def _named(root: HtmlElement) -> Iterator[str]:
    headline = next(root.iter("h1"), None)
    if headline is None:
        return
    named = (e for e in root.iter("h1", *LINES) if e is headline or _is_named(e))
    below = False
    for element in islice(named, MOST_LOOKED_AT):
        below = below or element is headline
        # Above it the site may show today's date; what stands right with it is the article's.
        own = below or element.getparent() is headline.getparent()
        text = line(element.text_content()) if own else None
        if text and len(text) <= LONGEST:
            yield text


def _is_named(element: HtmlElement) -> bool:
    return MARK.search((element.get("class") or "")[:200]) is not None
