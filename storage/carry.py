"""Every row of one database into another of the same schema, whatever kind each of them is."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_processes, tables_telegram
from storage.tables import metadata

_AT_ONCE = 500

# The tables of people and of processes are in the metadata too, once they are imported.
assert tables_telegram.people.metadata is metadata
assert tables_processes.turns.metadata is metadata


async def carry(source: AsyncConnection, target: AsyncConnection) -> None:
    """Into empty tables; what refers to a row comes after it."""
    for table in metadata.sorted_tables:
        found = await source.stream(sa.select(table).order_by(*table.primary_key.columns))
        async for rows in found.mappings().partitions(_AT_ONCE):
            await target.execute(sa.insert(table), [dict(row) for row in rows])
    if target.dialect.name == "postgresql":
        await _count_on(target)


async def empty(connection: AsyncConnection) -> None:
    """PostgreSQL: every row of ours goes, in the transaction of the connection."""
    names = ", ".join(table.name for table in metadata.sorted_tables)
    await connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")


async def _count_on(connection: AsyncConnection) -> None:
    """New rows get numbers above those that came with the rows."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
        newest = sa.select(sa.func.max(column)).scalar_subquery()
        next_value = sa.func.coalesce(newest + 1, 1)
        await connection.execute(sa.select(sa.func.setval(sequence, next_value, False)))
