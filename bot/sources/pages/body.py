"""Where on a page the article's text stands: a score of paragraphs, carried to what holds them."""

import re
from collections import defaultdict
from itertools import islice

from lxml.html import HtmlElement

from bot.sources.pages.parts import with_parts
from bot.sources.pages.tree import Lengths, measure

INLINE = frozenset({
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins",
    "kbd", "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "u",
})  # fmt: skip
BARE_TAGS = ("body", "div", "td", "section", "article", "main", "center", "pre")
GOOD_NAME = re.compile(r"(?i)article|body|content|entry|news|post|story|text|main|material")
BAD_NAME = re.compile(r"(?i)sidebar|footer|comment|list|card|item|tag|menu|meta|caption")
DECLARED = '//*[contains(@itemprop, "articleBody") or contains(@property, "articleBody")]'
SENTENCE_END = re.compile(r"[.!?…][»”\"')]?$")
SHORT, BARE = 25, 80


def main_elements(root: HtmlElement) -> list[HtmlElement]:
    """The element that holds the text, with those siblings that carry the rest of it."""
    lengths = measure(root)
    declared = _declared(root, lengths)
    scores = _scores(root, lengths)
    best = max(scores, key=lambda e: scores[e], default=None)
    if declared is not None and (best is None or _holds(declared, best, lengths)):
        return [declared]
    if best is None:
        return []
    return with_parts(best, lengths)


def _declared(root: HtmlElement, lengths: Lengths) -> HtmlElement | None:
    """What the page itself marks as the body."""
    found = root.xpath(DECLARED)
    elements = [e for e in found if isinstance(e, HtmlElement) and e.tag != "meta"]
    return max(elements, key=lambda e: lengths[e], default=None)


def _holds(declared: HtmlElement, best: HtmlElement, lengths: Lengths) -> bool:
    """The mark is believed unless it stands on an empty or much smaller element."""
    return lengths[declared] >= 100 and lengths[declared] >= lengths[best] * 0.4


def _scores(root: HtmlElement, lengths: Lengths) -> dict[HtmlElement, float]:
    scores: dict[HtmlElement, float] = defaultdict(float)
    for element in root.iter("p", "blockquote", *BARE_TAGS):
        paragraph = element.tag in ("p", "blockquote")
        text = element.text_content() if paragraph else _bare_text(element)
        size = len(" ".join(text.split()))
        paragraph = paragraph or (size < BARE and _is_sentence(element, text))
        if size < (SHORT if paragraph else BARE):
            continue
        gain = (1 + text.count(",") + min(size / 100, 3)) * (1 - lengths.link_share(element))
        holding = (e for e in element.iterancestors() if e.tag not in ("html", "tr", "tbody"))
        holders = list(islice(holding, 2))
        if not paragraph:
            holders = [element, *holders[:1]]
            gain *= max(1.0, min(size / 400, 10.0))
        for holder, share in zip(holders, (1.0, 0.5), strict=False):
            scores[holder] += gain * share
    return {e: s * (1 - lengths.link_share(e)) * _weight(e) for e, s in scores.items()}


def _is_sentence(element: HtmlElement, text: str) -> bool:
    """A line of its own in a plain <div>: a paragraph of sites that know no <p>."""
    return SENTENCE_END.search(text.rstrip()) is not None and all(c.tag in INLINE for c in element)


def _bare_text(element: HtmlElement) -> str:
    """Text that stands in the element without a paragraph around it, as in pages of <br>."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            pieces.append(child.text_content())
        pieces.append(child.tail or "")
    return " ".join(pieces)


def _weight(element: HtmlElement) -> float:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    weight = 1.0
    if element.tag in ("article", "main") or GOOD_NAME.search(names):
        weight *= 1.25
    if BAD_NAME.search(names):
        weight *= 0.6
    return weight * (0.7 if element.tag == "body" else 1.0)
