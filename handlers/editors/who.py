"""Who an editor is: the filter before every handler of this room, and the name others see."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message, User

from bot.model import Place, Who
from bot.newsroom.staff import Staff
from handlers.seen import called

LONGEST_TOAST = 200  # Bot API, answerCallbackQuery


class IsEditor(BaseFilter):
    """To anybody else what follows does not exist: the next handlers are asked instead."""

    async def __call__(self, event: Message | CallbackQuery, staff: Staff) -> bool:
        return event.from_user is not None and await staff.is_editor(event.from_user.id)


def who_of(user: User) -> Who:
    return Who(user.id, called(user))


async def tell(query: CallbackQuery, text: str = "") -> None:
    """At the button itself; after a while Telegram takes no answer there any more."""
    with suppress(TelegramBadRequest):
        await query.answer(text[:LONGEST_TOAST] or None)


def place_of(message: Message) -> Place:
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, topic)
