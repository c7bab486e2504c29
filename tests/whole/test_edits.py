"""A changed article edits its posts: the whole bot as a child process against the sandbox."""

from typing import Any

import pytest

from tests.newsroom import ADMIN, BotProcess, Story, picture, running, until
from tests.postgres import Server
from tests.whole.conftest import Town

NEW = "Городской оркестр перенес концерт"


async def posted(town: Town, bot: BotProcess, *stories: Story) -> None:
    town.site.stories = list(stories)
    await until(lambda: len(town.posts()) == len(stories), 40, bot.said())


def edits(town: Town) -> list[dict[str, Any]]:
    return [
        call
        for method in ("editMessageText", "editMessageCaption", "editMessageMedia")
        for call in town.telegram.calls(method)
    ]


def copies(town: Town) -> list[str]:
    """What is left in the service chat of looking and uploading."""
    told = [m for m in town.telegram.messages(ADMIN) if m["by_bot"] and not m["markup"]]
    shown = [m for m in told if m["photo"] or m["origin"] or "На площади" in m["text"]]
    return [m["text"] for m in shown]


def questions(town: Town) -> list[dict[str, Any]]:
    return [m for m in town.telegram.messages(ADMIN) if m["by_bot"] and m["markup"]]


@pytest.mark.parametrize(
    ("before", "after", "method"),
    [
        (False, False, "editMessageText"),
        (False, True, "editMessageMedia"),
        (True, True, "editMessageCaption"),
        (True, False, "editMessageCaption"),
    ],
    ids=["text", "text-to-photo", "caption", "photo-taken-away"],
)
async def test_a_changed_article_edits_its_post(
    town: Town, before: bool, after: bool, method: str
) -> None:
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1, photo=before), Story(2))
        (old,) = [m for m in town.posts() if m["text"].startswith(Story(1).title)]
        town.site.stories[0] = Story(1, photo=after, title=NEW)
        await until(lambda: NEW in town.titles(), 20, bot.said())
        assert await bot.stop() == 0
    new = town.telegram.message(town.channel, old["message_id"])
    assert new is not None and new["text"].startswith(f"{NEW}\n\nНа площади")
    assert (new["photo"] is not None) == (before or after)
    assert new["entities"][0]["length"] == len(NEW)
    assert [call["method"] for call in edits(town)] == [method.lower()]
    assert len(town.posts()) == 2
    assert copies(town) == []


async def test_another_picture_takes_the_place_of_the_first(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1, photo=True))
        (old,) = town.posts()
        town.site.pictures[1] = picture(8)
        town.site.stories[0] = Story(1, photo=True, title=NEW)
        await until(lambda: NEW in town.titles(), 20, bot.said())
        (new,) = town.posts()
    assert new["message_id"] == old["message_id"]
    assert new["photo"]["unique_id"] != old["photo"]["unique_id"]


async def test_what_no_reader_would_see_edits_nothing(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1))
        town.site.stories[0] = Story(1, title=Story(1).title.replace(" ", "  "))
        before = town.site.looks
        await until(lambda: town.site.looks > before + 3, 20, bot.said())
    assert edits(town) == []


async def test_a_post_changed_by_hand_is_asked_about_once(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1))
        (post,) = town.posts()
        town.telegram.edit(ADMIN, town.channel, post["message_id"], "Концерт. Поправлено вручную.")
        town.site.stories[0] = Story(1, title=NEW)
        await until(lambda: len(questions(town)) == 1, 20, bot.said())
        town.site.stories[0] = Story(1, title=NEW + " на лето")
        before = town.site.looks
        await until(lambda: town.site.looks > before + 3, 20, bot.said())
        assert town.titles() == ["Концерт. Поправлено вручную."]
        (question,) = questions(town)
        keep = question["markup"]["inline_keyboard"][1][0]["callback_data"]
        town.telegram.press(ADMIN, ADMIN, question["message_id"], data=keep)
        await until(lambda: questions(town) == [], 20, bot.said())
        town.site.stories[0] = Story(1, title=NEW + " на осень")
        before = town.site.looks
        await until(lambda: town.site.looks > before + 3, 20, bot.said())
    assert town.titles() == ["Концерт. Поправлено вручную."]
    assert questions(town) == []
    assert edits(town) == []


