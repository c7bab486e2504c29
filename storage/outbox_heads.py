"""Which row each channel sends next."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import Following, Kind, State
from storage.article_rows import ARTICLE, NEWEST, stored_article
from storage.channels import CHANNEL, as_channel
from storage.columns import Moment
from storage.outbox_change import OPEN_CHANNEL, ROW, as_row
from storage.queries import among
from storage.tables import WAITING, articles, channels, outbox, revisions


def following(
    connection: sa.Connection, channel_ids: Collection[int], now: datetime, process: int | None
) -> Mapping[int, Following]:
    """What each of these channels sends next, by its id; nothing where somebody must look first.

    `process` is this one's number where others send too.
    """
    asked = {"ids": sorted(set(channel_ids)), "now": now, "process": process}
    found = connection.execute(_following(shared=process is not None), asked)
    return {one.row.channel_id: one for one in map(_read, found)}


def _read(found: sa.Row[Any]) -> Following:
    row, channel = found[: len(ROW)], found[len(ROW) : -len(ARTICLE)]
    return Following(
        as_row(dict(zip(_names(ROW), row, strict=True))),
        as_channel(dict(zip(_names(CHANNEL), channel, strict=True))),
        stored_article(found[-len(ARTICLE) :]),
    )


def _names(columns: Sequence[sa.Column[Any]]) -> Iterator[str]:
    return (column.name for column in columns)


@cache
def _following(*, shared: bool) -> sa.Select[Any]:
    """The heads of the channels `ids`, each with its channel and its article."""
    return (
        heads(shared=shared, following=True)
        .join(articles, articles.c.id == outbox.c.article_id)
        .join(revisions, NEWEST)
        .add_columns(*CHANNEL, *ARTICLE)
    )


@cache
def heads(*, shared: bool, following: bool = False) -> sa.Select[Any]:
    """One step into an index for each channel, however many rows wait there: a window function
    over all that wait takes three hundred times as long for 10,000 of them.

    Asked with `now`; where the outbox is `shared`, with this `process` too; for those of the
    channels `ids` that have nothing in doubt where it is `following`.
    """
    now = sa.bindparam("now", type_=Moment)
    waiting, sending = outbox.alias("waiting"), outbox.alias("sending")
    first = (
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
        .correlate(channels)
        .scalar_subquery()
    )
    busy = sa.exists().where(
        sending.c.channel_id == channels.c.id,
        sending.c.state == State.SENDING,
        sending.c.kind == Kind.SEND,
    )
    free = [~busy]
    if shared:
        claimed = outbox.alias("claimed")
        others = (claimed.c.claimed_by != sa.bindparam("process"), claimed.c.kind == Kind.SEND)
        free.append(~sa.exists().where(claimed.c.channel_id == channels.c.id, *others))
    if following:
        lost = outbox.alias("lost")
        in_doubt = (lost.c.state == State.IN_DOUBT, lost.c.kind == Kind.SEND)
        free.append(~sa.exists().where(lost.c.channel_id == channels.c.id, *in_doubt))
        free.append(among(channels.c.id))
    return (
        sa.select(*ROW)
        .select_from(channels)
        .join(outbox, outbox.c.id == first)
        .where(channels.c.active, *OPEN_CHANNEL, *free)
        .order_by(outbox.c.urgent.desc(), outbox.c.due_at, outbox.c.id)
    )


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
