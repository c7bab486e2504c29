"""From the newsroom as it is to the newsroom as a file wants it. Pure decisions."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bot.errors import ConfigError
from bot.model import (
    EVERYTHING,
    HOUSE,
    AddFeed,
    ChannelLine,
    FeedLine,
    Layout,
    LayoutChange,
    MoveFeed,
    PutChannel,
    ReadPagesBy,
    RemoveChannel,
    RemoveFeed,
)
from bot.posts.style import style_fields


@dataclass(frozen=True, slots=True)
class WantedLayout:
    """What a file says; None where it says nothing of feeds or channels.

    `whole`: what a list leaves out is removed.
    """

    feeds: tuple[FeedLine, ...] | None = None
    channels: tuple[ChannelLine, ...] | None = None
    whole: bool = True


def layout_changes(now: Layout, wanted: WantedLayout) -> tuple[LayoutChange, ...]:
    """What must be done, feeds before the channels that carry them, removals last.

    A feed that the site moved is still the one that the file names by its old address; one in
    whose place the file names another address, of its title or of the same site, moves there.
    Raise ConfigError for a channel that carries a feed nobody named.
    """
    wanted = _as_they_stand(now, wanted)
    moves = tuple(_moved_feeds(now, wanted))
    now = _after(now, moves)
    known = {feed.url for feed in now.feeds}
    named = {feed.url for feed in wanted.feeds or ()}
    staying = named if wanted.feeds is not None and wanted.whole else known | named
    for channel in wanted.channels or ():
        _check_feeds(channel, staying)
    return (
        *moves,
        *_added_feeds(now, wanted),
        *_channel_changes(now, wanted),
        *(RemoveFeed(url) for url in _in_order(known - staying, now.feeds)),
    )


def _moved_feeds(now: Layout, wanted: WantedLayout) -> Iterator[MoveFeed]:
    if wanted.feeds is None or not wanted.whole:
        return
    named, standing = ({feed.url for feed in feeds} for feeds in (wanted.feeds, now.feeds))
    gone = [feed for feed in now.feeds if feed.url not in named]
    new = [feed for feed in wanted.feeds if feed.url not in standing]
    gone_titles, new_titles = (Counter(_title(feed) for feed in feeds) for feeds in (gone, new))
    for feed in new:
        title = _title(feed)
        if title and gone_titles[title] == new_titles[title] == 1:
            yield MoveFeed(next(one.url for one in gone if _title(one) == title), feed)
        elif len(gone) == len(new) == 1 and _is_renamed(gone[0], feed):
            yield MoveFeed(gone[0].url, feed)


def _is_renamed(before: FeedLine, after: FeedLine) -> bool:
    """Another address of one site, where no titles say that it is another feed."""
    return _site(before) == _site(after) and not (_title(before) and _title(after))


def _title(feed: FeedLine) -> str:
    return (feed.title or "").strip().casefold()


def _site(feed: FeedLine) -> str:
    return (urlsplit(feed.url).hostname or "").removeprefix("www.")


def _after(now: Layout, moves: Iterable[MoveFeed]) -> Layout:
    """The newsroom once its feeds have moved."""
    places = {move.before: move.feed.url for move in moves}
    feeds = tuple(replace(feed, url=places.get(feed.url, feed.url)) for feed in now.feeds)
    channels = tuple(
        channel
        if channel.feeds is None
        else replace(channel, feeds=tuple(places.get(url, url) for url in channel.feeds))
        for channel in now.channels
    )
    return Layout(feeds, channels)


def _added_feeds(now: Layout, wanted: WantedLayout) -> Iterator[LayoutChange]:
    """New ones, then those whose pages are to be read otherwise."""
    standing = {feed.url: feed for feed in now.feeds}
    feeds = wanted.feeds or ()
    yield from (AddFeed(feed) for feed in feeds if feed.url not in standing)
    for feed in feeds:
        before = standing.get(feed.url)
        if before is not None and reads_otherwise(before, feed):
            yield ReadPagesBy(feed)


def _channel_changes(now: Layout, wanted: WantedLayout) -> Iterator[LayoutChange]:
    if wanted.channels is None:
        return
    standing = {channel.key: channel for channel in now.channels}
    for channel in wanted.channels:
        before = standing.get(channel.key)
        if before is None or _differs(before, channel):
            yield PutChannel(channel)
    if wanted.whole:
        kept = {channel.key for channel in wanted.channels}
        yield from (RemoveChannel(one) for one in now.channels if one.key not in kept)


def with_its_feeds(now: Layout, line: ChannelLine) -> ChannelLine:
    """A channel as somebody adds it: a known one keeps the feeds it carries."""
    before = next((one for one in now.channels if one.key == line.key), None)
    return line if before is None else replace(line, feeds=before.feeds)


def reads_otherwise(before: FeedLine, after: FeedLine) -> bool:
    return after.selector is not None and after.selector != (before.selector or "")


def _as_they_stand(now: Layout, wanted: WantedLayout) -> WantedLayout:
    feeds, channels = wanted.feeds, wanted.channels
    if feeds is not None:
        feeds = tuple(replace(feed, url=now.standing(feed.url)) for feed in feeds)
    if channels is not None:
        channels = tuple(
            replace(
                channel,
                chat=now.chat(channel),
                feeds=None if channel.feeds is None else tuple(map(now.standing, channel.feeds)),
            )
            for channel in channels
        )
    return replace(wanted, feeds=feeds, channels=channels)


def _in_order(urls: set[str], feeds: Iterable[FeedLine]) -> list[str]:
    return [feed.url for feed in feeds if feed.url in urls]


def _differs(before: ChannelLine, after: ChannelLine) -> bool:
    style = before.style if after.style is None else after.style
    rates = before.rates if after.rates is None else after.rates
    words = before.words if after.words is None else after.words
    wanted = replace(after, style=style, rates=rates, words=words)
    return _comparable(before) != _comparable(wanted)


def _comparable(line: ChannelLine) -> ChannelLine:
    feeds = line.feeds if line.feeds is None else tuple(sorted(set(line.feeds)))
    rates = tuple(sorted(set(line.rates or ())))
    style, words = line.style or HOUSE, line.words or EVERYTHING
    chat = line.chat.lower()
    return replace(line, chat=chat, feeds=feeds, style=style, rates=rates, words=words)


def _check_feeds(channel: ChannelLine, known: set[str]) -> None:
    for url in channel.feeds or ():
        if url not in known:
            raise ConfigError(f"{channel.name} is to carry {url}, which is no feed here: add it")


def told(change: LayoutChange, now: Layout) -> str:
    """One line for whoever reads along."""
    match change:
        case AddFeed(feed):
            return f"feed added: {feed.url}" + (f", {pages_read(feed)}" if feed.selector else "")
        case MoveFeed(before, feed):
            return f"feed moved: {before} is now {feed.url}; what waits from it stays"
        case ReadPagesBy(feed):
            return f"feed changed: {feed.url}, {pages_read(feed)}"
        case RemoveFeed(url):
            return f"feed removed: {url}"
        case RemoveChannel(channel):
            return f"channel removed: {channel.name}"
        case PutChannel(channel):
            known = any(one.key == channel.key for one in now.channels)
            return f"channel {'changed' if known else 'added'}: {described(channel)}"


def cancelled_posts(number: int) -> str:
    """What a removal did beside; empty where nothing waited."""
    if not number:
        return ""
    posts = "1 post that waited is" if number == 1 else f"{number} posts that waited are"
    return f"{posts} cancelled"


def pages_read(feed: FeedLine) -> str:
    return f"text of its pages: {feed.selector or 'found by itself'}"


def described(channel: ChannelLine) -> str:
    """`@news, only kk, every feed, style {"bold": false}`."""
    parts = [channel.name]
    if channel.language:
        parts.append(f"only {channel.language}")
    if channel.feeds is None:
        parts.append("every feed")
    else:
        parts += channel.feeds or ("no feed",)
    if channel.style is not None and channel.style != HOUSE:
        parts.append(f"style {json.dumps(style_fields(channel.style), ensure_ascii=False)}")
    if channel.rates:
        parts.append(f"rates {' and '.join(channel.rates)}")
    if channel.words:
        parts.append(f"words {channel.words}")
    return ", ".join(parts)
