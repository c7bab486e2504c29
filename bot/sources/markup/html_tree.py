"""HTML as a tree, its pictures named and addressed as any reader sees them."""

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.articles.pictures.tags import largest

LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "data-image")
LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")


def parse_page(text: str) -> HtmlElement | None:
    """The tree of a page, or None for an empty one."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if root is not None:
        _name_pictures(root)
        _show_pictures(root)
    return root


def _name_pictures(root: HtmlElement) -> None:
    """A picture of an accelerated page is a picture; what stands inside it is its stand-in."""
    for element in list(root.iter("amp-img", "amp-anim")):
        element.tag = "img"
        for child in list(element):
            element.remove(child)


def _show_pictures(root: HtmlElement) -> None:
    """Pictures that a script would load get their address at once."""
    for image in root.iter("img"):
        source = (image.get("src") or "").strip()
        wider = _wider(source, image.get("srcset"))
        if wider is not None:
            image.set("src", wider)
            continue
        if source and not source.startswith("data:") and "placeholder" not in source:
            continue
        named = next((image.get(name) for name in LAZY if image.get(name)), None)
        sets = [image.get(name) for name in LAZY_SETS]
        for picture in image.iterancestors("picture"):
            sets += [e.get(name) for e in picture.iter("source") for name in LAZY_SETS]
        address = named or next((largest(found) for found in sets if found), None)
        if address:
            image.set("src", address)


def _wider(source: str, srcset: str | None) -> str | None:
    """A wider rendition of the picture that stands there, where its set names both."""
    if not srcset or not source or source not in srcset:
        return None
    return largest(srcset)