async def test_an_editor_may_let_the_new_text_in(town: Town) -> None:
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1))
        (post,) = town.posts()
        town.telegram.edit(ADMIN, town.channel, post["message_id"], "Поправлено вручную.")
        town.site.stories[0] = Story(1, title=NEW)
        await until(lambda: len(questions(town)) == 1, 20, bot.said())
        (question,) = questions(town)
        use = question["markup"]["inline_keyboard"][0][0]["callback_data"]
        town.telegram.press(ADMIN, ADMIN, question["message_id"], data=use)
        await until(lambda: town.titles() == [NEW], 20, bot.said())
        town.site.stories[0] = Story(1, title=NEW + " на лето")
        await until(lambda: town.titles() == [NEW + " на лето"], 20, bot.said())


async def test_where_everything_is_approved_a_change_is_too(town: Town) -> None:
    async with running(town.folder, town.settings(MODERATION="approve")) as bot:
        town.site.stories = [Story(1)]
        await until(lambda: len(questions(town)) == 1, 40, bot.said())
        press(town, 0)
        await until(lambda: len(town.posts()) == 1, 20, bot.said())
        town.site.stories[0] = Story(1, title=NEW)
        await until(lambda: len(questions(town)) == 1, 20, bot.said())
        assert NEW in questions(town)[0]["text"]
        assert town.titles() == [Story(1).title]
        press(town, 0)
        await until(lambda: town.titles() == [NEW], 20, bot.said())


async def test_protected_content_is_looked_at_too(town: Town) -> None:
    town.telegram.set_chat(town.channel, protected=True)
    async with running(town.folder, town.settings()) as bot:
        await posted(town, bot, Story(1, photo=True), Story(2))
        by_title = {m["text"].split("\n")[0]: m["message_id"] for m in town.posts()}
        by_hand = by_title[Story(2).title]
        town.telegram.edit(ADMIN, town.channel, by_hand, "Поправлено вручную.")
        town.site.stories = [Story(1, photo=True, title=NEW), Story(2, title=NEW + " дважды")]
        await until(lambda: len(questions(town)) == 1 and NEW in town.titles(), 20, bot.said())
        await until(lambda: copies(town) == [], 10, "copies are deleted")
    assert sorted(town.titles()) == sorted([NEW, "Поправлено вручную."])


async def test_without_a_service_chat_nothing_is_overwritten(town: Town) -> None:
    settings = town.settings()
    del settings["ADMIN_IDS"]
    async with running(town.folder, settings) as bot:
        await posted(town, bot, Story(1))
        town.site.stories[0] = Story(1, title=NEW)
        before = town.site.looks
        await until(lambda: town.site.looks > before + 4, 20, bot.said())
    assert town.titles() == [Story(1).title]
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: town.titles() == [NEW], 40, bot.said())


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_lost_answer_is_settled_by_looking(town: Town, accepted: bool) -> None:
    async with running(town.folder, town.settings(SETTLE_SECONDS="4")) as bot:
        await posted(town, bot, Story(1, photo=True))
        fault = {"kind": "cut", "method": "editMessageCaption", "accepted": accepted}
        town.telegram.set_faults([fault])
        town.site.stories[0] = Story(1, photo=True, title=NEW)
        await until(lambda: town.titles() == [NEW], 30, bot.said())
        await until(lambda: "is edited" in bot.said() or accepted, 10, bot.said())
    assert len(edits(town)) == (1 if accepted else 2)


async def test_a_kill_during_an_edit_loses_nothing(town: Town, postgres_server: Server) -> None:
    url = await postgres_server.fresh()
    settings = town.settings(SETTLE_SECONDS="3", DATABASE_URL=url)
    async with running(town.folder, settings) as bot:
        await posted(town, bot, Story(1))
        fault = {"kind": "hang", "method": "editMessageText", "seconds": 30, "accepted": True}
        town.telegram.set_faults([fault])
        town.site.stories[0] = Story(1, title=NEW)
        await until(lambda: town.telegram.counts()["faults_fired"] == 1, 30, bot.said())
        await bot.kill()
        town.site.stories[0] = Story(1, title=NEW + " снова")
        await bot.start()
        await until(lambda: town.titles() == [NEW + " снова"], 40, bot.said())
    assert len(town.posts()) == 1
    await postgres_server.drop(url)


def press(town: Town, row: int) -> None:
    (question,) = questions(town)
    data = question["markup"]["inline_keyboard"][row][0]["callback_data"]
    town.telegram.press(ADMIN, ADMIN, question["message_id"], data=data)
