"""The bot in a channel's discussion group, where Telegram puts each post by itself."""

from tests.newsroom import ADMIN, Story, running, until
from tests.whole.conftest import Town


async def test_a_lost_post_is_settled_by_the_group_alone(town: Town) -> None:
    reader = town.telegram.create_user("Reader")
    group = town.telegram.create_group("Обсуждение", [reader], admin_bot=True, owner=ADMIN)
    town.telegram.set_chat(town.channel, linked=group)
    town.telegram.set_faults([{"kind": "cut", "method": "sendMessage", "accepted": True}])
    async with running(town.folder, town.settings()) as bot:
        await until(lambda: "running as" in bot.said(), 30, bot.said())
        town.site.stories = [Story(1)]
        await until(lambda: "answer was lost" in bot.said(), 30, bot.said())
        await until(lambda: len(town.posts()) == 1, 30, bot.said())
        town.site.stories.append(Story(2))
        await until(lambda: len(town.posts()) == 2, 30, bot.said())
        calls = [call["method"] for call in town.telegram.calls()]
        said = [m["text"] for m in town.telegram.messages(group) if m["by_bot"]]
    assert town.titles() == [Story(1).title, Story(2).title]
    assert "forwardmessage" not in calls and said == []
