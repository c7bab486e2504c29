"""Which pictures are worth fetching, told by address and size alone."""

import pytest

from bot.model import Article, Photo
from bot.posts.choice import MOST, candidates

GOOD = "https://kazlenta.kz/uploads/2026/11/museum.jpg"


def chosen(*photos: Photo) -> tuple[Photo, ...]:
    return candidates(Article(title="Т", photos=photos))


@pytest.mark.parametrize(
    "photo",
    [
        Photo(url=GOOD),
        Photo(url=GOOD, width=1200, height=800),
        Photo(url=GOOD, width=200, height=400),
        Photo(url=GOOD, width=0, height=0),
        Photo(path="samples/museum.png"),
        Photo(path="logo.png"),
        Photo(url="https://kazlenta.kz/i/prezentatsiya-logo-expo-v-astane.jpg"),
        Photo(url="https://kazlenta.kz/uploads/iconic-view.jpg"),
        Photo(url="https://kazlenta.kz/uploads/catalogos/1.jpg"),
        Photo(url="https://kazlenta.kz/photo.php?id=7"),
        Photo(url="https://static.kazlenta.kz/m-1024x576.webp"),
        Photo(url="https://қазақстан.қаз/сурет.jpg"),
        Photo(url="https://kazlenta.kz/sites/default/files/2026-11/museum.jpg"),
        Photo(url="https://img.kazlenta.kz/dims4/default/2b/strip/true/museum.jpg"),
        Photo(url="https://kazlenta.kz/museum.jpg?w=1040&quality=70"),
    ],
)
def test_fit(photo: Photo) -> None:
    assert chosen(photo) == (photo,)


@pytest.mark.parametrize(
    "photo",
    [
        Photo(),
        Photo(url=GOOD, width=319, height=200),
        Photo(url=GOOD, width=1, height=1),
        Photo(url=GOOD, width=150),
        Photo(url=GOOD, width=2100, height=100),
        Photo(url="https://kazlenta.kz/museum-150x150.jpg"),
        Photo(url="https://kazlenta.kz/writer.jpg?w=196&h=196", width=640),
        Photo(url="https://img.kazlenta.kz/210x210/writer.jpg"),
        Photo(url="https://kazlenta.kz/default/museum.jpg"),
        Photo(url="https://kazlenta.kz/emblem.svg?v=2"),
        Photo(url="https://kazlenta.kz/favicon.ico"),
        Photo(path="plan.SVG"),
        Photo(url="data:image/png;base64,iVBORw0KGgo="),
        Photo(url="ftp://kazlenta.kz/museum.jpg"),
        Photo(url="/uploads/museum.jpg"),
        Photo(url="https://[kazlenta/museum.jpg"),
        Photo(url="https://kazlenta.kz/" + "a" * 5000 + ".jpg"),
        Photo(url="https://mc.yandex.ru/watch/4711"),
        Photo(url="https://www.google-analytics.com/collect?x=1"),
        Photo(url="https://kazlenta.kz/pixel.gif"),
        Photo(url="https://kazlenta.kz/img/logo.png"),
        Photo(url="https://kazlenta.kz/img/site_logo-2.PNG"),
        Photo(url="https://kazlenta.kz/img/no-photo.jpg"),
        Photo(url="https://kazlenta.kz/img/default.jpg"),
        Photo(url="https://kazlenta.kz/avatars/17.jpg"),
        Photo(url="https://kazlenta.kz/img/sprite@2x.png"),
        Photo(url="https://kazlenta.kz/%6Cogo.png"),
    ],
)
def test_unfit(photo: Photo) -> None:
    assert chosen(photo) == ()


def test_small_pictures_stand_behind_the_others() -> None:
    small = Photo(url="https://kazlenta.kz/1.jpg", width=400, height=300)
    unknown = Photo(url="https://kazlenta.kz/2.jpg")
    large = Photo(url="https://kazlenta.kz/3.jpg", width=1600, height=900)
    assert chosen(small, unknown, large) == (unknown, large, small)


def test_each_address_once_and_not_too_many() -> None:
    many = tuple(Photo(url=f"https://kazlenta.kz/{number % 50}.jpg") for number in range(200))
    assert chosen(*many) == many[:MOST]
