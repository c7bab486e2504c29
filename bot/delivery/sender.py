"""One row's way to Telegram: composed, its turn awaited, written down as sending, sent."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.delivery.holds import Holds
from bot.delivery.mending import Mend, mended
from bot.delivery.messenger import Delivered, Messenger, Target
from bot.delivery.outcome import Outcome, outcome
from bot.delivery.pace import Pace
from bot.delivery.photos import Photos, ReadyPhoto
from bot.delivery.service_chat import ServiceChat
from bot.delivery.stopwatch import Stopwatch
from bot.errors import ChatMoved, NotDelivered, TelegramError, Unauthorized
from bot.model import Article, Channel, Event, Following, OutboxRow, Post, State, StoredArticle
from bot.ports import ArticleStore, ChannelStore, Clock, EventStore, OutboxStore
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint
from bot.reasons import retell
from bot.texts import Texts

logger = logging.getLogger(__name__)

_OF_TOPICS = ("message thread", "topic_")  # words of Telegram's refusals


@dataclass
class Sender:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    events: EventStore
    photos: Photos
    messenger: Messenger
    service: ServiceChat
    pace: Pace
    holds: Holds
    clock: Clock
    since: Stopwatch
    texts: Texts
    unauthorized: Callable[[Unauthorized], None]
    on_the_way: set[int] = field(default_factory=set)  # rows that must be waited for at the end
    _mends: dict[int, Mend] = field(default_factory=dict)
    _stopped: dict[int, str] = field(default_factory=dict)  # why, as editors were told
    _failures: int = 0

    async def send(
        self, row: OutboxRow, channel: Channel, stored: StoredArticle | None = None
    ) -> Following | None:
        """What its channel sends next, where the post arrived and somebody is to go on at once.

        `stored`: the article, where it is known already. Raise StaleVersion where somebody else
        took the row meanwhile, or the article was revised.
        """
        stored = stored or await self.articles.get(row.article_id)
        if stored is None:
            return None
        if stored.withdrawn:
            now = self.clock.now()
            await self.outbox.move(row, State.CANCELLED, now, "the article was withdrawn")
            return None
        mend = self._mends.get(row.id, Mend())
        post, photos = await self._composed(row, channel, stored.article, mend)
        payloads = [await self.photos.payload(photo, mend.photo) for photo in photos]
        target = Target(channel.chat_id or channel.chat, channel.topic)
        await self.pace.turn(target.chat, count=max(1, len(photos)))
        self.on_the_way.add(row.id)
        try:
            row = await self.outbox.begin(
                row,
                fingerprint(post, *(photo.file_unique_id for photo in photos)),
                self.clock.now(),
                revision=stored.revision,
                photos=post.photos,
                style=channel.style,
            )
            self.since.begin(row.id)
            try:
                delivered = await self._call(target, post, payloads)
            except TelegramError as error:
                await self._after(row, channel, error)
                return None
            return await self._sent(row, channel, delivered, photos)
        finally:
            self.on_the_way.discard(row.id)

    async def _call(
        self, target: Target, post: Post, payloads: Sequence[bytes | str]
    ) -> Sequence[Delivered]:
        try:
            return await self.messenger.send(target, post, payloads)
        finally:
            self.pace.arrived(target.chat, max(1, len(payloads)))

    async def _composed(
        self, row: OutboxRow, channel: Channel, article: Article, mend: Mend
    ) -> tuple[Post, Sequence[ReadyPhoto]]:
        photos, reason = await self.photos.album(article, mend)
        if not photos and reason:
            await self.events.add(
                Event(
                    "photo.unusable",
                    self.clock.now(),
                    article_id=row.article_id,
                    channel_id=row.channel_id,
                    reason=reason,
                )
            )
            logger.warning("article %s goes without its photo: %s", row.article_id, reason)
        first = photos[0].photo if photos else None
        post = compose(article, first, channel.style, more=[ready.photo for ready in photos[1:]])
        return mended(post, mend), photos

    async def _sent(
        self,
        row: OutboxRow,
        channel: Channel,
        delivered: Sequence[Delivered],
        photos: Sequence[ReadyPhoto],
    ) -> Following | None:
        self._failures = 0
        self._mends.pop(row.id, None)
        self._stopped.pop(channel.id, None)
        if channel.chat_id is None:
            await self.channels.met(channel.id, delivered[0].chat_id, channel.protected)
        ids = [one.message_id for one in delivered]
        photo_ids = [one.file_unique_id for one in delivered]
        how = "delivered" if len(ids) == 1 else f"delivered as an album of {len(ids)}"
        now = self.clock.now()
        following = None
        if self.pace.delay(delivered[0].chat_id) > 0:
            await self.outbox.finish(row, ids, now, how, photo_ids)
        else:
            following = await self.outbox.finish_and_go_on(row, ids, now, how, photo_ids)
        self.since.forget(row.id)
        for photo, one in zip(photos, delivered, strict=False):
            await self.photos.arrived(photo, one)
        logger.info(
            "article %s is in %s as message %s",
            row.article_id,
            channel.name,
            ", ".join(map(str, ids)),
        )
        return following

    async def _after(self, row: OutboxRow, channel: Channel, error: TelegramError) -> None:
        now = self.clock.now()
        if isinstance(error, Unauthorized):
            await self.outbox.move(row, State.READY, now, str(error), attempts=row.attempts - 1)
            self.unauthorized(error)
            return
        self._failures = self._failures + 1 if isinstance(error, NotDelivered) else 0
        what = outcome(row, error, now, self._failures, self._mends.get(row.id, Mend()))
        logger.warning("article %s, %s: %s", row.article_id, channel.name, error)
        if what.wait:
            # The row keeps its due time, and with it its place before the channel's later ones.
            await self.holds.hold(channel.chat_id or channel.chat, what.wait, channel.shown)
        if isinstance(error, ChatMoved) and channel.chat_id is not None:
            await self.channels.moved(channel.chat_id, error.chat_id)
        if what.mend is not None:
            self._mends[row.id] = what.mend
        await self.outbox.move(
            row,
            what.state,
            now,
            what.reason,
            attempts=None if what.counts else max(0, row.attempts - 1),
        )
        if what.state is not State.IN_DOUBT:
            self.since.forget(row.id)
        await self._report(channel, what)

    async def _report(self, channel: Channel, what: Outcome) -> None:
        if not what.stops_channel:
            return
        await self.channels.stop(channel.id, what.reason, self.clock.now())
        # A closed topic refuses although the bot has every right: then each new try would say it.
        if self._stopped.get(channel.id) == what.reason:
            return
        if await self.service.tell(self._advice(channel.shown, what.reason)) is not None:
            self._stopped[channel.id] = what.reason

    def _advice(self, channel: str, why: str) -> str:
        reason = retell(why, self.texts)
        if any(word in why.lower() for word in _OF_TOPICS):
            return self.texts.say(
                "The bot may not post in {channel}: {reason}. See that the topic is there and"
                " open; the bot tries every minute and then goes on by itself.",
                channel=channel,
                reason=reason,
            )
        return self.texts.say(
            "The bot may not post in {channel}: {reason}. Make it an administrator with the"
            " right to post; it looks again every minute and then goes on by itself.",
            channel=channel,
            reason=reason,
        )
