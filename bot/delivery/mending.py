"""What is done about a post that Telegram refuses: pure decisions, each step tried once."""

from dataclasses import dataclass, replace
from enum import IntEnum

from bot.errors import BadEntities, BadPhoto, TelegramError, TooLong
from bot.model import Post
from bot.posts.simpler import plain, shortened


class PhotoBy(IntEnum):
    """How the picture goes. Never by its address: a failure is remembered there for days."""

    ID = 0
    BYTES = 1
    SMALLER = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Mend:
    photo: PhotoBy = PhotoBy.ID
    plain: bool = False
    short: bool = False


def next_mend(mend: Mend, error: TelegramError) -> Mend | None:
    """The next thing to try; None where nothing is left or the error is of another kind."""
    if isinstance(error, BadPhoto) and mend.photo < PhotoBy.NONE:
        return replace(mend, photo=PhotoBy(mend.photo + 1))
    if isinstance(error, BadEntities) and not mend.plain:
        return replace(mend, plain=True)
    if isinstance(error, TooLong) and not mend.short:
        return replace(mend, short=True)
    return None


def mended(post: Post, mend: Mend) -> Post:
    post = shortened(post) if mend.short else post
    return plain(post) if mend.plain else post
