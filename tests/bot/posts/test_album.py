from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import HOUSE, Article, Photo, Style
from bot.posts.album import album, companions
from bot.posts.compose import CAPTION_LIMIT, TEXT_LIMIT, compose
from bot.posts.credits import photo_part
from bot.posts.preview import preview_document, preview_text
from bot.posts.telegram_photo import TelegramPhoto
from bot.texts import Texts
from bot.utf16 import utf16_length
from tests.bot.posts.anything import articles, photos, styles

any_photos = st.lists(photos, max_size=14).map(tuple)


def photo(number: int, credit: str | None = None, **more: Any) -> Photo:
    return replace(Photo(f"https://a.kz/photo-{number}.jpg", credit=credit), **more)


def numbers(article: Article) -> list[int]:
    return [int((p.url or "").rpartition("-")[2][0]) for p in album(article)]


ONE, TWO, THREE = photo(1), photo(2), photo(3)
HELD = Photo(TelegramPhoto(1, "file", "unique").address, shown=False)
HEAD = replace(TWO, shown=False)


@pytest.mark.parametrize(
    ("photos", "expected"),
    [
        ((), []),
        ((ONE,), [1]),
        ((ONE, TWO, THREE), [1, 2, 3]),
        ((ONE, ONE, TWO), [1, 2]),
        ((ONE, photo(2, width=1200), photo(3, width=400)), [1, 2]),
        ((photo(1, width=400), TWO), [2]),
        ((ONE, photo(2, width=200)), [1]),
        ((ONE, Photo("https://a.kz/logo-2.png")), [1]),
        ((ONE, HEAD), [1]),
        ((replace(ONE, shown=False), TWO), [1, 2]),
        ((replace(ONE, credit="А"), replace(HEAD, credit="Б")), [1, 2]),
        ((replace(ONE, credit="А"), replace(HEAD, credit="А")), [1]),
        ((ONE, replace(HEAD, credit="Б")), [1]),
        (tuple(photo(n) for n in range(9)), list(range(9))),
    ],
)
def test_what_stands_together(photos: tuple[Photo, ...], expected: list[int]) -> None:
    assert numbers(Article("Т", photos=photos)) == expected


def test_no_more_than_an_album_holds() -> None:
    assert len(album(Article("Т", photos=tuple(photo(n) for n in range(30))))) == 10


def test_what_an_editor_sent_belongs_to_it() -> None:
    assert album(Article("Т", photos=(ONE, HELD))) == (ONE, HELD)


def test_what_stands_before_a_usable_picture_is_not_tried_again() -> None:
    assert companions(Article("Т", photos=(ONE, TWO, THREE)), TWO) == (THREE,)


@pytest.mark.parametrize(
    ("photos", "line"),
    [
        ((photo(1, "А"), photo(2, "Б")), "Фото: А; Б"),
        ((photo(1, "А"), photo(2, "А"), photo(3, "Б")), "Фото: А; Б"),
        ((photo(1, "А. Омаров"), photo(2, "а. омаров")), "Фото: А. Омаров"),
        ((ONE, photo(2, "Б")), "Фото: Б"),
        ((ONE, TWO), ""),
        (
            (photo(1, "пресс-службы Акорды", credit_label="Фото"), photo(2, "Б")),
            "Фото пресс-службы Акорды; Фото: Б",
        ),
        (
            (
                photo(1, "пресс-службы Акорды", credit_label="Фото"),
                photo(2, "Б"),
                photo(3, "МЧС", credit_label="Фото"),
            ),
            "Фото пресс-службы Акорды; МЧС; Фото: Б",
        ),
        ((photo(1, "Фото автора"), photo(2, "Фото: Б")), "Фото автора; Фото: Б"),
    ],
)
def test_each_credit_is_said_once(photos: tuple[Photo, ...], line: str) -> None:
    article = Article("Т", photos=photos)
    assert photo_part(article, photos, Texts("ru")) == line
    assert (line in compose(article, photos[0], HOUSE, more=photos[1:]).text) or not line


def test_what_the_article_says_of_its_photo_is_said_of_the_first_alone() -> None:
    article = Article("Т", photos=(ONE, TWO), photo_credit="А")
    assert photo_part(article, (ONE, TWO), Texts("ru")) == "Фото: А"


def test_a_photo_whose_credit_has_no_room_stays_out() -> None:
    long = tuple(photo(n, f"Имя Фамилия {n} " * 5) for n in range(9))
    article = Article("Заголовок " * 60, photos=long, source="Источник " * 40)
    taken = album(article)
    post = compose(article, taken[0], HOUSE, more=taken[1:])
    assert 1 < len(taken) < 5 and utf16_length(post.text) <= CAPTION_LIMIT
    for one in taken:
        assert (one.credit or "").strip() in post.text


def test_the_preview_of_an_album() -> None:
    article = Article("Т", photos=(photo(1, "А"), photo(2, "Б")), language="ru")
    taken = album(article)
    post = compose(article, taken[0], HOUSE, more=taken[1:])
    document = preview_document(article, post, ZoneInfo("Asia/Almaty"))
    assert post.method == "sendMediaGroup" and post.photos == taken
    assert document["post"]["method"] == "sendMediaGroup"  # type: ignore[index]
    assert document["photos"] == [
        {"url": "https://a.kz/photo-1.jpg", "credit": "А"},
        {"url": "https://a.kz/photo-2.jpg", "credit": "Б"},
    ]
    assert document["photo"] == {"url": "https://a.kz/photo-1.jpg", "path": None, "credit": "А"}
    assert preview_text(article, post).startswith(
        "[https://a.kz/photo-1.jpg]\n[https://a.kz/photo-2.jpg]\n\nТ"
    )


def test_an_album_has_no_button_so_its_link_is_a_word() -> None:
    article = Article("Т", photos=(ONE, TWO), link="https://a.kz/1", language="ru")
    style = Style(link="button")
    post = compose(article, ONE, style, more=(TWO,))
    assert post.button is None and post.text.endswith("Читать полностью")
    assert post.entities[-1].url == "https://a.kz/1"
    assert compose(article, ONE, style).button is not None


@settings(max_examples=60, deadline=None)
@given(articles, any_photos, styles)
def test_any_article_makes_an_album_that_fits(
    article: Article, found: tuple[Photo, ...], style: Style
) -> None:
    article = replace(article, photos=found)
    taken = album(article)
    post = compose(article, taken[0] if taken else None, style, more=taken[1:])
    assert post.photos == taken and len(taken) <= 10
    assert utf16_length(post.text) <= (CAPTION_LIMIT if taken else TEXT_LIMIT)
    if "credits" in style.parts:
        assert photo_part(article, taken, Texts(article.language or "ru")) in post.text
    assert (post.button is None) or len(taken) < 2
