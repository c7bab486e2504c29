"""A changed article edits its posts: the whole bot as a child process against the sandbox."""

from typing import Any

from tests.newsroom import ADMIN, Story, running, until
from tests.postgres import Server
from tests.whole.conftest import Town

NEW = "Городской оркестр перенес концерт"
BY_HAND = "Концерт. Поправлено вручную."


def questions(town: Town) -> list[dict[str, Any]]:
    return [m for m in town.telegram.messages(ADMIN) if m["by_bot"] and m["markup"]]


async def test_a_changed_item_edits_its_post(town: Town, postgres_server: Server) -> None:
    town.site.stories = [Story(1, photo=True), Story(2)]
    url = await postgres_server.migrated()
    async with running(town.folder, town.settings(DATABASE_URL=url)) as bot:
        await until(lambda: len(town.posts()) == 2, 90)
        town.site.stories[0] = Story(1, photo=True, title=NEW)
        await until(lambda: NEW in town.titles(), 40)
        assert await bot.stop() == 0
    assert sorted(town.titles()) == sorted([NEW, Story(2).title])
    await postgres_server.drop(url)


async def test_an_editor_presses_what_becomes_of_a_post_changed_by_hand(town: Town) -> None:
    town.site.stories = [Story(1)]
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: len(town.posts()) == 1, 90)
        (post,) = town.posts()
        town.telegram.edit(ADMIN, town.channel, post["message_id"], BY_HAND)
        town.site.stories[0] = Story(1, title=NEW)
        await until(lambda: len(questions(town)) == 1, 40)
        (question,) = questions(town)
        use = question["markup"]["inline_keyboard"][0][0]["callback_data"]
        await until(lambda: town.titles() == [BY_HAND], 1)
        town.telegram.press(ADMIN, ADMIN, question["message_id"], data=use)
        await until(lambda: town.titles() == [NEW], 40)
        await until(lambda: questions(town) == [], 40)
        assert await bot.stop() == 0
