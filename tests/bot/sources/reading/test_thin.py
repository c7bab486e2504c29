from dataclasses import replace

import pytest

from bot.model import Block, Image, Item
from bot.sources.reading.thin import complete, is_cut, thin

FULL = "Музей открыл выставку садовых инструментов. " * 15
PICTURE = Image(url="https://site.kz/a-room.jpg")
ITEM = Item("feed", (Block(FULL.strip()),), "Музей", link="https://site.kz/1", images=(PICTURE,))
SHORT = (Block("Музей открыл выставку садовых инструментов."),)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (ITEM, False),
        (replace(ITEM, images=()), True),
        (replace(ITEM, blocks=SHORT), True),
        (replace(ITEM, blocks=()), True),
        (replace(ITEM, blocks=(Block(FULL + "И тогда…"),)), True),
        (replace(ITEM, blocks=(Block(FULL.strip()), Block("Читать далее →"))), True),
        (replace(ITEM, blocks=(Block(FULL.strip()), Block("Источник: пресс-служба музея"))), False),
        (replace(ITEM, blocks=(Block(FULL + "И тогда"), Block("Источник: музей"))), True),
        (replace(ITEM, blocks=(Block("Источник: пресс-служба музея"),)), True),
        (replace(ITEM, blocks=(), link=None), False),
        (replace(ITEM, images=(), link=None), False),
    ],
)
def test_thin(item: Item, expected: bool) -> None:
    assert thin(item) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("Он сказал […]", True),
        ("Он сказал...", True),
        ("Читать далее", True),
        ("Толығырақ »", True),
        ("Read more", True),
        ("Мост откроют весной. Показать полностью.", True),
        ("Kópir kóktemde ashylady. Tolyǵyraq.", True),
        ("Мост откроют весной читать далее", True),
        ("Мост откроют, когда Подробнее »", True),
        ("Мост откроют весной. далее", True),
        ("The bridge opens in spring. More", True),
        ("Следствие выясняет подробности.", False),
        ("Зрители ждут продолжение.", False),
        ("He was born in Baltimore.", False),
        ("Nobody asked for more.", False),
        ("Тренер ответил: «Не знаю…»", False),
        ("слово " * 30, True),
        ("слово " * 30 + "конец.", False),
        ("«Готово».", False),
        ("Короткая заметка без точки", False),
    ],
)
def test_is_cut(text: str, expected: bool) -> None:
    assert is_cut(text) is expected


PAGE = Item(
    "page",
    (Block(FULL.strip()), Block("Источник: пресс-служба музея")),
    "Музей | Сайт",
    link="https://site.kz/1-long",
    author="Анна Б.",
    tags=("музеи",),
    images=(Image(url="https://site.kz/a-room-1200x800.jpg", credit="Акимат"),),
    language="ru",
)


def test_the_feeds_identity_wins_and_the_page_fills_in() -> None:
    item = replace(ITEM, blocks=SHORT, guid="77", language=None)
    whole = complete(item, PAGE)
    assert (whole.title, whole.link, whole.guid) == ("Музей", "https://site.kz/1", "77")
    assert whole.blocks == PAGE.blocks
    assert (whole.author, whole.tags, whole.language) == ("Анна Б.", ("музеи",), "ru")
    assert [(i.url, i.credit) for i in whole.images] == [("https://site.kz/a-room.jpg", "Акимат")]


def test_a_shorter_page_does_not_replace_a_longer_text() -> None:
    assert complete(ITEM, replace(PAGE, blocks=SHORT)).blocks == ITEM.blocks


def test_a_cut_text_is_replaced_by_a_whole_one() -> None:
    cut = replace(ITEM, blocks=(Block(FULL + FULL + "и ещё…"),))
    assert complete(cut, PAGE).blocks == PAGE.blocks


def test_a_page_about_something_else_changes_nothing() -> None:
    wall = Item("page", (Block("Войдите, чтобы продолжить. Мы используем файлы cookie. " * 20),),
                images=(Image(url="https://site.kz/lock.png"),))  # fmt: skip
    words = "В Алматы открылась выставка редких садовых инструментов прошлого века"
    item = replace(ITEM, blocks=(Block(words),))
    assert complete(item, wall) == item


def test_a_thumbnail_stands_behind_the_pages_picture() -> None:
    item = replace(ITEM, images=(Image(url="https://site.kz/t/tiny.jpg", width=120),))
    urls = [image.url for image in complete(item, PAGE).images]
    assert urls == ["https://site.kz/a-room-1200x800.jpg", "https://site.kz/t/tiny.jpg"]


@pytest.mark.parametrize(
    ("title", "is_its"),
    [("Музеи открыты", True), ("Каток закрыт", False), ("Каток", True), ("v2.4.0", True)],
)
def test_a_page_that_knows_none_of_a_short_items_words(title: str, is_its: bool) -> None:
    item = replace(ITEM, title=title, blocks=(), images=())
    assert bool(complete(item, PAGE).blocks) is is_its
