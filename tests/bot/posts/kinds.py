"""Pictures of every kind that Pillow makes, each encoded once: some encoders take longer than all
that is tested."""

import io
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw

from bot.posts.photo import prepare

RED, GREEN = (200, 30, 30), (30, 160, 60)


def halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red above, green below."""
    picture = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(picture).rectangle((0, height // 2, width, height), fill=GREEN)
    return picture.convert(mode)


def encoded(picture: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: encoded(halves(800, 600), "JPEG"),
    "progressive jpeg": lambda: encoded(halves(800, 600), "JPEG", progressive=True),
    "cmyk jpeg": lambda: encoded(halves(800, 600, "CMYK"), "JPEG"),
    "several pictures in a jpeg": lambda: encoded(
        halves(800, 600), "MPO", save_all=True, append_images=[Image.new("RGB", (800, 600))]
    ),
    "png": lambda: encoded(halves(800, 600), "PNG"),
    "png with alpha": lambda: encoded(halves(800, 600, "RGBA"), "PNG"),
    "palette png": lambda: encoded(halves(800, 600).quantize(16), "PNG"),
    "gif": lambda: encoded(halves(800, 600), "GIF"),
    "webp": lambda: encoded(halves(800, 600), "WEBP"),
    "animated webp": lambda: encoded(
        halves(800, 600), "WEBP", save_all=True, append_images=[Image.new("RGB", (800, 600))]
    ),
    "animated gif": lambda: encoded(
        halves(800, 600), "GIF", save_all=True, append_images=[Image.new("RGB", (800, 600))]
    ),
    "avif": lambda: encoded(halves(800, 600), "AVIF"),
    "bmp": lambda: encoded(halves(800, 600), "BMP"),
    "tiff": lambda: encoded(halves(800, 600), "TIFF"),
    "jpeg with a page behind it": lambda: encoded(halves(800, 600), "JPEG") + b"<html>" * 1000,
}


@cache
def example(kind: str) -> bytes:
    return KINDS[kind]()


@cache
def noisy(kind: str) -> bytes:
    """A good picture in which every part of the file counts."""
    noise = Image.merge("RGB", [Image.effect_noise((400, 320), 90) for _ in range(3)])
    format, progressive = kind.split()[-1].upper(), kind.startswith("progressive")
    data = encoded(noise, format, **({"progressive": True} if progressive else {}))
    assert prepare(data)
    return data
