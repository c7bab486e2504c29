"""Markup to words: titles and captions to one line, bodies to blocks, whatever their escaping."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from lxml.html.defs import tags as html_names

from bot.articles.blocks import Content, from_html, from_text
from bot.word_lists import words

TAG = re.compile(r"</?(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*=[^<>]*|[\s/]*)>|<!--[^<>]*>")
# Words on both sides of these stand apart; all other tags may stand within a word.
BREAKING = frozenset({"br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "img", "hr"})
# Beside HTML's own: what search engines of the region and old browsers know.
NAMES = "|".join(sorted({*html_names, "main", "picture", "noindex", "nobr", "frame", "template"}))
USUAL = "p|br|div|a|img|span|strong|b|i|em|ul|li|h[1-6]"  # found first, for speed
HTML_TAG = re.compile(rf"</?(?:{USUAL}|{NAMES})\b[^<>]*>", re.IGNORECASE)
ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|div|a|img|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|figure"
    r"|script|style|noindex)\b",
    re.IGNORECASE,
)
HTML_PAGE = re.compile(
    r"(?is)(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head)\b"
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
NETWORK_NAME = re.compile(
    r"\[(?:club|public|event|id)\d{1,12}\|([^\[\]|]{1,100})\]"
)  # VK's «[id1|Имя]»
# «[b]Мост[/b] [url=https://a.kz]готов[/url]» of forums and game shops
FORUM_TAG = re.compile(
    r"\[img\][^\[\]\s]{0,500}\[/img\]|\[/?(?:b|i|u|s|h[1-6]|p|quote|list|url|code|strike)(?:=[^\[\]]{0,500})?\]",
    re.IGNORECASE,
)
PROGRAM = re.compile(r"<(?P<end>/?)(?:script|style)\b[^<>]*>", re.IGNORECASE)
# Left over where text was marked as character data twice.
DATA_MARK = re.compile(r"<!\[CDATA\[|\]\]>")
# «мост, река; город», «#мост #река», «Новости / Мост»; a comma between digits is a number's.
LISTED = re.compile(r"[;|]|,(?!(?<=\d,)\d)|\s(?=#)|\s[/>»]\s")
MAX_LINE = 2000
MAX_BODY, MAX_BLOCKS, MAX_IMAGES = 2_000_000, 1500, 200


def line(text: str | None) -> str | None:
    """One line of plain words out of text that may hold markup, escaped once or twice."""
    if not text:
        return None
    for _ in range(2):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    text = _unmarked(text)
    text = TAG.sub(_gap, _without_programs(text)) if "<" in text else text
    return " ".join(NETWORK_NAME.sub(r"\1", text).split())[:MAX_LINE] or None


def terms(listed: Iterable[str | None]) -> tuple[str, ...]:
    """Tags, each once: a text names one of them, or lists several."""
    return tuple(
        dict.fromkeys(term for text in listed if text for term in _terms_in(text[:MAX_LINE]))
    )


@lru_cache(maxsize=2048)  # a feed's items share their categories
def _terms_in(text: str) -> tuple[str, ...]:
    none = words("bot.sources", "data/no_tags")
    one = line(text) or ""
    one = one.replace("/", ";") if one.endswith("/") else one  # «Новости/Мост/» of Bitrix
    tags = (part.strip().lstrip("#") for part in LISTED.split(one))
    return tuple(tag for tag in tags if tag and tag.lower() not in none)


def _gap(tag: re.Match[str]) -> str:
    return " " if (tag["name"] or "br").lower() in BREAKING else ""


def _without_programs(text: str) -> str:
    """Without scripts and styles, whose text is no words; one that never ends stays."""
    out, position, start = [], 0, None
    for tag in PROGRAM.finditer(text):
        if not tag["end"]:
            start = tag.start() if start is None else start
        elif start is not None:
            out.append(text[position:start])
            position, start = tag.end(), None
    return "".join((*out, text[position:]))


def _unmarked(text: str) -> str:
    return DATA_MARK.sub("", text) if "CDATA[" in text or "]]>" in text else text


def content(text: str, base_url: str) -> Content:
    """Blocks and images of a body that is HTML, HTML escaped once more, or plain text."""
    text = _unmarked(text)
    text = NETWORK_NAME.sub(r"\1", text)
    text = FORUM_TAG.sub("", text) if "[/" in text else text
    has_tags = HTML_TAG.search(text) is not None
    if not has_tags and ESCAPED_TAG.search(text):
        text = _unmarked(html.unescape(text))
        has_tags = HTML_TAG.search(text) is not None
    if has_tags:
        return bounded(from_html(text[:MAX_BODY], base_url))
    return bounded(Content(blocks=from_text(html.unescape(text[:MAX_BODY])), images=()))


def bounded(found: Content) -> Content:
    """No article has more; what pretends to would cost minutes to understand."""
    return Content(found.blocks[:MAX_BLOCKS], found.images[:MAX_IMAGES])
