"""The page in Chromium, driven by selenium: opening, finding, waiting, reading the console."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import Any, TypeVar

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

T = TypeVar("T")
PHONE, DESK = (390, 844), (1280, 800)
MISSING = "no Chromium here: the page is not tested; on Debian: apt install chromium-driver"
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--accept-lang=ru",
    "--disable-back-forward-cache",  # each page would be kept, with a process of its own
)
_SECONDS = 15.0
_LAST_SHOWN = """return [...document.querySelectorAll(arguments[0])].filter(
    (one) => one.checkVisibility() && one.innerText.includes(arguments[1])).pop() || null"""


def installed() -> bool:
    return all(shutil.which(name) for name in ("chromium", "chromedriver"))


def chromium() -> webdriver.Chrome:
    options = Options()
    options.binary_location = str(shutil.which("chromium"))
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


class Page:
    def __init__(self, driver: webdriver.Chrome, url: str) -> None:
        self.driver, self.url = driver, url

    def open(self, user: int, chat: str | int = "", size: tuple[int, int] = DESK) -> None:
        """As this person, with this chat open; whoever was chosen before."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.get("about:blank")  # another hash alone would not load the page anew
        self.driver.get(f"{self.url}/?as={user}" + (f"#{chat}" if chat else ""))
        self.wait(lambda: self.script("return document.body.dataset.ready") == "true")

    def script(self, text: str, *values: Any) -> Any:
        return self.driver.execute_script(text, *values)

    def all(self, css: str) -> list[WebElement]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, css))

    def see(self, css: str, text: str = "") -> WebElement:
        """The last one that is shown and holds the text, once there is one."""

        def look() -> WebElement | None:
            found: WebElement | None = self.script(_LAST_SHOWN, css, text)
            return found

        return self.wait(look, f"{css} with {text!r}")

    def gone(self, css: str) -> None:
        self.wait(lambda: self.script(_LAST_SHOWN, css, "") is None, f"no {css}")

    def click(self, css: str, text: str = "") -> None:
        """What is drawn anew under the pointer is looked for again."""

        def press() -> bool:
            self.see(css, text).click()
            return True

        self.wait(press, f"a press on {css}")

    def choose(self, css: str, value: str) -> None:
        Select(self.see(css)).select_by_value(value)

    def type(self, *keys: str) -> None:
        """Into whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def write(self, text: str) -> None:
        self.see("#text").send_keys(text, Keys.ENTER)

    def focused(self, attribute: str = "id") -> str:
        return str(self.driver.switch_to.active_element.get_attribute(attribute))

    def errors(self) -> list[str]:
        """What the console complained of since the last look."""
        return [
            str(entry["message"])
            for entry in self.driver.get_log("browser")  # type: ignore[no-untyped-call]
            if entry["level"] in ("SEVERE", "WARNING")
        ]

    def wait(self, look: Callable[[], T | None], what: str = "what was waited for") -> T:
        end = time.monotonic() + _SECONDS
        while True:
            try:
                if seen := look():
                    return seen
            except StaleElementReferenceException:
                pass
            if time.monotonic() > end:
                raise AssertionError(f"Not within {_SECONDS} s: {what}")
            time.sleep(0.03)
