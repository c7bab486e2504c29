"""Photos: what Telegram takes as one, its sizes, and the identifiers each bot gets for it.

Sources: core.telegram.org/bots/api#sendphoto (10 MB, width + height ≤ 10000, ratio ≤ 20);
TDLib FileLoaderUtils.cpp (size error), FileManager.cpp (identifiers).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from PIL import Image, ImageOps

from sandbox.errors import bad_request

UPLOAD_BYTES = 10 * (1 << 20)
_SIDES = 10_000
_RATIO = 20
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
_EXTENSIONS = (".jpg", ".jpeg", ".gif", ".png", ".tif", ".tiff", ".bmp")
_BOXES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280), ("w", 2560))
_FILE_ID_HEAD = b"\x02\x00\x02\x02\x02\x00"


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a photo, as JPEG; `letter` is Telegram's name for the box it fits."""

    letter: str
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """`digest` is the SHA-256 of the bytes as they came; `sizes` go from small to big."""

    digest: str
    sizes: tuple[Size, ...]

    @property
    def unique_id(self) -> str:
        return unique_id(self, self.sizes[-1])


def unique_id(photo: Photo, size: Size) -> str:
    """The same for the same picture, whichever bot sees it."""
    digest = hashlib.sha256(f"{photo.digest}/{size.letter}".encode()).digest()
    return "AQAD" + base64.urlsafe_b64encode(digest[:9]).decode()


def check_upload(name: str, data: bytes) -> None:
    """What Telegram refuses before it looks at the picture; raise ApiError."""
    if not data:
        raise bad_request("File must be non-empty")
    if len(data) > UPLOAD_BYTES:
        raise bad_request(
            f"File of size {len(data)} bytes is too big for a photo; "
            f"the maximum size is {UPLOAD_BYTES} bytes"
        )
    if PurePosixPath(name).suffix.lower() not in _EXTENSIONS:
        raise bad_request(
            "Photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp"
        )


def read_photo(data: bytes) -> Photo:
    """Decode and scale; slow for big pictures, so call it in a thread. Raise ApiError."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _check_sides(*image.size)
            sizes = _sizes(image)
    except Image.DecompressionBombError:
        raise bad_request("PHOTO_INVALID_DIMENSIONS") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    return Photo(hashlib.sha256(data).hexdigest(), sizes)


@dataclass
class PhotoStore:
    """All photos seen, and the identifiers under which bots know them."""

    photos: dict[str, Photo] = field(default_factory=dict)
    files: dict[str, tuple[int, Photo, Size]] = field(default_factory=dict)

    def known(self, data: bytes) -> Photo | None:
        return self.photos.get(hashlib.sha256(data).hexdigest())

    def keep(self, photo: Photo) -> Photo:
        return self.photos.setdefault(photo.digest, photo)

    def file_id(self, bot_id: int, photo: Photo, size: Size) -> str:
        """Belongs to this bot; nobody else can send it."""
        digest = hashlib.sha256(f"{bot_id}/{photo.digest}/{size.letter}".encode()).digest()
        file_id = base64.urlsafe_b64encode(_FILE_ID_HEAD + digest[:30]).decode()
        self.files[file_id] = (bot_id, photo, size)
        return file_id

    def by_file_id(self, bot_id: int, file_id: str) -> tuple[Photo, Size]:
        """Raise ApiError in the words for a wrong identifier."""
        found = self.files.get(file_id)
        if found is not None and found[0] == bot_id:
            return found[1], found[2]
        if found is not None:
            raise bad_request("Wrong file identifier/HTTP URL specified")
        wrong = "Wrong remote file identifier specified"
        try:
            decoded = base64.b64decode(file_id + "=" * (-len(file_id) % 4), b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise bad_request(f"{wrong}: Wrong character in the string") from None
        if not decoded:
            raise bad_request("Remote file identifier must be non-empty")
        raise bad_request(f"{wrong}: can't unserialize it. Wrong last symbol")


def _check_sides(width: int, height: int) -> None:
    if width + height > _SIDES or max(width, height) > _RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _sizes(image: Image.Image) -> tuple[Size, ...]:
    image.load()
    picture = ImageOps.exif_transpose(image).convert("RGB")
    sizes = []
    for letter, box in _BOXES:
        scaled = picture.copy()
        scaled.thumbnail((box, box))
        out = io.BytesIO()
        scaled.save(out, "JPEG", quality=87)
        sizes.append(Size(letter, *scaled.size, out.getvalue()))
        if scaled.size == picture.size:
            break
    return tuple(sizes)
