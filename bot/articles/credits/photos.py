"""Which credit belongs to which picture, and what the article says of its photo at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.articles.credits.caption_persons import possible_credit
from bot.articles.credits.credit_names import credit_name
from bot.articles.credits.labels import is_empty_value
from bot.articles.credits.photo_credits import caption_credit, photo_credit, sourced_credit
from bot.articles.credits.signed_lines import Credit
from bot.articles.tables import words
from bot.articles.text.characters import clean
from bot.model import Image, Photo

SEVERAL_CREDITS = "several different photo credits for one photo"
OTHER_PHOTO_CREDITED = "the first photo has no credit, another one has"
NO_CREDIT = "photo without a credit"
MAYBE_CREDIT = "the caption may name who made the photo"


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    photos: tuple[Photo, ...]
    credit: str | None
    label: str | None
    doubts: tuple[str, ...]


def find_photos(
    images: Sequence[Image], lines: Sequence[Credit], author: str | None
) -> FoundPhotos:
    """`lines`: the credits found in lines of the text, in order.

    A picture's own credit comes before the text's; none is ever moved to another picture.
    """
    shown = [image for image in images if image.url or image.path]
    own = [_own(image, author) for image in shown]
    named = [_signed(credit, author) for credit in _distinct(lines, own)]
    doubts = [SEVERAL_CREDITS] if _contradict(shown, named, own) else []
    credits = _shared_out(own, named)
    photos = tuple(map(_photo, shown, credits))
    loose = [_own(image, author) for image in images if not (image.url or image.path)]
    general = _general(credits, [credit for credit in loose if credit], named)
    if photos and credits[0] is None:
        doubts.append(OTHER_PHOTO_CREDITED if any(credits) else NO_CREDIT)
        if possible_credit(shown[0].caption or ""):
            doubts.append(MAYBE_CREDIT)
    return FoundPhotos(
        photos,
        general.name if general else None,
        general.label if general else None,
        tuple(doubts),
    )


def _own(image: Image, author: str | None) -> Credit | None:
    """What the source marks as this picture's credit, else what its own words say."""
    marked = _marked(image.credit)
    credit = marked or (caption_credit(image.caption) if image.caption else None)
    return _signed(credit, author) if credit else None


def _marked(text: str | None) -> Credit | None:
    """A credit field: the bare name, or the whole line «Фото: X»."""
    text = clean(text or "")
    if not text or is_empty_value(text):
        return None
    line = photo_credit(text) or sourced_credit(text)
    if line is not None:
        return line if line.name else None
    name = credit_name(text)
    return Credit(name) if name else None


def _signed(credit: Credit, author: str | None) -> Credit:
    """«Фото автора» with the author's name, where it is known."""
    if author and (credit.name or "").casefold() in words("own_photo"):
        return Credit(author)
    return credit


def _distinct(lines: Sequence[Credit], own: Sequence[Credit | None]) -> list[Credit]:
    """The text's credits, each once, without those that stand at a picture already."""
    known = {_key(credit) for credit in own if credit}
    found: dict[str, Credit] = {}
    for credit in lines:
        if credit.name and _key(credit) not in known:
            found.setdefault(_key(credit), credit)
    return list(found.values())


def _key(credit: Credit) -> str:
    return "".join(filter(str.isalnum, (credit.name or "").casefold()))


def _contradict(
    shown: Sequence[Image], named: Sequence[Credit], own: Sequence[Credit | None]
) -> bool:
    """More credits than pictures that could bear them."""
    for image, credit in zip(shown, own, strict=True):
        words_say = caption_credit(image.caption) if image.caption and image.credit else None
        if words_say and credit and _key(words_say) != _key(credit):
            return True
    free = sum(1 for credit in own if credit is None) if shown else 1
    return len(named) > max(free, 0)


def _shared_out(own: list[Credit | None], named: list[Credit]) -> list[Credit | None]:
    """One credit for each picture that has none, in order; else the first picture's."""
    free = [number for number, credit in enumerate(own) if credit is None]
    credits = list(own)
    if len(free) == len(named):
        for number, credit in zip(free, named, strict=True):
            credits[number] = credit
    elif named and free[:1] == [0]:
        credits[0] = named[0]
    return credits


def _general(
    credits: list[Credit | None], loose: list[Credit], named: list[Credit]
) -> Credit | None:
    """The first picture's; without a picture what fields and lines say."""
    if credits:
        return credits[0]
    return next((credit for credit in (*loose, *named) if credit.name), None)


def _photo(image: Image, credit: Credit | None) -> Photo:
    return Photo(
        url=image.url,
        path=image.path,
        credit=credit.name if credit else None,
        credit_label=credit.label if credit else None,
        width=image.width,
        height=image.height,
        shown=image.shown,
    )
