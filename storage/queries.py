"""Small pieces that several files of queries share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Event
from storage.tables import entered, events

T = TypeVar("T")
_OF_AN_EVENT = tuple(field.name for field in fields(Event))


def upsert(connection: AsyncConnection, table: sa.Table) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT that knows ON CONFLICT, which both databases write alike."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def columns(table: sa.Table, kind: type[Any]) -> list[sa.Column[Any]]:
    """The columns named as the fields of a dataclass or named tuple."""
    return [table.c[name] for name in kind.__match_args__]


def reader(kind: Callable[..., T], **decoded: Callable[[Any], Any]) -> Callable[[Sequence[Any]], T]:
    """Makes one of what stands in its `columns`, in their order; some of it `decoded`."""
    names = cast("Any", kind).__match_args__
    wanted = len(names)
    places = [(names.index(name), decode) for name, decode in decoded.items()]

    def read(values: Sequence[Any]) -> T:
        given = list(values)
        if len(given) != wanted:  # a default in a column's place would be a made-up fact
            raise ValueError(f"{kind} has {wanted} columns, of which {len(given)} were read")
        for place, decode in places:
            given[place] = decode(given[place])
        return kind(*given)

    return read


def among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """One of those that the statement is asked with as `ids`."""
    return column.in_(sa.bindparam("ids", expanding=True, type_=column.type))


def log_values(event: Event) -> Mapping[str, Any]:
    return {name: getattr(event, name) for name in _OF_AN_EVENT}


async def log(connection: AsyncConnection, event: Event) -> None:
    """Into the log, in the transaction of what it tells of."""
    await connection.execute(sa.insert(events).values(log_values(event)))


async def first_entered(connection: AsyncConnection, kind: str, value: str, at: datetime) -> bool:
    """Remember what the settings name; False where they named it before."""
    statement = (
        upsert(connection, entered)
        .values(kind=kind, value=value, at=at)
        .on_conflict_do_nothing()
        .returning(entered.c.value)
    )
    return (await connection.execute(statement)).first() is not None
