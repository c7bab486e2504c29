"""The headline of a page that has no heading of the first rank."""

from lxml.html import HtmlElement

from bot.sources.words import line

LEAST_TITLE = 20  # characters; a rubric is shorter
SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " / ")
RANKS = ("h2", "h3", "h4", "h5", "b", "strong", "font")


def is_headed(title: str, headline: str) -> bool:
    """Does the title of a page begin with the headline and go on with the site's name?"""
    return len(headline) >= LEAST_TITLE and title.removeprefix(headline).startswith(SEPARATORS)


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


def _says(element: HtmlElement, titles: list[str], *, begun: bool = False) -> bool:
    """Is it one of the titles? With `begun` also where it goes on behind it."""
    text = (line(element.text_content()) or "").casefold()
    if begun and any(text.startswith(title.rstrip("….")) for title in titles):
        return True
    return len(text) >= LEAST_TITLE and any(t == text or is_headed(t, text) for t in titles)


def _is_linked(element: HtmlElement) -> bool:
    inside = next(element.iter("a"), None) is not None
    return inside or next(element.iterancestors("a"), None) is not None
