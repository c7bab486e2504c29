"""A reader's wish to hear of a rate once it passes a level."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class AlertState(StrEnum):
    ARMED = "armed"
    SENDING = "sending"  # on its way, or lost on it
    TOLD = "told"  # silent until the rate has gone back


@dataclass(frozen=True, slots=True)
class Level:
    """`value` tenge for `unit` of the currency; `above`: to be told of what is more, else less."""

    code: str
    unit: int
    value: Decimal
    above: bool


@dataclass(frozen=True, slots=True)
class Alert:
    """`tries`: how often the word of it set out."""

    id: int
    user_id: int
    level: Level
    created_at: datetime
    state: AlertState = AlertState.ARMED
    tries: int = 0
