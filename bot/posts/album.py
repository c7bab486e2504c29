"""Which pictures of an article stand together in its post; why so: docs/decisions/0091."""

from bot.model import Article, Photo
from bot.posts.choice import MOST, candidates, is_small
from bot.posts.credits import ROOM, own_credit, photo_part
from bot.posts.telegram_photo import telegram_photo
from bot.texts import Texts
from bot.utf16 import utf16_length


def album(article: Article) -> tuple[Photo, ...]:
    """The best picture and those that go with it, as far as is known before fetching."""
    lead = next(iter(candidates(article)), None)
    return (lead, *companions(article, lead)) if lead else ()


def companions(article: Article, lead: Photo) -> tuple[Photo, ...]:
    """What stands beside `lead` in an album: of those behind it what is surely the article's."""
    found = candidates(article)
    behind = found[found.index(lead) + 1 :] if lead in found else found
    taken = [lead]
    for photo in behind:
        if _belongs(photo, taken) and _has_room(article, [*taken, photo]):
            taken.append(photo)
    return tuple(taken[1:MOST])


def _belongs(photo: Photo, taken: list[Photo]) -> bool:
    if telegram_photo(photo.url) is not None:
        return True  # an editor put it there
    if is_small(photo):
        return False
    if photo.shown:
        return True
    # Three cuts of one picture in a page's head have one credit or none.
    credit = own_credit(photo)
    return bool(credit) and all(own_credit(other) not in ("", credit) for other in taken)


def _has_room(article: Article, photos: list[Photo]) -> bool:
    """A picture whose credit the caption could not hold whole stays out."""
    texts = Texts(article.language or "ru")
    return utf16_length(photo_part(article, photos, texts)) <= ROOM
