"""`channels`: where posts go, and whether the bot may post there."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.app import Newsroom, beside
from bot.config import Settings, require_token
from bot.config_values import Unusable, channels
from bot.delivery.messenger import ChatFacts, Messenger
from bot.errors import ConfigError, JarshyError, TelegramError
from bot.model import (
    Channel,
    ChannelLine,
    Layout,
    LayoutChange,
    PutChannel,
    RemoveChannel,
)
from bot.newsroom.layout.changes import cancelled_posts, described, told, with_its_feeds
from bot.posts.style import style_fields

WHO = "command line"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "add", "remove", "check"))
    parser.add_argument(
        "chats", nargs="*", metavar="CHAT", help="@name, -100…, -100…/topic; =ru, =kk, =en behind"
    )
    parser.add_argument("--json", action="store_true", help="list and check: one JSON document")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    if options.action == "list":
        return await list_channels(settings, as_json=options.json)
    if options.action == "check":
        return await check_channels(settings, as_json=options.json)
    if not options.chats:
        raise ConfigError(f"channels {options.action}: give @name or -100…")
    named = [_line(chat) for chat in options.chats]
    async with beside(settings) as newsroom:
        if options.action == "add":
            return await _add(newsroom, named)
        return await _remove(newsroom, named)


def _line(text: str) -> ChannelLine:
    try:
        (setting,) = channels(text)
    except (Unusable, ValueError):
        raise ConfigError(
            f"{text}: give @name, -100… or -100…/topic, with =ru, =kk or =en behind it"
        ) from None
    return ChannelLine(setting.chat, setting.topic, setting.language)


async def _add(newsroom: Newsroom, lines: Sequence[ChannelLine]) -> int:
    """A known channel keeps the feeds it carries; its language becomes the one given."""
    layout = await newsroom.stores.layout.read()
    known = {line.key: line for line in layout.channels}
    changes: list[LayoutChange] = []
    for line in lines:
        before = known.get(line.key)
        if before is not None and before.language == line.language:
            print(f"channel known already: {described(before)}")
        else:
            changes.append(PutChannel(with_its_feeds(layout, line)))
    await _make(newsroom, layout, changes)
    return 0


async def _remove(newsroom: Newsroom, lines: Sequence[ChannelLine]) -> int:
    layout = await newsroom.stores.layout.read()
    found = await newsroom.stores.channels.all()
    for line in lines:
        if not any(_names(line, channel) for channel in found):
            raise JarshyError(f"{line.name}: not a channel here; `channels list` shows them")
    await _make(newsroom, layout, [RemoveChannel(line) for line in lines])
    return 0


def _names(line: ChannelLine, channel: Channel) -> bool:
    """By name in any case, or by the number under which the bot has met it."""
    numbers = (line.chat, line.topic) == (str(channel.chat_id), channel.topic)
    return numbers or line.key == channel.name.lower()


async def _make(newsroom: Newsroom, layout: Layout, changes: Sequence[LayoutChange]) -> None:
    cancelled = 0
    if changes:
        cancelled = await newsroom.stores.layout.make(changes, newsroom.clock.now(), WHO)
    for change in changes:
        print(told(change, layout))
    if cancelled:
        print(cancelled_posts(cancelled))


async def channel_named(newsroom: Newsroom, to: str) -> Channel:
    """Raise ConfigError for a channel that is not the newsroom's."""
    try:
        wanted = channels(to)[0]
    except (Unusable, IndexError):
        raise ConfigError(f"--to {to}: give @name, -100… or -100…/topic") from None
    known = await newsroom.stores.channels.all()
    for channel in known:
        if (channel.chat.lower(), channel.topic) == (wanted.chat.lower(), wanted.topic):
            return channel
        if wanted.chat == str(channel.chat_id) and channel.topic == wanted.topic:
            return channel
    names = ", ".join(channel.name for channel in known) or "none yet"
    raise ConfigError(f"--to {to}: not a channel of this newsroom ({names}); add it to CHANNELS")


async def channel_shown(settings: Settings, to: str | None) -> Channel:
    """The one for which posts are only shown; one as the house has it where none is named."""
    if to is None:
        return Channel(0, "")
    async with beside(settings) as newsroom:
        return await channel_named(newsroom, to)


