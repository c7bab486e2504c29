from dataclasses import replace

import pytest

from bot.delivery.mending import Mend, PhotoBy, mended, next_mend
from bot.errors import BadEntities, BadPhoto, ChatGone, Refused, TelegramError, TooLong
from bot.model import Entity, Photo, Post
from bot.posts.simpler import plain

BY = PhotoBy


@pytest.mark.parametrize(
    ("mend", "error", "expected"),
    [
        (Mend(), BadPhoto("x"), Mend(BY.BYTES)),
        (Mend(BY.BYTES), BadPhoto("x"), Mend(BY.SMALLER)),
        (Mend(BY.SMALLER), BadPhoto("x"), Mend(BY.NONE)),
        (Mend(BY.NONE), BadPhoto("x"), None),
        (Mend(), BadEntities("x"), Mend(plain=True)),
        (Mend(plain=True), BadEntities("x"), None),
        (Mend(), TooLong("x"), Mend(short=True)),
        (Mend(short=True), TooLong("x"), None),
        (Mend(BY.BYTES, short=True), BadEntities("x"), Mend(BY.BYTES, True, True)),
        (Mend(), Refused("x"), None),
        (Mend(), ChatGone("x"), None),
    ],
)
def test_the_next_thing_to_try(mend: Mend, error: TelegramError, expected: Mend | None) -> None:
    assert next_mend(mend, error) == expected


PHOTOS = [Photo(f"https://a.kz/{number}.jpg") for number in (1, 2, 3)]
BYTES = Mend(BY.BYTES)


@pytest.mark.parametrize(
    ("mend", "number", "photos", "expected"),
    [
        (Mend(), 2, 3, BYTES),
        (BYTES, 2, 3, replace(BYTES, without=frozenset({"https://a.kz/2.jpg"}))),
        (BYTES, None, 3, replace(BYTES, alone=True)),
        (BYTES, 9, 3, replace(BYTES, alone=True)),
        (BYTES, 1, 1, Mend(BY.SMALLER)),
        (replace(BYTES, alone=True), None, 1, Mend(BY.SMALLER, alone=True)),
    ],
)
def test_of_an_album_the_bad_photo_goes(
    mend: Mend, number: int | None, photos: int, expected: Mend
) -> None:
    assert next_mend(mend, BadPhoto("x", number=number), PHOTOS[:photos]) == expected


POST = Post(
    "Концерт\n\nКонцерт длился больше часа.",
    (Entity("bold", 0, 7),),
    summary="Концерт длился больше часа.",
)


def test_mends_add_up() -> None:
    assert mended(POST, Mend()) == POST
    assert mended(POST, Mend(plain=True)) == plain(POST)
    both = mended(POST, Mend(plain=True, short=True))
    assert both.entities == () and len(both.text) < len(POST.text)
