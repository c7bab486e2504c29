"""Who an editor is: the filter before every handler of this room, and the name others see."""

from typing import Any

from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.model import Place, Who
from bot.newsroom.staff import Staff
from handlers.seen import called


class IsEditor(BaseFilter):
    """Hands on `who` it is. To anybody else what follows does not exist: the next handlers are
    asked instead."""

    async def __call__(self, event: Message | CallbackQuery, staff: Staff) -> bool | dict[str, Any]:
        user = event.from_user
        if user is None or not await staff.is_editor(user.id):
            return False
        return {"who": Who(user.id, called(user))}


def place_of(message: Message) -> Place:
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, topic)
