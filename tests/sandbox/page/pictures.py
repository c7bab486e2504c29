"""Pictures to look at: skies, hills and sun in the colours a number gives."""

from __future__ import annotations

import colorsys
import io

from PIL import Image, ImageDraw

Color = tuple[int, int, int]


def landscape(number: int, width: int = 960, height: int = 600) -> bytes:
    """A JPEG; other numbers make other places."""
    hue = number * 0.137 % 1
    image = _sky(width, height, _color(hue, 0.45, 0.85), _color(hue + 0.09, 0.25, 0.98))
    draw = ImageDraw.Draw(image)
    sun = height // 9
    x, y = width * (3 + number % 5) // 9, height // 3
    draw.ellipse((x - sun, y - sun, x + sun, y + sun), fill=_color(0.13, 0.35, 1.0))
    for step in range(3):
        top = height * (5 + step) // 9
        shift = (number * 97 + step * 211) % width
        peaks = [(i * width // 4 - shift % (width // 4), i) for i in range(7)]
        line = [(px, top - (height // 6 if (i + number + step) % 2 else 0)) for px, i in peaks]
        fill = _color(hue + 0.55, 0.45, 0.62 - step * 0.16)
        draw.polygon([(0, height), *line, (width * 2, height)], fill=fill)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def _sky(width: int, height: int, top: Color, bottom: Color) -> Image.Image:
    mask = Image.linear_gradient("L").resize((width, height))
    size = (width, height)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)


def _color(hue: float, saturation: float, value: float) -> Color:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return int(red * 255), int(green * 255), int(blue * 255)
