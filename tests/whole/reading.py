"""A reader's chat with the bot: types, presses, and looks at what it says."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.newsroom import BotProcess, Story, running, until
from tests.whole.conftest import Town

Message = dict[str, Any]
Newcomer = Callable[..., "Reading"]


class Reading:
    """One person's chat with the bot."""

    def __init__(self, town: Town, bot: BotProcess, user: int) -> None:
        self.town, self.bot, self.user = town, bot, user
        self.telegram = town.telegram

    def said(self, chat: int | None = None) -> list[Message]:
        """What the bot said, oldest first."""
        return [m for m in self.telegram.messages(chat or self.user) if m["by_bot"]]

    async def ask(self, text: str, chat: int | None = None) -> Message:
        """Type it; the bot's next message."""
        before = {m["message_id"] for m in self.said(chat)}
        self.telegram.send(self.user, chat or self.user, text)
        return await self.next_after(before, chat)

    async def next_after(self, before: set[int], chat: int | None = None) -> Message:
        def new() -> list[Message]:
            return [m for m in self.said(chat) if m["message_id"] not in before]

        await until(lambda: bool(new()), 60, self.bot.said())
        return new()[0]

    async def press(self, message: Message, label: str, chat: int | None = None) -> Message:
        """Press the button; the bot's answer to the press."""
        query = self.telegram.press(self.user, chat or self.user, message["message_id"], text=label)
        return await self.answer(query)

    async def forge(self, message: Message, data: str) -> Message:
        query = self.telegram.press(
            self.user, self.user, message["message_id"], data=data, forged=True
        )
        return await self.answer(query)

    async def answer(self, query: str) -> Message:
        def told() -> Any:
            return (self.telegram.query(query) or {}).get("answer")

        await until(lambda: told() is not None, 60, self.bot.said())
        answer: Message = told()
        return answer

    async def shows(self, message: Message, look: Callable[[str], bool]) -> Message:
        """The message once it shows something else."""

        def now() -> Message:
            found = self.telegram.message(self.user, message["message_id"])
            assert found is not None
            return found

        await until(lambda: look(now()["text"]), 60, self.bot.said())
        return now()


@asynccontextmanager
async def reading(town: Town, stories: int, **settings: str) -> AsyncIterator[Newcomer]:
    """The bot with so many articles taken in; what it gives makes a new person each time."""
    town.site.stories += [Story(n, photo=n == 1, minutes_old=n) for n in range(1, stories + 1)]
    settings = {"FIRST_RUN_POSTS": "1", **settings}
    async with running(town.folder, town.settings(**settings)) as bot:
        await until(lambda: bool(town.posts()) and town.site.looks > 1, 180, bot.said())

        def newcomer(language: str = "en", name: str = "Reader") -> Reading:
            return Reading(town, bot, town.telegram.create_user(name, language_code=language))

        yield newcomer
        assert "Traceback" not in bot.said()
