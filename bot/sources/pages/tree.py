"""A page's tree, measured and freed of what is not the article."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.html.marks import is_embed, is_read_aloud
from bot.word_lists import lines

DROPPED_TAGS = (
    "script", "style", "template", "iframe", "object", "embed", "nav", "aside", "button",
    "select", "input", "textarea", "svg", "canvas", "dialog", "noscript",
)  # fmt: skip
BOX_TAGS = ("form", "footer", "header")
# Elementor calls a picture's own words "widget-image-caption".
NEVER_BOXES = frozenset({"html", "body", "h1", "article", "main", "figcaption"})
MARKED_TAGS = ("p", "div", "section", "ul", "ol", "li", "blockquote", "table", "span", "strong",
               "h2", "h3", "h4", "h5", "h6")  # fmt: skip
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Elementor calls every part of a page a widget; "has-sidebar" is said of what stands beside one.
LAYOUT = re.compile(r"elementor-widget|\b(?:with|has|no|without)[-_]\w+")
ALSO = re.compile(r"(?i)(?:read|see|watch)[-_]{0,2}also(?![a-z])")  # «ReadAlso», "see-also"
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# «gh-article-author-image», «avatar»; but a «photo__author» is whose picture it is
PORTRAIT = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:author|writer|byline|user|profile)s?[_-]{1,2}(?:[a-z]{2,8}[_-]{1,2})?"
    r"(?:photo|image|img|pic|picture|face|thumb|foto)|avatar|userpic)(?:$|[\s_-])"
)
PORTRAIT_DEPTH = 3  # boxes around the picture
BIG_SHARE = 0.4  # a box with more of the page's text is no box but the page
MARKED_LENGTH = 600
LINK_SHARE = 0.25
ONLY_LINKS = 0.95
LEAST_HEADLINE, LONGEST_MARKER = 20, 30  # characters
HEADLINE_WORDS = 4  # fewer may be who wrote it
CLOSED = (".", "!", "…", ":", ";", ".»")
BEFORE_MARKER = "«\"'■•▶►→-–—* "
PICTURE_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
CREDIT_SIGNS = ("фото", "сурет", "photo", "©", "credit")
LINE_TAGS = ("p", "blockquote", "ul", "ol", "li", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters of text inside every element, and how many of them inside links."""

    text: dict[HtmlElement, int]
    linked: dict[HtmlElement, int]

    def __getitem__(self, element: HtmlElement) -> int:
        return self.text.get(element, 0)

    def link_share(self, element: HtmlElement) -> float:
        """How much of the text is inside links, 0 to 1."""
        total = self[element]
        return min(1.0, self.linked.get(element, 0) / total) if total else 0.0


def measure(root: HtmlElement) -> Lengths:
    """Everything in one pass from the leaves up: pages nest deep."""
    lengths = Lengths({}, {})
    for element in reversed(list(root.iter())):
        inside = sum(lengths[child] + len((child.tail or "").strip()) for child in element)
        lengths.text[element] = inside + len((element.text or "").strip())
        linked = sum(lengths.linked[child] for child in element)
        lengths.linked[element] = lengths[element] if element.tag == "a" else linked
    return lengths


def strip_boxes(root: HtmlElement) -> None:
    """Take out scripts, menus, widgets, related and subscription boxes."""
    for element in list(root.iter(*DROPPED_TAGS)):
        _drop(element)
    lengths = measure(root)
    most = lengths[root] * BIG_SHARE
    headed = next(root.iter("h1", "article", "main"), None) is not None
    for element in list(root.iter(etree.Element)):
        if element.tag in NEVER_BOXES:
            continue
        # Below a note of two lines the footer is the larger half of the page.
        small = lengths[element] <= most or (headed and element.tag == "footer")
        box = (small and _is_box(element)) or _named(element, "data/never_article_classes")
        if box and next(element.iter("h1"), None) is None:
            _drop(element)


def strip_portraits(root: HtmlElement) -> None:
    """Take out the pictures of who wrote it: in a box called an author's picture, an avatar."""
    for image in list(root.iter("img", "amp-img")):
        boxes = (image, *islice(image.iterancestors(), PORTRAIT_DEPTH))
        if any(PORTRAIT.search((box.get("class") or "")[:200]) for box in boxes):
            _drop(image)


def label_fields(root: HtmlElement) -> None:
    """A field's name and its value read as «Фото: X»: the colon is drawn by a style."""
    for element in root.iter("div", "span"):
        if "field__label" in (element.get("class") or "") and len(element) == 0:
            name = (element.text or "").strip()
            element.text = f"{name}: " if name and not name.endswith(":") else element.text


def strip_embeds(root: HtmlElement) -> frozenset[str]:
    """Take out the posts of networks that the page shows; the words that are gone, one text a line.

    Another way of extraction may find them again.
    """
    gone: set[str] = set()
    for element in list(root.iter("blockquote", "div", "section")):
        if is_embed(element.get("class") or "") and element.getparent() is not None:
            parts = (element, *element.iterdescendants("p", "a", "div"))
            gone.update(" ".join(part.text_content().split()) for part in parts)
            _drop(element)
    return frozenset(gone)


