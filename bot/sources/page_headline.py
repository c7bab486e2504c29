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
    """What says the page's title becomes the heading of the first rank, where there is none."""
    if not titles or next(root.iter("h1"), None) is not None:
        return
    known = [title.casefold() for title in titles]
    for element in root.iter(*RANKS):
        text = (line(element.text_content()) or "").casefold()
        if len(text) >= LEAST_TITLE and any(t == text or is_headed(t, text) for t in known):
            element.tag = "h1"
            return
