"""A source that gives two wordings in turn edits no post at every look."""

from dataclasses import replace

from bot.ports import Stores
from tests.storage.samples import later, new_article


async def kinds(stores: Stores) -> list[str]:
    return [event.kind for event in await stores.events.of_article(1)]


async def worded(stores: Stores, words: str, seconds: float) -> bool:
    """Was the article revised by what its source says now?"""
    new = new_article("guid:1", item_hash=words, content_hash=words)
    return (await stores.articles.take(replace(new, first_seen_at=later(seconds)), [])).changed


async def test_two_wordings_in_turn_are_no_corrections(stores: Stores) -> None:
    """Servers of one site that hold different copies: the post would be edited at every look."""
    assert not await worded(stores, "one", 0)
    assert await worded(stores, "two", 60), "a correction"
    assert await worded(stores, "one", 120), "which is taken back"
    assert [await worded(stores, words, 180) for words in ("two", "one", "two")] == [False] * 3
    assert await worded(stores, "three", 240), "new words are news at any time"
    told = await kinds(stores)
    assert told.count("article.wavers") == 1
    assert told.count("article.revised") == 3
    assert await worded(stores, "two", 90_000), "the day after it counts again"


async def test_an_editor_may_go_back_and_forth(stores: Stores) -> None:
    await worded(stores, "one", 0)
    for words in ("two", "one", "two", "one"):
        assert await stores.articles.reword(1, new_article("guid:1", content_hash=words), "user 7")
