"""The very post, shown to an editor before it stands in a channel."""

from dataclasses import dataclass

from bot.delivery.mending import PhotoBy
from bot.delivery.messenger import Messenger, Target
from bot.delivery.pace import Pace
from bot.delivery.photos import Photos
from bot.errors import BadPhoto
from bot.model import Article, Place, Style
from bot.ports import MessageLog
from bot.posts.compose import compose


@dataclass(frozen=True, slots=True)
class Showing:
    photos: Photos
    messenger: Messenger
    messages: MessageLog
    pace: Pace

    async def show(self, place: Place, article: Article, style: Style) -> int:
        """The message's id. What Telegram refuses as a photo goes without it, as in a channel."""
        photo, _ = await self.photos.ready(article)
        target = Target(place.chat_id, place.topic)
        post = compose(article, photo.photo if photo else None, style)
        for by in (PhotoBy.ID, PhotoBy.BYTES):
            if photo is None:
                break
            payload = await self.photos.payload(photo, by)
            await self.pace.answer(place.chat_id)
            try:
                delivered = await self.messenger.send(target, post, payload)
            except BadPhoto:
                continue
            return await self._noted(place, delivered.message_id)
        await self.pace.answer(place.chat_id)
        delivered = await self.messenger.send(target, compose(article, None, style), None)
        return await self._noted(place, delivered.message_id)

    async def _noted(self, place: Place, message_id: int) -> int:
        await self.messages.note(place.chat_id, [message_id], ours=True)
        return message_id