def _is_box(element: HtmlElement) -> bool:
    if element.tag in BOX_TAGS:
        return not any(a.tag == "article" for a in element.iterancestors("article", "body"))
    style = element.get("style") or ""
    if is_read_aloud(element.get("class") or "", style):
        return next(element.iterancestors("figure"), None) is None
    if element.get("hidden") is not None or HIDDEN_STYLE.search(style):
        return True
    return _named(element, "data/noise_classes")


def _named(element: HtmlElement, names: str) -> bool:
    """Do class, id or role hold one of the words of a list?"""
    held = " ".join(element.get(key) or "" for key in ("class", "id", "role"))
    if not held:
        return False
    exact, stems = _words(names)
    plain = ALSO.sub(" readalso ", LAYOUT.sub(" ", held[:500]))
    words = (word.lower() for word in WORDS.findall(plain))
    return any(word in exact or word.startswith(stems) for word in words)


@cache
def _words(names: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [word for line in lines("bot.sources", names) for word in line.split()]
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return frozenset(word for word in words if not word.endswith("*")), stems


def strip_marked(element: HtmlElement) -> frozenset[str]:
    """Take out of the text what begins like «Читайте также» and lines that are links only.

    The words that are gone, one text a line.
    """
    lengths = measure(element)
    gone: set[str] = set()
    for box in list(element.iter(*MARKED_TAGS)):
        if box is element or box.getparent() is None or not 0 < lengths[box] <= MARKED_LENGTH:
            continue
        text = " ".join(box.text_content().split())
        marker = marker_of(text)
        bare = marker is not None and len(text) <= len(marker) + 3
        if bare:
            _drop_list_behind(box, lengths)
            gone.update(_drop_headlines_behind(box))
        share = lengths.link_share(box)
        bare = bare or (marker is not None and _is_titled(box, text))
        linked = share > ONLY_LINKS and (_alone(box) or _is_card(box, text))
        if bare or (marker and share >= LINK_SHARE) or linked:
            gone.add(text)
            _drop(box)
    return frozenset(gone)


def _is_titled(box: HtmlElement, text: str) -> bool:
    """«Читайте также» in a part of its own, and below it a headline that no full stop ends."""
    first = next((part for part in box if isinstance(part.tag, str)), None)
    head = "" if first is None else " ".join(first.text_content().split())
    alone = bool(head) and not (box.text or "").strip() and marker_of(head) is not None
    return alone and len(head) <= LONGEST_MARKER < len(text) and not text.endswith(CLOSED)


def _alone(box: HtmlElement) -> bool:
    """A line of its own without a picture: another article is meant, not a word in a sentence."""
    return box.tag in LINE_TAGS and next(box.iter("img", "figure"), None) is None


def _is_card(box: HtmlElement, text: str) -> bool:
    """A picture and a headline inside one link to another page."""
    links = list(box.iter("a"))
    if box.tag not in ("div", "section") or len(links) != 1 or len(text) < LEAST_HEADLINE:
        return False
    pictured = next(links[0].iter("img"), None) is not None
    target = (links[0].get("href") or "").partition("?")[0].lower()
    credited = any(sign in text.casefold() for sign in CREDIT_SIGNS)
    return pictured and not target.endswith(PICTURE_FILES) and not credited


def _drop_list_behind(box: HtmlElement, lengths: Lengths) -> None:
    """A bare heading is followed by its links: they go, up to the first real text."""
    behind = box.getnext()
    while behind is not None and (lengths[behind] == 0 or lengths.link_share(behind) > 0.8):
        if next(behind.iter("img", "figure"), None) is not None and not lengths[behind]:
            return
        behind, gone = behind.getnext(), behind
        _drop(gone)


def _drop_headlines_behind(box: HtmlElement) -> list[str]:
    """Headlines without links behind a bare heading: they go where no text stands below them."""
    behind = [part for part in box.itersiblings() if isinstance(part.tag, str)]
    said = [" ".join(part.text_content().split()) for part in behind]
    if any(text.endswith(CLOSED) or len(text) > MARKED_LENGTH for text in said):
        return []
    dropped = []
    for part, text in zip(behind, said, strict=True):
        pictured = next(part.iter("img", "figure"), None) is not None
        if len(text.split()) >= HEADLINE_WORDS and ":" not in text and not pictured:
            dropped.append(text)
            _drop(part)
    return dropped


def marker_of(text: str) -> str | None:
    """The marker with which a line begins, or None."""
    head, markers = text[:60].lstrip(BEFORE_MARKER), lines("bot.sources", "data/related_markers")
    folded = head.lower()
    if not folded.startswith(markers):
        return None
    begun = (marker for marker in markers if folded.startswith(marker))
    return next((marker for marker in begun if not _goes_on(head, marker)), None)


def _goes_on(head: str, marker: str) -> bool:
    """A capital letter right behind it begins the headline in a part of its own."""
    behind = head[len(marker) : len(marker) + 1]
    return behind.isalpha() and behind.islower()


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
