"""What `.env` names: entered when it is first seen, and compared with what the newsroom has now."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.config import Settings
from bot.model import ChannelLine, Layout
from bot.ports import ChannelStore, FeedStore

_GROUP = re.compile(r"-(?!100\d{9,})\d+$")  # no supergroup's or channel's number


async def enter_settings(
    settings: Settings, feeds: FeedStore, channels: ChannelStore, at: datetime
) -> None:
    """What was removed since stays removed."""
    if settings.feeds:
        await feeds.enter(settings.feeds, at)
    if settings.channels:
        named = [(channel.chat, channel.topic, channel.language) for channel in settings.channels]
        await channels.enter(named, at)


def missing(settings: Settings) -> tuple[str, ...]:
    """What the bot can do without, but seldom is meant to: a line each."""
    lines = []
    if not settings.admin_ids:
        lines.append("ADMIN_IDS is not set: nobody can be asked about posts whose fate is unknown")
    if not settings.channels:
        lines.append("CHANNELS is not set: nothing is posted but in channels added before")
    if not settings.feeds and settings.articles_dir is None:
        lines.append("neither FEEDS nor ARTICLES_DIR is set: there is nothing new to read")
    return tuple(lines)


def unlike_settings(settings: Settings, layout: Layout) -> tuple[str, ...]:
    """Where the database and FEEDS or CHANNELS say different things, a line each."""
    channels = {line.key: line for line in layout.channels}
    named = [ChannelLine(c.chat, c.topic, c.language) for c in settings.channels]
    feeds = [feed.url for feed in layout.feeds]
    asked = [layout.standing(url) for url in settings.feeds]
    return (
        *(_removed("FEEDS", url) for url in asked if url not in feeds),
        *_added("FEEDS", asked, feeds),
        *(_removed("CHANNELS", line.name) for line in named if line.key not in channels),
        *_added("CHANNELS", [line.key for line in named], channels),
        *(
            f"CHANNELS says {line.language or 'every language'} for {line.name}, the newsroom"
            f" {channels[line.key].language or 'every language'}; the newsroom's word counts"
            for line in named
            if line.key in channels and channels[line.key].language != line.language
        ),
    )


def nobody_to_ask(settings: Settings, layout: Layout) -> tuple[str, ...]:
    """Channels whose style asks an editor first although nobody is named as one, a line each."""
    if settings.admin_ids or settings.service_chat is not None:
        return ()
    return tuple(
        f"{line.name} wants an editor asked about some articles: set ADMIN_IDS, or they wait for"
        " ever"
        for line in layout.channels
        if line.style is not None and "hold" in (line.style.advertising, line.style.similar)
    )


def _removed(setting: str, name: str) -> str:
    if _GROUP.match(name):
        return (
            f"{name} is in {setting}, but was removed since, or the group became a supergroup with"
            " another number; take it out there"
        )
    return f"{name} is in {setting}, but was removed since; take it out there"


def _added(setting: str, named: Iterable[str], held: Iterable[str]) -> list[str]:
    """Nothing to say where the setting is not used at all."""
    known = set(named)
    if not known:
        return []
    return [
        f"{name} was added since, {setting} does not name it" for name in held if name not in known
    ]
