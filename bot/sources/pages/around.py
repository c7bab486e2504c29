"""What stands around the text and belongs to it: lead pictures, credit and source lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.blocks import from_html
from bot.articles.credits.photo_credits import read_photo_line
from bot.model import Image
from bot.sources.pages.meta import is_placeholder
from bot.sources.pages.tree import measure
from bot.sources.values.surroundings import number
from bot.word_lists import lines

LINE_TAGS = (
    "p", "div", "span", "small", "li", "td", "em", "i", "b", "strong", "a", "figcaption", "footer",
)  # fmt: skip
LINE_LENGTH = 160
NEAR_PICTURE = 200  # characters of text that may stand with a picture and still be its own
SMALL_SIDE = 150
LEAD_LENGTH = 60
PARAGRAPH_TAGS = ("p", "div", "h2", "blockquote", "li")
LONGEST_ABOVE = 20  # characters above a picture: a date, a rubric
LEAD_LINKS = 0.5
SENTENCE_END = (".", "!", "?", "…", "»", ":", '"', "”")


@dataclass(frozen=True, slots=True)
class Around:
    images: tuple[Image, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def look_around(elements: list[HtmlElement], base: str) -> Around:
    """Search between headline and text and behind the text, not the whole page."""
    first = elements[0]
    search = _Search(first, _scope(first))
    search.taken.update(e for element in elements for e in element.iter())
    for element in search.scope.iter(etree.Element):
        search.look_at(element)
    images = tuple(image for wrapper in search.wrappers for image in _images(wrapper, base))
    return Around(images, tuple(search.before), tuple(search.after))


class _Search:
    """One walk over the scope in the order of the page; `taken` is not looked at again."""

    def __init__(self, first: HtmlElement, scope: HtmlElement) -> None:
        self.first = first
        self.scope = scope
        self.lengths = measure(scope)
        self.holders = set(first.iterancestors())
        self.taken: set[HtmlElement] = set()
        self.wrappers: list[HtmlElement] = []
        self.before: list[str] = []
        self.after: list[str] = []
        self._headline = next(first.iter("h1"), None) is not None
        self._passed = False
        self._pictures = not self._headline

    def look_at(self, element: HtmlElement) -> None:
        self._look_behind(element)
        self._passed = self._passed or element is self.first
        self._headline = self._headline or element.tag == "h1"
        if element in self.taken:
            return
        if element.tag == "img" and self._pictures and not self._passed and _is_large(element):
            self.wrappers.append(self._wrapper(element))
            self.taken.update(self.wrappers[-1].iter())
        elif self._is_line(element) or self._is_lead(element):
            found = self.after if self._passed else self.before
            found.append(_text(element))
            self.taken.update(element.iter())

    def _look_behind(self, element: HtmlElement) -> None:
        """Words that stand beside boxes and in none: «</div><br>Фото: X<br>»."""
        tail = " ".join((element.tail or "").split())
        if not 5 <= len(tail) <= LINE_LENGTH or element is self.scope or not is_kept(tail):
            return
        if element.getparent() not in self.taken:
            found = self.after if self._passed or element is self.first else self.before
            found.append(tail)

    def _wrapper(self, image: HtmlElement) -> HtmlElement:
        """The largest box around the picture that holds nothing but it and its own words."""
        wrapper = image
        for holder in image.iterancestors():
            heading = next(holder.iter("h1", "h2"), None) is not None
            outside = holder is self.scope or holder in self.holders
            if outside or heading or self.lengths[holder] > NEAR_PICTURE:
                break
            wrapper = holder
        return wrapper

    def _is_line(self, element: HtmlElement) -> bool:
        """A credit or a source; a line in a figure is that picture's own and comes with it."""
        if element.tag not in LINE_TAGS or not 5 <= self.lengths[element] <= LINE_LENGTH:
            return False
        figure = next(element.iterancestors("figure"), None)
        if figure is not None:
            # A browser that saves a page in one file keeps its pictures without addresses.
            embedded = all((i.get("src") or "").startswith("data:") for i in figure.iter("img"))
            return element.tag == "figcaption" and embedded and _has_credit(element)
        return _has_no_picture(element) and is_kept(element.text_content())

    def _is_lead(self, element: HtmlElement) -> bool:
        """Many sites set the first paragraph apart, between headline and text."""
        if self._passed or not self._headline or element in self.holders:
            return False
        if element.tag not in ("p", "div", "h2") or self.lengths[element] < LEAD_LENGTH:
            return False
        plain = next(element.iterdescendants("p", "div", "ul", "table"), None) is None
        ended = element.text_content().rstrip().endswith(SENTENCE_END)
        few_links = self.lengths.link_share(element) < LEAD_LINKS
        return plain and ended and few_links and _has_no_picture(element)


def opens_with_picture(elements: list[HtmlElement]) -> bool:
    """Does a picture with words of its own stand above the first paragraph, inside of the text?"""
    for part in elements[0].iter("img", *PARAGRAPH_TAGS) if elements else ():
        if part.tag == "img":
            return _is_large(part)
        if len(part.text_content().strip()) > LONGEST_ABOVE and _has_no_picture(part):
            return False
    return False


def _text(element: HtmlElement) -> str:
    """With a space between a name and a date that stand in parts of their own."""
    text = ""
    for piece in element.itertext():
        apart = text[-1:].islower() and (piece[:1].isupper() or piece[:1].isdigit())
        text += f" {piece}" if apart else piece
    return " ".join(text.split())


def _has_credit(element: HtmlElement) -> bool:
    credit = read_photo_line(_text(element))
    return credit is not None and credit.name is not None


def _has_no_picture(element: HtmlElement) -> bool:
    return next(element.iter("img"), None) is None


def _scope(first: HtmlElement) -> HtmlElement:
    """The nearest holder of both headline and text; without a headline, the whole page."""
    for element in first.iterancestors():
        if element.tag in ("html", "body") or next(element.iter("h1"), None) is not None:
            return element
    return first


def _is_large(image: HtmlElement) -> bool:
    address = image.get("data-src") or image.get("src") or ""
    sides = [number(image.get(key)) for key in ("width", "height")]
    if address.startswith("data:"):
        return False  # its words are looked at as lines
    return not is_placeholder(address) and not any(s is not None and s <= SMALL_SIDE for s in sides)


def is_kept(text: str) -> bool:
    """Does a line begin like a credit or a source?"""
    head = " ".join(text[:80].split()).lower()
    return head.startswith(lines("bot.sources", "data/kept_labels"))


def _images(wrapper: HtmlElement, base: str) -> Iterator[Image]:
    """The pictures of a box; words that stand beside them are their caption."""
    html = etree.tostring(wrapper, encoding="unicode", method="html", with_tail=False)
    content = from_html(html, base)
    words = [block.text for block in content.blocks]
    for image in content.images:
        known = image.caption or ""
        more = [text for text in words if text not in known]
        yield replace(image, caption="\n".join(filter(None, (known, *more))) or None)
