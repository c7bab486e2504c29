"""Several processes share the work, and a backup goes back into the place of a database."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import Any

from storage.database import Database
from storage.stores import stores
from tests.newsroom import ADMIN, BotProcess, Story, running, titles, until
from tests.postgres import Server
from tests.whole.conftest import Town
from tests.whole.test_commands import jarshy


async def test_one_fetches_and_another_publishes(town: Town, postgres_server: Server) -> None:
    url = await postgres_server.migrated()
    settings = town.settings(DATABASE_URL=url)
    fetching = {**settings, "BOT_TOKEN": "", "PYTHONPROFILEIMPORTTIME": "1"}
    (folder := town.folder / "fetch").mkdir()
    town.site.stories = [Story(1, photo=True)]
    # By an interpreter of its own: it is told which modules it imports.
    fetch = BotProcess(folder, fetching, fresh=True)
    await fetch.start("run", "--roles", "fetch")
    try:
        async with running(town.folder, settings, "run", "--roles", "publish,talk") as publish:
            await until(lambda: len(town.posts()) == 1, 120, publish.said() + fetch.said()[-3000:])
            town.telegram.send(ADMIN, ADMIN, "/help")
            await until(lambda: _helped(town), 60, publish.said())
            (other := town.folder / "other").mkdir()
            async with running(other, settings, "run", "--roles", "talk") as second:
                await until(lambda: "stands by" in second.said(), 60, second.said())
                assert await publish.stop() == 0
                await until(lambda: "takes over" in second.said(), 30, second.said())
                before = len(_said(town))
                town.telegram.send(ADMIN, ADMIN, "/news")
                await until(lambda: len(_said(town)) > before, 20, "nobody answers")
                assert await second.stop() == 0
        assert await fetch.stop() == 0
    finally:
        await fetch.kill()
    assert "feedparser" in fetch.said() or "aiohttp" in fetch.said()
    assert "aiogram" not in fetch.said(), "who only fetches does without it"
    await postgres_server.drop(url)


def _helped(town: Town) -> bool:
    return any("/start" in text for text in _said(town))


def _said(town: Town) -> list[str]:
    return [m["text"] for m in town.telegram.messages(ADMIN) if m["by_bot"]]


async def test_two_send_side_by_side_and_one_goes_on_alone(
    town: Town, postgres_server: Server
) -> None:
    url = await postgres_server.migrated()
    village = town.telegram.create_channel("Село", username="village_news", owner=ADMIN)
    town.telegram.set_limits(burst=2, per_minute=0)
    channels = "@city_news,@village_news"
    settings = town.settings(DATABASE_URL=url, CHANNELS=channels, RATE_CHAT_SECONDS="1")
    (folder := town.folder / "other").mkdir()
    async with running(town.folder, settings) as one, running(folder, settings) as two:
        both = (one, two)
        await until(lambda: any("stands by" in bot.said() for bot in both), 60, "both lead")
        town.site.stories = [Story(n, photo=n % 5 == 0, minutes_old=90 - n) for n in range(1, 25)]
        await until(lambda: all(_has_sent(bot) for bot in both), 60, "one sends alone")
        leader, left = both if "stands by" in two.said() else (two, one)
        await leader.kill()
        posts = partial(_posts, town, village)
        await until(lambda: min(map(len, posts())) >= 24, 100, "not everything was sent")
        assert "takes over" in left.said()
        assert await left.stop() == 0
    for channel in posts():
        assert titles(channel) == [story.title for story in town.site.stories]
    assert town.telegram.counts()["violations"] == {}, "their pace is one"
    await postgres_server.drop(url)


def _posts(town: Town, other: int) -> list[list[dict[str, Any]]]:
    return [town.posts(), town.telegram.messages(other)]


def _has_sent(bot: BotProcess) -> bool:
    return bot.said().count(" as message ") >= 3


async def test_a_backup_of_a_running_bot_is_put_back(town: Town) -> None:
    settings = town.settings()
    town.site.stories = [Story(1)]

    async def call(*words: str) -> tuple[int, str, str]:
        return await asyncio.to_thread(jarshy, town.folder, *words, **settings)

    async with running(town.folder, settings) as bot:
        await until(lambda: len(town.posts()) == 1, 90, bot.said())
        status, _, err = await call("backup", "saved.db")
        assert status == 0, err
        status, out, err = await call("restore", "saved.db")
        assert (status, out) == (1, "")
        assert "another running bot holds this database" in err
        assert await bot.stop() == 0
    began = datetime.now(UTC)
    status, out, err = await call("restore", "saved.db")
    assert status == 0, err
    assert "is kept in" in out
    database = await Database.open(f"sqlite+aiosqlite:///{town.folder}/data/jarshy.db")
    try:
        kept = stores(database)
        restored = await kept.facts.get("restored_at")
        assert restored is not None and datetime.fromisoformat(restored) >= began
        assert [feed.url for feed in await kept.feeds.all()] == [town.site.feed]
    finally:
        await database.close()
    town.site.stories.append(Story(2, minutes_old=5))
    async with running(town.folder, settings) as bot:
        await until(lambda: bool(_asked(town)), 120, bot.said())
        assert await bot.stop() == 0
    assert len(town.posts()) == 1, "what came out before waits for an answer"


def _asked(town: Town) -> list[str]:
    """Questions with buttons in the service chat."""
    said = [m for m in town.telegram.messages(ADMIN) if m["by_bot"]]
    return [m["text"] for m in said if m["markup"]]
