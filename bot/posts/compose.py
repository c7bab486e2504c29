"""From an article to a channel's post, within Telegram's limits.

The one place that knows how a post is composed: what is sent, what an edit makes of it, what an
editor is shown and what a terminal prints come from here, each with the style it is for.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.articles.summary import summarise
from bot.model import (
    HOUSE,
    Article,
    BlockKind,
    Correction,
    Fingerprint,
    Format,
    Photo,
    Post,
    PostPart,
    Style,
    UrlButton,
)
from bot.posts.corrections import corrected, correction_line, digests
from bot.posts.credits import SEPARATOR, credits_line
from bot.posts.entities import ELLIPSIS, TextBuilder, cut
from bot.posts.formats import in_text, in_title
from bot.posts.hashtags import hashtags
from bot.posts.links import web_link
from bot.posts.mend import is_visible, mended, mended_lines
from bot.texts import Texts
from bot.utf16 import utf16_length

# Bot API, sendPhoto and sendMessage: UTF-16 units after entities parsing.
CAPTION_LIMIT = 1024
TEXT_LIMIT = 4096
LEAST_SUMMARY = 200  # hashtags leave this much room
LONGEST_TITLE = 400  # with the longest credits there is still room for a sentence
_BLANK_LINE = "\n\n"
_RAW_TITLE = 4000  # characters of a title that are looked at
_TAIL: frozenset[PostPart] = frozenset({"credits", "tags", "link"})  # each on the next line


class _Words(NamedTuple):
    """What a post says, part by part; empty where there is nothing to say."""

    title: str
    credits: str
    tags: tuple[str, ...]
    link: tuple[tuple[str, str], ...]  # each behind its word
    summary: str = ""
    quotes: frozenset[str] = frozenset()  # paragraphs of the summary that are quotations
    correction: str = ""
    formats: tuple[Format, ...] = ()


def compose(
    article: Article, photo: Photo | None, style: Style, *, more: Sequence[Photo] = ()
) -> Post:
    """The post as it goes out; always valid, with at least one visible character.

    `more` are the further photos of an album, whose caption it then is.
    """
    return _composed(article, (photo, *more) if photo else (), style, ())


def compose_again(
    article: Article,
    photo: Photo | None,
    style: Style,
    before: Fingerprint,
    *,
    new_photo: bool,
    more: Sequence[Photo] = (),
) -> Post:
    """The post as an edit makes it of the one `before`, in the style of that one."""
    photos = (photo, *more) if photo else ()
    post = _composed(article, photos, style, before.corrected)
    found = corrected(before, post, new_photo=new_photo) if style.corrections else ()
    return post if found == before.corrected else _composed(article, photos, style, found)


def _composed(
    article: Article, photos: Sequence[Photo], style: Style, corrections: tuple[Correction, ...]
) -> Post:
    photo, more = next(iter(photos), None), tuple(photos[1:])
    style = _possible(style, article, album=bool(more))
    texts = Texts(article.language or "ru")
    addresses = (article.link, article.video) if "link" in style.parts else (None, None)
    link, video = map(web_link, addresses)
    # The longest the credits can be: whether the source is printed is known with the summary.
    words = _Words(
        title=title_line(article.title),
        credits=credits_line(article, photo, "", texts, more),
        tags=hashtags(article.tags, style.tags) if "tags" in style.parts else (),
        link=links(link if style.link == "word" else None, video, texts),
        quotes=_quotations(article) if style.quotes else frozenset(),
        correction=correction_line(corrections, texts),
        formats=article.formats,
    )
    words = _with_summary(words, article, style, TEXT_LIMIT if photo is None else CAPTION_LIMIT)
    if article.source_in_text:
        credits = credits_line(article, photo, words.summary, texts, more)
        words = words._replace(credits=credits)
    if not words.title and not words.summary:
        standing_in = title_line(article.lead) or title_line(link or "") or ELLIPSIS
        words = words._replace(title=standing_in)
    text, entities = _assembled(words, style).built()
    return Post(
        text=text,
        entities=entities,
        photo=photo,
        more=more,
        summary=words.summary,
        silent=style.silent,
        caption_above=style.caption_above and photo is not None,
        button=_button(link, style, texts),
        corrected=corrections,
        digests=digests(article, words.title, words.credits) if style.corrections else (),
    )


def _with_summary(words: _Words, article: Article, style: Style, limit: int) -> _Words:
    """With as much text as `limit` leaves; the last hashtags go where it leaves too little."""
    while words.tags and limit - _assembled(words, style).length < LEAST_SUMMARY:
        words = words._replace(tags=words.tags[:-1])
    # Asked with a summary of one letter: what stands around it is set apart from it too.
    taken = _assembled(words._replace(summary=ELLIPSIS), style).length - len(ELLIPSIS)
    room = min(style.summary, limit - taken) if "summary" in style.parts else 0
    return words._replace(summary=_summary(article, room))


def _possible(style: Style, article: Article, *, album: bool) -> Style:
    """The style as far as such a post can have it."""
    if album and style.link == "button":
        style = replace(style, link="word")  # sendMediaGroup takes no buttons
    if all(block.kind is not BlockKind.TABLE for block in article.body):
        return style
    parts = style.parts
    if "summary" not in parts:
        at = parts.index("title") + 1
        parts = (*parts[:at], "summary", *parts[at:])
    return replace(style, parts=parts, summary=max(style.summary, HOUSE.summary), expandable=0)


def _button(link: str | None, style: Style, texts: Texts) -> UrlButton | None:
    if link is None or style.link != "button":
        return None
    return UrlButton(texts.say("Read in full"), link)


def links(read: str | None, video: str | None, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Word and address of what is given: where the article is read in full, and its video."""
    found = ((texts.say("Read in full"), read), (texts.say("Video"), video))
    return tuple((said, address) for said, address in found if address)


