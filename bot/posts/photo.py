"""A picture made right for Telegram: really an image, upright, RGB, within bounds, JPEG.

Bounds of Telegram: 10 MB uploads, width + height ≤ 10,000, ratio ≤ 20 (Bot API: sendPhoto).
Which pictures are worth fetching is decided in choice.py.
"""

import hashlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from PIL import Image as Pictures
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from bot.errors import PhotoError
from bot.posts.choice import LEAST_SIDE, MOST_RATIO

MAX_SIDE = 2560
# What decoding may take of a worker's memory; a JPEG is decoded at a fraction of its size.
MOST_PIXELS = 64_000_000
MOST_JPEG_PIXELS = 120_000_000
MOST_BYTES = 5_000_000
PRINT_SIDE = 16  # of the tiny picture by which renditions are known
MOST_OFF = 6  # levels of 256 by which a point of it may differ between renditions
QUALITIES = (88, 80, 70, 60)
GREY = 24  # levels by which the colours of a grey may differ
EVEN = 8  # levels of 256 by which one colour may waver after compression
WHITE = (255, 255, 255)
# Of what Pillow knows; for an EPS it would start Ghostscript.
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A JPEG; `digest` is the sha256 of its bytes in hex, `print` its colours in few points."""

    data: bytes
    width: int
    height: int
    digest: str
    print: bytes = b""


def is_rendition(one: Prepared, other: Prepared) -> bool:
    """Whether two pictures are one in two sizes; of equal size only the same bytes are."""
    if (one.width, one.height) == (other.width, other.height):
        return one.digest == other.digest
    pairs = zip(one.print, other.print, strict=True)
    return max((abs(left - right) for left, right in pairs), default=0) <= MOST_OFF


def prepare(data: bytes, *, max_side: int = MAX_SIDE) -> Prepared:
    """Raise PhotoError in one line that says what the bytes are."""
    with warnings.catch_warnings():
        # Our own bound is told as an error.
        warnings.simplefilter("ignore")
        picture = _opened(data)
        _check_size(picture)
        try:
            picture = _rgb(_shrunk(picture, max_side))
        except MemoryError as error:
            raise _too_large(picture) from error
        except Exception as error:  # decoders of hostile bytes raise whatever they like
            raise PhotoError(f"the picture is damaged ({type(error).__name__})") from error
    _check_content(picture)
    return _jpeg(picture)


def _opened(data: bytes) -> Pictures.Image:
    """Only its header is read yet."""
    try:
        return Pictures.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise PhotoError(f"what came is no picture but {_kind(data)}") from None
    except Pictures.DecompressionBombError as error:
        raise PhotoError("the picture is too large to open") from error
    except Exception as error:
        raise PhotoError(f"the picture is damaged ({type(error).__name__})") from error


def _check_size(picture: Pictures.Image) -> None:
    most = MOST_JPEG_PIXELS if picture.format in ("JPEG", "MPO") else MOST_PIXELS
    if picture.width * picture.height > most:
        raise _too_large(picture)
    long, short = max(picture.size), min(picture.size)
    if long < LEAST_SIDE:
        raise PhotoError(f"the picture is too small ({picture.width}x{picture.height})")
    if long > short * MOST_RATIO:
        raise PhotoError(f"the picture is a strip ({picture.width}x{picture.height})")


def _shrunk(picture: Pictures.Image, max_side: int) -> Pictures.Image:
    """Decoded, upright and scaled down; small before anything else is done to it."""
    picture.draft(None, (max_side, max_side))
    picture.load()
    profile = picture.info.get("icc_profile")
    scalable = _scalable(picture)
    scalable.thumbnail((max_side, max_side), Pictures.Resampling.LANCZOS, reducing_gap=2.0)
    # A picture whose metadata are broken is still a picture.
    with suppress(Exception):
        scalable = ImageOps.exif_transpose(scalable)
    scalable.info = {} if profile is None else {"icc_profile": profile}
    return scalable


def _scalable(picture: Pictures.Image) -> Pictures.Image:
    """In a mode that can be scaled smoothly, 8 bits a channel."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _eight_bits(picture)
    if "transparency" in picture.info or picture.mode in ("PA", "La", "RGBa"):
        return picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode == "P":
        return picture.convert("RGB")
    return picture


def _eight_bits(picture: Pictures.Image) -> Pictures.Image:
    """Pillow by itself would make everything above 255 white."""
    deep = picture.convert("F")
    highest = max(cast(tuple[float, float], deep.getextrema()))
    white = max(highest, 65535.0) if picture.mode.startswith("I") else highest or 1.0
    return deep.point(lambda value: value * (255 / white) + 0).convert("L")


def _rgb(picture: Pictures.Image) -> Pictures.Image:
    """Colours as a screen shows them; what is transparent lies on white."""
    profile = picture.info.pop("icc_profile", None)
    if "A" in picture.getbands():
        layer = picture.convert("RGBA")
        ground = Pictures.new("RGB", layer.size, WHITE)
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            return _in_srgb(picture, profile)
    return picture.convert("RGB")


def _in_srgb(picture: Pictures.Image, profile: bytes) -> Pictures.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    shown = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    if shown is None:
        raise ValueError("no colours")
    shown.info = {}
    return shown


def _check_content(picture: Pictures.Image) -> None:
    """White, grey or black all over is what sites show for a picture they have not; a colour is
    somebody's choice, a poster's ground or a flag."""
    ranges = [cast(tuple[int, int], band.getextrema()) for band in picture.split()]
    even = all(high - low <= EVEN for low, high in ranges)
    middles = [(low + high) // 2 for low, high in ranges]
    if not even or max(middles) - min(middles) > GREY:
        return
    raise PhotoError("the picture is a single colour: a placeholder")


def _jpeg(picture: Pictures.Image) -> Prepared:
    """Without any metadata; as good as `MOST_BYTES` allow."""
    while True:
        for quality in QUALITIES:
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
            if out.tell() <= MOST_BYTES:
                data = out.getvalue()
                digest = hashlib.sha256(data).hexdigest()
                points = picture.resize((PRINT_SIDE, PRINT_SIDE), Pictures.Resampling.BOX)
                return Prepared(data, picture.width, picture.height, digest, points.tobytes())
        smaller = (picture.width * 3 // 4, picture.height * 3 // 4)
        picture = picture.resize(smaller, Pictures.Resampling.LANCZOS)


def _too_large(picture: Pictures.Image) -> PhotoError:
    return PhotoError(f"the picture is too large to open ({picture.width}x{picture.height})")


def _kind(data: bytes) -> str:
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not head:
        return "nothing"
    if head.startswith((b"<svg", b"<?xml")) and b"<svg" in head:
        return "an SVG drawing"
    if head.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")):
        return "a web page"
    return "other data"
