"""Statements that write some rows at a time, put into SQL once for each kind of database.

SQLAlchemy looks up every parameter of every row anew, which takes longer than writing the row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`parameters` in the statement's order: name, and what makes a value the driver's."""

    sql: str
    parameters: Sequence[tuple[str, Callable[[Any], Any] | None]]
    fixed: Mapping[str, Any]  # as the driver takes them

    def told(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = {**self.fixed, **row}
        return tuple(
            [values[name] if made is None else made(values[name]) for name, made in self.parameters]
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Every row tells all that the statement is asked with: nothing has a default here."""

    statement: sa.Insert | sa.Update | sa.TextClause
    _by_dialect: dict[str, _Compiled] = field(default_factory=dict)

    def execute(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """At least one row, all with the same names."""
        compiled = self._by_dialect.get(connection.dialect.name)
        if compiled is None:
            compiled = _compiled(self.statement, connection.dialect, list(rows[0]))
            self._by_dialect[connection.dialect.name] = compiled
        connection.exec_driver_sql(compiled.sql, [compiled.told(row) for row in rows])


def _compiled(
    statement: sa.Insert | sa.Update | sa.TextClause, dialect: Dialect, names: list[str]
) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    parameters, fixed = [], {}
    for name in compiled.positiontup or ():
        bind = compiled.binds[name]
        made = bind.type.dialect_impl(dialect).bind_processor(dialect)
        if bind.required:
            parameters.append((name, made))
        else:
            value = bind.effective_value
            fixed[name] = value if made is None else made(value)
            parameters.append((name, None))
    return _Compiled(str(compiled), parameters, fixed)
