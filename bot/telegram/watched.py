"""Sees every call of the Bot API and what came of it; changes nothing."""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

Told = Callable[[str, str], None]


class Watched(BaseRequestMiddleware):
    """`told(method, outcome)`: ok, refused, flood_wait, conflict, unauthorized, error or lost."""

    def __init__(self, told: Told) -> None:
        self._told = told

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        outcome = "lost"
        try:
            response = await make_request(bot, method)
            outcome = "ok"
            return response
        except Exception as error:
            outcome = outcome_of(error)
            raise
        finally:
            self._told(method.__api_method__, outcome)


def outcome_of(error: Exception) -> str:
    match error:
        case TelegramRetryAfter():
            return "flood_wait"
        case TelegramConflictError():
            return "conflict"
        case TelegramUnauthorizedError():
            return "unauthorized"
        case TelegramServerError():
            return "error"
        case TelegramEntityTooLarge():  # a network error to aiogram, yet an answer
            return "refused"
        case TelegramNetworkError():
            return "lost"
        case TelegramAPIError():
            return "refused"
    return "lost"
