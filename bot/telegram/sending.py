"""Sending, with an answer of the few fields that delivery reads.

A whole Message has over a hundred, and reading one takes six times as long.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, cast

from aiogram import Bot
from aiogram.methods import EditMessageMedia, SendMediaGroup, SendPhoto, TelegramMethod
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


class _One(BaseModel):
    ok: Literal[True]
    result: Sent


class _Several(BaseModel):
    ok: Literal[True]
    result: list[Sent]


class _OneOrTrue(BaseModel):
    ok: Literal[True]
    result: Sent | bool


# `answer` is for `calls.Session`; what is not such an answer aiogram reads its own way.


@dataclass(frozen=True, slots=True)
class SendText:
    """sendMessage, its `form` made by delivery itself: aiogram's way there takes six times as long,
    a quarter of all that a post cost.

    A TelegramMethod in what a session asks of one; as a model it would take thirty times as long
    to make.
    """

    __returning__: ClassVar = Sent
    __api_method__: ClassVar = "sendMessage"
    answer: ClassVar[type[BaseModel]] = _One

    form: Mapping[str, str]


class SendPicture(SendPhoto):
    __returning__ = Sent  # type: ignore[assignment]
    answer: ClassVar[type[BaseModel]] = _One


class SendAlbum(SendMediaGroup):
    __returning__ = list[Sent]
    answer: ClassVar[type[BaseModel]] = _Several


class EditPicture(EditMessageMedia):
    __returning__ = Sent | bool
    answer: ClassVar[type[BaseModel]] = _OneOrTrue


async def send(bot: Bot, method: SendText | SendPicture | EditPicture, seconds: int) -> Delivered:
    """Raise AnswerLost where the answer names no message."""
    answer = await call(bot, cast("TelegramMethod[Sent | bool]", method), seconds)
    if isinstance(answer, bool):
        raise AnswerLost("Telegram's answer does not name the message")
    return answer.delivered


async def send_album(bot: Bot, method: SendAlbum, seconds: int) -> list[Delivered]:
    answer = cast("list[Sent]", await call(bot, method, seconds))
    if len(answer) != len(method.media):
        raise AnswerLost("Telegram's answer does not name every message of the album")
    return [one.delivered for one in answer]
