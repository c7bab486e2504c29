"""Where a new article goes and how its rows begin."""

from collections.abc import Iterable
from datetime import datetime

from bot.model import Article, Channel, NewRow, State


def plan(
    article: Article, channels: Iterable[Channel], *, approve: bool, now: datetime
) -> tuple[NewRow, ...]:
    """One row a channel that takes the article's language; an embargoed article is scheduled."""
    due = now
    state = State.READY
    if article.published is not None and article.published > now:
        due, state = article.published, State.SCHEDULED
    if approve:
        state = State.WAITING_APPROVAL
    return tuple(
        NewRow(channel.id, state, due)
        for channel in channels
        if channel.language is None or channel.language == article.language
    )
