"""One edit's way to Telegram: composed, the post looked at, its turn awaited, made."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.delivery.edit_plan import (
    Picture,
    Standing,
    Way,
    impossible,
    kept_photo,
    picture_of,
    standing,
    way,
)
from bot.delivery.holds import Holds
from bot.delivery.look import Looker
from bot.delivery.mending import Mend, PhotoBy, mended
from bot.delivery.messenger import Delivered, Messenger
from bot.delivery.outcome import outcome
from bot.delivery.pace import Pace
from bot.delivery.photos import Photos, ReadyPhoto
from bot.errors import (
    ChatMoved,
    MessageMissing,
    NotDelivered,
    NotModified,
    TelegramError,
    Unauthorized,
)
from bot.model import Article, Channel, Fingerprint, Hand, OutboxRow, Photo, Post, State
from bot.ports import ArticleStore, ChannelStore, Clock, EditStore, OutboxStore
from bot.posts.compose import compose_again
from bot.posts.fingerprint import fingerprint, is_news

logger = logging.getLogger(__name__)

UNSEEN_AGAIN = 60.0  # seconds until a post that could not be looked at is tried again
CANNOT_LOOK = "nobody can look whether an editor changed the post by hand: set ADMIN_IDS"


@dataclass(frozen=True, slots=True)
class Composed:
    """The post as it should read: its picture to send, else the one that stays."""

    post: Post
    shows: Fingerprint
    photo: ReadyPhoto | None
    carries: tuple[Photo, ...]

    @property
    def picture(self) -> Picture:
        return Picture(self.photo is not None, self.photo.file_unique_id if self.photo else None)


@dataclass
class PostEditor:
    edits: EditStore
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    photos: Photos
    messenger: Messenger
    looker: Looker
    pace: Pace
    holds: Holds
    clock: Clock
    unauthorized: Callable[[Unauthorized], None]
    on_the_way: set[int] = field(default_factory=set)  # rows that must be waited for at the end
    not_before: dict[int, float] = field(default_factory=dict)
    _mends: dict[int, Mend] = field(default_factory=dict)
    _failures: int = 0

    async def edit(self, row: OutboxRow, channel: Channel) -> None:
        """Raise StaleVersion where somebody else took the row or revised the article."""
        post = await self.outbox.get(row.post_id or 0)
        stored = await self.articles.get(row.article_id)
        if post is None or stored is None:
            return
        why_not = impossible(post, channel.chat_id)
        if why_not is not None or post.message_id is None or channel.chat_id is None:
            await self._move(row, State.FAILED, why_not or "")
            return
        composed = await self._composed(row, post, stored.article)
        sent = post.fingerprint
        if sent is not None and not is_news(sent, composed.shows):
            await self._move(row, State.SKIPPED, "nothing that a reader would see has changed")
            return
        await self.pace.ready(channel.chat_id)
        seen = await self._seen(row, post, channel)
        if seen is None or not await self._may_go(row, post, composed, seen):
            return
        how = way(Picture(seen.photo_unique_id is not None, seen.photo_unique_id), composed.picture)
        await self._make(row, channel, post, composed, how, stored.revision)

    async def _composed(self, row: OutboxRow, post: OutboxRow, article: Article) -> Composed:
        """In the style that the post was made in, whatever its channel's is now."""
        ready, mend, stands = None, self._mend(row), picture_of(post)
        if mend.photo < PhotoBy.NONE:
            ready, _ = await self.photos.ready(article)
        unique_id = ready.file_unique_id if ready else stands.unique_id
        photo = ready.photo if ready else kept_photo(post, article) if stands.there else None
        before = post.fingerprint or Fingerprint("")
        new_photo = ready is not None and (not stands.there or unique_id != stands.unique_id)
        new = mended(compose_again(article, photo, post.style, before, new_photo=new_photo), mend)
        return Composed(new, fingerprint(new, unique_id), ready, (photo,) if photo else ())

    async def _seen(self, row: OutboxRow, post: OutboxRow, channel: Channel) -> Fingerprint | None:
        try:
            seen = await self.looker.shows(channel, post.message_id or 0)
        except MessageMissing:
            await self._move(row, State.SKIPPED, "the post is not in the channel any more")
            return None
        except TelegramError as error:
            logger.info("could not look at a post in %s yet: %s", channel.name, error)
            self._later(row)
            return None
        if seen is None:
            self._later(row)
            if row.reason != CANNOT_LOOK:
                await self._move(row, State.READY, CANNOT_LOOK)
        return seen

    async def _may_go(
        self, row: OutboxRow, post: OutboxRow, composed: Composed, seen: Fingerprint
    ) -> bool:
        shows = composed.shows
        if composed.photo is None:
            shows = replace(shows, photo_unique_id=seen.photo_unique_id)
        ours = [*await self.edits.tried(post.id), *([post.fingerprint] if post.fingerprint else [])]
        found = standing(seen, ours, shows)
        now = self.clock.now()
        sent = post.fingerprint
        unseen = sent is not None and (sent.links, sent.button) != (shows.links, shows.button)
        if found is Standing.ALREADY and not unseen:
            reason = "the post reads so already"
            await self.edits.done(row, shows, now, reason, composed.carries)
            return False
        if found is Standing.BY_HAND and row.hand is not Hand.OVERWRITE:
            await self.edits.hold(row, Hand.FOUND, now, "an editor changed the post by hand")
            return False
        return True

    async def _make(
        self,
        row: OutboxRow,
        channel: Channel,
        post: OutboxRow,
        composed: Composed,
        how: Way,
        revision: int,
    ) -> None:
        chat_id, message_id = channel.chat_id or 0, post.message_id or 0
        await self.pace.turn(chat_id, edit=True)
        self.on_the_way.add(row.id)
        try:
            now, shows = self.clock.now(), composed.shows
            row = await self.edits.begin(
                row, shows, now, revision=revision, photos=composed.carries
            )
            try:
                answer = await self._call(row, chat_id, message_id, composed, how)
            except NotModified:
                await self._done(row, channel, composed, None)
            except TelegramError as error:
                await self._after(row, channel, error)
            else:
                await self._done(row, channel, composed, answer)
        finally:
            self.on_the_way.discard(row.id)

    async def _call(
        self, row: OutboxRow, chat_id: int, message_id: int, composed: Composed, how: Way
    ) -> Delivered | None:
        photo = composed.photo
        if how is Way.TEXT:
            await self.messenger.edit_text(chat_id, message_id, composed.post)
            return None
        if how is Way.CAPTION or photo is None:
            await self.messenger.edit_caption(chat_id, message_id, composed.post)
            return None
        payload = await self.photos.payload(photo, self._mend(row).photo)
        return await self.messenger.edit_media(chat_id, message_id, composed.post, payload)

    async def _done(
        self, row: OutboxRow, channel: Channel, composed: Composed, answer: Delivered | None
    ) -> None:
        self._failures = 0
        self._mends.pop(row.id, None)
        shows = composed.shows
        if answer is not None and answer.file_unique_id is not None:
            shows = replace(shows, photo_unique_id=answer.file_unique_id)
        await self.edits.done(row, shows, self.clock.now(), "edited", composed.carries)
        if answer is not None and composed.photo is not None:
            await self.photos.arrived(composed.photo, answer)
        logger.info("article %s is edited in %s", row.article_id, channel.name)

    async def _after(self, row: OutboxRow, channel: Channel, error: TelegramError) -> None:
        now = self.clock.now()
        if isinstance(error, Unauthorized):
            await self.outbox.move(row, State.READY, now, str(error), attempts=row.attempts - 1)
            self.unauthorized(error)
            return
        if isinstance(error, MessageMissing):
            await self._move(row, State.SKIPPED, "the post is not in the channel any more")
            return
        self._failures = self._failures + 1 if isinstance(error, NotDelivered) else 0
        what = outcome(row, error, now, self._failures, self._mend(row))
        logger.warning("edit of article %s, %s: %s", row.article_id, channel.name, error)
        if what.wait:
            await self.holds.hold(channel.chat_id or channel.chat, what.wait, channel.name)
        if isinstance(error, ChatMoved) and channel.chat_id is not None:
            await self.channels.moved(channel.chat_id, error.chat_id)
        if what.mend is not None:
            self._mends[row.id] = what.mend
        attempts = None if what.counts else max(0, row.attempts - 1)
        await self.outbox.move(row, what.state, now, what.reason, attempts=attempts)
        if what.stops_channel:
            await self.channels.stop(channel.id, what.reason, now)

    async def _move(self, row: OutboxRow, state: State, reason: str) -> None:
        await self.outbox.move(row, state, self.clock.now(), reason)

    def _mend(self, row: OutboxRow) -> Mend:
        return self._mends.get(row.id, Mend())

    def _later(self, row: OutboxRow) -> None:
        self.not_before[row.id] = self.clock.monotonic() + UNSEEN_AGAIN
