"""Statements of a post's way, put into SQL once for each kind of database.

SQLAlchemy looks up every parameter of every row anew, which takes longer than writing the row, and
spells out each list of ids. SQLite's driver is asked by itself; PostgreSQL's needs what SQLAlchemy
does for it, and is waited for anyhow.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler

Made = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """`parameters` in the statement's order: name, and what makes a value the driver's."""

    sql: str
    parameters: Sequence[tuple[str, Made | None]]
    fixed: Mapping[str, Any]  # as the driver takes them

    def told(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = {**self.fixed, **row}
        return tuple(
            [values[name] if made is None else made(values[name]) for name, made in self.parameters]
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Writes some rows at a time. Every row tells all that the statement is asked with: nothing
    has a default here."""

    statement: sa.Insert | sa.Update | sa.TextClause
    _by_dialect: dict[str, _Compiled] = field(default_factory=dict)

    def execute(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """At least one row; all rows of all calls with the same names."""
        compiled = self._by_dialect.get(connection.dialect.name)
        if compiled is None:
            compiled = _writing(self.statement, connection.dialect, list(rows[0]))
            self._by_dialect[connection.dialect.name] = compiled
        told = [compiled.told(row) for row in rows]
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(compiled.sql, told)
            return
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(compiled.sql, told)


@dataclass(frozen=True, slots=True)
class _Question:
    """`names`: each id's; `made`: by place, what makes the driver's values ours."""

    compiled: _Compiled
    names: Sequence[str]
    made: Sequence[tuple[int, Made]]


@dataclass(frozen=True, slots=True)
class PreparedSelect:
    """Asked about some ids (`queries.among`) at a time, and with whatever else it names."""

    statement: sa.Select[Any]
    _by_number: dict[int, _Question] = field(default_factory=dict)

    def rows(
        self, connection: sa.Connection, ids: Sequence[int], **asked: Any
    ) -> Sequence[Sequence[Any]]:
        """What stands in the statement's columns, in their order. At least one id."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self.statement, {"ids": ids, **asked}).all()
        question = self._by_number.get(len(ids))
        if question is None:
            question = _asking(self.statement, connection.dialect, {"ids": ids, **asked})
            self._by_number[len(ids)] = question
        told = question.compiled.told({**asked, **dict(zip(question.names, ids, strict=True))})
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(question.compiled.sql, told)
            return [_read(row, question.made) for row in cursor.fetchall()]


def _read(row: Sequence[Any], made: Sequence[tuple[int, Made]]) -> Sequence[Any]:
    values = list(row)
    for place, make in made:
        if values[place] is not None:
            values[place] = make(values[place])
    return values


def _writing(
    statement: sa.Insert | sa.Update | sa.TextClause, dialect: Dialect, names: list[str]
) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=names, for_executemany=True)
    return _compiled(compiled, str(compiled), compiled.positiontup or (), {})


def _asking(statement: sa.Select[Any], dialect: Dialect, asked: Mapping[str, Any]) -> _Question:
    compiled = statement.compile(dialect=dialect)
    spelt = compiled.construct_expanded_state(dict(asked))
    names = spelt.parameter_expansion["ids"]
    positions = spelt.positiontup or ()
    kinds = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
    processors = enumerate(kind.result_processor(dialect, None) for kind in kinds)
    return _Question(
        _compiled(compiled, spelt.statement, positions, dict.fromkeys(names, "ids")),
        names,
        [(place, make) for place, make in processors if make is not None],
    )


def _compiled(
    compiled: SQLCompiler, sql: str, positions: Sequence[str], spelt: Mapping[str, str]
) -> _Compiled:
    """`spelt`: of which parameter each one is a part."""
    parameters, fixed = [], {}
    for name in positions:
        bind = compiled.binds[spelt.get(name, name)]
        made = bind.type.dialect_impl(compiled.dialect).bind_processor(compiled.dialect)
        if bind.required:
            parameters.append((name, made))
        else:
            value = bind.effective_value
            fixed[name] = value if made is None else made(value)
            parameters.append((name, None))
    return _Compiled(sql, parameters, fixed)
