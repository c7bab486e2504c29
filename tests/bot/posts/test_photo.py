"""Pictures of every kind, and what becomes of them."""

import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from bot.errors import PhotoError
from bot.posts.choice import MOST_RATIO
from bot.posts.photo import MAX_SIDE, MOST_BYTES, Prepared, prepare
from tests.bot.posts.kinds import GREEN, KINDS, RED, encoded, example, halves, noisy

Colour = tuple[int, int, int]


def shown(prepared: Prepared) -> Image.Image:
    """The result, after checking what holds for every one."""
    picture = Image.open(io.BytesIO(prepared.data))
    picture.load()
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.size == (prepared.width, prepared.height)
    assert max(picture.size) <= MAX_SIDE
    assert len(prepared.data) <= MOST_BYTES
    assert prepared.digest == hashlib.sha256(prepared.data).hexdigest()
    assert {"exif", "icc_profile", "comment", "xmp"}.isdisjoint(picture.info)
    return picture


def colour(picture: Image.Image, x: float, y: float) -> Colour:
    """At a place given in parts of width and height."""
    place = int(picture.width * x), int(picture.height * y)
    red, green, blue = picture.convert("RGB").getpixel(place)  # type: ignore[misc]
    return red, green, blue


def is_near(one: Colour, other: Colour, distance: int = 30) -> bool:
    return all(abs(a - b) <= distance for a, b in zip(one, other, strict=True))


