"""A newsroom to try the whole bot in: a feed on loopback, the sandbox, and the bot as a child."""

import asyncio
import io
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Self

from aiohttp import web
from PIL import Image

from sandbox.server import Sandbox
from tests.database import new
from tests.forks import AVAILABLE, Forked, Streams, nursery

TOKEN = "123:abc"
ADMIN = 501
CROWDED = 3  # how much slower a machine may be than one with nothing else to do
ROOT = Path(__file__).parent.parent


@dataclass
class Story:
    """One item of the feed; the pictures are made here, `photo` is how many."""

    number: int
    photo: int = 0
    title: str = ""
    minutes_old: int = 0
    text: str = ""  # HTML; else some sentences

    def __post_init__(self) -> None:
        self.title = self.title or f"Городской оркестр сыграл концерт номер {self.number}"

    def xml(self, base: str) -> str:
        at = datetime.now(UTC) - timedelta(minutes=self.minutes_old or 1)
        pictures = "".join(
            f'<enclosure url="{base}/photo/{self.number + 100 * n}.jpg" type="image/jpeg"/>'
            for n in range(self.photo)
        )
        text = self.text or (
            f"На площади собрались слушатели, и концерт {self.number} длился"
            " больше часа. Музыканты играли произведения композиторов Казахстана, а в конце"
            " вечера исполнили две песни по просьбе зрителей. Источник рассказал, что следующая"
            " встреча пройдет через неделю в городском парке, вход на нее свободный."
        )
        return (
            f"<item><title>{self.title}</title><guid>story-{self.number}</guid>"
            f"<link>{base}/story/{self.number}</link><pubDate>{format_datetime(at)}</pubDate>"
            f"<description>{escape(text)}</description>{pictures}</item>"
        )


class FeedSite:
    """Serves one feed with its pictures; `broken` answers instead of the feed where set."""

    def __init__(self) -> None:
        self.stories: list[Story] = []
        self.broken: web.Response | None = None
        self.looks = 0
        self.pictures: dict[int, bytes] = {}
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/feed.xml", self._feed)
        app.router.add_get("/photo/{number}.jpg", self._photo)
        app.router.add_get("/story/{number}", self._story)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def feed(self) -> str:
        return f"{self.base}/feed.xml"

    async def _feed(self, _: web.Request) -> web.StreamResponse:
        self.looks += 1
        if self.broken is not None:
            return web.Response(
                status=self.broken.status, body=self.broken.body, headers=self.broken.headers
            )
        items = "".join(story.xml(self.base) for story in reversed(self.stories))
        text = f'<rss version="2.0"><channel><title>Город</title>{items}</channel></rss>'
        return web.Response(text=text, content_type="application/rss+xml")

    async def _photo(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        body = self.pictures.get(number) or picture(number)
        return web.Response(body=body, content_type="image/jpeg")

    async def _story(self, _: web.Request) -> web.Response:
        return web.Response(status=404)


def picture(number: int) -> bytes:
    """A gradient, another one for every number."""
    image = Image.linear_gradient("L").resize((640, 360)).convert("RGB")
    image.putpixel((0, 0), (number % 256, number // 256 % 256, 7))
    image = Image.blend(image, Image.new("RGB", image.size, (number * 37 % 256, 90, 120)), 0.4)
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


@dataclass
class BotProcess:
    """`python -m bot run` in a folder of its own; `log` is what it wrote to stderr.

    `fresh`: by an interpreter of its own, not by a fork of one that has imported the bot.
    """

    folder: Path
    environment: Mapping[str, str]
    fresh: bool = False
    log: Path = field(init=False)
    process: asyncio.subprocess.Process | Forked | None = None

    def __post_init__(self) -> None:
        self.log = self.folder / "bot.log"

    async def start(self, *arguments: str) -> None:
        words = arguments or ("run",)
        environment = {**clean_environment(), "PYTHONPATH": str(ROOT), **self.environment}
        if AVAILABLE and not self.fresh:
            if words[0] == "run" and "DATABASE_URL" not in environment:
                await new(self.folder / "data" / "jarshy.db")
            streams = Streams(stderr=self.log)
            start = partial(nursery().start, words, self.folder, environment, streams)
            self.process = await asyncio.to_thread(start)
            return
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *words,
                cwd=self.folder,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )

    async def kill(self) -> None:
        """kill -9, at once."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), 20)

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""


def clean_environment() -> dict[str, str]:
    """What a child needs of the machine, without anybody's settings."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


def settings_for(telegram: Sandbox, site: FeedSite, channel: str, **more: str) -> dict[str, str]:
    """Quick polling, no pace limits: what a test wants unless it says otherwise."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "ADMIN_IDS": str(ADMIN),
        "CHANNELS": channel,
        "FEEDS": site.feed,
        "ALLOWED_PRIVATE_HOSTS": "127.0.0.1",
        "NATIONAL_BANK_URL": site.base,
        "FRANKFURTER_URL": site.base,
        "POLL_INTERVAL": "1",
        "FIRST_RUN_POSTS": "100",
        "RATE_PER_SECOND": "0",
        "RATE_CHAT_SECONDS": "0",
        "RATE_CHAT_MINUTE": "0",
        **more,
    }


@asynccontextmanager
async def running(
    folder: Path, environment: Mapping[str, str], *arguments: str
) -> AsyncIterator[BotProcess]:
    bot = BotProcess(folder, environment)
    await bot.start(*arguments)
    try:
        yield bot
    finally:
        await bot.kill()


def titles(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"].split("\n")[0] for message in messages]


async def reached(look: Callable[[], bool], seconds: float, step: float = 0.05) -> bool:
    """Wait until `look()` is true, but no longer than so many seconds."""
    for _ in range(int(seconds / step)):
        if look():
            return True
        await asyncio.sleep(step)
    return look()


async def until(look: Callable[[], bool], seconds: float = 30.0, what: str = "") -> None:
    """Fail with `what` where `look()` does not become true; a crowded machine gets its time."""
    patience = seconds * CROWDED
    assert await reached(look, patience), f"not within {patience:g} s: {what}"
