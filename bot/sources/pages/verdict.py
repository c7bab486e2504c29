"""Is a page an article at all? Lists, error pages, logins and walls are none."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.sources.pages.tree import measure
from bot.word_lists import lines, words

LINKED_HEADINGS = 4
LEAST_TEXT = 40
MOST_TEXT_OF_A_NOTICE = 700


def is_list(elements: Iterable[HtmlElement]) -> bool:
    """Headings that are links, and no text of its own between them: a list of articles."""
    linked = longest = 0
    for element in elements:
        lengths = measure(element)
        headings = [h for h in element.iter("h2", "h3", "h4", "h5") if lengths[h]]
        linked += sum(lengths.link_share(h) > 0.9 or _is_linked(h) for h in headings)
        longest = max([longest, *(lengths[p] for p in element.iter("p"))])
    return linked >= LINKED_HEADINGS and longest < MOST_TEXT_OF_A_NOTICE


def _is_linked(heading: HtmlElement) -> bool:
    return any(holder.tag == "a" for holder in heading.iterancestors())


def is_notice(titles: Iterable[str | None], size: int) -> bool:
    """ "Page not found", "Sign in", "Just a moment": few words under a telling title."""
    if size > MOST_TEXT_OF_A_NOTICE:
        return False
    heads = [(title or "").casefold().lstrip("«\"'| -–—") for title in titles]
    begins = lines("bot.sources", "data/no_article_titles")
    return any(head == b or head.startswith(b) for head in heads for b in begins)


def is_of_network(address: str) -> bool:
    """Is it a post's own page at Telegram, YouTube and the like?"""
    host = (urlsplit(address).hostname or "").split(".")
    hosts = words("bot.sources", "data/networks")
    return any(".".join(host[n:]) in hosts for n in range(len(host)))


def is_wall(text: str) -> bool:
    """Does a line say that the rest is for subscribers?"""
    head = text[:80].casefold().lstrip("«\"'•►→-–—* ")
    return head.startswith(lines("bot.sources", "data/wall_markers"))
