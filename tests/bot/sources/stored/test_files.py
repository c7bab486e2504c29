import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import UnreadableArticle
from bot.model import Item
from bot.sources.stored.files import MAX_BYTES, read_stored, read_stored_bytes
from tests.bot.sources.page_samples import ARTICLE, PARAGRAPHS

MARKDOWN = """---
title: "Музей открыт: сад и вода"
link: https://site.kz/1
id: 77
published: 2024-04-11 10:00
author: Анна Б.
tags: [музеи, сад]
photo: museum.jpg
photo_credit: Акимат
source: МКИ РК
language: ru
draft: no
---

# Музей открыт

Фото: не этот
Первый абзац
в две строки.

Второй *абзац* со [ссылкой](https://site.kz/2).
Источник: МКИ РК
"""


def texts(item: Item) -> list[str]:
    return [block.text for block in item.blocks]


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    write(tmp_path, "museum.jpg", b"jpeg")
    item = read_stored(write(tmp_path, "a.md", MARKDOWN))
    assert (item.title, item.link, item.guid) == (
        "Музей открыт: сад и вода",
        "https://site.kz/1",
        "77",
    )
    assert item.published == datetime(2024, 4, 11, 5, tzinfo=UTC)
    assert (item.author, item.tags, item.language) == ("Анна Б.", ("музеи", "сад"), "ru")
    assert item.source == "МКИ РК"
    assert [(i.path, i.credit) for i in item.images] == [(str(tmp_path / "museum.jpg"), "Акимат")]
    assert item.source_name == str(tmp_path / "a.md")


def test_markdown_keeps_credit_and_source_on_lines_of_their_own(tmp_path: Path) -> None:
    assert texts(read_stored(write(tmp_path, "a.md", MARKDOWN))) == [
        "Музей открыт",
        "Фото: не этот",
        "Первый абзац в две строки.",
        "Второй абзац со ссылкой.",
        "Источник: МКИ РК",
    ]


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    item = read_stored(write(tmp_path, "a.md", "# Музей\n\nТекст.\n\n---\n\nЕщё.\n"))
    assert (item.title, texts(item)) == (None, ["Музей", "Текст.", "Ещё."])


def test_text_as_it_stands_and_in_any_encoding(tmp_path: Path) -> None:
    text = "Музей открыл выставку\r\n\r\nФото: Акимат\r\n\r\nТекст новости о выставке."
    for encoding in ("utf-8", "utf-8-sig", "cp1251", "utf-16"):
        item = read_stored(write(tmp_path, "a.txt", text.encode(encoding)))
        assert texts(item) == ["Музей открыл выставку", "Фото: Акимат", "Текст новости о выставке."]
        assert (item.title, item.guid, item.link) == (None, None, None)


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_saved_pages(tmp_path: Path, name: str) -> None:
    page = ARTICLE.replace("/in-text.jpg", "a_files/in-text.jpg")
    head = "<!-- saved from url=(0022)https://site.kz/news/1 -->\n"
    item = read_stored(write(tmp_path, name, head + page))
    assert [text for text in texts(item) if text in PARAGRAPHS] == PARAGRAPHS
    assert item.link == "https://www.site.kz/news/1"
    assert item.images[0].url == "https://site.kz/up/museum-1200x800.jpg"


def test_html_with_pictures_beside_it(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    write(tmp_path, "files/in text.jpg", b"jpeg")
    html = f"<html><body><h1>Музей</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p>"
    html += '<figure><img src="files/in%20text.jpg"><figcaption>Фото: А</figcaption></figure>'
    html += '<img src="missing.jpg"><img src="../../etc/passwd.jpg"></body></html>'
    item = read_stored(write(tmp_path, "a.html", html))
    assert [(i.url, i.path) for i in item.images] == [(None, str(tmp_path / "files/in text.jpg"))]
    assert "Фото: А" in (item.images[0].caption or "")
    assert item.link is None


def test_json(tmp_path: Path) -> None:
    write(tmp_path, "p.png", b"png")
    fields = {"title": "Музей", "text": "Один.\n\nДва.", "photo": "p.png", "photo_credit": "А"}
    item = read_stored(write(tmp_path, "a.json", json.dumps(fields)))
    assert (item.title, texts(item), item.guid) == ("Музей", ["Один.", "Два."], None)
    assert [(i.path, i.credit) for i in item.images] == [(str(tmp_path / "p.png"), "А")]


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".png", ".webp", ".JPG"])
def test_a_picture_of_the_same_name_belongs_to_the_article(tmp_path: Path, suffix: str) -> None:
    picture = write(tmp_path, f"a{suffix}", b"picture")
    item = read_stored(write(tmp_path, "a.txt", "Музей открыл выставку"))
    assert [i.path for i in item.images] == [str(picture)]
    item = read_stored(write(tmp_path, "a.md", "---\nphoto_credit: Акимат\n---\nТекст."))
    assert [(i.path, i.credit) for i in item.images] == [(str(picture), "Акимат")]


