"""Takes the README's pictures from the demo: `make pictures`. Needs Debian's chromium-driver."""

import asyncio
import io
import json
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from tests.newsroom import reached, running
from tests.whole.test_demo import NAMES, asked, free_port, posts

FOLDER = Path(__file__).parent / "pictures"
BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", "force-color-profile=srgb")
DESK, PHONE = (1280, 800), (390, 844)
READER, ENGLISH, EDITOR = 1002, 1003, 1001
COLORS = 200


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: who looks, at which chat, what is said there before, and which button of the
    answer is pressed then."""

    name: str
    user: int
    chat: str
    size: tuple[int, int] = PHONE
    said: tuple[str, ...] = ()
    pressed: str = ""


SHOTS = (
    Shot("channel-ru", 1004, "sayajol_ru", DESK),
    Shot("channel-kk", READER, "sayajol_kk"),
    Shot("channel-en", ENGLISH, "sayajol_en"),
    Shot("news", 1004, "bot", PHONE, ("/news",)),
    Shot("reading", 1004, "bot", (390, 1500), ("/search рояль",), "1"),
    Shot("rates", READER, "bot", PHONE, ("/rates", "/rates 100 usd")),
    Shot("post", EDITOR, "bot", DESK, ("/post Тараз",)),
)


def say(port: int, user: int, text: str) -> None:
    """Type a line in the chat with the bot."""
    order(port, "send", {"user": user, "chat": user, "text": text})


def order(port: int, name: str, values: dict[str, Any]) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_sandbox/{name}",
        data=json.dumps(values).encode(),
        headers={"Content-Type": "application/json"},
    )
    urllib.request.urlopen(request).close()


def browser() -> webdriver.Chrome:
    options = Options()
    for flag in FLAGS:
        options.add_argument(f"--{flag}")
    options.binary_location = str(BROWSER)
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


async def take(driver: webdriver.Chrome, port: int, shot: Shot, bot: int) -> None:
    for line in shot.said:
        before = len(asked(port, f"messages?chat={shot.user}&bot={bot}"))
        say(port, shot.user, line)
        await reached(lambda at=before: _answered(port, shot.user, bot, at), 20)  # type: ignore[misc]
    if shot.pressed:
        there = asked(port, f"messages?chat={shot.user}&bot={bot}")
        place = {"user": shot.user, "chat": shot.user, "message_id": there[-1]["message_id"]}
        order(port, "press", {**place, "text": shot.pressed, "bot": bot})
        await reached(lambda: _answered(port, shot.user, bot, len(there) - 1), 20)
    chat = f"bot{bot}"
    if shot.chat != "bot":
        chat = next(str(c["id"]) for c in asked(port, "chats") if c.get("username") == shot.chat)
    width, height = shot.size
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.get("about:blank")
    driver.get(f"http://127.0.0.1:{port}/?as={shot.user}#{chat}")
    await reached(lambda: driver.execute_script("return document.body.dataset.ready") == "true", 20)
    await asyncio.sleep(1.5)
    _keep(driver.get_screenshot_as_png(), FOLDER / f"{shot.name}.png")


def _answered(port: int, user: int, bot: int, before: int) -> bool:
    messages: list[dict[str, Any]] = asked(port, f"messages?chat={user}&bot={bot}")
    return len(messages) >= before + 2


def _keep(png: bytes, path: Path) -> None:
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


async def main() -> int:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), {}, "demo", "--port", str(port)):
            if not await reached(lambda: all(len(posts(port, n)) >= 4 for n in NAMES), 240, 1):
                print("the demo's posts did not arrive", file=sys.stderr)
                return 1
            bot = asked(port, "bots")[0]["id"]
            driver = browser()
            try:
                for shot in SHOTS:
                    await take(driver, port, shot, bot)
                    print(FOLDER / f"{shot.name}.png")
            finally:
                driver.quit()
    return 0


if __name__ == "__main__":
    if not (BROWSER.exists() and DRIVER.exists()):
        sys.exit("no browser: install chromium and chromium-driver (Debian)")
    FOLDER.mkdir(exist_ok=True)
    sys.exit(asyncio.run(main()))
