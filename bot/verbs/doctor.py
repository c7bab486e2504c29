"""`doctor`: is everything there that the bot needs?"""

import argparse
import json
import sys
from dataclasses import dataclass

from bot.app import Newsroom, beside
from bot.config import Settings, require_token
from bot.delivery.messenger import Messenger
from bot.errors import JarshyError
from bot.newsroom.layout.entering import nobody_to_ask, unlike_settings
from bot.sources.reading.reader import read_feed
from bot.verbs.channels import standing


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the answer; `note` says what was found, or what is wrong and what to do."""

    name: str
    ok: bool
    note: str


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await doctor(settings, as_json=options.json)


async def doctor(settings: Settings, *, as_json: bool) -> int:
    """1 where any check fails. JSON: `ok` and `checks`."""
    checks = [Check("configuration", True, "every setting can be meant")]
    try:
        async with beside(settings) as newsroom:
            checks.append(Check("database", True, "opened and up to date"))
            checks += await _settings(newsroom)
            checks += await _telegram(newsroom)
            checks += await _feeds(newsroom)
            checks += _folder(settings)
            checks.append(await _rates(newsroom))
    except JarshyError as error:
        checks.append(Check("database", False, str(error)))
    ok = all(check.ok for check in checks)
    if as_json:
        found = [{"name": c.name, "ok": c.ok, "note": c.note} for c in checks]
        print(json.dumps({"ok": ok, "checks": found}, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            print(f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.note}")
    if not ok:
        failed = ", ".join(check.name for check in checks if not check.ok)
        print(f"jarshy: not in order: {failed}; what to do stands above", file=sys.stderr)
    return 0 if ok else 1


async def _telegram(newsroom: Newsroom) -> list[Check]:
    from bot.telegram.calls import make_bot
    from bot.telegram.messenger import TelegramMessenger

    settings = newsroom.settings
    try:
        token = require_token(settings)
    except JarshyError as error:
        return [Check("token", False, str(error))]
    bot = make_bot(token, settings.telegram_api_url, settings.proxy_url)
    try:
        messenger = TelegramMessenger(bot)
        try:
            name = await messenger.greet()
        except JarshyError as error:
            return [Check("token", False, str(error))]
        return [Check("token", True, f"@{name}"), *await _channels(newsroom, messenger)]
    finally:
        await bot.session.close()


async def _channels(newsroom: Newsroom, messenger: Messenger) -> list[Check]:
    checks = []
    for channel in await newsroom.stores.channels.all():
        name = f"channel {channel.name}"
        try:
            facts = await messenger.meet(channel.chat)
        except JarshyError as error:
            checks.append(Check(name, False, f"{error}; add the bot there as an administrator"))
            continue
        checks.append(Check(name, *standing(channel, facts)))
    return checks or [Check("channels", False, "there is none: set CHANNELS")]


async def _feeds(newsroom: Newsroom) -> list[Check]:
    checks = []
    for feed in await newsroom.stores.feeds.all():
        if not feed.active:
            checks.append(Check(f"feed {feed.url}", False, feed.last_error or "stopped"))
            continue
        try:
            read = await read_feed(feed, newsroom.reading)
        except JarshyError as error:
            reason = str(error).removeprefix(f"{feed.url}: ")
            checks.append(Check(f"feed {feed.url}", False, reason))
            continue
        note = "unchanged" if read.unchanged else f"{len(read.items)} items"
        checks.append(Check(f"feed {feed.url}", True, note))
    return checks


async def _settings(newsroom: Newsroom) -> list[Check]:
    """The newsroom's word counts where `.env` says otherwise, so this is no failure."""
    layout = await newsroom.stores.layout.read()
    settings = newsroom.settings
    return [
        *(Check("settings", True, note) for note in unlike_settings(settings, layout)),
        *(Check("editors", False, note) for note in nobody_to_ask(settings, layout)),
    ]


async def _rates(newsroom: Newsroom) -> Check:
    book = newsroom.rates
    try:
        sheet = await book.sheet(book.today)
    except JarshyError as error:
        return Check("rates", False, str(error))
    note = f"of {sheet.fixing.day}, {len(sheet.lines)} currencies, from {sheet.fixing.source}"
    if sheet.stale:
        return Check("rates", False, f"only {note}: {book.trouble(book.today) or 'ask again'}")
    return Check("rates", True, note)


def _folder(settings: Settings) -> list[Check]:
    path = settings.articles_dir
    if path is None:
        return []
    if path.is_dir():
        return [Check("ARTICLES_DIR", True, str(path))]
    return [Check("ARTICLES_DIR", False, f"{path} is not a folder yet: make it, or start the bot")]
