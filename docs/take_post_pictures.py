"""Takes the pictures of docs/posts.md: `python -m docs.take_post_pictures`.

The bot itself posts docs/gallery/ into three channels of the sandbox, each kind in its style, and
a browser photographs what stands there. Needs Debian's chromium-driver.
"""

import asyncio
import io
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.by import By

from bot import app
from bot.clock import SystemClock
from bot.config import settings_from
from bot.model import HOUSE, LANGUAGES, Language
from bot.ports import ChannelStore
from docs.take_pictures import BROWSER, DRIVER, FOLDER, browser
from sandbox.page.routes import page_routes
from sandbox.server import Sandbox
from storage.database import Database
from storage.stores import stores

ARTICLES = Path(__file__).parent / "gallery"
SAMPLES = Path(__file__).parent.parent / "samples"
TOKEN, EDITOR = "4242:gallery", 1001
READERS: Mapping[Language, int] = {"ru": 1004, "kk": 1002, "en": 1003}
TITLES: Mapping[Language, str] = {
    "ru": "Саяжол",
    "kk": "Саяжол қазақша",
    "en": "Sayajol in English",
}
SIZE = (400, 9000)  # so tall that every message is on it
COLORS, GAP, MARGIN = 128, 14, 10
BACKGROUND = "#d5dee6"
# Once the page is there and each picture is not only loaded but painted.
DRAWN = """const done = arguments[0];
const painted = () => requestAnimationFrame(() => requestAnimationFrame(done));
const decoded = (one) => { one.loading = "eager"; one.decoding = "sync"; return one.decode(); };
const look = () => document.body.dataset.ready === "true"
  ? Promise.all([...document.images].map(decoded)).then(painted) : setTimeout(look, 100);
look();"""
ANSWER = 60.0  # seconds in which a post has come


@dataclass(frozen=True, slots=True)
class Kind:
    """`before`: the article that was there first, and is corrected to the one of this name."""

    name: str
    style: Mapping[str, object] = field(default_factory=dict)
    photo: str | None = None
    before: str | None = None
    album: tuple[str, ...] = ()  # of samples/, as album-1.jpg … beside the article


KINDS = (
    Kind("usual", photo="irtysh-birds"),
    Kind("text"),
    Kind("quote", {"quotes": True}, "night-bakery"),
    Kind("folded", {"expandable": 400, "summary": 1500}),
    Kind(
        "hashtags",
        {"tags": 3, "parts": ("title", "summary", "tags", "credits", "link")},
        "instrument-library",
    ),
    Kind("button", {"link": "button"}, "observatory-nights"),
    Kind("above", {"caption_above": True}, "courtyard-piano"),
    Kind("headline", {"parts": ("title", "credits", "link")}),
    Kind("advertising", {"advertising": "keep"}),
    Kind("album", album=("lake-path", "book-street", "clean-shore")),
    Kind("corrected", {"corrections": True}, "tram-reading-room", "corrected-before"),
)


@dataclass
class Gallery:
    telegram: Sandbox
    channels: ChannelStore
    folder: Path
    chats: Mapping[Language, int]
    posts: int = 0

    async def publish(self, kind: Kind) -> None:
        await self._restyle(kind.style)
        self._lay(kind.before or kind.name, kind)
        self.posts += 1
        await self._until(lambda text: True)
        if kind.before is not None:
            old = {language: self._last(language) for language in LANGUAGES}
            self._lay(kind.name, kind)
            await self._until(lambda text: text not in old.values())

    async def _restyle(self, style: Mapping[str, object]) -> None:
        now = SystemClock().now()
        for channel in await self.channels.all():
            values = {name: getattr(HOUSE, name) for name in channel.style.changed()} | dict(style)
            await self.channels.restyle(channel.id, values, now, "gallery")

    def _lay(self, article: str, kind: Kind) -> None:
        """The picture first: the bot takes an article as soon as it is there."""
        for language in LANGUAGES:
            place = self.folder / f"{language}-{kind.name}.md"
            if kind.photo is not None:
                shutil.copy(SAMPLES / f"{kind.photo}.jpg", place.with_suffix(".jpg"))
            for number, sample in enumerate(kind.album, 1):
                shutil.copy(SAMPLES / f"{sample}.jpg", self.folder / f"album-{number}.jpg")
            shutil.copy(ARTICLES / language / f"{article}.md", place)

    def _last(self, language: Language) -> str:
        """What the newest post says; an album is one, and its first message has the text."""
        found: dict[object, str] = {}
        for message in self.telegram.messages(self.chats[language]):
            found.setdefault(message["album"] or message["message_id"], message["text"])
        return list(found.values())[-1] if len(found) == self.posts else ""

    async def _until(self, looks: Callable[[str], bool]) -> None:
        async with asyncio.timeout(ANSWER):
            await until(lambda: all((last := self._last(one)) and looks(last) for one in LANGUAGES))


