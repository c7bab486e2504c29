"""Subscribers in private chats: told of what is new, once, and of doubt in words."""

from typing import Any

from tests.newsroom import Story, running, until
from tests.whole.conftest import Town
from tests.whole.person import labels
from tests.whole.reading import Reading, reading

MUSEUM = "Ночь в музее прошла тихо"


async def test_subscribers_are_told_once(town: Town) -> None:
    async with reading(town, 2) as newcomer:
        everything, words, nobody = newcomer("en"), newcomer("kk"), newcomer("en")
        first = await everything.ask("/subscribe")
        assert labels(first) == ["All news, at once", "All news, every morning"]
        await everything.press(first, "All news, at once")
        shown = await everything.shows(first, lambda text: "at once" in text)
        assert labels(shown) == ["1. Every morning", "1. Stop"]
        own = await words.ask("/subscribe мұражай музей")
        assert "мұражай музей — бірден" in own["text"]
        await words.press(own, "Тоқтату")
        await words.ask("/subscribe музеи")
        await nobody.ask("/subscribe")
        group = town.telegram.create_group("Двор", members=[everything.user])
        assert "private chat" in (await everything.ask("/subscribe", group))["text"]

        town.site.stories += [Story(60, title=MUSEUM), Story(61)]

        def news() -> list[dict[str, Any]]:
            """One message of both, or one of each, as they came."""
            return everything.said()[1:]

        await until(lambda: sum(len(labels(m)) for m in news()) == 2, 60, everything.bot.said())
        await until(lambda: len(words.said()) == 3, 60, words.bot.said())
        assert all(message["text"].startswith("New\n\n1. ") for message in news())
        text = "\n".join(message["text"] for message in news())
        assert (text.count(MUSEUM), text.count(Story(61).title)) == (1, 1)
        told = news()[-1]
        assert words.said()[-1]["text"].startswith(f"Жаңа: музеи\n\n1. {MUSEUM}")
        assert len(nobody.said()) == 1

        before = {m["message_id"] for m in everything.said()}
        await everything.press(told, "1")
        await everything.next_after(before)
        assert "any more" in (await nobody.forge(nobody.said()[0], "subscribe:stop:x"))["text"]
        await nobody.forge(nobody.said()[0], "subscribe:stop:1")
        await everything.bot.stop()
    await a_lost_digest_is_repeated(town, everything.user)


async def a_lost_digest_is_repeated(town: Town, user: int) -> None:
    """Telegram got it and the answer was lost: once more, and it says so; then no more."""
    cut = {"kind": "cut", "method": "sendMessage", "chat": user, "accepted": True}
    town.telegram.set_faults([cut])
    town.site.stories.append(Story(62))
    async with running(town.folder, town.settings()) as bot:
        reader = Reading(town, bot, user)

        def told() -> list[str]:
            return [m["text"] for m in reader.said() if Story(62).title in m["text"]]

        await until(lambda: len(told()) == 2, 180, bot.said())
        assert told()[0].startswith("New\n")
        assert told()[1].startswith("You may have received this already")
        town.site.stories.append(Story(63))
        await until(lambda: Story(63).title in reader.said()[-1]["text"], 60, bot.said())
        assert len(told()) == 2 and Story(62).title not in reader.said()[-1]["text"]
        await who_blocked_the_bot_is_told_again_after_a_start(reader)
        assert "Traceback" not in bot.said()


async def who_blocked_the_bot_is_told_again_after_a_start(reader: Reading) -> None:
    site, telegram = reader.town.site, reader.telegram
    telegram.block(reader.user)
    site.stories.append(Story(64))
    await until(lambda: "was blocked by the user" in reader.bot.said(), 60, reader.bot.said())
    telegram.unblock(reader.user)
    await reader.ask("/start")
    site.stories.append(Story(65))
    await until(lambda: Story(65).title in reader.said()[-1]["text"], 60, reader.bot.said())
