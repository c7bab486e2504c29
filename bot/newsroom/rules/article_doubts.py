"""What an editor should look at in an article, in the editor's language."""

import re
from collections.abc import Collection, Sequence

from bot.articles.summary import summarise
from bot.model import Article, Style
from bot.posts.album import album
from bot.posts.compose import compose
from bot.posts.entities import cut
from bot.posts.formats import is_lost
from bot.texts import Texts, mark

LONGEST_DOUBT = 200
MOST_DOUBTS = 8
EVERYTHING = 1_000_000  # UTF-16 units: no text is longer
ALIKE = "looks like article {number}: {title}"  # as bot/newsroom/rules/alike.py says it
_ALIKE = re.compile(r"looks like article (\d+): (.*)", re.DOTALL)
LEFT_OUT = mark("the post does not hold the whole text")
LOST = mark("the post does not hold all links and formatting of the message")
# As bot/articles says them.
KNOWN = (
    LEFT_OUT,
    LOST,
    mark("no title found"),
    mark("no text found"),
    mark("text very short"),
    mark("text seems cut off"),
    mark("language unclear"),
    mark("unclosed quote"),
    mark("advertising mark found"),
    mark("several different sources named"),
    mark("several different photo credits for one photo"),
    mark("the first photo has no credit, another one has"),
    mark("photo without a credit"),
    mark("the caption may name who made the photo"),
)


def left_out(article: Article, styles: Collection[Style]) -> tuple[str, ...]:
    """Where no link leads to the rest of a text, whoever publishes it should know of the rest;
    and of what a message had that no post of it will have."""
    if article.link is not None and not article.formats:
        return ()
    photos = album(article)
    first, more = next(iter(photos), None), photos[1:]
    posts = [
        compose(article, first, style, more=more) for style in styles if "summary" in style.parts
    ]
    whole = summarise(article, EVERYTHING) if article.link is None else None
    cut_off = whole is not None and any(post.summary != whole for post in posts)
    lost = any(is_lost(post, article.formats) for post in posts)
    return (*((LEFT_OUT,) if cut_off else ()), *((LOST,) if lost else ()))


def doubts_line(doubts: Sequence[str], texts: Texts) -> str:
    """«Посмотрите: …»; empty where nothing is doubtful."""
    said = "; ".join(_said(doubt, texts) for doubt in doubts[:MOST_DOUBTS])
    return texts.say("Please check: {doubts}", doubts=said) if said else ""


def _said(doubt: str, texts: Texts) -> str:
    alike = _ALIKE.fullmatch(doubt)
    if alike is not None:
        title = cut(alike[2], LONGEST_DOUBT)
        return texts.say("looks like article {number}: {title}", number=alike[1], title=title)
    return texts.say(doubt) if doubt in KNOWN else cut(doubt, LONGEST_DOUBT)
