"""Editors, a stranger, and a newsroom in which articles are stored already."""

from typing import Any

from bot.model import Article, Block, Item, NewArticle, NewRow, Photo
from bot.newsroom.search.stems import article_stems
from bot.ports import Stores
from bot.sources.recognition.identity import article_keys
from storage.database import Database
from storage.stores import stores
from tests.newsroom import ADMIN
from tests.storage.samples import NOW
from tests.whole.conftest import Town
from tests.whole.person import Person

OTHER, STRANGER = 502, 700
NAMES = {OTHER: "Айгүл", STRANGER: "Гость"}


def person(town: Town, user: int, language: str = "ru") -> Person:
    if user != ADMIN:
        town.telegram.create_user(NAMES[user], user_id=user, language_code=language)
        town.telegram.start(user)
    return Person(town.telegram, user)


def settings(town: Town, **more: str) -> dict[str, str]:
    """Two owners, one channel; the articles are stored, not published by themselves."""
    town.telegram.set_limits(chat_seconds=0)  # a test talks faster than any person
    url = f"sqlite+aiosqlite:///{town.folder}/inside.db"
    given = {"ADMIN_IDS": f"{ADMIN},{OTHER}", "FIRST_RUN_POSTS": "0", "DATABASE_URL": url}
    return town.settings(**{**given, **more})


def article(town: Town, number: int, photo: bool = False, language: str = "ru") -> Article:
    photos = (Photo(url=f"{town.site.base}/photo/{number}.jpg", credit="Айдана Оспанова"),)
    return Article(
        title=f"Городской оркестр сыграл концерт номер {number}",
        body=(Block("На площади собрались слушатели. Концерт длился больше часа."),),
        language="ru" if language == "ru" else "kk",
        link=f"{town.site.base}/story/{number}",
        photos=photos if photo else (),
        photo_credit="Айдана Оспанова" if photo else None,
        source="пресс-служба филармонии",
    )


async def stored(town: Town, *articles: Article, rows: tuple[NewRow, ...] = ()) -> list[int]:
    """Their numbers; `rows` for each of them."""
    ids = []
    async with Kept(town) as kept:
        for number, one in enumerate(articles):
            keys = article_keys(Item(source_name="test", link=one.link), "", None)
            new = NewArticle(
                one, keys, "item", f"content {number}", NOW, "test", stems=article_stems(one)
            )
            ids.append((await kept.articles.take(new, rows)).article_id)
    return ids


class Kept:
    """The bot's database beside it, as another process would see it."""

    def __init__(self, town: Town) -> None:
        self.url = f"sqlite+aiosqlite:///{town.folder}/inside.db"

    async def __aenter__(self) -> Stores:
        self.database = await Database.open(self.url)
        return stores(self.database)

    async def __aexit__(self, *_: Any) -> None:
        await self.database.close()
