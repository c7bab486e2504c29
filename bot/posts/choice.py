"""Which pictures of an article are worth fetching, by what is known before fetching."""

import re
from urllib.parse import unquote, urlsplit

from bot.articles.pictures.file_names import is_called
from bot.articles.pictures.rendition import named_size
from bot.model import Article, Photo
from bot.posts.drawn import drawn
from bot.posts.telegram_photo import telegram_photo
from bot.word_lists import words

LEAST_SIDE = 320  # pixels on the long side; less is a thumbnail
GOOD_SIDE = 600
MOST_RATIO = 20  # Bot API, sendPhoto: width and height ratio at most 20
MOST = 10  # addresses of one article that are ever tried; as many as an album may hold
_LONGEST_ADDRESS = 4096
_UNFIT_ENDINGS = (".svg", ".svgz", ".ico", ".cur")
# Where Drupal and Brightspot keep every picture
_OWN_FOLDERS = re.compile(r"(?:sites|dims\d?|styles)/default(?=/|$)")


def candidates(article: Article) -> tuple[Photo, ...]:
    """Fit pictures, best first: in the article's order, those known to be small behind."""
    fit: dict[str, Photo] = {}
    for photo in article.photos:
        address = photo.url or photo.path
        if address and address not in fit and _is_fit(photo):
            fit[address] = photo
    return tuple(sorted(fit.values(), key=is_small)[:MOST])


def _is_fit(photo: Photo) -> bool:
    if telegram_photo(photo.url) is not None:
        return True  # an editor chose it
    if drawn(photo.url) is not None:
        return True
    sides = _sides(photo)
    if sides and (max(sides) < LEAST_SIDE or max(sides) > MOST_RATIO * max(min(sides), 1)):
        return False
    if photo.url:
        return _is_fit_address(photo.url)
    return not (photo.path or "").lower().endswith(_UNFIT_ENDINGS)


def is_small(photo: Photo) -> bool:
    """Known to be no more than a thumbnail."""
    sides = _sides(photo)
    return bool(sides) and max(sides) < GOOD_SIDE


def _sides(photo: Photo) -> tuple[int, ...]:
    """Known sides in pixels: what its address asks for, else by the source's word, which is often
    the place on the page."""
    declared = tuple(side for side in (photo.width, photo.height) if side and side > 0)
    return named_size(photo.url or "") or declared


def _is_fit_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host or len(url) > _LONGEST_ADDRESS:
        return False
    path = unquote(parts.path).lower()
    if path.endswith(_UNFIT_ENDINGS) or _is_tracker(host):
        return False
    folders, _, name = path.rpartition("/")
    unfit = words("bot.posts", "data/unfit_picture_words")
    if not unfit.isdisjoint(_OWN_FOLDERS.sub("", folders).split("/")):
        return False
    return not is_called(name.rpartition(".")[0] or name, unfit)


def _is_tracker(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    below = {".".join(labels[at:]) for at in range(len(labels))}
    return not below.isdisjoint(words("bot.posts", "data/tracker_hosts"))
