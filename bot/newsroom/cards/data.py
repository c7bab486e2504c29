"""What a card's buttons carry: which card, which version of it, what to do."""

from dataclasses import dataclass
from enum import StrEnum

from bot.newsroom.numbers import number_in

PREFIX = "card"


class Action(StrEnum):
    TOGGLE = "t"  # argument: the channel
    PUBLISH = "go"
    WHEN = "when"
    AT = "at"  # argument: a quick time
    TYPE = "type"
    EDIT = "edit"
    BACK = "back"
    CANCEL = "no"
    PICK = "pick"  # argument: the article


@dataclass(frozen=True, slots=True)
class Pressed:
    card_id: int
    version: int
    action: Action
    argument: str = ""

    @property
    def number(self) -> int:
        """The argument as an id; 0 where it is none."""
        return number_in(self.argument) or 0


def data(card_id: int, version: int, action: Action, argument: str | int = "") -> str:
    text = f"{PREFIX}:{card_id}:{version}:{action}"
    return f"{text}:{argument}" if argument != "" else text


def parse(text: str) -> Pressed | None:
    """None for what no button of ours carries."""
    parts = text.split(":")
    if len(parts) not in (4, 5) or parts[0] != PREFIX:
        return None
    card_id, version = number_in(parts[1]), number_in(parts[2])
    if not card_id or not version or parts[3] not in list(Action):
        return None
    return Pressed(card_id, version, Action(parts[3]), parts[4] if len(parts) == 5 else "")
