"""A button that nobody knows, or that is not for who presses it: both look alike."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.speaking import answer_press


async def unknown(query: CallbackQuery) -> None:
    await answer_press(query)


def router() -> Router:
    """Asked last."""
    router = Router(name="unknown")
    router.callback_query.register(unknown)
    return router
