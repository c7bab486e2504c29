"""A post as it should read now, with the pictures that can be had and those that stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.edit_plan import Offered, Picture, filled, kept_photo, pictures_of
from bot.delivery.mending import Mend, address, mended
from bot.delivery.photos import Photos, ReadyPhoto
from bot.model import Article, Fingerprint, OutboxRow, Photo, Post
from bot.posts.compose import compose_again
from bot.posts.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class Composed:
    """`photos`: for each message the picture to send, None where the one that stands stays."""

    post: Post
    shows: Fingerprint
    photos: tuple[ReadyPhoto | None, ...]
    carries: tuple[Photo, ...]

    def picture(self, place: int) -> Picture:
        photo = self.photos[place]
        return Picture(photo is not None, photo.file_unique_id if photo else None)


async def recomposed(photos: Photos, post: OutboxRow, article: Article, mend: Mend) -> Composed:
    """In the style that the post was made in, whatever its channel's is now."""
    before = post.fingerprint or Fingerprint("")
    ready, _ = await photos.album(article, mend)
    stands = pictures_of(post)
    if not ready and not stands[0].there:
        new = mended(compose_again(article, None, post.style, before, new_photo=False), mend)
        return Composed(new, fingerprint(new), (None,), ())
    kept = [kept_photo(post, article, place) for place in range(len(stands))]
    chosen = _chosen(stands, kept, ready, article)
    carries = [one.photo if one else stays for one, stays in zip(chosen, kept, strict=True)]
    ids = [
        one.file_unique_id if one else stays.unique_id
        for one, stays in zip(chosen, stands, strict=True)
    ]
    new_photo = any(
        one is not None and not (old.there and one.file_unique_id == old.unique_id)
        for one, old in zip(chosen, stands, strict=True)
    )
    first, *more = carries
    new = compose_again(article, first, post.style, before, new_photo=new_photo, more=more)
    new = mended(new, mend)
    return Composed(new, fingerprint(new, *ids), tuple(chosen), tuple(carries))


def _chosen(
    stands: Sequence[Picture],
    kept: Sequence[Photo],
    ready: Sequence[ReadyPhoto],
    article: Article,
) -> list[ReadyPhoto | None]:
    there = [Offered(picture, address(photo)) for picture, photo in zip(stands, kept, strict=True)]
    new = [Offered(Picture(True, one.file_unique_id), address(one.photo)) for one in ready]
    listed = {address(photo) for photo in article.photos}
    return [None if n is None else ready[n] for n in filled(there, new, listed)]
