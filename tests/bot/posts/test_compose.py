"""Posts by tables of cases, and for any article whatever."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.model import HOUSE, Article, Block, Language, Photo, Post
from bot.posts.compose import CAPTION_LIMIT, LONGEST_TITLE, TEXT_LIMIT, compose
from bot.posts.credits import credits_line
from bot.posts.mend import is_visible
from bot.texts import Texts
from bot.utf16 import utf16_length, utf16_slice
from tests.bot.posts.anything import articles

PHOTO = Photo(url="https://kazlenta.kz/p/1.jpg")
LEAD = "Музей воды открылся сегодня в Алматы на улице Сатпаева."


def under(post: Post, kind: str) -> list[str]:
    return [utf16_slice(post.text, e.offset, e.length) for e in post.entities if e.type == kind]


def test_the_parts_stand_in_order(article: Article) -> None:
    post = compose(article, article.photos[0], HOUSE)
    assert post.text == (
        "В Алматы открылся музей воды\n\n"
        "Музей воды открылся сегодня в Алматы на улице Сатпаева.\n\n"
        "В нём двенадцать залов и одна действующая мельница.\n\n"
        "Фото: акимат Алматы · Источник: акимат Алматы\n"
        "Читать полностью"
    )
    assert under(post, "bold") == [article.title]
    assert under(post, "text_link") == ["Читать полностью"]
    assert post.entities[-1].url == article.link
    assert post.method == "sendPhoto"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Фото: А. Омаров · Источник: МЧС"),
        ("kk", "Сурет: А. Омаров · Дереккөз: МЧС"),
        ("en", "Photo: А. Омаров · Source: МЧС"),
        (None, "Фото: А. Омаров · Источник: МЧС"),
    ],
)
def test_labels_follow_the_article(language: Language | None, line: str) -> None:
    article = Article(title="Т", language=language, source="МЧС")
    assert line in compose(article, replace(PHOTO, credit="А. Омаров"), HOUSE).text


@pytest.mark.parametrize(
    ("photo", "fields", "line"),
    [
        (None, {"photo_credit": "А. Омаров"}, ""),
        (None, {"photo_credit": "А. Омаров", "source": "МЧС"}, "Источник: МЧС"),
        (PHOTO, {}, ""),
        (PHOTO, {"photo_credit": "А. Омаров"}, "Фото: А. Омаров"),
        (replace(PHOTO, credit="ТАСС"), {"photo_credit": "А. Омаров"}, "Фото: ТАСС"),
        (replace(PHOTO, credit="Фото: ФОТО : ТАСС"), {}, "Фото: ТАСС"),
        (replace(PHOTO, credit="Photo — Reuters"), {}, "Фото: Reuters"),
        (replace(PHOTO, credit="https://pexels.com"), {}, "Фото: https://pexels.com"),
        (replace(PHOTO, credit="Фото автора"), {}, "Фото автора"),
        (replace(PHOTO, credit="Фотобанк Лори"), {}, "Фото: Фотобанк Лори"),
        (replace(PHOTO, credit="(Фото из открытых источников)"), {}, "Фото из открытых источников"),
        (replace(PHOTO, credit="Источник фото: (МЧС)"), {}, "Фото: МЧС"),
        (replace(PHOTO, credit="МЧС (Абай)"), {}, "Фото: МЧС (Абай)"),
        (replace(PHOTO, credit="None"), {}, ""),
        (replace(PHOTO, credit="Фото: None"), {"photo_credit": "ТАСС"}, "Фото: ТАСС"),
        (replace(PHOTO, credit=" \xa0"), {}, ""),
        (replace(PHOTO, credit="Фото:"), {}, ""),
        (
            replace(PHOTO, credit="пресс-службы Акорды", credit_label="Фото"),
            {},
            "Фото пресс-службы Акорды",
        ),
        (
            PHOTO,
            {"photo_credit": "из архива редакции", "photo_credit_label": "Фото"},
            "Фото из архива редакции",
        ),
        (
            replace(PHOTO, credit="ТАСС"),
            {"photo_credit": "из архива", "photo_credit_label": "Фото"},
            "Фото: ТАСС",
        ),
        (replace(PHOTO, credit="ТАСС", credit_label=" "), {}, "Фото: ТАСС"),
        (None, {"source": "Источник: МЧС"}, "Источник: МЧС"),
        (None, {"source": "null"}, ""),
        (
            None,
            {"source": "акиматом Абая", "source_label": "Материал предоставлен"},
            "Материал предоставлен акиматом Абая",
        ),
        (None, {"source": "ТАСС", "source_label": "Источник:"}, "Источник ТАСС"),
    ],
)
def test_credits_are_printed_as_written(
    photo: Photo | None, fields: dict[str, str], line: str
) -> None:
    article = replace(Article(title="Т", language="ru"), **fields)  # type: ignore[arg-type]
    assert credits_line(article, photo, "", Texts("ru")) == line


def test_no_picture_gets_the_credit_of_another() -> None:
    first = replace(PHOTO, url="https://kazlenta.kz/p/0.jpg", credit="Фото: А. Омаров")
    article = Article(title="Т", photos=(first, PHOTO), photo_credit="А. Омаров")
    assert credits_line(article, first, "", Texts("ru")) == "Фото: А. Омаров"
    assert credits_line(article, PHOTO, "", Texts("ru")) == ""
    of_all = replace(article, photos=(replace(first, credit=None), PHOTO))
    assert credits_line(of_all, PHOTO, "", Texts("ru")) == "Фото: А. Омаров"


@pytest.mark.parametrize(
    ("source", "sentence", "printed"),
    [
        ("комитет статистики", "Цены выросли, сообщили в Комитете статистики.", False),
        ("Tengrinews.kz", "Об этом передаёт tengrinews.kz.", False),
        ("МЧС", "Паводка нет, передаёт МЧС.", False),
        ("ҚР МАМ баспасөз қызметі", "ҚР МАМ-ның баспасөз қызметіне сілтеме жасап", False),
        ("Ministry of Health", "The ministry of health said so.", False),
        ("комитет статистики", "Цены выросли на два процента.", True),
        ("комитет статистики", "Комитет заседал. Статистики нет.", True),
        ("АП", "В апреле будет тепло.", True),
        ("Банк", "Дело о банкротстве закрыли.", True),
        ("Nur.kz", "Об этом передаёт tengrinews.kz.", True),
    ],
)
def test_a_source_named_in_the_summary_is_not_repeated(
    source: str, sentence: str, printed: bool
) -> None:
    article = Article(title="Т", body=(Block(sentence),), source=source, source_in_text=True)
    assert (source in credits_line(article, None, sentence, Texts("ru"))) is printed
    apart = replace(article, source_in_text=False)
    assert credits_line(apart, None, sentence, Texts("ru")) == f"Источник: {source}"


@pytest.mark.parametrize("title", ["", " \xa0\n", "\u200b\u2060", "\u3164\u2800", "\x00\x01"])
@pytest.mark.parametrize(
    ("body", "link", "text", "bold"),
    [
        (LEAD, "https://nur.kz/a", f"{LEAD}\n\nЧитать полностью", LEAD),
        ("", "https://nur.kz/a", "https://nur.kz/a\n\nЧитать полностью", "https://nur.kz/a"),
        ("", None, "…", "…"),
        ("\u200b", "ftp://nur.kz/a", "…", "…"),
    ],
)
def test_without_a_title_something_else_begins(
    title: str, body: str, link: str | None, text: str, bold: str
) -> None:
    post = compose(Article(title=title, body=(Block(body),), language="ru", link=link), None, HOUSE)
    assert (post.text, under(post, "bold")) == (text, [bold])


def test_a_hostile_title_is_cut_at_a_word() -> None:
    post = compose(Article(title="слово " * 5000, language="ru", source="МЧС"), PHOTO, HOUSE)
    title = under(post, "bold")[0]
    assert title.endswith("слово…")
    assert 200 < utf16_length(title) <= LONGEST_TITLE
    assert "Источник: МЧС" in post.text


def test_long_credits_leave_the_summary_what_is_left() -> None:
    photo = replace(PHOTO, credit="фотограф " * 100)
    body = tuple(Block(f"Абзац {number} рассказывает о воде. " * 3) for number in range(40))
    link = "https://nur.kz/a"
    post = compose(
        Article(title="Я" * 900, body=body, source="агентство " * 99, link=link), photo, HOUSE
    )
    assert utf16_length(post.text) <= CAPTION_LIMIT
    assert post.text.endswith("агентство…\nЧитать полностью")
    assert post.summary.startswith("Абзац 0")


@pytest.mark.parametrize(
    "link", [None, "", "ftp://nur.kz/a", "javascript:alert(1)", "/a", "nur.kz"]
)
def test_only_web_addresses_are_linked(link: str | None) -> None:
    post = compose(Article(title="Т", language="ru", link=link), None, HOUSE)
    assert post.text == "Т"


def test_text_is_mended_and_not_rewritten() -> None:
    body = (Block("Сто\xa0тысяч тен\xadге  -\tстолько стоит «вода»\u200b, 1/2 дня."),)
    post = compose(Article(title="Е\u0308лка  в\x00парке", body=body, language="ru"), None, HOUSE)
    assert post.text == "Ёлка в парке\n\nСто тысяч тенге - столько стоит «вода», 1/2 дня."


@settings(max_examples=150, deadline=None)
@given(articles)
def test_any_article_makes_a_valid_post(article: Article) -> None:
    for photo in (None, *article.photos[:1]):
        post = compose(article, photo, HOUSE)
        length = utf16_length(post.text)
        assert 1 <= length <= (TEXT_LIMIT if photo is None else CAPTION_LIMIT)
        assert utf16_length(post.summary) <= HOUSE.summary
        assert is_visible(post.text)
        assert post.text == post.text.strip()
        assert post.summary in post.text
        assert (
            credits_line(article, photo, post.summary, Texts(article.language or "ru")) in post.text
        )
        for entity in post.entities:
            letters = utf16_slice(post.text, entity.offset, entity.length)
            assert 0 <= entity.offset < entity.offset + entity.length <= length
            assert letters in post.text
            assert letters and letters == letters.strip()


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "Видео"), ("kk", "Бейнежазба"), ("en", "Video")]
)
def test_a_video_is_a_link_behind_that_to_the_article(language: Language, word: str) -> None:
    film = "https://kazlenta.kz/v.mp4"
    article = Article("Т", language=language, link="https://kazlenta.kz/1", video=film)
    post = compose(article, None, HOUSE)
    read, watch = under(post, "text_link")
    assert watch == word and post.text.endswith(f"\n\n{read} · {word}")
    assert [entity.url for entity in post.entities[-2:]] == [article.link, film]
    button = compose(article, None, replace(HOUSE, link="button"))
    assert under(button, "text_link") == [word] and button.button is not None
    bare = compose(article, None, replace(HOUSE, parts=("title", "summary", "credits")))
    assert under(bare, "text_link") == []
    unfit = compose(replace(article, video="http://localhost/v.mp4"), None, HOUSE)
    assert under(unfit, "text_link") == [read]
