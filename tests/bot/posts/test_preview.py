"""`preview --json` word for word, and the same for a person's eye."""

import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.model import HOUSE, Article, Entity, Photo
from bot.posts.compose import compose
from bot.posts.preview import entity_document, preview_document, preview_text
from bot.utf16 import utf16_length

ALMATY = ZoneInfo("Asia/Almaty")


def test_the_document(article: Article) -> None:
    post = compose(article, article.photos[0], HOUSE)
    assert preview_document(article, post, ALMATY) == {
        "title": "В Алматы открылся музей воды",
        "lead": "Музей воды открылся сегодня в Алматы на улице Сатпаева.",
        "summary": (
            "Музей воды открылся сегодня в Алматы на улице Сатпаева.\n\n"
            "В нём двенадцать залов и одна действующая мельница."
        ),
        "language": "ru",
        "link": "https://kazlenta.kz/news/museum",
        "author": "Асель Нурланова",
        "published": "2026-11-24T08:00:00+05:00",
        "tags": ["музей", "Алматы"],
        "dateline": {"place": "Алматы", "date": "2026-11-24", "agency": "Казлента"},
        "photo": {"url": "https://kazlenta.kz/p/1.jpg", "path": None, "credit": "акимат Алматы"},
        "photos": [{"url": "https://kazlenta.kz/p/1.jpg", "credit": "акимат Алматы"}],
        "source": "акимат Алматы",
        "doubts": ["Нет автора фото второй картинки"],
        "post": {
            "method": "sendPhoto",
            "text": post.text,
            "entities": [
                {"type": "bold", "offset": 0, "length": 28},
                {
                    "type": "text_link",
                    "offset": utf16_length(post.text) - 16,
                    "length": 16,
                    "url": "https://kazlenta.kz/news/museum",
                },
            ],
            "utf16_length": utf16_length(post.text),
        },
    }


def test_an_empty_article_is_all_nulls() -> None:
    article = Article(title="Т")
    document = preview_document(article, compose(article, None, HOUSE), ALMATY)
    assert json.loads(json.dumps(document)) == {
        "title": "Т",
        "lead": "",
        "summary": "",
        **dict.fromkeys(("language", "link", "author", "published", "source")),
        "tags": [],
        "dateline": {"place": None, "date": None, "agency": None},
        "photo": {"url": None, "path": None, "credit": None},
        "photos": [],
        "doubts": [],
        "post": {
            "method": "sendMessage",
            "text": "Т",
            "entities": [{"type": "bold", "offset": 0, "length": 1}],
            "utf16_length": 1,
        },
    }


@pytest.mark.parametrize(
    ("photos", "fields", "used", "credit"),
    [
        ((), {"photo_credit": "МКИ РК"}, False, "МКИ РК"),
        ((), {"photo_credit": "Фото: None"}, False, None),
        ((Photo(url="https://a.kz/1.jpg", credit="ТАСС"),), {}, False, "ТАСС"),
        ((Photo(url="https://a.kz/1.jpg"),), {"photo_credit": "МКИ РК"}, True, "МКИ РК"),
        (
            (Photo(url="https://a.kz/1.jpg"), Photo(url="https://a.kz/2.jpg", credit="ТАСС")),
            {},
            True,
            None,
        ),
    ],
)
def test_the_credit_is_said_also_without_a_picture(
    photos: tuple[Photo, ...], fields: dict[str, str], used: bool, credit: str | None
) -> None:
    article = Article(title="Т", photos=photos, photo_credit=fields.get("photo_credit"))
    photo = photos[0] if used else None
    document = preview_document(article, compose(article, photo, HOUSE), ALMATY)
    address = photo.url if photo else None
    assert document["photo"] == {"url": address, "path": None, "credit": credit}


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://kazlenta.kz/a", "https://kazlenta.kz/a"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("javascript:alert(1)", None),
        ("/news/a", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_links(link: str, shown: str | None) -> None:
    article = Article(title="Т", link=link)
    assert preview_document(article, compose(article, None, HOUSE), ALMATY)["link"] == shown


def test_only_links_have_an_address() -> None:
    assert entity_document(Entity("bold", 0, 4)) == {"type": "bold", "offset": 0, "length": 4}


def test_for_a_person(article: Article) -> None:
    assert preview_text(article, compose(article, article.photos[0], HOUSE)).splitlines() == [
        "[https://kazlenta.kz/p/1.jpg]",
        "",
        "В Алматы открылся музей воды",
        "",
        "Музей воды открылся сегодня в Алматы на улице Сатпаева.",
        "",
        "В нём двенадцать залов и одна действующая мельница.",
        "",
        "Фото: акимат Алматы · Источник: акимат Алматы",
        "Читать полностью",
        "  → https://kazlenta.kz/news/museum",
        "",
        "? Нет автора фото второй картинки",
    ]


def test_no_control_character_reaches_the_terminal(article: Article) -> None:
    sly = replace(article, doubts=("\x1b[2Jстёрто",), photos=(Photo(path="a\x1b]0;b\x07.jpg"),))
    assert "\x1b" not in preview_text(sly, compose(sly, sly.photos[0], HOUSE))


def test_a_video_stands_beside_the_source(article: Article) -> None:
    film = "https://kazlenta.kz/v.mp4"
    found = replace(article, video=film)
    assert preview_document(found, compose(found, None, HOUSE), ALMATY)["video"] == film
