"""What is written on the page can be read, by day and by night: WCAG asks for a contrast of 4.5."""

import re
from pathlib import Path

import pytest

BASE = Path(__file__).parents[3] / "sandbox" / "page" / "static" / "css" / "base.css"
LEAST = 4.5
WRITTEN_ON = {
    "back": ("text", "quiet", "link", "bad", "good"),
    "back-soft": ("text", "quiet", "bad"),
    "in": ("text", "in-quiet", "link"),
    "out": ("text", "out-quiet", "out-link"),
    "accent": ("on-accent",),
    "accent-soft": ("text", "link"),
    "code": ("text",),
}


def colours(theme: str) -> dict[str, str]:
    """Those of the night are written down where they differ from the day's."""
    day, night = re.findall(r":root \{(.*?)\n\s*\}", BASE.read_text("utf-8"), re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", day))
    return found if theme == "light" else found | dict(re.findall(r"--([\w-]+): (#\w+);", night))


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", WRITTEN_ON)
def test_letters_stand_out(theme: str, ground: str) -> None:
    known = colours(theme)
    for letters in WRITTEN_ON[ground]:
        darker, lighter = sorted(luminance(known[name]) for name in (ground, letters))
        assert (lighter + 0.05) / (darker + 0.05) >= LEAST, f"{letters} on {ground}"
