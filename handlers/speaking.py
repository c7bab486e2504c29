"""The core's texts, entities and buttons in Telegram's terms; answers that may fail."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Entity, View
from bot.ports import Chats
from bot.telegram.forms import NO_PREVIEW, keyboard, message_entities
from bot.texts import Texts

LONGEST_TOAST = 200  # Bot API, answerCallbackQuery
Rows = Sequence[Sequence[Button]]


class Worded(Protocol):
    """What is said: Listing, Said."""

    @property
    def text(self) -> str: ...

    @property
    def entities(self) -> Sequence[Entity]: ...


def read_entities(message: Message) -> list[Entity]:
    found = message.entities or message.caption_entities or ()
    return [Entity(one.type, one.offset, one.length, one.url) for one in found]


async def change(message: Message, words: Worded, rows: Rows = ()) -> bool:
    """False where the message is gone; showing what it shows already is as good."""
    try:
        await message.edit_text(
            words.text,
            entities=message_entities(words.entities),
            reply_markup=keyboard(rows),
            link_preview_options=NO_PREVIEW,
        )
    except TelegramBadRequest as error:
        return "message is not modified" in error.message
    return True


async def answer_press(
    query: CallbackQuery, text: str | None = None, *, stays: bool = False
) -> None:
    """The press is over. A person who waited too long for it is told nothing any more.

    `stays`: until the person has read it."""
    with suppress(TelegramBadRequest):
        await query.answer(text[:LONGEST_TOAST] if text else None, show_alert=stays or None)


async def gone(query: CallbackQuery, texts: Texts) -> None:
    """For buttons that are forged, of another version, or under a message that is gone."""
    await answer_press(query, texts.say("This button does not work any more. The news: /news"))


def out_of_date(texts: Texts) -> str:
    return texts.say("This button is out of date.")


async def show_instead(
    query: CallbackQuery, view: View | None, said: str | None, chats: Chats
) -> None:
    """The view in the place of the message whose button was pressed; None: it stays as it is."""
    await answer_press(query, said)
    if view is not None and query.message is not None:
        await chats.change(query.message.chat.id, query.message.message_id, view)
