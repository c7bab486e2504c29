"""The group in which a channel's posts are discussed: Telegram itself puts each post there, which
proves that it stands in the channel."""

from aiogram import F, Router
from aiogram.types import Message, MessageOriginChannel

from bot.telegram.forms import shown
from handlers.desk import Desk


async def put_there(message: Message, desk: Desk) -> None:
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        await desk.messages.witness(origin.chat.id, origin.message_id, shown(message))


def router() -> Router:
    router = Router(name="discussions")
    router.message.register(put_there, F.is_automatic_forward)
    return router
