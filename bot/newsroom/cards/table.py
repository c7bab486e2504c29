"""Where editors' cards lie: what is known for one, and how it is shown in its chat."""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.errors import TelegramError
from bot.model import Card, CardState, Kind, OutboxRow, State, View
from bot.model.states import DELETED
from bot.newsroom.cards.presses import Facts
from bot.newsroom.cards.view import view
from bot.newsroom.rules.article_doubts import left_out
from bot.ports import ArticleStore, CardStore, ChannelStore, Chats, Clock, OutboxStore
from bot.texts import Texts

logger = logging.getLogger(__name__)

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class CardTable:
    cards: CardStore
    articles: ArticleStore
    channels: ChannelStore
    outbox: OutboxStore
    chats: Chats
    clock: Clock
    zone: ZoneInfo
    asks_in: Texts  # the language of questions: whoever answers one, it ends as it began

    async def facts(self, card: Card) -> Facts:
        rows: Sequence[OutboxRow] = ()
        by: dict[int, str] = {}
        doubts: tuple[str, ...] = ()
        withdrawn = False
        channels = await self.channels.all()
        if card.article_id is not None:
            stored = await self.articles.get(card.article_id)
            if stored is not None:
                styles = {channel.style.looks for channel in channels}
                withdrawn = stored.withdrawn
                doubts = (*stored.article.doubts, *left_out(stored.article, styles))
            rows = await self.outbox.article_rows(card.article_id)
            for other in await self.cards.of_article(card.article_id):
                by |= dict.fromkeys(other.placed, other.closed_by_name or "")
        return Facts(
            channels=channels,
            standings={row.channel_id: row.state for row in rows if row.kind is Kind.SEND},
            now=self.clock.now(),
            zone=self.zone,
            by=by,
            deleted=frozenset(row.channel_id for row in rows if _deletes(row)),
            doubts=doubts,
            again=frozenset(_may_go_again(rows)),
            due={row.channel_id: row.due_at for row in rows if _is_planned(row)},
            withdrawn=withdrawn,
        )

    async def say(self, card: Card) -> int:
        """As a new message, under the post that it is about; raise TelegramError."""
        shown = view(card, await self.facts(card), Texts(card.language), await self._titles(card))
        return await self.chats.say(card.place, shown, reply_to=card.preview_id)

    async def show(self, card: Card, pressed: int | None = None) -> None:
        """In the message that it has, else the one that was pressed: a press may be quicker than
        the note of where the card stands. What cannot be shown now is right at the next press."""
        message_id = pressed if card.message_id is None else card.message_id
        if not message_id:
            return
        shown = view(card, await self.facts(card), Texts(card.language), await self._titles(card))
        try:
            await self.chats.change(card.chat_id, message_id, shown)
        except TelegramError as error:
            logger.warning("card %s cannot be shown: %s", card.id, error)

    async def close_question(self, row: OutboxRow, said: Callable[[Texts], str]) -> None:
        """A question about the row as it stood is answered by this; its buttons go."""
        if row.question_chat_id is None or row.question_message_id is None:
            return
        title = (await self.titles([row.article_id])).get(row.article_id, "")
        try:
            closed = View(f"{title}\n\n{said(self.asks_in)}")
            await self.chats.change(row.question_chat_id, row.question_message_id, closed)
        except TelegramError as error:
            logger.warning("a question cannot be closed: %s", error)

    async def show_others(self, card: Card) -> None:
        """Other cards of the same article say from now on what became of it."""
        if card.article_id is not None:
            await self.show_all(card.article_id, but=card.id)

    async def show_all(self, article_id: int, but: int = 0) -> None:
        for card in await self.cards.of_article(article_id):
            if card.id != but and card.state in (CardState.OPEN, CardState.PUBLISHED):
                await self.show(card)

    async def titles(self, article_ids: Collection[int]) -> dict[int, str]:
        """Of those that are stored, cut."""
        stored = [await self.articles.get(article_id) for article_id in article_ids]
        return {one.id: one.article.title[:LONGEST_TITLE] for one in stored if one}

    async def _titles(self, card: Card) -> list[str]:
        ids = card.found if card.state is CardState.CHOOSING else ()
        if card.state is CardState.READING and card.article_id is not None:
            ids = (card.article_id,)
        titles = await self.titles(ids)
        return [titles.get(article_id, "") for article_id in ids]


def _is_planned(row: OutboxRow) -> bool:
    return row.kind is Kind.SEND and row.state is State.SCHEDULED


def _deletes(row: OutboxRow) -> bool:
    """Was the post deleted on an editor's word, or is it to be?"""
    closed = (State.CANCELLED, State.HELD, State.SUPERSEDED)
    return row.kind is Kind.DELETE and row.state not in closed


def _may_go_again(rows: Sequence[OutboxRow]) -> Iterator[int]:
    """Channels where the row waits by itself, for quiet hours perhaps, or where its post is not
    any more."""
    deleted = {row.post_id for row in rows if _deletes(row) and row.reason == DELETED}
    for row in rows:
        waits = row.state is State.READY and not row.urgent and row.lost_low_id is None
        gone = row.state is State.SENT and row.id in deleted
        if row.kind is Kind.SEND and (waits or gone):
            yield row.channel_id
