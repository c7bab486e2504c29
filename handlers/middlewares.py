"""What happens to every update before a handler sees it, and where a handler fails."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from bot.errors import TelegramError
from bot.newsroom.readers.hurry import Hurry, Verdict
from bot.newsroom.staff import Staff
from handlers.desk import Desk
from handlers.speaking import answer_press

logger = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def asked(event: TelegramObject) -> Message | CallbackQuery | None:
    """What somebody said or pressed; None for a post seen in a channel or its discussion group."""
    if not isinstance(event, Update):
        return None
    if event.message is not None and event.message.is_automatic_forward:
        return None
    return event.message or event.callback_query


class OnceOnly(BaseMiddleware):
    """Telegram repeats an update until it is confirmed: what asks for an answer is marked first,
    so that after a kill nobody is answered twice. What changes something (a button, a post seen)
    is repeatable by itself and must not be lost, so it is not marked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if isinstance(event, Update) and event.message is not None:
            message = event.message
            await self._desk.messages.note(message.chat.id, [message.message_id], ours=False)
            if message.is_automatic_forward:
                return await handler(event, data)
            if not await self._desk.is_first(event):
                return None
        return await handler(event, data)


class NoHurry(BaseMiddleware):
    """Who asks for more than can be answered is told so; nobody else waits for that."""

    def __init__(self, desk: Desk, hurry: Hurry) -> None:
        self._desk = desk
        self._hurry = hurry

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        verdict: Verdict = data["verdict"]
        question = asked(event)
        user = question.from_user if question is not None else None
        if verdict is Verdict.PASS or question is None or user is None:
            return await handler(event, data)
        staff: Staff = data["staff"]
        if await staff.is_editor(user.id):
            self._hurry.exempt.add(user.id)
            return await handler(event, data)
        texts = await self._desk.texts(user.id, user.language_code)
        text = texts.say("Not so fast, please: try again in a few seconds.")
        if isinstance(question, CallbackQuery):
            await answer_press(question, text)
        elif verdict is Verdict.SAY_SO and question.chat.type == ChatType.PRIVATE:
            await self._desk.answer(question, text)
        return None


class Asked(BaseMiddleware):
    """Hands a handler the `user` who asks, and `texts` in that person's language."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        if user is not None:
            texts = await self._desk.texts(user.id, user.language_code)
            data.update(user=user, texts=texts)
        return await handler(event, data)


class Unanswered(BaseMiddleware):
    """An answer that cannot be given is one line in the log, and no reason to stop."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        try:
            return await handler(event, data)
        except TelegramForbiddenError as error:
            message = event.message if isinstance(event, Update) else None
            if message is not None and message.chat.type == ChatType.PRIVATE:
                await self._desk.people.blocked(message.chat.id, self._desk.clock.now())
            logger.info("somebody cannot be answered: %s", error.message)
        except TelegramBadRequest as error:
            logger.warning("an answer was refused: %s", error.message)
        except (TelegramAPIError, TelegramError) as error:
            logger.warning("an answer was lost: %s", error)
        return None
