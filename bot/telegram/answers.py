"""Answers to people share the token's limits with the posts, and go before them."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    Response,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.delivery.pace import Pace
from bot.telegram.calls import DELIVERY

_COUNTED = (
    SendMessage,
    SendPhoto,
    SendMediaGroup,
    EditMessageText,
    EditMessageCaption,
    EditMessageMedia,
)


class PacedAnswers(BaseRequestMiddleware):
    """For what handlers send by themselves; delivery's own calls have had their turn."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = _counted_chat(method)
        if DELIVERY.get() or chat is None:
            return await make_request(bot, method)
        await self._pace.answer(chat)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._pace.hold(chat, float(error.retry_after))
            raise


def _counted_chat(method: object) -> int | str | None:
    """Where a call counts against the limits; None where it does not."""
    return method.chat_id if isinstance(method, _COUNTED) else None
