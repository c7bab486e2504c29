"""Which row each channel sends next."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model import Following, Kind, State
from storage.article_rows import newest_of, stored_article
from storage.channels import channels_of
from storage.columns import Moment
from storage.outbox_change import OPEN_CHANNEL, ROW, as_row
from storage.queries import among
from storage.tables import WAITING, channels, outbox


def following(
    connection: sa.Connection, channel_ids: Collection[int], now: datetime, process: int | None
) -> Mapping[int, Following]:
    """What each of these channels sends next, by its id; nothing where somebody must look first.

    `process` is this one's number where others send too.
    """
    statement = heads(shared=process is not None, following=True)
    asked = {"ids": sorted(set(channel_ids)), "now": now, "process": process}
    rows = [as_row(values) for values in connection.execute(statement, asked).mappings()]
    if not rows:
        return {}
    ids = sorted({row.article_id for row in rows})
    articles = {
        row.id: stored_article(row) for row in connection.execute(newest_of(), {"ids": ids})
    }
    there = channels_of(connection, [row.channel_id for row in rows])
    return {
        row.channel_id: Following(row, there[row.channel_id], articles[row.article_id])
        for row in rows
    }


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
