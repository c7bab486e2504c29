"""What is done about a post that Telegram refuses: pure decisions, each step tried once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from bot.errors import BadEntities, BadPhoto, TelegramError, TooLong
from bot.model import Photo, Post
from bot.posts.simpler import plain, shortened


class PhotoBy(IntEnum):
    """How the picture goes. Never by its address: a failure is remembered there for days."""

    ID = 0
    BYTES = 1
    SMALLER = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Mend:
    """`without`: addresses of an album's photos that are left out; `alone`: no album at all."""

    photo: PhotoBy = PhotoBy.ID
    plain: bool = False
    short: bool = False
    without: frozenset[str] = frozenset()
    alone: bool = False


NOTHING = Mend()


def next_mend(mend: Mend, error: TelegramError, photos: Sequence[Photo] = ()) -> Mend | None:
    """The next thing to try; None where nothing is left or the error is of another kind.

    `photos` are those that were refused. Of an album the bad one goes, where Telegram tells
    which it is, else all but the first; what is left of it is tried further like any photo.
    """
    if isinstance(error, BadPhoto) and len(photos) > 1 and mend.photo > PhotoBy.ID:
        if error.number is not None and 0 < error.number <= len(photos):
            return replace(mend, without=mend.without | {address(photos[error.number - 1])})
        return replace(mend, alone=True)
    if isinstance(error, BadPhoto) and mend.photo < PhotoBy.NONE:
        return replace(mend, photo=PhotoBy(mend.photo + 1))
    if isinstance(error, BadEntities) and not mend.plain:
        return replace(mend, plain=True)
    if isinstance(error, TooLong) and not mend.short:
        return replace(mend, short=True)
    return None


def address(photo: Photo) -> str:
    return photo.url or photo.path or ""


def mended(post: Post, mend: Mend) -> Post:
    post = shortened(post) if mend.short else post
    return plain(post) if mend.plain else post
