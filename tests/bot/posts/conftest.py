"""One ordinary article."""

from datetime import UTC, datetime

import pytest

from bot.model import Article, Block, Dateline, Photo


@pytest.fixture
def article() -> Article:
    return Article(
        title="В Алматы открылся музей воды",
        body=(
            Block("Музей воды открылся сегодня в Алматы на улице Сатпаева."),
            Block("В нём двенадцать залов и одна действующая мельница."),
        ),
        language="ru",
        link="https://kazlenta.kz/news/museum",
        author="Асель Нурланова",
        published=datetime(2026, 11, 24, 3, 0, tzinfo=UTC),
        tags=("музей", "Алматы"),
        dateline=Dateline("Алматы", "2026-11-24", "Казлента"),
        photos=(Photo(url="https://kazlenta.kz/p/1.jpg", credit="акимат Алматы"),),
        photo_credit="акимат Алматы",
        source="акимат Алматы",
        doubts=("Нет автора фото второй картинки",),
    )
