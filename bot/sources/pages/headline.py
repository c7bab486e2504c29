"""The headline of a page that has no heading of the first rank."""

import re
from itertools import islice

from lxml.html import HtmlElement

from bot.sources.markup.words import line

LEAST_TITLE = 20  # characters; a rubric is shorter
LEAST_ARTICLE = 200  # characters, with its headline
SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " / ")
# What a style calls the title and the markup does not: «c-post__title», «eTitle»
TITLE_CLASS = re.compile(
    r"(?i)(?:article|news|post|entry|detail|page|story|material|(?:^|[\s_-])e)[_-]{0,2}"
    r"(?:title|headline|heading)(?:$|[\s_-])"
)
BOXES = ("div", "span", "p")
RANKS = ("h2", "h3", "h4", "h5", "b", "strong", "font")


def is_headed(title: str, headline: str) -> bool:
    """Is the title of a page the headline and the site's name, behind it or before it?"""
    if len(headline) < LEAST_TITLE:
        return False
    behind, before = title.removeprefix(headline), title.removesuffix(headline)
    return behind.startswith(SEPARATORS) or before.endswith(SEPARATORS)


def rank_headline(root: HtmlElement, titles: tuple[str, ...]) -> None:
    """What says the page's title becomes a heading of the first rank, where none of these does:
    there may be none, or the site's name and its rubrics."""
    known = [title.casefold() for title in titles]
    first = list(root.iter("h1"))
    if not known or any(_says(element, known, begun=True) for element in first):
        return
    for element in root.iter(*RANKS):
        # Among others, a link to the article itself words it no better than its headline.
        if _says(element, known) and not (first and _is_linked(element)):
            element.tag = "h1"
            return
    named = (box for box in root.iter(*BOXES) if is_title_box(box) and _says(box, known))
    if not first and (box := next(named, None)) is not None:
        box.tag = "h1"


def is_title_box(element: HtmlElement) -> bool:
    return TITLE_CLASS.search((element.get("class") or "")[:300]) is not None


def drop_next_articles(root: HtmlElement, titles: tuple[str, ...]) -> None:
    """Of an endless page only the article that its title names stays."""
    heads = list(root.iter("h1"))
    known = [title.casefold() for title in titles]
    own = next((head for head in heads if _says(head, known, begun=True)), None)
    if own is None or len(heads) == 1:
        return
    article = _box_of(own)
    if article is own or len(article.text_content()) < LEAST_ARTICLE:
        return
    for head in heads:
        box = _box_of(head)
        beside = box is not article and box.getparent() is article.getparent()
        if beside and (box.tag, box.get("class")) == (article.tag, article.get("class")):
            box.drop_tree()


def _box_of(head: HtmlElement) -> HtmlElement:
    """The largest box that has this headline and no other."""
    box = head
    for holder in head.iterancestors():
        if sum(1 for _ in islice(holder.iter("h1"), 2)) > 1:
            break
        box = holder
    return box


def _says(element: HtmlElement, titles: list[str], *, begun: bool = False) -> bool:
    """Is it one of the titles? With `begun` also where it goes on behind it."""
    text = (line(element.text_content()) or "").casefold()
    if begun and any(text.startswith(title.rstrip("….")) for title in titles):
        return True
    return len(text) >= LEAST_TITLE and any(t == text or is_headed(t, text) for t in titles)


def _is_linked(element: HtmlElement) -> bool:
    inside = next(element.iter("a"), None) is not None
    return inside or next(element.iterancestors("a"), None) is not None
