"""What people are called, so that an editor can be named by @name and is shown by name."""

from collections import OrderedDict
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, User

from bot.posts.entities import cut
from bot.posts.mend import mended
from handlers.desk import Desk
from handlers.middlewares import Handler, asked

LONGEST_NAME = 40
MOST_REMEMBERED = 10_000


def called(user: User) -> str:
    return cut(mended(user.full_name), LONGEST_NAME) or str(user.id)


class Seen(BaseMiddleware):
    """Written down when it is new or has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: OrderedDict[int, tuple[str | None, str]] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        question = asked(event)
        user = question.from_user if question is not None else None
        if user is not None and not user.is_bot:
            await self._note(user)
        return await handler(event, data)

    async def _note(self, user: User) -> None:
        now = user.username, called(user)
        if self._known.get(user.id) == now:
            return
        await self._desk.people.seen(user.id, *now)
        self._known[user.id] = now
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
