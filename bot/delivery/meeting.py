"""The chats behind the channels: their numbers, titles, and whether the bot may post there."""

import logging
from dataclasses import dataclass, field

from bot.delivery.messenger import Messenger
from bot.errors import ChatGone
from bot.model import Channel
from bot.ports import ChannelStore, Clock

logger = logging.getLogger(__name__)


@dataclass
class Meeting:
    channels: ChannelStore
    messenger: Messenger
    clock: Clock
    _heard: set[int] = field(default_factory=set)  # channels whose titles are known anew

    async def work(self) -> None:
        """Learn the chats' numbers, once the titles of those without a public name; look again
        at those where the bot could not post."""
        for channel in await self.channels.all():
            known = channel.is_public or channel.id in self._heard
            if channel.active and channel.chat_id is not None and known:
                continue
            try:
                facts = await self.messenger.meet(channel.chat)
            except ChatGone as error:
                if channel.active:
                    await self.channels.stop(channel.id, str(error), self.clock.now())
                    logger.error(
                        "%s: %s; check the name, and make the bot an administrator there with the"
                        " right to post",
                        channel.name,
                        error,
                    )
                continue
            self._heard.add(channel.id)
            if facts.is_called(channel.chat) and await self._united(channel, facts.chat_id):
                continue
            if facts.may_post:
                if not channel.active:
                    logger.info("%s: the bot may post there", channel.name)
                await self.channels.met(channel.id, facts.chat_id, facts.protected, facts.title)

    async def _united(self, channel: Channel, chat_id: int) -> bool:
        """Two names of one chat would bring every article there twice."""
        one = await self.channels.unite(channel.id, chat_id, self.clock.now())
        if one is not None:
            logger.warning(
                "%s leads to the chat of another channel: both are one channel now, %s",
                channel.name,
                one.name,
            )
        return one is not None
