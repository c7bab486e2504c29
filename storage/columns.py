"""Column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect

# SQLite counts up by itself only where the type is exactly INTEGER.
Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def clean(text: str) -> str:
    """Without what PostgreSQL or UTF-8 refuses: NUL goes, a lone surrogate becomes U+FFFD."""
    text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def in_utc(moment: datetime | None) -> datetime | None:
    """None for a time that falls out of the calendar in UTC (in the years 1 and 9999)."""
    try:
        return None if moment is None else moment.astimezone(UTC)
    except OverflowError:
        return None


class Words(sa.TypeDecorator[str]):
    """Text from outside, whatever it holds."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class _WithoutZone(sqlite.DATETIME):
    """Times in UTC, written as SQLAlchemy writes a time: that puts each one together number by
    number, while one moment stands in many places of what happened then. Read with their zone."""

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:
        return _without_zone

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], datetime | None]:
        return _of_utc


@lru_cache(maxsize=64)
def _without_zone(utc: datetime | None) -> str | None:
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


def _of_utc(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written + "+00:00")


class Moment(sa.TypeDecorator[datetime]):
    """Takes aware datetimes, gives them in UTC; SQLite keeps no zone of its own."""

    impl = sa.DateTime(timezone=True).with_variant(_WithoutZone, "sqlite")
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        return value if value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)


def _written(compared: Any) -> Any:
    if isinstance(compared, StrEnum):
        return sa.literal_column(f"'{compared.value}'")
    if isinstance(compared, tuple | list | set | frozenset):
        return [_written(one) for one in compared]
    return compared


class Choice(sa.TypeDecorator[StrEnum]):
    """One of an enumeration's values, kept as text.

    What it is compared with is written into the statement. SQLite plans anew, at every execution,
    a statement whose parameter is compared with a column that a partial index asks for
    (`sqlite3VdbeSetVarmask`), which may take longer than the statement itself.
    """

    impl = sa.Text
    cache_ok = True

    class comparator_factory(sa.TypeDecorator.Comparator[StrEnum]):
        def operate(self, op: Any, *other: Any, **kwargs: Any) -> sa.ColumnElement[Any]:
            return super().operate(op, *map(_written, other), **kwargs)

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


def one_of(column: str, kind: type[StrEnum]) -> sa.CheckConstraint:
    """The database's own guard over a Choice column."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return sa.CheckConstraint(f"{column} IN ({values})", name=column)
