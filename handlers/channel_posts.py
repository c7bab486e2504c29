"""Posts seen in the channels and in the groups where these are discussed: they tell which ids are
others', and that a post of ours stands in its channel."""

from aiogram import F, Router
from aiogram.types import Message, MessageOriginChannel

from bot.telegram.forms import shown
from handlers.desk import Desk


async def seen(message: Message, desk: Desk) -> None:
    """Others' ids shrink the gap in which a lost post may stand."""
    await desk.messages.note(message.chat.id, [message.message_id], ours=False)


async def put_in_discussion(message: Message, desk: Desk) -> None:
    """Telegram itself puts each post there, which proves that it stands in the channel."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        await desk.messages.witness(origin.chat.id, origin.message_id, shown(message))


def router() -> Router:
    router = Router(name="channel_posts")
    router.channel_post.register(seen)
    router.message.register(put_in_discussion, F.is_automatic_forward)
    return router
