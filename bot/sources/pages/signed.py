"""Who signed an article, by what its page marks as the author's name."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from bot.articles.credits.author_lines import person_in, read_author_line
from bot.articles.text.phrases import is_person
from bot.sources.markup.words import line
from bot.sources.pages.lines import lines_beside

LONGEST_NAME = 60
MARK = re.compile(r"(?i)(?:^|[\s_-])(?:author|byline|by-line|created-?by|writer)(?:$|[\s_-])")
# What signs comments, pictures and other articles.
OTHERS = re.compile(
    r"(?i)comment|photo|image|picture|related|card|sidebar|widget|recommend|popular|similar|teaser|list"
)
BEFORE_NAME = re.compile(r"(?i)(?:от|by|posted by|written by|автор\w*|авторы)\s*:?\s+")
BARS = re.compile(r"\s[|·•]\s")
LABEL = re.compile(
    r"(?i)(?:автор(?:ы|\s(?:статьи|текста|материала))?|мақала авторы|author|written by)(?!\w)"
)
BOXES = ("aside", "footer", "nav")


def signed(root: HtmlElement) -> str | None:
    """The first name marked as an author's; by class only below the headline."""
    for element in root.xpath('//*[@itemprop="author"]'):
        text = line(element.text_content())
        if text and len(text) <= LONGEST_NAME:
            return _name(text) or text
    return next(filter(None, map(_named, _marked(root))), None)


def labelled(root: HtmlElement) -> str | None:
    """«19 марта 2025 | Автор: Имя Фамилия» beside the headline, in no box that says so."""
    for text in lines_beside(root):
        for part in BARS.split(text):
            if LABEL.match(part) and (author := read_author_line(part)) and author.name:
                return author.name
    return None


def _marked(root: HtmlElement) -> Iterator[HtmlElement]:
    headline = next(root.iter("h1", "h2"), None)
    below = headline is None
    for element in root.iter(etree.Element):
        below = below or element is headline
        marks = f"{element.get('class') or ''} {element.get('rel') or ''}"[:300]
        if below and MARK.search(marks) and not _is_others(element):
            yield element


def _is_others(element: HtmlElement) -> bool:
    if any(holder.tag in BOXES for holder in element.iterancestors(*BOXES)):
        return True
    near = [element, *list(element.iterancestors())[:4]]
    return any(OTHERS.search((holder.get("class") or "")[:300]) for holder in near)


def _named(element: HtmlElement) -> str | None:
    """The name in the element, else in its first link or part."""
    parts = [element, *element.iterdescendants("a", "span")][:6]
    return next(filter(None, (_name(line(" ".join(part.itertext()))) for part in parts)), None)


def _name(text: str | None) -> str | None:
    if not text or len(text) > 2 * LONGEST_NAME:
        return None
    author = read_author_line(text)
    if author is not None and author.name:
        return author.name
    bare = BEFORE_NAME.sub("", text, count=1).strip(" -–—|·,")
    return bare if is_person(bare) else person_in(bare)
