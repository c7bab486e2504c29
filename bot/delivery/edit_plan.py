"""What an edit has to do: pure decisions, from what was sent, what stands there and what is new.

A text may become a photo with a caption, a photo never a text again, and an album keeps its number
of photos (Bot API, editMessageMedia).
"""

from collections.abc import Collection, Sequence
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
    """What the post was sent with, of an album the first."""
    return pictures_of(post)[0]


def pictures_of(post: OutboxRow) -> tuple[Picture, ...]:
    """One for each of its messages."""
    ids = post.fingerprint.photo_ids if post.fingerprint else ()
    if post.parts:
        known = (*ids, *(None for _ in post.parts))
        return tuple(Picture(True, known[place]) for place in range(len(post.parts)))
    unique_id = next(iter(ids), None)
    return (Picture(bool(post.photos) or unique_id is not None, unique_id),)


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture with its address, as it stands in a post or is to stand there."""

    picture: Picture
    address: str

    def is_same(self, other: "Offered") -> bool:
        ids = self.picture.unique_id, other.picture.unique_id
        return self.address == other.address if None in ids else ids[0] == ids[1]


def filled(
    stands: Sequence[Offered], new: Sequence[Offered], listed: Collection[str]
) -> tuple[int | None, ...]:
    """For each message the number of the new picture that it shows; None: what stands there stays.

    Enough new ones stand in their order. Of fewer those that are there keep their places, others
    take the places of what is no longer `listed` in the article.
    """
    if len(new) >= len(stands):
        return tuple(range(len(stands)))
    rest = list(range(len(new)))
    places: list[int | None] = []
    for old in stands:
        same = next((number for number in rest if new[number].is_same(old)), None)
        places.append(same)
        if same is not None:
            rest.remove(same)
    for place, old in enumerate(stands):
        if rest and places[place] is None and old.address not in listed:
            places[place] = rest.pop(0)
    return tuple(places)


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
    old = before.photo_unique_id if before else None
    return same(wanted, seen) and _shows(seen, wanted.photo_unique_id, old)


def part_arrived(
    wanted: Fingerprint, seen: Fingerprint, before: Fingerprint | None, place: int
) -> bool:
    """The same of a further photo of an album."""
    ids = before.photo_ids if before else ()
    old = ids[place] if len(ids) > place else None
    return not seen.text and _shows(seen, wanted.photo_ids[place], old)


def _shows(seen: Fingerprint, wanted: str | None, old: str | None) -> bool:
    if wanted is not None or seen.photo_unique_id is None:
        return wanted == seen.photo_unique_id
    return old is None or seen.photo_unique_id != old


def part_by_hand(seen: Fingerprint, ours: Collection[Fingerprint], place: int) -> bool:
    """Whether somebody changed a further photo of an album: ours have no words, and a picture
    that we sent, or one that had no id when we did."""
    known = {one.photo_ids[place] for one in ours if len(one.photo_ids) > place}
    return bool(seen.text) or (None not in known and seen.photo_unique_id not in known)


def kept_photo(post: OutboxRow, article: Article, place: int = 0) -> Photo:
    """The picture that stays, with the credit that the article gives it now."""
    stands = next(iter((post.photos or ())[place:]), None)
    if stands is None:
        return next(iter(article.photos[place:]), Photo())
    address = stands.url or stands.path
    return next((p for p in article.photos if (p.url or p.path) == address), stands)


def impossible(post: OutboxRow, chat_id: int | None) -> str | None:
    """Why a post cannot be edited at all; None where it can."""
    if post.message_id is None:
        return "the post's number is unknown: an editor only confirmed that it is in the channel"
    if chat_id is None or (post.chat_id is not None and post.chat_id != chat_id):
        return "the post is in a group that has since become a supergroup"
    return None
