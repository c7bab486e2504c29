from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import UnreadableArticle
from bot.model import Image, Item
from bot.sources.stored.push import Taking, item_from_push

TAKING = Taking("push", "Asia/Almaty", datetime(2024, 4, 12, tzinfo=UTC))
LEAST = {"title": "Музей открыт", "text": "Первый абзац.\n\nВторой абзац."}


def push(**fields: Any) -> Item:
    return item_from_push(LEAST | fields, TAKING)


def test_least_and_most() -> None:
    item = push()
    assert (item.title, [b.text for b in item.blocks]) == (
        "Музей открыт",
        ["Первый абзац.", "Второй абзац."],
    )
    item = push(
        link="https://site.kz/1",
        id=77,
        photo_url="https://site.kz/a.jpg",
        photo_credit="Акимат",
        source="МКИ",
        language="kz",
        published="2024-04-11 10:00",
        tags=["музеи", "#сад", "2024", "музеи"],
        author="Анна Б.",
        unknown={"x": 1},
    )
    assert (item.link, item.guid, item.source) == ("https://site.kz/1", "77", "МКИ")
    assert item.images == (Image(url="https://site.kz/a.jpg", credit="Акимат"),)
    assert (item.language, item.author) == ("kk", "Анна Б.")
    assert item.published == datetime(2024, 4, 11, 5, tzinfo=UTC)
    assert item.tags == ("музеи", "сад", "2024")


def test_a_time_far_ahead_is_an_embargo() -> None:
    at = "2024-05-01T09:00:00+05:00"
    assert push(published=at).published == datetime(2024, 5, 1, 4, tzinfo=UTC)
    with pytest.raises(UnreadableArticle, match="published"):
        push(published="2034-05-01T09:00:00+05:00")


def test_html_gives_blocks_and_pictures() -> None:
    html = '<p>Один.</p><p>Два.</p><img src="/in-text.jpg"><img src="local.jpg">'
    item = push(text=None, html=html, link="https://site.kz/1")
    assert [b.text for b in item.blocks] == ["Один.", "Два."]
    assert [i.url for i in item.images] == [
        "https://site.kz/in-text.jpg",
        "https://site.kz/local.jpg",
    ]
    assert push(text=None, html=html).images == ()


def test_empty_and_null_fields_are_absent() -> None:
    item = push(link="", id=None, photo_url=" ", tags=None, published="", language=None)
    assert (item.link, item.guid, item.images, item.tags) == (None, None, (), ())


def test_a_credit_without_a_picture_is_kept() -> None:
    assert push(photo_credit="Акимат").images == (Image(credit="Акимат"),)
    assert push(photo={"url": None, "credit": "Акимат"}).images == (Image(credit="Акимат"),)
    assert push(photo={"url": None, "path": None, "credit": None}).images == ()


def test_a_list_of_photos() -> None:
    photos = ["https://site.kz/one-1.jpg", {"url": "https://site.kz/two-2.jpg", "credit": "Б"}]
    assert [(i.url, i.credit) for i in push(photos=photos, photo_credit="А").images] == [
        ("https://site.kz/one-1.jpg", "А"),
        ("https://site.kz/two-2.jpg", "Б"),
    ]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": None}, "title: is missing"),
        ({"title": 5}, "title: must be text"),
        ({"source": 7}, "source: must be text"),
        ({"title": "  "}, "title: is missing"),
        ({"title": "\u200b"}, "title: is missing"),
        ({"title": "<b></b>"}, "title: is missing"),
        ({"title": 5.5}, "title: must be text"),
        ({"title": ["x"]}, "title: must be text"),
        ({"text": None}, "text: is missing"),
        ({"text": {"a": 1}}, "text: must be text"),
        ({"html": 3.5}, "html: must be text"),
        ({"link": "site.kz/1"}, "link: must be an http"),
        ({"link": "javascript:alert(1)"}, "link: must be an http"),
        ({"link": "https://site kz/1"}, "link: must be an http"),
        ({"link": "https://site%20kz/1"}, "link: must be an http"),
        ({"photo_url": "a.jpg"}, "photo_url: must be an http"),
        ({"photo_url": "file:///etc/passwd"}, "photo_url: must be an http"),
        ({"photo": "/etc/passwd"}, "photo: must be an http"),
        ({"photos": ["a.jpg"]}, "photos: must be an http"),
        ({"photos": "https://site.kz/a.jpg"}, "photos: must be a list"),
        ({"photos": [{}]}, "photos: names no picture"),
        ({"photos": [None]}, "photos: names no picture"),
        ({"language": "de"}, "language: must be ru, kk or en"),
        ({"published": "yesterday"}, "published: 'yesterday'"),
        ({"published": "1970-01-01"}, "published: "),
        ({"tags": {"a": 1}}, "tags: must be a list"),
        ({"tags": {}}, "tags: must be a list"),
        ({"tags": False}, "tags: must be a list"),
        ({"tags": [["a"]]}, "tags: must be a list"),
        ({"tags": ["a", 2024]}, "tags: must be a list of words"),
        ({"tags": [True]}, "tags: must be a list of words"),
        ({"id": True}, "id: must be text"),
        ({"source": []}, "source: must be text"),
    ],
)
def test_errors_name_the_field(fields: dict[str, Any], line: str) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        push(**fields)
    assert str(caught.value).startswith(line) and "\n" not in str(caught.value)


def test_a_photo_as_preview_prints_it() -> None:
    photo = {"url": "https://site.kz/a.jpg", "path": None, "credit": "Акимат"}
    found = push(photo=photo, photos=[{"url": "https://site.kz/a.jpg", "credit": "Акимат"}])

    assert [(image.url, image.credit) for image in found.images] == [
        ("https://site.kz/a.jpg", "Акимат")
    ]


@pytest.mark.parametrize("data", [None, "text", 5, [LEAST]])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(UnreadableArticle, match="expected"):
        item_from_push(data, TAKING)
