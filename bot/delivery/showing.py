"""The very post, shown to an editor before it stands in a channel."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.mending import Mend, next_mend
from bot.delivery.messenger import Messenger, Target
from bot.delivery.pace import Pace
from bot.delivery.photos import Photos, ReadyPhoto
from bot.errors import BadPhoto
from bot.model import Article, Place, Style
from bot.ports import MessageLog
from bot.posts.compose import compose

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Showing:
    photos: Photos
    messenger: Messenger
    messages: MessageLog
    pace: Pace

    async def show(self, place: Place, article: Article, style: Style) -> int:
        """The (first) message's id."""
        return (await self.messages_of(place, article, style))[0]

    async def messages_of(self, place: Place, article: Article, style: Style) -> tuple[int, ...]:
        """The ids of the messages in which it is shown. What Telegram refuses as a photo goes
        without it, as in a channel."""
        mend = Mend()
        while True:
            photos, reason = await self.photos.album(article, mend)
            if not photos and reason:
                logger.warning("%s is shown without its photo: %s", article.title, reason)
            try:
                return await self._sent(place, article, style, photos, mend)
            except BadPhoto as error:
                step = next_mend(mend, error, [ready.photo for ready in photos])
                if step is None:
                    raise
                mend = step

    async def _sent(
        self,
        place: Place,
        article: Article,
        style: Style,
        photos: Sequence[ReadyPhoto],
        mend: Mend,
    ) -> tuple[int, ...]:
        payloads = [await self.photos.payload(photo, mend.photo) for photo in photos]
        first = photos[0].photo if photos else None
        post = compose(article, first, style, more=[ready.photo for ready in photos[1:]])
        await self.pace.answer(place.chat_id, max(1, len(payloads)))
        delivered = await self.messenger.send(Target(place.chat_id, place.topic), post, payloads)
        ids = tuple(one.message_id for one in delivered)
        await self.messages.note(place.chat_id, ids, ours=True)
        return ids