def add_links(text: TextBuilder, links: Sequence[tuple[str, str]]) -> None:
    for number, (said, address) in enumerate(links):
        text.add(SEPARATOR if number else "").add(said, "text_link", address)


def title_line(text: str) -> str:
    """As it stands in a post; empty where there is nothing to see."""
    line = cut(mended(text.lstrip()[:_RAW_TITLE]), LONGEST_TITLE)
    return line if is_visible(line) else ""


def _summary(article: Article, room: int) -> str:
    # Mending may lengthen a letter here and there; only then anything is cut.
    summary = mended_lines(summarise(article, room))
    if utf16_length(summary) > room:
        summary = cut(summary, room)
    return summary if is_visible(summary) else ""


def _quotations(article: Article) -> frozenset[str]:
    return frozenset(mended(b.text) for b in article.body if b.kind is BlockKind.QUOTE)


def _assembled(words: _Words, style: Style) -> TextBuilder:
    text = TextBuilder()
    last: PostPart | None = None
    for part in style.parts:
        if not getattr(words, part):
            continue
        if last is not None:
            text.add("\n" if part in _TAIL and last in _TAIL else _BLANK_LINE)
        _add(text, part, words, style)
        last = part
    return text.add(_BLANK_LINE + words.correction) if words.correction else text


def _add(text: TextBuilder, part: PostPart, words: _Words, style: Style) -> None:
    start = text.length
    if part == "title":
        text.add(words.title, "bold" if style.bold else None)
        text.mark(start, in_title(words.title, words.formats))
    elif part == "summary":
        _add_summary(text, words, style)
        heading = utf16_length(_heading(words, style))
        text.mark(start, in_text(words.summary, words.formats, heading))
    elif part == "credits":
        text.add(words.credits)
    elif part == "link":
        add_links(text, words.link)
    else:
        # Telegram finds hashtags by itself.
        text.add(" ".join(words.tags))


def _add_summary(text: TextBuilder, words: _Words, style: Style) -> None:
    """An article without a title begins in bold instead; long text and quotations stand apart."""
    summary = words.summary
    if not words.title and style.bold:
        heading = _heading(words, style)
        text.add(heading, "bold").add(summary[len(heading) :])
    elif 0 < style.expandable < utf16_length(summary):
        text.add(summary, "expandable_blockquote")
    else:
        for number, paragraph in enumerate(summary.split(_BLANK_LINE)):
            text.add(_BLANK_LINE if number else "")
            text.add(paragraph, "blockquote" if paragraph in words.quotes else None)


def _heading(words: _Words, style: Style) -> str:
    """As much of the summary as stands in bold in the title's place."""
    first = words.summary.partition("\n")[0]
    stands = style.bold and not words.title and utf16_length(first) <= LONGEST_TITLE
    return first if stands else ""
