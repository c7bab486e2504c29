"""The menu of commands: a list for readers in each language, another one for who edits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from aiogram import Bot
from aiogram.methods import GetMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from bot.errors import Refused, StorageError, TelegramError
from bot.model import LANGUAGES, Language
from bot.ports import PeopleStore
from bot.running import wait
from bot.telegram.calls import call

logger = logging.getLogger(__name__)

TRY_AGAIN = 30.0  # seconds
TRIES = 5
LOOK_SECONDS = 15

Commands = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Menu:
    """`commands(language, for_editors)`; `editors` are those of the settings, `is_editor` knows
    those added since; `language` is the newsroom's own."""

    bot: Bot
    people: PeopleStore
    commands: Callable[[Language, bool], Commands]
    editors: Collection[int]
    is_editor: Callable[[int], Awaitable[bool]]
    language: Language

    async def run(self, stop: asyncio.Event) -> None:
        """Once at the start; a menu that cannot be set is no reason not to run."""
        for _ in range(TRIES):
            if stop.is_set():
                return
            try:
                await self._readers()
                for user_id in self.editors:
                    await self.editor(user_id)
                return
            except (TelegramError, StorageError) as error:
                logger.info("the menu of commands is set later: %s", error)
            await wait(stop, TRY_AGAIN)

    async def editor(self, user_id: int) -> None:
        """All there is, in the person's own language where they chose one. Raise TelegramError
        but where the chat does not exist yet: it is set when they start the bot."""
        person = await self.people.get(user_id)
        chosen = person.language if person else None
        for code in (None, *LANGUAGES):
            language = chosen or code or self.language
            try:
                await self._put(self.commands(language, True), user_id, code)
            except Refused as error:
                logger.debug("no menu for editor %s yet: %s", user_id, error)
                return

    async def opened(self, user_id: int) -> None:
        """Somebody started the bot or chose a language."""
        await self._harmless(self._own(user_id))

    async def _own(self, user_id: int) -> None:
        if await self.is_editor(user_id):
            await self.editor(user_id)
            return
        person = await self.people.get(user_id)
        if person and person.language:
            await self._put(self.commands(person.language, False), user_id, None)

    async def _readers(self) -> None:
        for code in (None, *LANGUAGES):
            await self._put(self.commands(code or self.language, False), None, code)

    async def _put(self, commands: Commands, chat_id: int | None, code: Language | None) -> None:
        """Where Telegram has it already, nothing is written."""
        scope = BotCommandScopeChat(chat_id=chat_id) if chat_id else BotCommandScopeDefault()
        look = GetMyCommands(scope=scope, language_code=code)
        there = await call(self.bot, look, LOOK_SECONDS)
        if [(one.command, one.description) for one in there] == commands:
            return
        wanted = [BotCommand(command=name, description=what) for name, what in commands]
        method = SetMyCommands(commands=wanted, scope=scope, language_code=code)
        await call(self.bot, method, LOOK_SECONDS)

    async def _harmless(self, work: Awaitable[None]) -> None:
        try:
            await work
        except TelegramError as error:
            logger.info("a menu of commands could not be set: %s", error)
