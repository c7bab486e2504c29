"""Talking with editors: messages with rows of buttons, changed in place."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import EditMessageText, SendChatAction, SendMessage, TelegramMethod
from aiogram.types import Message, ReplyParameters

from bot.delivery.pace import Pace
from bot.errors import FloodWait, MessageMissing, Refused, TelegramError
from bot.model import Place, View
from bot.ports import MessageLog
from bot.posts.entities import cut
from bot.telegram.calls import call
from bot.telegram.forms import LONGEST_TEXT, NO_PREVIEW, keyboard

SECONDS = 15
MOST_WAITS = 3
LONGEST_WAIT = 10.0  # seconds that are waited where Telegram asks for it


@dataclass(frozen=True, slots=True)
class TelegramChats:
    bot: Bot
    pace: Pace
    messages: MessageLog

    async def say(self, place: Place, view: View, reply_to: int | None = None) -> int:
        reply = None
        if reply_to is not None:
            reply = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True)
        method = SendMessage(
            chat_id=place.chat_id,
            message_thread_id=place.topic,
            text=cut(view.text, LONGEST_TEXT),
            link_preview_options=NO_PREVIEW,
            reply_parameters=reply,
            reply_markup=keyboard(view.rows),
        )
        said = await self._call(place.chat_id, method)
        await self.messages.note(place.chat_id, [said.message_id], ours=True)
        return said.message_id

    async def change(self, chat_id: int, message_id: int, view: View) -> None:
        method = EditMessageText(
            chat_id=chat_id,
            message_id=message_id,
            text=cut(view.text, LONGEST_TEXT),
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard(view.rows),
        )
        try:
            await self._call(chat_id, method)
        except MessageMissing:
            return  # somebody deleted it: what counts is in the database
        except Refused as error:
            if "message is not modified" not in error.description.lower():
                raise

    async def typing(self, place: Place) -> None:
        method = SendChatAction(
            chat_id=place.chat_id, message_thread_id=place.topic, action="typing"
        )
        try:
            await call(self.bot, method, SECONDS)
        except TelegramError:
            return

    async def _call(self, chat_id: int, method: TelegramMethod[Any]) -> Message:
        """Again where Telegram asks to wait a little."""
        for _ in range(MOST_WAITS):
            await self.pace.answer(chat_id)
            try:
                answer = await call(self.bot, method, SECONDS)
            except FloodWait as error:
                self.pace.hold(chat_id, error.seconds)
                if error.seconds > LONGEST_WAIT:
                    raise
                continue
            assert isinstance(answer, Message)  # of a message in a chat, not of an inline one
            return answer
        raise FloodWait(f"Telegram asked to wait {MOST_WAITS} times", 1.0)
