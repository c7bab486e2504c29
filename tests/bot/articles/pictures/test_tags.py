from pytest import mark, param

from bot.articles.pictures.tags import leads_away, linked_whole, picture_of
from bot.model import Image

BASE = "https://dala.example/news/1"


@mark.parametrize(
    ("attributes", "address"),
    [
        param({"src": "/a.jpg"}, "https://dala.example/a.jpg", id="relative"),
        param({"src": "//cdn.example/a.jpg"}, "https://cdn.example/a.jpg", id="without a scheme"),
        param({"src": "/blank.gif", "data-src": "/a.jpg"}, "https://dala.example/a.jpg", id="lazy"),
        param(
            {"srcset": "/s.jpg 300w, /l.jpg 900w"}, "https://dala.example/l.jpg", id="the largest"
        ),
        param({"src": "/a b.jpg"}, "https://dala.example/a%20b.jpg", id="a space"),
        param({"src": "data:image/gif;base64,R0"}, None, id="inside the page"),
        param({"src": "javascript:alert(1)"}, None, id="no address"),
        param({"src": "/a.gif", "width": "1", "height": "1"}, None, id="a tracking pixel"),
        param({"src": "#"}, None, id="an anchor"),
        param({}, None, id="nothing"),
    ],
)
def test_the_address(attributes: dict[str, str], address: str | None) -> None:
    found = picture_of(attributes, BASE)

    assert (found and found.url) == address


@mark.parametrize(
    ("href", "expected"),
    [
        ("", False),
        ("#photo", False),
        ("javascript:void(0)", False),
        ("https://s.kz/up/museum.jpg", False),
        ("/up/museum.JPG?w=1200", False),
        ("/view?file=museum.webp&n=1", False),
        ("https://s.kz/news/other", True),
        ("/news/jpg-or-png", True),
        ("other.html", True),
    ],
)
def test_a_picture_that_leads_to_another_page(href: str, expected: bool) -> None:
    assert leads_away(href) is expected


def test_sides() -> None:
    assert picture_of({"src": "/a.jpg", "width": "800px", "height": "auto"}, BASE) == Image(
        "https://dala.example/a.jpg", width=800
    )


def test_without_a_base_the_address_stays() -> None:
    assert picture_of({"src": "a.jpg"}, None) == Image("a.jpg")


@mark.parametrize(
    ("small", "href", "width", "whole"),
    [
        ("/posts/thumbs/1_p.jpg", "/posts/1_p.jpg", None, True),
        ("/p-300x200.jpg", "/p.jpg", None, True),
        ("/s320/p.jpg", "/s1600/p.jpg", None, True),
        ("/thumb_p.jpeg", "/p.jpg", None, True),
        ("/p.jpg", "/large/p.jpg", 400, True),
        ("/p.jpg", "/large/p.jpg", 800, False),
        ("/p.jpg", "/large/p.jpg", None, False),
        ("/thumbs/1.jpg", "/2.jpg", None, False),
        ("/thumbs/1.jpg", "https://other.kz/1.jpg", None, False),
        ("/thumbs/1.jpg", "/1.html", None, False),
        ("/thumbs/1.jpg", "", None, False),
    ],
)
def test_a_thumbnail_gives_way_to_the_picture_it_is_linked_to(
    small: str, href: str, width: int | None, whole: bool
) -> None:
    image = Image(f"https://a.kz{small}", width=width)
    found = linked_whole(image, href, "https://a.kz/news/1")
    assert found == (Image(f"https://a.kz{href}") if whole else image)
