"""What `.env` names enters the database when it is first seen."""

from datetime import datetime

from bot.config import Settings
from bot.ports import ChannelStore, FeedStore


async def enter_settings(
    settings: Settings, feeds: FeedStore, channels: ChannelStore, at: datetime
) -> None:
    """What was removed since stays removed."""
    if settings.feeds:
        await feeds.enter(settings.feeds, at)
    if settings.channels:
        named = [(channel.chat, channel.topic, channel.language) for channel in settings.channels]
        await channels.enter(named, at)
