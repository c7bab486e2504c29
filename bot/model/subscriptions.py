"""What a person wants to be told of in the private chat."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """`query` empty: all news. `told` are the recent articles that need not be told of any more;
    `pending` those of a digest on its way, or lost on it; `tries` how often it set out."""

    id: int
    user_id: int
    query: str
    daily: bool
    created_at: datetime
    told: tuple[int, ...] = ()
    pending: tuple[int, ...] = ()
    tries: int = 0
    last_sent_at: datetime | None = None
