"""Looking at what stands at an id of a channel, without leaving a mark there."""

from dataclasses import dataclass

from bot.delivery.messenger import Messenger
from bot.delivery.service_chat import ServiceChat
from bot.delivery.settle import Verdict
from bot.errors import ChatGone, MessageMissing, NotForwardable, Refused
from bot.model import Channel, Fingerprint
from bot.posts.fingerprint import is_part, same

# `id:int` of `message`, 32 bits: https://core.telegram.org/constructor/message
LARGEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Looker:
    """Forwards to the service chat; where that cannot be, asks for an edit that changes nothing."""

    messenger: Messenger
    service: ServiceChat

    async def look(
        self, channel: Channel, message_id: int, ours: Fingerprint, *, alone: bool
    ) -> Verdict:
        """`alone`: no other lost post of this chat could stand there. Raise TelegramError."""
        if channel.chat_id is None:
            return Verdict.CLOSED
        service = None if channel.protected else await self.service.chat_id()
        if service is not None:
            try:
                copy = await self.service.copy(service, channel.chat_id, message_id)
            except MessageMissing:
                return Verdict.MISSING
            except ChatGone as error:
                self.service.close(service, error)
            except Refused:
                return await self._nudge(channel.chat_id, message_id, ours, alone)
            else:
                return compared(ours, copy.shows)
        return await self._nudge(channel.chat_id, message_id, ours, alone)

    async def shows(self, channel: Channel, message_id: int) -> Fingerprint | None:
        """What stands there; None where it cannot be seen. Raise MessageMissing, TelegramError."""
        service = await self.service.chat_id()
        if service is None or channel.chat_id is None:
            return None
        try:
            if not channel.protected:
                return (await self.service.copy(service, channel.chat_id, message_id)).shows
        except NotForwardable:
            pass  # protected since the bot met the channel
        except ChatGone as error:
            self.service.close(service, error)
            return None
        try:
            return await self.service.copy_of_protected(service, channel.chat_id, message_id)
        except NotForwardable:
            return None

    async def _nudge(
        self, chat_id: int, message_id: int, ours: Fingerprint, alone: bool
    ) -> Verdict:
        try:
            mine = await self.messenger.is_unchanged(chat_id, message_id, ours.button)
        except MessageMissing:
            return Verdict.MISSING
        except Refused:
            return Verdict.CLOSED
        if not mine:
            # Whether this edit works in an album is written nowhere, so there it proves nothing.
            return Verdict.CLOSED if ours.more else Verdict.OTHER
        return Verdict.OURS if alone else Verdict.CLOSED


def compared(ours: Fingerprint, seen: Fingerprint) -> Verdict:
    """What a message is to us that shows this."""
    if same(ours, seen):
        return Verdict.OURS
    return Verdict.PART if is_part(ours, seen) else Verdict.OTHER


async def newest(looker: Looker, channel: Channel, ours: Fingerprint) -> int:
    """The newest id of a chat of which nothing is known, found in about 2·log2(id) looks.

    A few deleted posts in a row are stepped over; a longer hole makes the answer too small. 0
    where something seems to stand at every id: then nothing can be told.
    """

    async def stands(message_id: int) -> bool:
        for near in range(message_id, message_id + 3):
            if await looker.look(channel, near, ours, alone=True) is not Verdict.MISSING:
                return True
        return False

    low, high = 0, 1
    while await stands(high):
        low, high = high, high * 2
        if high > LARGEST_ID:
            return 0
    while high - low > 1:
        middle = (low + high) // 2
        if await stands(middle):
            low = middle
        else:
            high = middle
    return low