def line(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        prepare(data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_a_jpeg_of_its_first_frame(kind: str) -> None:
    picture = shown(prepare(example(kind)))
    assert picture.size == (800, 600)
    assert is_near(colour(picture, 0.5, 0.25), RED)
    assert is_near(colour(picture, 0.5, 0.75), GREEN)


@pytest.mark.parametrize(
    ("mode", "format"),
    [
        ("I;16", "PNG"),
        ("L", "PNG"),
        ("1", "PNG"),
        ("I;16", "TIFF"),
        ("I", "TIFF"),
        ("F", "TIFF"),
        ("1", "TIFF"),
    ],
)
def test_grey_keeps_its_steps(mode: str, format: str) -> None:
    """16 bits cut to 8 would leave a white picture."""
    steps = Image.new("F", (600, 400))
    for place, value in enumerate((0, 32768, 65535)):
        steps.paste(value, (place * 200, 0, place * 200 + 200, 400))
    if mode in ("L", "1"):
        steps = steps.point(lambda value: value * (1 / 257) + 0).convert("L")
    if mode == "I;16":
        steps = steps.convert("I")
    picture = shown(prepare(encoded(steps.convert(mode), format)))
    assert is_near(colour(picture, 0.16, 0.5), (0, 0, 0), 4)
    assert is_near(colour(picture, 0.84, 0.5), (255, 255, 255), 4)
    assert mode == "1" or is_near(colour(picture, 0.5, 0.5), (128, 128, 128), 4)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_lies_on_white(mode: str) -> None:
    picture = halves(800, 600, "RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 800, 300))
    converted = picture.quantize(8) if mode == "P" else picture.convert(mode)
    result = shown(prepare(encoded(converted, "PNG")))
    assert is_near(colour(result, 0.5, 0.25), (255, 255, 255), 4)
    assert not is_near(colour(result, 0.5, 0.75), (255, 255, 255))


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (600, 400), (0.5, 0.2)),
        (2, (600, 400), (0.5, 0.2)),
        (3, (600, 400), (0.5, 0.8)),
        (4, (600, 400), (0.5, 0.8)),
        (5, (400, 600), (0.2, 0.5)),
        (6, (400, 600), (0.8, 0.5)),
        (7, (400, 600), (0.8, 0.5)),
        (8, (400, 600), (0.2, 0.5)),
        (77, (600, 400), (0.5, 0.2)),
    ],
)
def test_a_turned_camera_is_turned_back(
    orientation: int, size: tuple[int, int], red: tuple[float, float]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = shown(prepare(encoded(halves(600, 400), "JPEG", exif=exif)))
    assert picture.size == size
    assert is_near(colour(picture, *red), RED)
    assert is_near(colour(picture, 1 - red[0], 1 - red[1]), GREEN)


def test_nothing_is_said_about_who_took_it_and_where() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    options = {"exif": exif, "comment": b"Secret comment", "xmp": b"<x>Secret place</x>"}
    for size in ((800, 600), (4000, 3000)):
        data = encoded(halves(*size), "JPEG", **options)
        assert b"Secret" in data
        prepared = prepare(data)
        shown(prepared)
        assert b"Secret" not in prepared.data


def test_colours_are_told_without_a_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (profile, b"no profile at all" * 20):
        picture = shown(prepare(encoded(halves(800, 600), "JPEG", icc_profile=icc)))
        assert is_near(colour(picture, 0.5, 0.25), RED)


def test_colours_are_those_that_the_profile_means() -> None:
    """A space whose red is the blue of sRGB and the other way round."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = srgb.replace(b"rXYZ", b"____").replace(b"bXYZ", b"rXYZ").replace(b"____", b"bXYZ")
    picture = shown(prepare(encoded(halves(800, 600), "JPEG", icc_profile=turned)))
    red, green, blue = RED
    assert is_near(colour(picture, 0.5, 0.25), (blue, green, red))


@pytest.mark.parametrize(
    ("size", "result"),
    [
        ((12_000, 800), (2560, 171)),
        ((1500, 4500), (853, 2560)),
        ((2560, 2560), (2560, 2560)),
        ((320, 180), (320, 180)),
        ((100, 320), (100, 320)),
        ((6400, 6400 // MOST_RATIO), (2560, 128)),
    ],
)
@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_large_pictures_are_scaled_down_and_small_ones_left(
    size: tuple[int, int], result: tuple[int, int], format: str
) -> None:
    assert shown(prepare(encoded(halves(*size), format))).size == result


def test_the_longest_side_may_be_named() -> None:
    prepared = prepare(example("jpeg"), max_side=400)
    assert (prepared.width, prepared.height) == (400, 300)


def test_a_busy_picture_is_pressed_until_it_fits() -> None:
    grey = Image.effect_noise((2500, 2500), 200)
    turned = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180)  # quicker than more noise
    noise = Image.merge("RGB", [grey, *(grey.transpose(how) for how in turned)])
    shown(prepare(encoded(noise, "JPEG", quality=95)))


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((319, 319), "too small (319x319)"),
        ((1, 1), "too small"),
        ((6420, 320), "a strip (6420x320)"),
        ((40, 1000), "a strip"),
    ],
)
def test_small_pictures_and_strips_are_refused(size: tuple[int, int], words: str) -> None:
    assert words in line(encoded(halves(*size), "PNG"))


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (800, 600), "#eeeeee"),
        Image.new("L", (800, 600), 0),
        Image.new("RGBA", (800, 600), (200, 10, 10, 0)),
    ],
)
def test_one_grey_is_a_placeholder(picture: Image.Image) -> None:
    assert "placeholder" in line(encoded(picture, "PNG"))
    if picture.mode != "RGBA":
        assert "placeholder" in line(encoded(picture.convert("RGB"), "JPEG", quality=30))


@pytest.mark.parametrize("colour", ["#c81e1e", "#1e50c8", "#c8b464"])
def test_a_colour_all_over_is_a_picture(colour: str) -> None:
    assert prepare(encoded(Image.new("RGB", (800, 600), colour), "JPEG")).width == 800


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("kind", ["jpeg", "progressive jpeg", "png", "gif", "webp", "avif", "bmp"])
def test_truncated_files_are_refused(kind: str, part: float) -> None:
    data = noisy(kind)
    line(data[: int(len(data) * part)])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing"),
        (b" \n ", "nothing"),
        (b"<!DOCTYPE html><title>404</title>", "a web page"),
        (b"\xef\xbb\xbf\n<html lang='ru'>", "a web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"<?xml version='1.0'?><svg/>", "an SVG drawing"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 800 600\n%%EndComments\n", "other data"),
        (b"\x00" * 100, "other data"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, words: str) -> None:
    assert line(data) == f"what came is no picture but {words}"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(side: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000)))


GIF_BOMB = b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\x80\0\0" + bytes(6)
GIF_BOMB += b"," + struct.pack("<HHHH", 0, 0, 65535, 65535) + b"\0\x02\x02D\x01\0;"


@pytest.mark.parametrize("data", [png_bomb(9_000), png_bomb(60_000), GIF_BOMB])
def test_bombs_are_refused_by_their_header(data: bytes) -> None:
    assert line(data).startswith("the picture is too large to open")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data())
def test_damage_never_ends_in_another_error(kind: str, data: st.DataObject) -> None:
    whole = bytearray(example(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        shown(prepare(bytes(whole)))
    except PhotoError as error:
        assert "\n" not in str(error)


def test_the_same_bytes_make_the_same_picture() -> None:
    data = example("png")
    assert prepare(data) == prepare(data)