@pytest.mark.parametrize(
    "named", ["../secret.jpg", "/etc/passwd", "sub/../../secret.jpg", "out.jpg"]
)
def test_pictures_outside_the_folder_are_refused(tmp_path: Path, named: str) -> None:
    write(tmp_path, "secret.jpg", b"secret")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    path = write(folder, "a.md", f"---\nphoto: {named}\n---\nТекст.")
    with pytest.raises(UnreadableArticle, match="outside the article's folder"):
        read_stored(path)
    assert read_stored(write(folder, "a.txt", "Музей открыт")).images == ()
    assert read_stored(write(folder, "b.md", f"Текст. ![x]({named})")).images == ()


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\xef\xbb\xbf", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text"),
        ("a.txt", b"--- *** ---", "holds no text"),
        ("a.html", b"<html><body><img src='x.jpg'></body></html>", "holds no text"),
        ("a.md", b"---\ntitle: x\n---\n", "holds no text"),
        ("a.md", b"---\ntitle: x\n\ntext", "not closed"),
        ("a.md", b"---\ntitle: [x\n---\ntext", "no YAML (line "),
        ("a.md", b"---\n\ttitle: x\n---\ntext", "no YAML"),
        ("a.md", b"---\n" + b"[" * 20_000 + b"\n---\ntext", "no YAML"),
        ("a.md", b"---\n- x\n---\ntext", "name: value"),
        ("a.md", b"---\nlink: site.kz\n---\ntext", "link: must be"),
        ("a.md", b"---\ntitle: {a: b}\n---\ntext", "title: must be text"),
        ("a.json", b"{", "no JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b'[{"title": "x"}]', "holds a list"),
        ("a.json", b'"text"', "an object"),
        ("a.json", b'{"title": "x"}', "text: is missing"),
        ("a.pdf", b"text", "rename it"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_unreadable_articles_are_named(tmp_path: Path, name: str, body: bytes, words: str) -> None:
    path = write(tmp_path, name, body)
    with pytest.raises(UnreadableArticle) as caught:
        read_stored(path)
    assert str(caught.value).startswith(f"{path}: ") and words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "broken.txt").symlink_to("nothing.txt")
    expected = {
        "missing.txt": "no such file",
        "broken.txt": "no such file",
        "folder.md": "is a folder",
        "pipe.txt": "no ordinary file",
    }
    for name, words in expected.items():
        with pytest.raises(UnreadableArticle, match=words):
            read_stored(tmp_path / name)
    with pytest.raises(UnreadableArticle, match="is a folder"):
        read_stored(tmp_path)


@pytest.mark.parametrize(
    ("body", "title", "first"),
    [
        ('{"title": "Музей", "text": "Один."}', "Музей", "Один."),
        ("---\ntitle: Музей\n---\nОдин.", "Музей", "Один."),
        ("Музей\n\nОдин.", None, "Музей"),
        (f"<!doctype html><title>Музей</title><p>{PARAGRAPHS[0]}</p>", "Музей", PARAGRAPHS[0]),
    ],
)
def test_bytes_without_a_name_are_told_by_their_look(
    body: str, title: str | None, first: str
) -> None:
    item = read_stored_bytes(body.encode(), "-")
    assert (item.title, item.blocks[0].text, item.source_name) == (title, first, "-")


def test_a_pipe_names_no_files_of_this_machine() -> None:
    with pytest.raises(UnreadableArticle, match="photo: must be an http"):
        read_stored_bytes(b'{"title": "x", "text": "y", "photo": "/etc/passwd"}', "-")
    assert read_stored_bytes(b"---\ntitle: x\n---\ny ![](a.jpg)", "-").images == ()


LEAD = "<figure><img src='/up/1.jpg' width='900' height='600'><figcaption>Фото: X</figcaption>"
TEXT = "<p>Мост через реку открыли в среду, и по нему уже пошли автобусы в село.</p>" * 3


@pytest.mark.parametrize(
    ("inside", "credits"),
    [
        (f"{LEAD}</figure>{TEXT}", [("og.jpg", "Фото: X")]),
        (f"{TEXT}{LEAD}</figure>", [("og.jpg", None), (None, "Фото: X")]),
        (
            f"{LEAD}</figure>{TEXT}<img src='https://s.kz/2.jpg' width='900' height='600'>",
            [(None, "Фото: X"), ("2.jpg", None), ("og.jpg", None)],
        ),
    ],
)
def test_the_words_of_a_saved_pages_lead_picture_go_to_the_heads(
    tmp_path: Path, inside: str, credits: list[tuple[str | None, str | None]]
) -> None:
    head = "<meta property='og:image' content='https://s.kz/og.jpg'>"
    path = tmp_path / "a.html"
    path.write_text(f"<head>{head}</head><body><h1>Мост</h1><div>{inside}</div></body>", "utf-8")
    images = read_stored(path).images
    assert [(i.url and i.url.rpartition("/")[2], i.caption) for i in images] == credits
