"""From an article to a post: title, summary, credits and link, within Telegram's limits."""

from bot.articles.summary import summarise
from bot.model import Article, Photo, Post
from bot.posts.credits import credits_line
from bot.posts.entities import ELLIPSIS, TextBuilder, cut, utf16_length
from bot.posts.links import web_link
from bot.posts.mend import is_visible, mended, mended_lines
from bot.texts import Texts

# Bot API, sendPhoto and sendMessage: UTF-16 units after entities parsing.
CAPTION_LIMIT = 1024
TEXT_LIMIT = 4096
LONGEST_SUMMARY = 700
LONGEST_TITLE = 400  # with the longest credits there is still room for a sentence
_BLANK_LINE = "\n\n"
_RAW_TITLE = 4000  # characters of a title that are looked at


def compose(article: Article, photo: Photo | None) -> Post:
    """The post as it goes out; always valid, with at least one visible character."""
    texts = Texts(article.language or "ru")
    limit = TEXT_LIMIT if photo is None else CAPTION_LIMIT
    link = web_link(article.link)
    title = _line(article.title)
    # The longest the credits can be: whether the source is printed is known with the summary.
    credits = credits_line(article, photo, "", texts)
    taken = _assembled(title, "", credits, link, texts).length + len(_BLANK_LINE)
    summary = _summary(article, min(LONGEST_SUMMARY, limit - taken))
    credits = credits_line(article, photo, summary, texts)
    if not title and not summary:
        title = _line(article.lead) or _line(link or "") or ELLIPSIS
    text, entities = _assembled(title, summary, credits, link, texts).built()
    return Post(text=text, entities=entities, photo=photo, summary=summary)


def _line(text: str) -> str:
    line = cut(mended(text.lstrip()[:_RAW_TITLE]), LONGEST_TITLE)
    return line if is_visible(line) else ""


def _summary(article: Article, room: int) -> str:
    # Mending may lengthen a letter here and there; only then anything is cut.
    summary = mended_lines(summarise(article, room))
    if utf16_length(summary) > room:
        summary = cut(summary, room)
    return summary if is_visible(summary) else ""


def _assembled(
    title: str, summary: str, credits: str, link: str | None, texts: Texts
) -> TextBuilder:
    text = TextBuilder()
    if title:
        text.add(title, "bold")
    if summary:
        text.add(_BLANK_LINE if title else "")
        _add_summary(text, summary, bold_start=not title)
    text.add(_BLANK_LINE).add(credits)
    if link is not None:
        text.add("\n" if credits else "").add(texts.say("Read in full"), "text_link", link)
    return text


def _add_summary(text: TextBuilder, summary: str, bold_start: bool) -> None:
    """An article without a title begins in bold instead."""
    first, line_feed, rest = summary.partition("\n")
    if bold_start and utf16_length(first) <= LONGEST_TITLE:
        text.add(first, "bold").add(line_feed + rest)
    else:
        text.add(summary)
