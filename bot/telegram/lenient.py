"""What Telegram writes, read without the parts that cannot be read.

Servers differ in the fields they leave out, and new kinds of things come into messages.
"""

import logging
from collections.abc import Sequence
from typing import Any, TypeVar

from aiogram import Bot
from pydantic import BaseModel, ValidationError

logger = logging.getLogger(__name__)

MOST_LEFT_OUT = 20

M = TypeVar("M", bound=BaseModel)
Place = tuple[str | int, ...]


def read(kind: type[M], data: dict[str, Any], bot: Bot, name: str) -> M | None:
    """`data` loses the parts that cannot be read, such as a poll without a field that came later;
    None where one of them is needed. Nothing at its top is left out."""
    for _ in range(MOST_LEFT_OUT):
        try:
            return kind.model_validate(data, context={"bot": bot})
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
        place = _place(data, first["loc"])
        if len(place) < 2:
            break
        logger.warning("%s is read without %s: %s", name, ".".join(map(str, place)), first["msg"])
        _leave_out(data, place)
    logger.error("%s cannot be read: %s", name, first["msg"])
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
