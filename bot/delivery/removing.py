"""A withdrawn article's posts are deleted; what is too old for that is marked as withdrawn."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.delivery.edit_plan import impossible, picture_of, pictures_of
from bot.delivery.holds import Holds
from bot.delivery.mending import Mend
from bot.delivery.messenger import Messenger
from bot.delivery.outcome import outcome
from bot.delivery.pace import Pace
from bot.errors import (
    ChatMoved,
    MessageMissing,
    NotDelivered,
    NotModified,
    Refused,
    TelegramError,
    Unauthorized,
)
from bot.model import Channel, OutboxRow, Post, State
from bot.model.states import DELETED
from bot.ports import ArticleStore, ChannelStore, Clock, EditStore, OutboxStore
from bot.posts.fingerprint import fingerprint
from bot.posts.withdrawn import withdrawn_post

logger = logging.getLogger(__name__)

DELETABLE = timedelta(hours=47, minutes=55)  # Bot API, deleteMessage: less than 48 hours ago
MARKED = "marked as withdrawn: Telegram does not delete posts older than 48 hours"


@dataclass
class Remover:
    edits: EditStore
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    messenger: Messenger
    pace: Pace
    holds: Holds
    clock: Clock
    unauthorized: Callable[[Unauthorized], None]
    on_the_way: set[int] = field(default_factory=set)
    _failures: int = 0

    async def remove(self, row: OutboxRow, channel: Channel) -> None:
        """Raise StaleVersion where somebody else took the row."""
        post = await self.outbox.get(row.post_id or 0)
        stored = await self.articles.get(row.article_id)
        if post is None or stored is None:
            return
        why_not = impossible(post, channel.chat_id)
        if why_not is not None or post.message_id is None or channel.chat_id is None:
            await self.outbox.move(row, State.FAILED, self.clock.now(), why_not or "")
            return
        await self.pace.turn(channel.chat_id, edit=True)
        self.on_the_way.add(row.id)
        try:
            shows = withdrawn_post(stored.article)
            seen = fingerprint(shows, *(picture.unique_id for picture in pictures_of(post)))
            row = await self.edits.begin(
                row, seen, self.clock.now(), revision=stored.revision, photos=post.photos or ()
            )
            try:
                done = await self._call(channel.chat_id, post, shows)
            except TelegramError as error:
                await self._after(row, channel, error)
            else:
                await self.edits.done(row, seen, self.clock.now(), done, None)
                logger.info("article %s in %s: %s", row.article_id, channel.name, done)
        finally:
            self.on_the_way.discard(row.id)

    async def _call(self, chat_id: int, post: OutboxRow, shows: Post) -> str:
        """What was done. Deleting and marking may be repeated without harm."""
        message_id = post.message_id or 0
        young = self.clock.now() - (post.sending_at or post.created_at) < DELETABLE
        try:
            if young:
                await self.messenger.delete(chat_id, post.message_ids)
                return DELETED
        except MessageMissing:
            return DELETED
        except Refused as error:
            if "can't be deleted" not in error.description.lower():
                raise
        try:
            if picture_of(post).there:
                await self.messenger.edit_caption(chat_id, message_id, shows)
            else:
                await self.messenger.edit_text(chat_id, message_id, shows)
        except NotModified:
            return MARKED
        except MessageMissing:
            return DELETED
        return MARKED

    async def _after(self, row: OutboxRow, channel: Channel, error: TelegramError) -> None:
        now = self.clock.now()
        if isinstance(error, Unauthorized):
            await self.outbox.move(row, State.READY, now, str(error), attempts=row.attempts - 1)
            self.unauthorized(error)
            return
        self._failures = self._failures + 1 if isinstance(error, NotDelivered) else 0
        what = outcome(row, error, now, self._failures, Mend())
        logger.warning("deleting article %s, %s: %s", row.article_id, channel.name, error)
        if what.wait:
            await self.holds.hold(channel.chat_id or channel.chat, what.wait, channel.shown)
        if isinstance(error, ChatMoved) and channel.chat_id is not None:
            await self.channels.moved(channel.chat_id, error.chat_id)
        attempts = None if what.counts else max(0, row.attempts - 1)
        await self.outbox.move(row, what.state, now, what.reason, attempts=attempts)
        if what.stops_channel:
            await self.channels.stop(channel.id, what.reason, now)
