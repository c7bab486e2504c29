"""Official rates by day and source."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Fixing, Mark, Rate, RateSource
from storage.database import Database
from storage.queries import upsert
from storage.tables_rates import rate_sets, rates

# Where several sources tell of one day, the bank's own word stands.
_ORDER = list(RateSource)


class Rates:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, fixing: Fixing) -> None:
        """Keep it, in place of an older one of the same day and source; a HELD one never takes
        the place of one that is published."""
        async with self._database.write() as connection:
            if not await _kept(connection, fixing):
                return
            own = (rates.c.date == fixing.day) & (rates.c.source == fixing.source)
            await connection.execute(sa.delete(rates).where(own))
            rows = [
                {
                    "date": fixing.day,
                    "source": fixing.source,
                    "code": rate.code,
                    "unit": rate.unit,
                    "value": str(rate.value),
                }
                for rate in fixing.rates
            ]
            await connection.execute(sa.insert(rates), rows)

    async def between(
        self, first: date, last: date, codes: Collection[str] | None = None
    ) -> Sequence[Fixing]:
        """What is published for these days, one a day, the newest first. `codes`: only those."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                _select(first, last, codes).where(rate_sets.c.mark != Mark.HELD)
            )
            return _one_a_day(_fixings(rows.all()))

    async def held(self, first: date, last: date) -> Sequence[Fixing]:
        """What waits for a person's word, the newest first; none where the day is published."""
        async with self._database.read() as connection:
            rows = (await connection.execute(_select(first, last, None))).all()
        found = list(_fixings(rows))
        published = {fixing.day for fixing in found if fixing.mark is not Mark.HELD}
        return _one_a_day(fixing for fixing in found if fixing.day not in published)


async def _kept(connection: AsyncConnection, fixing: Fixing) -> bool:
    """The set's own row; False where a published one stands and this one is held."""
    statement = upsert(connection, rate_sets).values(
        date=fixing.day,
        source=fixing.source,
        fetched_at=fixing.fetched_at,
        mark=fixing.mark,
        note=fixing.note,
    )
    new = statement.excluded
    done = await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["date", "source"],
            set_={"fetched_at": new.fetched_at, "mark": new.mark, "note": new.note},
            where=(rate_sets.c.mark == Mark.HELD) | (new.mark != Mark.HELD),
        ).returning(rate_sets.c.date)
    )
    return done.first() is not None


def _select(first: date, last: date, codes: Collection[str] | None) -> sa.Select[Any]:
    """By the primary keys: days, the newest first."""
    joined = rate_sets.join(
        rates, (rates.c.date == rate_sets.c.date) & (rates.c.source == rate_sets.c.source)
    )
    statement = (
        sa.select(rate_sets, rates.c.code, rates.c.unit, rates.c.value)
        .select_from(joined)
        .where(rate_sets.c.date.between(first, last), rates.c.date.between(first, last))
        .order_by(rate_sets.c.date.desc(), rate_sets.c.source)
    )
    return statement if codes is None else statement.where(rates.c.code.in_(codes))


def _fixings(rows: Sequence[sa.Row[Any]]) -> Iterable[Fixing]:
    for (day, source), own in groupby(rows, key=lambda row: (row.date, row.source)):
        found = list(own)
        yield Fixing(
            day=day,
            source=source,
            rates=tuple(Rate(row.code, row.unit, Decimal(row.value)) for row in found),
            fetched_at=found[0].fetched_at,
            mark=found[0].mark,
            note=found[0].note,
        )


def _one_a_day(fixings: Iterable[Fixing]) -> Sequence[Fixing]:
    best: dict[date, Fixing] = {}
    for fixing in fixings:
        known = best.get(fixing.day)
        if known is None or _ORDER.index(fixing.source) < _ORDER.index(known.source):
            best[fixing.day] = fixing
    return tuple(best.values())