async def list_channels(settings: Settings, *, as_json: bool) -> int:
    """JSON: `channels`, each with chat, topic, language, feeds, style (what differs
    from the usual), rates, words, active and stopped_reason."""
    async with beside(settings) as newsroom:
        layout = await newsroom.stores.layout.read()
        found = {c.name.lower(): c for c in await newsroom.stores.channels.all()}
    shown = [_document(line, found[line.key]) for line in layout.channels if line.key in found]
    if as_json:
        print(json.dumps({"channels": shown}, ensure_ascii=False, indent=2))
        return 0
    for line in layout.channels:
        channel = found.get(line.key)
        stopped = channel.stopped_reason if channel else None
        print(described(line) + (f"\n  stopped: {stopped}" if stopped else ""))
    if not layout.channels:
        print("There is no channel yet: channels add CHAT, or CHANNELS.")
    return 0


def _document(line: ChannelLine, channel: Channel) -> dict[str, object]:
    return {
        "chat": line.chat,
        "topic": line.topic,
        "language": line.language,
        "feeds": line.feeds,
        "style": style_fields(channel.style),
        "rates": line.rates,
        "words": list(channel.words),
        "chat_id": channel.chat_id,
        "active": channel.active,
        "stopped_reason": channel.stopped_reason,
    }


async def check_channels(settings: Settings, *, as_json: bool) -> int:
    """1 where the bot may not post somewhere. JSON: `ok` and `channels` with ok and note."""
    async with beside(settings) as newsroom, telegram(settings) as messenger:
        known = await newsroom.stores.channels.all()
        checked = [await _checked(channel, messenger) for channel in known]
    _mark_doubles(checked)
    ok = bool(checked) and all(one["ok"] for one in checked)
    if as_json:
        print(json.dumps({"ok": ok, "channels": checked}, ensure_ascii=False, indent=2))
    else:
        for one in checked:
            print(f"{'ok  ' if one['ok'] else 'FAIL'}  {one['channel']}: {one['note']}")
    if not checked:
        raise JarshyError("there is no channel yet: channels add CHAT, or set CHANNELS")
    if not ok:
        failed = ", ".join(one["channel"] for one in checked if not one["ok"])
        print(f"jarshy: no posting in {failed}; what to do stands above", file=sys.stderr)
    return 0 if ok else 1


@asynccontextmanager
async def telegram(settings: Settings) -> AsyncIterator[Messenger]:
    """Raise ConfigError without a token, Unauthorized with a wrong one."""
    token = require_token(settings)
    # Here and not above: aiogram is the slowest import, and the other actions need none of it.
    from bot.telegram.calls import make_bot
    from bot.telegram.messenger import TelegramMessenger

    bot = make_bot(token, settings.telegram_api_url, settings.proxy_url)
    try:
        messenger = TelegramMessenger(bot)
        await messenger.greet()
        yield messenger
    finally:
        await bot.session.close()


async def _checked(channel: Channel, messenger: Messenger) -> dict[str, Any]:
    result = {"channel": channel.name, "ok": False, "chat_id": None}
    try:
        facts = await messenger.meet(channel.chat)
    except TelegramError as error:
        return result | {"note": f"{error}; add the bot there as an administrator"}
    ok, note = standing(channel, facts)
    return result | {"ok": ok, "chat_id": facts.chat_id, "note": note}


def standing(channel: Channel, facts: ChatFacts) -> tuple[bool, str]:
    """May the bot post there, and does it? With what is to be said of it."""
    named = str(channel.chat).startswith("@")
    if named and channel.chat_id not in (None, facts.chat_id):
        return False, (
            f"the name belongs to another chat now ({facts.title}); posts still go to"
            f" {channel.chat_id}: channels remove {channel.chat}, then add it again"
        )
    if not facts.may_post:
        return False, "give the bot the right to post there"
    return True, facts.title


def _mark_doubles(checked: list[dict[str, Any]]) -> None:
    """One chat under two names would get every post twice."""
    places = [(one["chat_id"], one["channel"].partition("/")[2]) for one in checked]
    times = Counter(places)
    for one, place in zip(checked, places, strict=True):
        if one["chat_id"] is not None and times[place] > 1:
            one["ok"] = False
            one["note"] = "the same chat is listed twice: remove one of the two"
