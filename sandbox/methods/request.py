"""What a method gets: the world, the bot that calls, and its parameters as strings and files.

Source: telegram-bot-api Client.cpp (to_bool, get_integer_arg, get_message_id …): numbers that
cannot be read count as 0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import bad_request
from sandbox.line import Line
from sandbox.people import Bot
from sandbox.state import World
from sandbox.web_pictures import WebPictures

_INT32 = 1 << 31


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """A result with the description some methods add to it."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call. Values are strings, as Telegram reads them; nested ones are JSON."""

    world: World
    bot: Bot
    method: str
    values: dict[str, str]
    files: dict[str, Upload]
    pictures: WebPictures
    line: Line

    @property
    def now(self) -> float:
        return self.world.clock.now()

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.values

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def integer(self, name: str, default: int = 0, low: int = -_INT32, high: int = _INT32) -> int:
        value = self.text(name)
        number = default if not value else as_integer(value)
        return max(low, min(high, number))

    def message_id(self, name: str = "message_id") -> int:
        return max(self.integer(name), 0)

    def json(self, name: str) -> Any:
        """None where it is missing or broken: entities that cannot be read count as none."""
        try:
            return json.loads(self.text(name)) if self.text(name) else None
        except ValueError:
            return None

    def readable_json(self, name: str, broken: str) -> Any:
        """None where it is missing; raise ApiError in these words where it cannot be read."""
        try:
            return json.loads(self.text(name)) if self.text(name) else None
        except ValueError:
            raise bad_request(broken) from None

    def required_json(self, name: str, broken: str) -> Any:
        if not self.text(name):
            raise bad_request(f'Parameter "{name}" is required')
        return self.readable_json(name, broken)


Handler = Callable[[Request], Awaitable[Any]]


def as_integer(value: str) -> int:
    """Leading digits count, anything else is 0."""
    match = re.match(r"-?[0-9]{1,18}", value)
    return int(match.group()) if match else 0
