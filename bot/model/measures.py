"""What is counted of the log and of the readers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Lines of the log by kind, and the number of the newest one."""

    newest: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came and went since some moment; `posts` by channel."""

    articles: int
    posts: Mapping[int, int]
    edits: int


@dataclass(frozen=True, slots=True)
class Readers:
    """People who started the bot and did not block it, and what they are subscribed to."""

    started: int
    subscriptions: int
