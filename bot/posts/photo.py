"""A picture made right for Telegram: really an image, upright, RGB, within bounds, JPEG.

Bounds: 10 MB uploads, width + height ≤ 10,000, ratio ≤ 20 (Bot API: sendPhoto).
"""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image as Pictures
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from bot.errors import PhotoError

MAX_SIDE = 2560
LEAST_SIDE = 320
MOST_RATIO = 20
MOST_PIXELS = 120_000_000
MOST_BYTES = 5_000_000
QUALITIES = (88, 80, 70, 60)
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A JPEG; `digest` is the sha256 of its bytes in hex."""

    data: bytes
    width: int
    height: int
    digest: str


def prepare(data: bytes, *, max_side: int = MAX_SIDE) -> Prepared:
    """Raise PhotoError in one line that says what the bytes are."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = _upright(_opened(data, max_side))
            rgb = _rgb(picture)
    except PhotoError:
        raise
    except Exception as error:  # decoders of hostile bytes raise whatever they like
        raise PhotoError(f"the picture is damaged ({type(error).__name__})") from error
    _check(rgb)
    rgb.thumbnail((max_side, max_side), Pictures.Resampling.LANCZOS)
    return _jpeg(rgb)


def _opened(data: bytes, max_side: int) -> Pictures.Image:
    try:
        picture = Pictures.open(io.BytesIO(data))
    except UnidentifiedImageError:
        raise PhotoError(f"what came is no picture but {_kind(data)}") from None
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PhotoError(f"the picture is too large to open ({width}x{height})")
    if picture.format == "JPEG":
        picture.draft(None, (max_side, max_side))  # decodes at a fraction of the size
    picture.load()
    return picture


def _upright(picture: Pictures.Image) -> Pictures.Image:
    return ImageOps.exif_transpose(picture)


def _rgb(picture: Pictures.Image) -> Pictures.Image:
    """Colours as a screen shows them; what is transparent lies on white."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I")
    if picture.mode in ("I", "F"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Pictures.new("RGB", layer.size, WHITE)
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        return _in_srgb(picture, profile)
    return picture.convert("RGB")


def _in_srgb(picture: Pictures.Image, profile: bytes) -> Pictures.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")


def _check(picture: Pictures.Image) -> None:
    long, short = max(picture.size), min(picture.size)
    if long < LEAST_SIDE:
        raise PhotoError(f"the picture is too small ({picture.width}x{picture.height})")
    if long > short * MOST_RATIO:
        raise PhotoError(f"the picture is a strip ({picture.width}x{picture.height})")
    if all(len(set(band.getextrema())) == 1 for band in picture.split()):
        raise PhotoError("the picture is of one colour: a placeholder")


def _jpeg(picture: Pictures.Image) -> Prepared:
    while True:
        for quality in QUALITIES:
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
            if out.tell() <= MOST_BYTES:
                data = out.getvalue()
                digest = hashlib.sha256(data).hexdigest()
                return Prepared(data, picture.width, picture.height, digest)
        smaller = (picture.width * 3 // 4, picture.height * 3 // 4)
        picture = picture.resize(smaller, Pictures.Resampling.LANCZOS)


def _kind(data: bytes) -> str:
    head = data[:400].lstrip().lower()
    if not head:
        return "nothing"
    if head.startswith((b"<svg", b"<?xml")) and b"<svg" in data[:2000].lower():
        return "an SVG drawing"
    if head.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")):
        return "a web page"
    return "other data"
