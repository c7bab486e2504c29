import pytest

from bot.sources.markup.html_tree import parse_page
from bot.sources.pages.signed import labelled, signed


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<span itemprop="author">Автор: Дина Ахатова</span>', "Дина Ахатова"),
        ('<span itemprop="author">Редакция «Дала»</span>', "Редакция «Дала»"),
        ('<a rel="author" href="/d">Дина Ахатова</a>', "Дина Ахатова"),
        ('<p class="byline">By <a>Dana Omar</a> in Nation on 6 November</p>', "Dana Omar"),
        (
            '<div class="post-author"><div>От</div> <a>Дина Ахатова</a> -</div>',
            "Дина Ахатова",
        ),
        ('<div class="author"><a>Дина Ахатова</a><span>корреспондент</span></div>', "Дина Ахатова"),
        ('<div class="post_author">Редакция</div>', None),
        ('<div class="comment"><b class="author">Дина Ахатова</b></div>', None),
        ('<aside><b class="author">Дина Ахатова</b></aside>', None),
        ('<div class="photo-author">Дина Ахатова</div>', None),
        ('<div class="authority">Дина Ахатова</div>', None),
    ],
)
def test_who_signed(markup: str, name: str | None) -> None:
    root = parse_page(f"<html><body><h1>Музей</h1>{markup}<p>Текст</p></body></html>")

    assert root is not None
    assert signed(root) == name


def test_who_stands_above_the_headline_signed_nothing() -> None:
    root = parse_page('<html><body><b class="author">Дина Ахатова</b><h1>Музей</h1></body></html>')

    assert root is not None
    assert signed(root) is None


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<small>19 марта 2025 | Автор: Дина Ахатова</small>", "Дина Ахатова"),
        ("<table><tr><th>Автор</th><td>Дина Ахатова</td></tr></table>", "Дина Ахатова"),
        ("<div>Written by <span>Dana Omar</span></div>", "Dana Omar"),
        ("<div>Фото: Дина Ахатова</div>", None),
        ("<p>Автор: Дина Ахатова<br>Фото автора</p>", None),
        (f"<p>{'Музей открыл выставку. ' * 4}</p><p>Автор: Дина Ахатова</p>", None),
    ],
)
def test_who_is_labelled_beside_the_headline(markup: str, name: str | None) -> None:
    root = parse_page(f"<html><body><h1>Музей</h1>{markup}</body></html>")

    assert root is not None
    assert labelled(root) == name
