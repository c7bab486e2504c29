"""Where a new article goes and how its rows begin; for which channels one never was. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from bot.model import Article, Channel, Event, NewRow, State, StoredArticle

ADVERTISING = "an advertisement: the channel asks an editor first"
SIMILAR = "another outlet may have reported it already: the channel asks an editor first"
ASKS_FIRST = (ADVERTISING, SIMILAR)
OTHER_LANGUAGE = "it takes only articles in {language}"
OTHER_SOURCE = "it does not take articles from this source"


def plan(
    article: Article,
    channels: Iterable[Channel],
    *,
    approve: bool,
    now: datetime,
    similar: bool = False,
    kept_out: Mapping[int, str] = MappingProxyType({}),
) -> tuple[NewRow, ...]:
    """One row a channel that takes the article's language; an embargoed article is scheduled.

    `similar`: it looks like one of another outlet. `kept_out`: why not, by a channel's id; an
    editor may publish it there all the same.
    """
    due, state = now, State.READY
    if article.published is not None and article.published > now:
        due, state = article.published, State.SCHEDULED
    rows = []
    for channel in channels:
        if not takes_language(channel, article):
            continue
        if channel.id in kept_out:
            rows.append(NewRow(channel.id, State.SKIPPED, now, reason=kept_out[channel.id]))
            continue
        reason = _asks_first(article, channel, similar)
        asks = approve or reason is not None
        rows.append(
            NewRow(channel.id, State.WAITING_APPROVAL if asks else state, due, reason=reason)
        )
    return tuple(rows)


def takes_language(channel: Channel, article: Article) -> bool:
    return channel.language in (None, article.language)


def held(rows: Sequence[NewRow], reason: str) -> tuple[NewRow, ...]:
    """All that were to go wait for an editor's word; those that ask one by one still do."""
    return tuple(
        row
        if row.state in (State.WAITING_APPROVAL, State.SKIPPED)
        else replace(row, state=State.HELD, reason=reason)
        for row in rows
    )


def not_for_it(
    stored: StoredArticle,
    channels: Sequence[Channel],
    carrying: Collection[int],
    events: Sequence[Event],
) -> tuple[tuple[Channel, str], ...]:
    """Which channels an article never was for, as they are set now, and why: what `why` tells of
    those of which the article's log says nothing.

    `carrying`: the ids of those that take what its source brings.
    """
    spoken_of = {event.channel_id for event in events}
    found = []
    for channel in channels:
        if channel.id in spoken_of:
            continue
        if channel.id not in carrying:
            found.append((channel, OTHER_SOURCE))
        elif not takes_language(channel, stored.article):
            found.append((channel, OTHER_LANGUAGE.format(language=channel.language)))
    return tuple(found)


def _asks_first(article: Article, channel: Channel, similar: bool) -> str | None:
    if article.advertising and channel.style.advertising == "hold":
        return ADVERTISING
    return SIMILAR if similar and channel.style.similar == "hold" else None
