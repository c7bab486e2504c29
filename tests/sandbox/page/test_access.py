"""For everybody: names for all controls, landmarks, colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import sandbox.page
from tests.sandbox.helpers import BOT
from tests.sandbox.page.browser import PHONE, Page
from tests.sandbox.page.stage import Stage

CSS = (Path(sandbox.page.__file__).parent / "static/css/base.css").read_text("utf-8")
CONTROLS = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "spinbutton", "tab"}
# What stands on what; 4.5 : 1 is WCAG's level AA for text.
ON = [
    ("text", "back"),
    ("text", "back-soft"),
    ("text", "in"),
    ("text", "out"),
    ("text", "code"),
    ("text", "accent-soft"),
    ("quiet", "back"),
    ("quiet", "back-soft"),
    ("in-quiet", "in"),
    ("out-quiet", "out"),
    ("link", "in"),
    ("link", "back"),
    ("out-link", "out"),
    ("on-accent", "accent"),
    ("bad", "back"),
    ("good", "back"),
]
WHITE_ON = ["pill", "key", "accent"]


def colors(dark: bool) -> dict[str, str]:
    """The light ones, under the dark ones where asked for."""
    light, _, rest = CSS.partition("@media (prefers-color-scheme: dark)")
    pairs = re.findall(r"--([\w-]+): (#\w{3,6})\b", light)
    return dict(pairs) | (dict(re.findall(r"--([\w-]+): (#\w{3,6})\b", rest)) if dark else {})


def brightness(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(one * 2 for one in color[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_colours_can_be_read(dark: bool) -> None:
    known = colors(dark) | {"white": "#ffffff"}
    pairs = [*ON, *(("white", name) for name in WHITE_ON)]
    poor = {}
    for above, below in pairs:
        low, high = sorted(brightness(known[name]) for name in (above, below))
        ratio = (high + 0.05) / (low + 0.05)
        if ratio < 4.5:
            poor[above, below] = round(ratio, 2)
    assert poor == {}


def nodes(page: Page) -> list[dict[str, Any]]:
    tree = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})
    return [node for node in tree["nodes"] if not node["ignored"]]


def test_every_control_has_a_name_and_the_rooms_are_landmarks(page: Page, stage: Stage) -> None:
    scene = stage.scene
    stage.do(stage.telegram.start, scene.editor)
    for chat in (scene.ru, f"bot{BOT}"):
        page.open(scene.editor, chat)
        page.click("#tools")
        page.see(".call")
        page.click("#tab-faults")
        seen = nodes(page)
        nameless = [
            node["role"]["value"]
            for node in seen
            if node["role"]["value"] in CONTROLS and not node.get("name", {}).get("value")
        ]
        assert nameless == []
        roles = {node["role"]["value"] for node in seen}
        assert {"navigation", "main", "complementary", "log", "article"} <= roles


def test_a_message_offers_its_menu_to_the_keyboard(page: Page, stage: Stage) -> None:
    page.open(stage.scene.editor, stage.scene.ru, PHONE)
    page.see(f"#m{stage.scene.photo}")
    assert page.script("return document.querySelectorAll('article[tabindex=\"0\"]').length") == 1


def test_dark_and_calm_follow_the_system(page: Page, stage: Stage) -> None:
    wanted = [
        {"name": "prefers-color-scheme", "value": "dark"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wanted})
    try:
        page.open(stage.scene.reader, stage.scene.ru)
        style = "return getComputedStyle(document.querySelector('{}')).{}"
        assert page.script(style.format("#list", "backgroundColor")) == "rgb(23, 33, 43)"
        page.script("document.querySelector('#me').click()")
        assert page.script(style.format("#people", "animationName")) == "none"
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
