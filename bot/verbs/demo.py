"""`demo`: the bot against the stand-in Telegram, with a sample newsroom and a page to watch it.

Everything lies in a temporary folder; nothing leaves this machine.
"""

import argparse
import asyncio
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from importlib.resources import as_file, files
from pathlib import Path

from bot import app
from bot.clock import SystemClock
from bot.config import Settings, settings_from
from bot.errors import JarshyError, os_reason
from bot.model import LANGUAGES
from bot.sources.stored.files import ARTICLE_SUFFIXES
from bot.texts import Texts, mark
from samples.site import Site
from sandbox.page.routes import page_routes
from sandbox.server import Sandbox

HOST = "127.0.0.1"
TOKEN = "4242:demo"  # of the stand-in Telegram alone
BOT_NAME = "Жаршы"
EDITOR = 1001
READERS = ((1002, "Айгүл", "kk"), (1003, "Anna", "en"), (1004, "Олег", "ru"))
CHANNELS = (
    ("sayajol_ru", "Саяжол", "ru"),
    ("sayajol_kk", "Саяжол қазақша", "kk"),
    ("sayajol_en", "Sayajol in English", "en"),
)
NOTICE = mark("A sample newsroom: its articles are invented, its rates are named “sample”.")
AT_FIRST = 3  # stored articles that lie there when the bot starts
MAX_PORT = 65_535
ARRIVE_EVERY = 25.0  # seconds between the others


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8080, help="of the page (default: 8080)")


def _port(written: str) -> int:
    """0 is any that is free."""
    if not (re.fullmatch(r"[0-9]{1,5}", written) and int(written) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f"{written!r} is no port: give 1 to {MAX_PORT}")
    return int(written)


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Until Ctrl+C. `settings` give the language and the log alone."""
    async with AsyncExitStack() as stack:
        telegram = await _telegram(stack, options.port)
        site = await stack.enter_async_context(Site(SystemClock().now))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jarshy-demo-")))
        samples = stack.enter_context(as_file(files("samples")))
        stored = await asyncio.to_thread(_stored, samples)
        await asyncio.to_thread(_lay, stored[:AT_FIRST], folder / "articles")
        arriving = asyncio.create_task(_arrive(stored[AT_FIRST:], folder / "articles"))
        stack.callback(arriving.cancel)
        print(_welcome(telegram.url), flush=True)
        await app.run(_settings(settings, telegram, site, folder), sample_rates=True)
    return 0


async def _telegram(stack: AsyncExitStack, port: int) -> Sandbox:
    """The stand-in with the newsroom's channels and people."""
    notice: dict[str, str] = {language: Texts(language).say(NOTICE) for language in LANGUAGES}
    telegram = Sandbox([TOKEN], host=HOST, port=port, pages=page_routes(notice))
    try:
        await stack.enter_async_context(telegram)
    except OSError as error:
        raise JarshyError(
            f"port {port} cannot be used ({os_reason(error)}): name another one, like --port 8090"
        ) from error
    telegram.set_user(int(TOKEN.partition(":")[0]), first_name=BOT_NAME)
    telegram.create_user(user_id=EDITOR, first_name="Редактор", language_code="ru")
    for number, name, language in READERS:
        telegram.create_user(user_id=number, first_name=name, language_code=language)
    for username, title, _ in CHANNELS:
        telegram.create_channel(title, username=username, owner=EDITOR)
    telegram.start(EDITOR)
    return telegram


def _settings(given: Settings, telegram: Sandbox, site: Site, folder: Path) -> Settings:
    return settings_from(
        bot_token=TOKEN,
        telegram_api_url=telegram.url,
        admin_ids=str(EDITOR),
        channels=",".join(f"@{name}={language}" for name, _, language in CHANNELS),
        feeds=site.feed,
        articles_dir=str(folder / "articles"),
        database_url=f"sqlite+aiosqlite:///{folder / 'jarshy.db'}",
        allowed_private_hosts=site.base.removeprefix("http://").rpartition(":")[0],
        poll_interval="3",
        first_run_posts="100",
        max_age="8760",
        language=given.language,
        timezone=given.timezone.key,
    )


def _stored(samples: Path) -> list[Path]:
    return [path for path in sorted(samples.iterdir()) if path.suffix in ARTICLE_SUFFIXES]


def _lay(articles: Sequence[Path], folder: Path) -> None:
    """Put articles with their pictures where the bot looks; the picture first."""
    folder.mkdir(exist_ok=True)
    for article in articles:
        shutil.copy(article.with_suffix(".jpg"), folder)
        shutil.copy(article, folder)


async def _arrive(articles: Sequence[Path], folder: Path) -> None:
    clock = SystemClock()
    for article in articles:
        await clock.sleep(ARRIVE_EVERY)
        await asyncio.to_thread(_lay, [article], folder)


def _welcome(address: str) -> str:
    return (
        f"The sample newsroom is at {address} – open it in a browser. Ctrl+C ends it.\n"
        "To post for real: ask @BotFather in Telegram for a bot (/newbot), put its token into\n"
        ".env as BOT_TOKEN=…, your channel as CHANNELS=@name, a feed as FEEDS=https://…,\n"
        "make the bot an administrator of the channel, and type make run again.\n"
        ".env.example explains every setting."
    )
