"""From the feed to the channel: the whole bot as a child process against the sandbox."""

from functools import partial

from aiohttp import web

from tests.newsroom import ADMIN, Story, running, until
from tests.postgres import Server
from tests.whole.conftest import Town


async def test_new_item_comes_with_photo_title_summary_and_link(town: Town) -> None:
    town.site.stories = [Story(n, minutes_old=n) for n in (3, 2)]
    settings = town.settings(FIRST_RUN_POSTS="1")
    async with running(town.folder, settings) as bot:
        await until(lambda: len(town.posts()) == 1, 40, bot.said())
        town.site.stories.append(Story(9, photo=True))
        await until(lambda: len(town.posts()) == 2, 20, bot.said())
        first, second = town.posts()
        assert await bot.stop() == 0
    assert first["text"].startswith(Story(2).title), "the newest of what was there at first"
    assert second["photo"]["width"] == 640
    assert second["text"].startswith(f"{Story(9).title}\n\nНа площади собрались слушатели")
    bold, link = second["entities"][0], second["entities"][-1]
    assert (bold["type"], bold["offset"], bold["length"]) == ("bold", 0, len(Story(9).title))
    assert (link["type"], link["url"]) == ("text_link", f"{town.site.base}/story/9")
    assert [m for m in town.telegram.messages(ADMIN) if m["by_bot"] and m["photo"]] == []


async def test_what_was_posted_is_not_posted_again_after_a_restart(town: Town) -> None:
    town.site.stories = [Story(n) for n in (1, 2)]
    for _ in range(2):
        async with running(town.folder, town.settings()) as bot:
            before = town.site.looks
            await until(lambda: len(town.posts()) == 2, 40, bot.said())
            await until(partial(_looked_twice, town, before), 30, bot.said())
            await bot.stop()
    assert sorted(town.titles()) == sorted(Story(n).title for n in (1, 2))


async def test_stored_articles_are_watched(town: Town) -> None:
    folder = town.folder / "articles"
    folder.mkdir()
    settings = {**town.settings(FIRST_RUN_POSTS="0"), "ARTICLES_DIR": "articles"}
    async with running(town.folder, settings) as bot:
        await until(lambda: "running as" in bot.said(), 30, bot.said())
        await until(lambda: town.site.looks > 3, 30)
        text = "---\ntitle: В городском саду зацвели яблони\n---\n\nСад открыт для всех с утра."
        (folder / "garden.md").write_text(text)
        (folder / "broken.json").write_text("{")
        await until(lambda: len(town.posts()) == 1, 30, bot.said())
        await until(lambda: "broken.json" in bot.said(), 10, bot.said())
    assert town.titles() == ["В городском саду зацвели яблони"]


async def test_one_bad_feed_leaves_the_others_alone(town: Town) -> None:
    town.site.stories = [Story(1)]
    settings = town.settings()
    settings["FEEDS"] += " http://127.0.0.1:9/feed.xml http://10.0.0.1/feed.xml"
    async with running(town.folder, settings) as bot:
        await until(lambda: len(town.posts()) == 1, 40, bot.said())
        await until(lambda: "http://127.0.0.1:9/feed.xml" in bot.said(), 10, bot.said())
        town.site.broken = web.Response(body=b"<!doctype html><html><body>Soon</body></html>")
        await until(lambda: "HTML" in bot.said() or "web page" in bot.said(), 15, bot.said())
        town.site.broken = None
        town.site.stories.append(Story(2))
        await until(lambda: len(town.posts()) == 2, 30, bot.said())
    assert "Traceback" not in bot.said()


async def test_channel_without_rights_is_told_once_and_goes_on_when_mended(town: Town) -> None:
    town.site.stories = [Story(1)]
    closed = town.telegram.create_channel("Закрыто", username="closed_news", owner=ADMIN, rights=[])
    settings = town.settings(CHANNELS="@city_news,@closed_news")
    async with running(town.folder, settings) as bot:
        await until(lambda: len(town.posts()) == 1, 40, bot.said())
        await until(lambda: "closed_news" in bot.said(), 20, bot.said())
    assert town.telegram.messages(closed) == []
    assert "Traceback" not in bot.said()


async def test_two_bots_do_not_share_a_database(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: "running as" in bot.said(), 30, bot.said())
        async with running(town.folder, town.settings()) as second:
            assert second.process is not None
            assert await second.process.wait() == 1
        assert "another running bot holds this database" in bot.said()


async def test_the_same_on_postgresql(town: Town, postgres_server: Server) -> None:
    town.site.stories = [Story(1, photo=True), Story(2)]
    url = await postgres_server.fresh()
    settings = town.settings(DATABASE_URL=url)
    for _ in range(2):
        async with running(town.folder, settings) as bot:
            before = town.site.looks
            await until(lambda: len(town.posts()) == 2, 40, bot.said())
            await until(partial(_looked_twice, town, before), 30, bot.said())
            assert await bot.stop() == 0
    assert sorted(town.titles()) == [Story(1).title, Story(2).title]
    await postgres_server.drop(url)


def _looked_twice(town: Town, before: int) -> bool:
    """Since `before` looks at the feed."""
    return town.site.looks > before + 1
