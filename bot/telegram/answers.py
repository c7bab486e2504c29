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
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.delivery.pace import Pace
from bot.errors import FloodWait
from bot.telegram.calls import DELIVERY
from bot.telegram.rich import SendRich

LONGEST_WAIT = 12.0  # seconds; a press is answered within about fifteen or never
TRIES = 3
_COUNTED = (
    SendMessage,
    SendPhoto,
    SendMediaGroup,
    EditMessageText,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    SendRich,
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
        """Where Telegram asks to wait, within reason it is waited. Raise FloodWait where the
        chat is full for longer, TelegramRetryAfter after the last try."""
        chat = _counted_chat(method)
        if DELIVERY.get() or chat is None:
            return await make_request(bot, method)
        deadline = self._pace.clock.monotonic() + LONGEST_WAIT
        for left in reversed(range(TRIES)):
            await self._turn(chat, deadline)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                self._pace.hold(chat, float(error.retry_after))
                if not left or self._pace.clock.monotonic() + error.retry_after > deadline:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _turn(self, chat: int | str, deadline: float) -> None:
        delay = self._pace.answer_delay(chat)
        if self._pace.clock.monotonic() + delay > deadline:
            raise FloodWait(f"chat {chat} takes nothing for {delay:.0f} s: no answer", delay)
        await self._pace.answer(chat)


def _counted_chat(method: object) -> int | str | None:
    """Where a call counts against the limits; None where it does not."""
    return method.chat_id if isinstance(method, _COUNTED) else None
