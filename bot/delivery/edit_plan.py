"""What an edit has to do: pure decisions, from what was sent, what stands there and what is new.

A text may become a photo with a caption, a photo never a text again (Bot API, editMessageMedia).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.model import Article, Fingerprint, OutboxRow, Photo
from bot.posts.fingerprint import same


class Way(StrEnum):
    """Which call makes the edit."""

    TEXT = "text"
    CAPTION = "caption"
    MEDIA = "media"


class Standing(StrEnum):
    """What stands in the channel."""

    OURS = "ours"
    ALREADY = "already"  # it reads as it should
    BY_HAND = "by_hand"  # somebody changed it there


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a post: none, or one of which the unique id may be unknown."""

    there: bool
    unique_id: str | None = None


def picture_of(post: OutboxRow) -> Picture:
    """What the post was sent with."""
    unique_id = post.fingerprint.photo_unique_id if post.fingerprint else None
    return Picture(bool(post.photos) or unique_id is not None, unique_id)


def way(stands: Picture, new: Picture) -> Way:
    """Without a usable new picture the one that stands there stays."""
    if not stands.there:
        return Way.MEDIA if new.there else Way.TEXT
    if not new.there or (new.unique_id is not None and new.unique_id == stands.unique_id):
        return Way.CAPTION
    return Way.MEDIA


def standing(seen: Fingerprint, ours: Collection[Fingerprint], new: Fingerprint) -> Standing:
    """`ours`: everything that we sent there, the newest among it."""
    if same(new, seen) and new.photo_unique_id == seen.photo_unique_id:
        return Standing.ALREADY
    if any(same(one, seen) for one in ours):
        return Standing.OURS
    return Standing.BY_HAND


def arrived(wanted: Fingerprint, seen: Fingerprint, before: Fingerprint | None) -> bool:
    """Whether a lost edit is there. A picture that had no id is there where another one was."""
    if not same(wanted, seen):
        return False
    if wanted.photo_unique_id is not None or seen.photo_unique_id is None:
        return wanted.photo_unique_id == seen.photo_unique_id
    return before is None or seen.photo_unique_id != before.photo_unique_id


def kept_photo(post: OutboxRow, article: Article) -> Photo:
    """The picture that stays, with the credit that the article gives it now."""
    stands = next(iter(post.photos or ()), None)
    if stands is None:
        return next(iter(article.photos), Photo())
    address = stands.url or stands.path
    return next((p for p in article.photos if (p.url or p.path) == address), stands)


def impossible(post: OutboxRow, chat_id: int | None) -> str | None:
    """Why a post cannot be edited at all; None where it can."""
    if post.message_id is None:
        return "the post's number is unknown, because an editor found it in the channel"
    if chat_id is None or (post.chat_id is not None and post.chat_id != chat_id):
        return "the post stands in a chat that became another one"
    return None
