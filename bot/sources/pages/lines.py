"""Short lines of a page around its headline: when it came out, who wrote it."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from bot.sources.markup.words import line

LINES = ("span", "div", "p", "small", "li", "em", "i", "b", "dd", "td", "tr")
PARTING = ("br", "p", "div", "li")  # a box of several lines is none
WHOLE_PAGE = ("body", "html")
LONGEST = 120  # characters
PARAGRAPH = 60  # where one ends in a full stop, the text has begun
MOST_LOOKED_AT = 40  # elements below the headline
FULL_STOPS = (".", "!", "…", ".»", '."', ".”")


def lines_beside(root: HtmlElement) -> list[str]:
    """Those between the headline and the text, then those above it in the headline's own box."""
    headline = next(root.iter("h1"), None)
    if headline is None:
        return []
    above: list[str] = []
    below: list[str] = []
    for text, is_below in _lines(root, headline):
        if is_below and len(text) >= PARAGRAPH and text.endswith(FULL_STOPS):
            break
        if len(text) <= LONGEST:
            (below if is_below else above).append(text)
    return [*below, *above]


def _lines(root: HtmlElement, headline: HtmlElement) -> Iterator[tuple[str, bool]]:
    box = headline.getparent()
    framed = box is not None and box.tag not in WHOLE_PAGE
    looked_at = 0
    passed = False
    for element in root.iter("h1", *LINES):
        if element is headline:
            passed = True
            continue
        looked_at += passed
        if looked_at > MOST_LOOKED_AT:
            return
        beside = passed or (framed and box in element.iterancestors())
        whole = next(element.iterdescendants(*PARTING), None) is None
        if beside and whole and (text := line(" ".join(element.itertext()))):
            yield text, passed
