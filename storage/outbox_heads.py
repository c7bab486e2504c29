"""Which row each channel sends next."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from bot.model import Channel, Following, Kind, State
from storage.article_rows import ARTICLE, NEWEST, stored_article
from storage.channels import CHANNEL, as_channel
from storage.columns import Moment
from storage.outbox_change import OPEN_CHANNEL, ROW, as_row
from storage.prepared import PreparedSelect
from storage.queries import among
from storage.tables import WAITING, articles, channels, outbox, revisions

# Where these stand in what `_following` and `_behind` read.
_CHANNEL_ID, _ID = ROW.index(outbox.c.channel_id), CHANNEL.index(channels.c.id)
_SECOND = -len(ROW) - len(ARTICLE)


class Coming(NamedTuple):
    """The first and the second that a channel sends after what is under way there, as they were
    selected: reading one whole costs more than selecting it."""

    channel: Channel
    first: Sequence[Any]
    second: Sequence[Any] | None = None

    def read(self) -> Following:
        behind = None if self.second is None else _read(self.channel, self.second)
        return _read(self.channel, self.first, behind)


class Behind(NamedTuple):
    """What a channel sends after the first one that comes, and as much of that as tells whether it
    is the one that was read before."""

    channel: Channel
    row_id: int
    version: int
    withdrawn: bool
    second: Sequence[Any] | None

    def is_behind(self, known: Following) -> bool:
        """Is the first what was read before, and its channel too? Not asked: its revision."""
        same = (self.row_id, self.version, self.channel)
        return not self.withdrawn and same == (known.row.id, known.row.version, known.channel)

    def read(self) -> Following | None:
        return None if self.second is None else _read(self.channel, self.second)


def _read(channel: Channel, found: Sequence[Any], behind: Following | None = None) -> Following:
    row, article = found[: len(ROW)], found[-len(ARTICLE) :]
    return Following(as_row(row), channel, stored_article(article), behind)


def behind(
    connection: sa.Connection, channel_ids: Collection[int], now: datetime
) -> Mapping[int, Behind]:
    """By the id of each of these channels that sends something after what is under way there.
    Asked where no other process sends."""
    found: dict[int, Behind] = {}
    for row in _behind().rows(connection, sorted(set(channel_ids)), now=now):
        number, version, withdrawn_at, *channel = row[:_SECOND]
        second = row[_SECOND:]
        found[channel[_ID]] = Behind(
            as_channel(channel),
            number,
            version,
            withdrawn_at is not None,
            None if second[0] is None else second,
        )
    return found


def following(
    connection: sa.Connection, channel_ids: Collection[int], now: datetime, process: int | None
) -> Mapping[int, Coming]:
    """What each of these channels sends after what is under way there, by its id; nothing where
    somebody must look first.

    `process` is this one's number where others send too: then no second is told.
    """
    asked = _following(shared=process is not None)
    found: dict[int, Coming] = {}
    for row in asked.rows(connection, sorted(set(channel_ids)), now=now, process=process):
        known = found.get(row[_CHANNEL_ID])
        found[row[_CHANNEL_ID]] = (
            Coming(_channel(row), row) if known is None else known._replace(second=row)
        )
    return found


def _channel(found: Sequence[Any]) -> Channel:
    return as_channel(found[len(ROW) : -len(ARTICLE)])


@cache
def _following(*, shared: bool) -> PreparedSelect:
    """The heads of the channels `ids`, each with its channel and its article."""
    return PreparedSelect(
        heads(shared=shared, following=True)
        .join(articles, articles.c.id == outbox.c.article_id)
        .join(revisions, NEWEST)
        .add_columns(*CHANNEL, *ARTICLE)
    )


@cache
def _behind() -> PreparedSelect:
    """Of the channels `ids`: the first that comes in a few words, the second whole."""
    first, its_article = outbox.alias("first"), articles.alias("its_article")
    return PreparedSelect(
        sa.select(first.c.id, first.c.version, its_article.c.withdrawn_at, *CHANNEL)
        .select_from(channels)
        .join(first, first.c.id == _waiting(0))
        .join(its_article, its_article.c.id == first.c.article_id)
        .outerjoin(outbox, outbox.c.id == _waiting(1))
        .outerjoin(articles, articles.c.id == outbox.c.article_id)
        .outerjoin(revisions, NEWEST)
        .where(*_sends(State.IN_DOUBT), among(channels.c.id))
        .add_columns(*ROW, *ARTICLE)
    )


@cache
def heads(*, shared: bool, following: bool = False) -> sa.Select[Any]:
    """One step into an index for each channel, however many rows wait there: a window function
    over all that wait takes three hundred times as long for 10,000 of them.

    Asked with `now`; where the outbox is `shared`, with this `process` too. Where it is
    `following`: of those channels `ids` that have nothing in doubt, what they send after what is
    under way, and where it is not `shared` two of each.
    """
    here = outbox.c.id == _waiting(0)
    if following and not shared:
        here = outbox.c.id.in_([_waiting(0), _waiting(1)])
    free = [*_sends(State.IN_DOUBT if following else State.SENDING)]
    if following:
        free.append(among(channels.c.id))
    if shared:
        claimed = outbox.alias("claimed")
        others = (claimed.c.claimed_by != sa.bindparam("process"), claimed.c.kind == Kind.SEND)
        free.append(~sa.exists().where(claimed.c.channel_id == channels.c.id, *others))
    return (
        sa.select(*ROW)
        .select_from(channels)
        .join(outbox, here)
        .where(*free)
        .order_by(outbox.c.urgent.desc(), outbox.c.due_at, outbox.c.id)
    )


def _waiting(place: int) -> sa.ScalarSelect[Any]:
    """The row of a channel that so many go before."""
    now, waiting = sa.bindparam("now", type_=Moment), outbox.alias("waiting")
    return (
        sa.select(waiting.c.id)
        .where(
            waiting.c.channel_id == channels.c.id,
            sa.text(WAITING),
            # READY waits for its turn alone: its time may lie ahead where the clock was set back.
            sa.or_(waiting.c.due_at <= now, waiting.c.state == State.READY),
            sa.or_(waiting.c.expires_at.is_(None), waiting.c.expires_at > now),
        )
        .order_by(waiting.c.urgent.desc(), waiting.c.due_at, waiting.c.id)
        .limit(1)
        .offset(place or None)
        .correlate(channels)
        .scalar_subquery()
    )


def _sends(busy: State) -> Sequence[sa.ColumnElement[bool]]:
    """May the channel send, and has it no post in the state `busy`?"""
    other = outbox.alias(busy)
    found = sa.exists().where(
        other.c.channel_id == channels.c.id, other.c.state == busy, other.c.kind == Kind.SEND
    )
    return channels.c.active, *OPEN_CHANNEL, ~found


@cache
def next_head() -> sa.Select[Any]:
    """When the next row after `now` comes due or expires: time alone changes no other head."""
    now, waiting = sa.bindparam("now", type_=Moment), outbox.alias("waiting")
    here = (waiting.c.channel_id == channels.c.id, sa.text(WAITING))
    dues = [
        sa.select(
            sa.select(sa.func.min(waiting.c.due_at))
            .where(*here, waiting.c.urgent.is_(urgent), waiting.c.due_at > now)
            .correlate(channels)
            .scalar_subquery()
            .label("at")
        ).select_from(channels)
        for urgent in (True, False)
    ]
    ends = sa.select(sa.func.min(waiting.c.expires_at).label("at")).where(
        sa.text(WAITING), waiting.c.expires_at > now
    )
    moments = sa.union_all(*dues, ends).subquery()
    return sa.select(sa.func.min(moments.c.at))