async def until(looks: Callable[[], bool]) -> None:
    while not looks():  # noqa: ASYNC110
        await asyncio.sleep(0.2)


@asynccontextmanager
async def gallery() -> AsyncIterator[Gallery]:
    """The bot at work over an empty folder."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jarshy-gallery-")))
        telegram = await stack.enter_async_context(Sandbox([TOKEN], pages=page_routes("")))
        telegram.create_user("Редактор", user_id=EDITOR, language_code="ru")
        telegram.start(EDITOR)
        chats: dict[Language, int] = {}
        for language in LANGUAGES:
            telegram.create_user("Reader", user_id=READERS[language], language_code=language)
            name = f"sayajol_{language}"
            chats[language] = telegram.create_channel(TITLES[language], username=name, owner=EDITOR)
        (folder / "articles").mkdir()
        database = f"sqlite+aiosqlite:///{folder / 'jarshy.db'}"
        settings = settings_from(
            bot_token=TOKEN,
            telegram_api_url=telegram.url,
            admin_ids=str(EDITOR),
            channels=",".join(f"@sayajol_{language}={language}" for language in LANGUAGES),
            articles_dir=str(folder / "articles"),
            database_url=database,
            first_run_posts="100",
            poll_interval="1",
            rate_chat_seconds="0",
        )
        at_work = asyncio.create_task(app.run(settings, sample_rates=True))
        stack.push_async_callback(_ended, at_work)
        await until((folder / "jarshy.db").exists)
        kept = await Database.open(database)
        stack.push_async_callback(kept.close)
        await until(lambda: bool(telegram.calls("getChat")))  # the channels are entered and met
        yield Gallery(telegram, stores(kept).channels, folder / "articles", chats)


async def _ended(task: "asyncio.Task[None]") -> None:
    """As an operator ends it."""
    if not task.done():
        signal.raise_signal(signal.SIGTERM)
    await task


def photographed(driver: webdriver.Chrome, url: str) -> list[Image.Image]:
    """Every message of the chat, oldest first."""
    width, height = SIZE
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.get("about:blank")
    driver.get(url)
    driver.set_script_timeout(20)
    driver.execute_async_script(DRAWN)
    whole = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    found = []
    for message in driver.find_elements(By.CSS_SELECTOR, "#messages article[id^=m]"):
        box = message.rect
        left, top = int(box["x"]), int(box["y"])
        found.append(whole.crop((left, top, left + int(box["width"]), top + int(box["height"]))))
    return found


def keep(name: str, looks: list[Image.Image]) -> Path:
    """One kind of post in three languages, side by side."""
    width = sum(one.width for one in looks) + GAP * (len(looks) - 1) + 2 * MARGIN
    sheet = Image.new("RGB", (width, max(one.height for one in looks) + 2 * MARGIN), BACKGROUND)
    left = MARGIN
    for one in looks:
        sheet.paste(one, (left, MARGIN))
        left += one.width + GAP
    path = FOLDER / f"post-{name}.png"
    sheet.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


async def main() -> None:
    async with gallery() as there:
        for kind in KINDS:
            await there.publish(kind)
        driver = await asyncio.to_thread(browser)
        try:
            columns = []
            for language in LANGUAGES:
                url = f"{there.telegram.url}/?as={READERS[language]}#{there.chats[language]}"
                columns.append(await asyncio.to_thread(photographed, driver, url))
        finally:
            await asyncio.to_thread(driver.quit)
    for number, kind in enumerate(KINDS):
        print(keep(kind.name, [column[number - len(KINDS)] for column in columns]))


if __name__ == "__main__":
    if not (BROWSER.exists() and DRIVER.exists()):
        sys.exit("no browser: install chromium and chromium-driver (Debian)")
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(main())
