"""A page of headlines as a message: text and entities; what was asked for can be read from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from bot.model import Entity, Headline
from bot.newsroom.readers.shelf import Page
from bot.newsroom.search.query import LONGEST_QUERY
from bot.posts.entities import TextBuilder, cut
from bot.posts.links import web_link
from bot.posts.mend import is_visible, mended
from bot.texts import Texts
from bot.utf16 import utf16_slice

LONGEST_TITLE = 200  # UTF-16 units: five of them leave room for everything around
# In a list nothing else is in italics: that is where a button finds again what was asked for.
_QUERY = "italic"
_PLACE = "\ue000"


@dataclass(frozen=True, slots=True)
class Listing:
    text: str
    entities: tuple[Entity, ...] = ()


def clean_query(text: str) -> str:
    """As it is looked for and shown: one line, bounded."""
    line = mended(text[: LONGEST_QUERY * 4])
    return cut(line, LONGEST_QUERY) if is_visible(line) else ""


def news_list(page: Page, query: str, texts: Texts, zone: tzinfo) -> Listing:
    """`query` as clean_query made it; empty: the latest news."""
    text = TextBuilder()
    if query:
        _add_with_query(text, texts.say("Found: {query}", query=_PLACE), query)
    else:
        text.add(texts.say("Latest news"), "bold")
    _add_headlines(text, page, texts, zone)
    return Listing(*text.built())


def digest_list(page: Page, query: str, texts: Texts, zone: tzinfo, *, repeat: bool) -> Listing:
    """What came for a subscriber; `repeat`: perhaps it came before."""
    text = TextBuilder()
    if repeat:
        text.add(texts.say("You may have received this already: the connection broke.")).add("\n\n")
    if query:
        _add_with_query(text, texts.say("New: {query}", query=_PLACE), query)
    else:
        text.add(texts.say("New"), "bold")
    _add_headlines(text, page, texts, zone)
    return Listing(*text.built())


def nothing_found(query: str, texts: Texts) -> Listing:
    if not query:
        return Listing(texts.say("There is no news yet: it appears here as soon as it comes out."))
    text = TextBuilder()
    said = texts.say(
        "Nothing was found: {query}\n\nTry another word or fewer words; any form of a word will do."
        " The latest news: /news",
        query=_PLACE,
    )
    _add_with_query(text, said, query)
    return Listing(*text.built())


def query_of(text: str, entities: Iterable[Entity]) -> str:
    """What was asked for, from the message of a list; empty: the latest news."""
    for entity in entities:
        if entity.type == _QUERY:
            return clean_query(utf16_slice(text, entity.offset, entity.length))
    return ""


def when(headline: Headline, texts: Texts, zone: tzinfo) -> str:
    local = headline.at.astimezone(zone)
    return f"{texts.date_short(local)}, {texts.time(local)}"


def _add_headlines(text: TextBuilder, page: Page, texts: Texts, zone: tzinfo) -> None:
    for number, headline in enumerate(page.headlines, 1):
        text.add(f"\n\n{number}. ")
        title = cut(mended(headline.title), LONGEST_TITLE) or "…"
        link = web_link(headline.link)
        text.add(title, "text_link", link) if link else text.add(title)
        text.add(f"\n{when(headline, texts, zone)}")


def _add_with_query(text: TextBuilder, said: str, query: str) -> None:
    before, _, after = said.partition(_PLACE)
    text.add(before).add(query, _QUERY).add(after)
