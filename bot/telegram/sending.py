"""Sending, with an answer of the few fields that delivery reads.

A whole Message has over a hundred, and reading it takes as long as all the rest of a call.
"""

from typing import cast

from aiogram import Bot
from aiogram.methods import EditMessageMedia, SendMediaGroup, SendMessage, SendPhoto
from pydantic import BaseModel

from bot.delivery.messenger import Delivered
from bot.errors import AnswerLost
from bot.telegram.calls import call


class _Chat(BaseModel):
    id: int


class _Size(BaseModel):
    file_id: str
    file_unique_id: str


class Sent(BaseModel):
    message_id: int
    chat: _Chat
    photo: list[_Size] | None = None  # smallest first

    @property
    def delivered(self) -> Delivered:
        largest = self.photo[-1] if self.photo else None
        return Delivered(
            self.message_id,
            self.chat.id,
            largest.file_id if largest else None,
            largest.file_unique_id if largest else None,
        )


class SendText(SendMessage):
    __returning__ = Sent  # type: ignore[assignment]


class SendPicture(SendPhoto):
    __returning__ = Sent  # type: ignore[assignment]


class SendAlbum(SendMediaGroup):
    __returning__ = list[Sent]


class EditPicture(EditMessageMedia):
    __returning__ = Sent | bool


async def send(bot: Bot, method: SendText | SendPicture | EditPicture, seconds: int) -> Delivered:
    """Raise AnswerLost where the answer names no message."""
    answer = cast("Sent | bool", await call(bot, method, seconds))
    if isinstance(answer, bool):
        raise AnswerLost("Telegram's answer does not name the message")
    return answer.delivered


async def send_album(bot: Bot, method: SendAlbum, seconds: int) -> list[Delivered]:
    answer = cast("list[Sent]", await call(bot, method, seconds))
    if len(answer) != len(method.media):
        raise AnswerLost("Telegram's answer does not name every message of the album")
    return [one.delivered for one in answer]
