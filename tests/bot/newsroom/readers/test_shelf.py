from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.model import Article
from bot.newsroom.readers.shelf import Page, Shelf
from bot.newsroom.search.stems import article_stems
from bot.ports import Stores
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.storage.samples import NOW, new_article


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "test.db")
    kept = make_stores(database)
    for number in range(12):
        await store(kept, number)
    yield kept
    await database.close()


async def store(stores: Stores, number: int) -> None:
    article = Article(title=f"Новость {number}", published=NOW + timedelta(minutes=number))
    new = new_article(f"guid:{number}", article=article, content_hash=f"{number}")
    await stores.articles.take(replace(new, stems=article_stems(article)), [])


class Later(SystemClock):
    def now(self) -> datetime:
        return NOW + timedelta(days=1)


def shelf(stores: Stores) -> Shelf:
    return Shelf(stores.news, Later(), UTC, approved_only=False)


def shown(page: Page) -> tuple[list[int], bool, bool]:
    return [int(h.title.split()[1]) for h in page.headlines], page.newer, page.older


@pytest.mark.parametrize("query", ["", "новости"])
async def test_there_and_back(stores: Stores, query: str) -> None:
    first = await shelf(stores).newest(query)
    second = await shelf(stores).older(query, first.headlines[-1].key)
    third = await shelf(stores).older(query, second.headlines[-1].key)
    assert [shown(page) for page in (first, second, third)] == [
        ([11, 10, 9, 8, 7], False, True),
        ([6, 5, 4, 3, 2], True, True),
        ([1, 0], True, False),
    ]
    assert await shelf(stores).newer(query, third.headlines[0].key) == second
    assert await shelf(stores).newer(query, second.headlines[0].key) == first


async def test_what_comes_meanwhile_makes_the_first_page_whole(stores: Stores) -> None:
    first = await shelf(stores).newest("")
    second = await shelf(stores).older("", first.headlines[-1].key)
    await store(stores, 12)
    back = await shelf(stores).newer("", second.headlines[0].key)
    assert shown(back) == ([11, 10, 9, 8, 7], True, True)
    assert shown(await shelf(stores).newer("", back.headlines[0].key)) == (
        [12, 11, 10, 9, 8],
        False,
        True,
    )


async def test_forged_keys_lead_to_the_first_page(stores: Stores) -> None:
    first = await shelf(stores).newest("")
    assert await shelf(stores).older("", 0) == first
    assert await shelf(stores).newer("", 10**18 - 1) == first


async def test_a_question_without_words_finds_nothing(stores: Stores) -> None:
    assert await shelf(stores).newest('"-*') == Page()
    assert await shelf(stores).older('"-*', 5) == Page()
    assert await shelf(stores).newer('"-*', 5) == Page()


async def test_latin_letters_are_read_as_cyrillic_where_they_find_nothing(stores: Stores) -> None:
    first = await shelf(stores).newest("novost")
    second = await shelf(stores).older("novost", first.headlines[-1].key)

    assert first == await shelf(stores).newest("новость")
    assert shown(second)[0] == [6, 5, 4, 3, 2]
    assert await shelf(stores).newer("novost", second.headlines[0].key) == first
