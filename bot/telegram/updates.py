"""Updates as Telegram writes them, each read by itself.

Servers differ in the fields they leave out, and new kinds of things come into messages. Read as
one list, what aiogram does not know of a single message would hold up all that come after it.
"""

import logging
from collections.abc import Sequence
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

logger = logging.getLogger(__name__)

MOST_LEFT_OUT = 20

Place = tuple[str | int, ...]


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
    """`data` loses the parts that cannot be read, such as a poll without a field that came later;
    None where one of them is needed."""
    for _ in range(MOST_LEFT_OUT):
        try:
            return Update.model_validate(data, context={"bot": bot})
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
        place = _place(data, first["loc"])
        name = ".".join(map(str, place))
        if len(place) < 2:
            break
        logger.warning("update %s is read without %s: %s", data["update_id"], name, first["msg"])
        _leave_out(data, place)
    logger.error("update %s cannot be read: %s", data["update_id"], first["msg"])
    return None


def _place(data: Any, told: Sequence[str | int]) -> Place:
    """The deepest part there is on that way; pydantic also names the types it tried."""
    place: list[str | int] = []
    for step in told:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            place.append(step)
            data = data[step]
    return tuple(place)


def _leave_out(data: Any, place: Place) -> None:
    for step in place[:-1]:
        data = data[step]
    del data[place[-1]]
