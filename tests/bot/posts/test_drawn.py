"""Pictures whose address is the drawing itself."""

import base64
import zlib

import pytest

from bot.model import Article, Photo
from bot.posts.choice import candidates
from bot.posts.drawn import MOST, address_of, drawn, rendered

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><text>Үлгі</text></svg>'


def test_an_address_holds_its_drawing() -> None:
    address = address_of(SVG)
    assert drawn(address) == SVG and address == address_of(SVG)
    assert rendered(SVG).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://news.example/1.jpg",
        "telegram:1/2/3",
        "drawn:",
        "drawn:???",
        "drawn:AAAA",
        "drawn:" + base64.urlsafe_b64encode(zlib.compress(b"\xff\xfe\xff")).decode(),
    ],
)
def test_any_other_address_is_none(address: str | None) -> None:
    assert not drawn(address)


def test_a_bomb_stays_small() -> None:
    svg = drawn(address_of("x" * (20 * MOST)))
    assert svg is not None and len(svg) == MOST


def test_a_drawing_is_worth_sending() -> None:
    photo = Photo(url=address_of(SVG * 200))
    assert candidates(Article(title="x", photos=(photo,))) == (photo,)
