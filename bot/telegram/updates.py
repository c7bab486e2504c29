"""Updates as Telegram writes them, each read by itself: as one list, what aiogram does not know of
a single message would hold up all that come after it."""

from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.telegram.lenient import read


class AskUpdates(TelegramMethod[list[Any]]):
    """getUpdates, its answer taken as it is."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


def read_updates(found: Sequence[Any], bot: Bot) -> list[Update]:
    """What cannot be read at all is an update of no kind: it is confirmed, and nothing else."""
    numbered = [data for data in found if is_update(data)]
    return [read_update(data, bot) or Update(update_id=data["update_id"]) for data in numbered]


def is_update(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get("update_id"), int)


def read_update(data: dict[str, Any], bot: Bot) -> Update | None:
    """None where a part that is needed cannot be read."""
    return read(Update, data, bot, f"update {data['update_id']}")
