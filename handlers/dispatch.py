"""All handlers in the order in which they are asked."""

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from handlers import channel_posts
from handlers.desk import Desk
from handlers.editors import (
    answers,
    cards,
    catch_up_answers,
    edit_answers,
    failure_answers,
    material,
    post,
)
from handlers.middlewares import OnceOnly
from handlers.readers import help as help_
from handlers.readers import rates, start

ALLOWED_UPDATES = ("message", "callback_query", "channel_post")


class Dispatch:
    """Hands an update to its handler, with `desk` and whatever `tools` it names as parameter."""

    def __init__(self, bot: Bot, desk: Desk, **tools: Any) -> None:
        self._bot = bot
        self._dispatcher = Dispatcher(desk=desk, **tools)
        self._dispatcher.update.outer_middleware(OnceOnly(desk))
        self._dispatcher.include_routers(
            channel_posts.router(),
            answers.router(),
            edit_answers.router(),
            failure_answers.router(),
            cards.router(),
            post.router(),
            material.router(),
            catch_up_answers.router(),
            start.router(),
            rates.router(),
            help_.router(),
        )

    async def __call__(self, update: Update) -> object:
        return await self._dispatcher.feed_update(self._bot, update)
