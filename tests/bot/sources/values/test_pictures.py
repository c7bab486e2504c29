import pytest

from bot.model import Image
from bot.sources.values.pictures import picture_name, united


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://s.kz/up/museum.jpg", "https://s.kz/up/museum-1024x576.jpg", True),
        ("https://s.kz/up/museum_650x433.jpg", "https://cdn.kz/w/museum_1200x800.jpg", True),
        ("https://s.kz/up/museum@2x.jpg", "https://s.kz/up/museum-scaled.jpg", True),
        ("https://s.kz/up/museum.jpg.webp", "https://s.kz/up/museum.jpg?v=3", True),
        ("https://s.kz/up/Museum.JPG", "https://s.kz/up/museum.jpg", True),
        ("https://s.kz/up/large_museum.jpg", "https://s.kz/up/museum.jpg", True),
        ("https://s.kz/up/museum-1.jpg", "https://s.kz/up/museum-2.jpg", False),
        ("https://s.kz/a/1.jpg", "https://s.kz/b/1.jpg", False),
        ("https://s.kz/a/1.jpg", "https://cdn.s.kz/a/1.jpg?v=2", True),
        ("https://s.kz/img?id=1", "https://s.kz/img?id=2", False),
        ("https://s.kz/photo2024.jpg", "https://s.kz/photo2023.jpg", False),
    ],
)
def test_renditions_of_one_picture(one: str, other: str, same: bool) -> None:
    assert (picture_name(Image(url=one)) == picture_name(Image(url=other))) is same


def test_united_keeps_order_and_every_credit() -> None:
    images = united(
        [
            Image(url="https://s.kz/museum-300x200.jpg", width=300),
            Image(url="https://s.kz/garden.jpg", caption="Сад"),
            Image(url="https://s.kz/museum-1200x800.jpg", width=1200, credit="Акимат"),
            Image(credit="никому"),
        ]
    )
    assert [(i.url, i.width, i.credit, i.caption) for i in images] == [
        ("https://s.kz/museum-1200x800.jpg", 1200, "Акимат", None),
        ("https://s.kz/garden.jpg", None, None, "Сад"),
    ]


def test_what_the_article_shows_anywhere_is_shown() -> None:
    named = Image(url="https://s.kz/museum-1200x800.jpg", width=1200, shown=False)
    shown = Image(url="https://s.kz/museum-300x200.jpg", width=300)
    assert [(i.url, i.shown) for i in united([named, shown])] == [(named.url, True)]
    assert [i.shown for i in united([named, Image(url="https://s.kz/garden.jpg")])] == [False, True]


def test_the_wider_rendition_is_told_by_its_name_too() -> None:
    small = Image(url="https://s.kz/museum-600x400.jpg", caption="Зал")
    large = Image(url="https://s.kz/museum_1200x800.jpg")
    plain = Image(url="https://s.kz/museum.jpg")
    assert united([small, large]) == (Image(url=large.url, caption="Зал"),)
    assert united([plain, small])[0].url == plain.url
