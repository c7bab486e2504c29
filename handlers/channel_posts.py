"""Others' posts in the channels: their ids shrink the gap in which a lost post may stand."""

from aiogram import Router
from aiogram.types import Message

from handlers.desk import Desk


async def seen(message: Message, desk: Desk) -> None:
    await desk.messages.note(message.chat.id, [message.message_id], ours=False)


def router() -> Router:
    router = Router(name="channel_posts")
    router.channel_post.register(seen)
    return router
