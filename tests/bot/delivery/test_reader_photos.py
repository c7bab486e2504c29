"""Pictures for readers: soon or not at all, held without their bytes, and not too many."""

import asyncio
from dataclasses import replace
from typing import cast

import pytest

from bot.delivery import reader_photos
from bot.delivery.mending import Mend
from bot.delivery.photos import Photos, ReadyPhoto
from bot.delivery.reader_photos import AGAIN_AFTER, ReaderPhotos
from bot.errors import FetchError
from bot.model import Article, Photo, StoredArticle
from tests.bot.delivery.clock import OwnClock
from tests.storage.samples import ARTICLE, NOW

LEAD, SECOND = Photo(url="https://a.kz/1.jpg"), Photo(url="https://a.kz/2.jpg")


class Made:
    """Stands for `Photos`: counts what is asked for, and answers when it may."""

    def __init__(self) -> None:
        self.clock = OwnClock()
        self.asked = 0
        self.trouble: FetchError | None = None
        self.may = asyncio.Event()
        self.may.set()

    async def ready(self, article: Article) -> tuple[ReadyPhoto | None, str | None]:
        self.asked += 1
        await self.may.wait()
        if self.trouble:
            raise self.trouble
        return ReadyPhoto(LEAD, b"bytes", "digest", "file"), None

    async def album(self, article: Article, mend: Mend) -> tuple[list[ReadyPhoto], str | None]:
        self.asked += 1
        return [ReadyPhoto(one, b"bytes", "d", "file") for one in (LEAD, SECOND)], None


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def photos(made: Made) -> ReaderPhotos:
    return ReaderPhotos(cast(Photos, made))


def stored(number: int = 1) -> StoredArticle:
    article = replace(ARTICLE, photos=(LEAD, SECOND))
    return StoredArticle(number, 1, article, NOW, "a.kz")


async def test_a_picture_is_made_once_and_held_without_its_bytes(
    made: Made, photos: ReaderPhotos
) -> None:
    assert await photos.ready(stored()) is not None
    held = await photos.ready(stored())
    assert held is not None and (held.data, held.file_id, made.asked) == (b"", "file", 1)
    photos.forget(stored())
    assert await photos.ready(stored()) is not None and made.asked == 2


async def test_what_could_not_be_had_is_tried_again_after_a_while(
    made: Made, photos: ReaderPhotos
) -> None:
    made.trouble = FetchError("a.kz: has trouble of its own")
    assert [await photos.ready(stored()) for _ in range(2)] == [None, None]
    assert made.asked == 1
    made.trouble = None
    made.clock.pass_by(AGAIN_AFTER)
    assert await photos.ready(stored()) is not None


async def test_a_reader_waits_only_so_long_and_the_next_one_sees_it(
    made: Made, photos: ReaderPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_photos, "PATIENCE", 0.05)
    made.may.clear()
    assert await photos.ready(stored()) is None
    made.may.set()
    assert await photos.ready(stored()) is not None and made.asked == 1


async def test_those_beside_it_are_held_too_and_not_too_many(
    made: Made, photos: ReaderPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_photos, "MOST_HELD", 2)
    lead = ReadyPhoto(LEAD, b"", "digest", "file")
    for number in (1, 2, 3, 3):
        (beside,) = await photos.further(stored(number), lead)
        assert (beside.photo, beside.data) == (SECOND, b"")
        assert await photos.ready(stored(number)) is not None
    assert made.asked == 6, "each picture and each album once"
    await photos.further(stored(1), lead)
    await photos.ready(stored(1))
    assert made.asked == 8, "the oldest was dropped"
