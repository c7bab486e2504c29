"""Inline mode, «@bot words» in any chat: the latest or the found articles, to be sent as posts."""

from collections import OrderedDict
from dataclasses import dataclass, field

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.model import HOUSE, Span, StoredArticle
from bot.newsroom.readers.news_list import clean_query
from bot.newsroom.readers.shelf import Shelf
from bot.posts.compose import compose
from bot.posts.entities import cut
from bot.posts.mend import mended
from bot.telegram.forms import NO_PREVIEW, message_entities
from bot.texts import Texts

ON_A_PAGE = 10
SAME_FOR = 10.0  # seconds: many people type the same words
MOST_HELD = 200
LONGEST_TITLE, LONGEST_DESCRIPTION = 200, 150  # UTF-16 units; Telegram shows less
TELEGRAM_KEEPS = 30  # seconds for which Telegram answers the same question by itself

Results = tuple[tuple[InlineQueryResultArticle, ...], str]  # with the offset of the next page


@dataclass
class InlineAnswers:
    """Pages of results, the same for everybody, kept for some seconds."""

    shelf: Shelf
    _held: OrderedDict[tuple[str, int | None], tuple[Results, float]] = field(
        default_factory=OrderedDict
    )

    async def page(self, query: str, before: int | None) -> Results:
        now = self.shelf.clock.monotonic()
        held, until = self._held.get((query, before), (None, 0.0))
        if held is not None and until > now:
            return held
        found = await self._found(query, before)
        self._held[query, before] = found, now + SAME_FOR
        self._held.move_to_end((query, before))
        if len(self._held) > MOST_HELD:
            self._held.popitem(last=False)
        return found

    async def _found(self, query: str, before: int | None) -> Results:
        headlines = await self.shelf.found(query, Span(ON_A_PAGE, before=before))
        articles = [await self.shelf.article(one.article_id) for one in headlines]
        results = tuple(_result(stored) for stored in articles if stored is not None)
        following = str(headlines[-1].key) if len(headlines) == ON_A_PAGE else ""
        return results, following


async def ask(asked: InlineQuery, texts: Texts, inline: InlineAnswers) -> None:
    query, before = clean_query(asked.query), _key(asked.offset)
    results, following = await inline.page(query, before)
    button = None
    if not results and before is None:
        text = texts.say("Nothing was found: open the bot")
        button = InlineQueryResultsButton(text=text, start_parameter="inline")
    try:
        await asked.answer(
            list(results),
            cache_time=TELEGRAM_KEEPS if results else 1,
            is_personal=not results,
            next_offset=following,
            button=button,
        )
    except TelegramBadRequest:
        return  # typed on meanwhile: the next question is on its way


def _result(stored: StoredArticle) -> InlineQueryResultArticle:
    post = compose(stored.article, None, HOUSE)
    return InlineQueryResultArticle(
        id=f"{stored.id}.{stored.revision}",
        title=cut(mended(stored.article.title), LONGEST_TITLE) or "…",
        description=cut(mended(stored.article.lead), LONGEST_DESCRIPTION) or None,
        input_message_content=InputTextMessageContent(
            message_text=post.text,
            entities=message_entities(post.entities),
            link_preview_options=NO_PREVIEW,
        ),
    )


def _key(offset: str) -> int | None:
    """The end of the page before; an offset that is not ours is the beginning."""
    known = offset.isascii() and offset.isdigit() and len(offset) < 19
    return int(offset) if known else None


def router() -> Router:
    router = Router(name="inline")
    router.inline_query.register(ask)
    return router
