"""A row made into the post that goes to Telegram: composed, its pictures ready to be sent."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.delivery.mending import Mend, mended
from bot.delivery.messenger import Target
from bot.delivery.photos import Photos, ReadyPhoto
from bot.model import Event, Following, Made, Post
from bot.ports import Clock, EventStore
from bot.posts.compose import compose
from bot.posts.fingerprint import fingerprint

logger = logging.getLogger(__name__)


class Letter(NamedTuple):
    """A post with all that its call needs."""

    of: Following
    post: Post
    photos: Sequence[ReadyPhoto] = ()
    payloads: Sequence[bytes | str] = ()

    @property
    def target(self) -> Target:
        channel = self.of.channel
        return Target(channel.chat_id or channel.chat, channel.topic)

    @property
    def messages(self) -> int:
        """How many it becomes."""
        return max(1, len(self.payloads))

    @property
    def made(self) -> Made:
        shown = fingerprint(self.post, *(photo.file_unique_id for photo in self.photos))
        return Made(self.of, shown, tuple(self.post.photos))


@dataclass
class Letters:
    photos: Photos
    events: EventStore
    clock: Clock

    async def write(self, coming: Following, mend: Mend) -> Letter:
        photos, reason = await self.photos.album(coming.stored.article, mend)
        if not photos and reason:
            await self._without_photo(coming, reason)
        payloads = [await self.photos.payload(photo, mend.photo) for photo in photos]
        first, more = next((ready.photo for ready in photos), None), [p.photo for p in photos[1:]]
        post = compose(coming.stored.article, first, coming.channel.style, more=more)
        return Letter(coming, mended(post, mend), photos, payloads)

    async def at_once(self, coming: Following, mend: Mend) -> Letter | None:
        """None where a picture has to be fetched, or it cannot be composed: what is wrong with it
        is told when it is its turn."""
        if coming.stored.article.photos:
            return None
        try:
            return await self.write(coming, mend)
        except Exception:
            return None

    async def _without_photo(self, coming: Following, reason: str) -> None:
        row = coming.row
        at = self.clock.now()
        event = Event("photo.unusable", at, row.article_id, row.channel_id, reason=reason)
        await self.events.add(event)
        logger.warning("article %s goes without its photo: %s", row.article_id, reason)
