"""What happens to every update before a handler sees it."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from handlers.desk import Desk

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


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
            if not await self._desk.people.handled(event.update_id, self._desk.clock.now()):
                return None
        return await handler(event, data)
