"""Buttons of channels and feeds, and what they carry: which of the two, what to do, a number."""

from enum import StrEnum

from bot.model import Button, Channel
from bot.newsroom.numbers import number_in
from bot.texts import Texts

CHANNELS, FEEDS = "chan", "feed"


class Act(StrEnum):
    LIST = "l"  # the number is the page
    OPEN = "o"
    PAUSE = "p"
    RESUME = "r"
    REMOVE = "d"  # asks first
    SURE = "D"
    MORNING_ON = "m"
    MORNING_OFF = "M"
    TOMORROW_ON = "t"
    TOMORROW_OFF = "T"


def back_to(channel: Channel, texts: Texts) -> Button:
    """From how its posts look, or from its words, to the channel's own message."""
    return Button(texts.say("Back"), data(CHANNELS, Act.OPEN, channel.id))


def data(kind: str, act: Act, number: int) -> str:
    return f"{kind}:{act}:{number}"


def parse(text: str) -> tuple[str, Act, int]:
    """An empty kind for what no button of ours carries."""
    parts = text.split(":")
    number = number_in(parts[2]) if len(parts) == 3 else None
    if number is None or parts[0] not in (CHANNELS, FEEDS) or parts[1] not in list(Act):
        return "", Act.OPEN, 0
    return parts[0], Act(parts[1]), number
