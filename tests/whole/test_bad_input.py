"""Bad input: each gives one clear line that says what to do, the rest goes on."""

from aiohttp import web

from tests.newsroom import ADMIN, Story, running, until
from tests.whole.conftest import Town


async def test_wrong_token_ends_at_once_with_one_line(town: Town) -> None:
    async with running(town.folder, town.settings(BOT_TOKEN="123:wrong")) as bot:
        assert bot.process is not None
        assert await bot.process.wait() == 1
    last = bot.said().strip().splitlines()[-1]
    assert "BOT_TOKEN" in last
    assert "wrong" not in last.replace("123:wrong", "wrong token"), "the token is never shown"
    assert "Traceback" not in bot.said()


async def test_a_folder_that_cannot_be_made_ends_at_once_with_one_line(town: Town) -> None:
    file = town.folder / "file"
    file.touch()
    async with running(town.folder, town.settings(ARTICLES_DIR=str(file / "in"))) as bot:
        assert bot.process is not None
        assert await bot.process.wait() == 2
    assert "ARTICLES_DIR" in bot.said()
    assert len(bot.said().strip().splitlines()) == 1


async def test_a_feed_of_fifty_megabytes_is_refused(town: Town) -> None:
    town.site.broken = web.Response(body=b"<rss>" + b" " * 50_000_000)
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: "larger than 10 MB" in bot.said(), 40, bot.said())
        town.site.broken = None
        town.site.stories = [Story(1)]
        await until(lambda: len(town.posts()) == 1, 40, bot.said())


async def test_a_picture_that_is_none_makes_a_text_post(town: Town) -> None:
    town.site.stories = [Story(1, photo=True), Story(2, photo=True)]
    town.site.pictures[1] = b"<!doctype html><html><body>not here</body></html>"
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: len(town.posts()) == 2, 40, bot.said())
    photos = {post["text"].split("\n")[0]: post["photo"] for post in town.posts()}
    assert photos[Story(1).title] is None
    assert photos[Story(2).title] is not None
    assert "a web page" in bot.said()


async def test_telegram_away_at_start_is_waited_for(town: Town) -> None:
    town.site.stories = [Story(1)]
    fault = {"kind": "error", "status": 502, "times": 3}
    town.telegram.set_faults([{**fault, "method": "getMe"}, {**fault, "method": "getChat"}])
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: len(town.posts()) == 1, 60, bot.said())


async def test_help_is_answered(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: "running as" in bot.said(), 30, bot.said())
        town.telegram.send(ADMIN, ADMIN, "/help")
        await until(lambda: bool(_helped(town)), 20, bot.said())


def _helped(town: Town) -> list[str]:
    said = [m["text"] for m in town.telegram.messages(ADMIN) if m["by_bot"]]
    return [text for text in said if "/start" in text]
