from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest
import sqlalchemy as sa

from bot.errors import StorageError
from bot.model import Fingerprint, Kind, State
from storage.columns import Moment
from storage.database import Database
from storage.outbox_change import ROW, as_row
from storage.prepared import Prepared, PreparedSelect
from storage.queries import among
from storage.stores import stores
from storage.tables import events, outbox
from tests.storage.samples import NOW, new_article, row_for

HERE = NOW.astimezone(timezone(timedelta(hours=5)))
_LOG = Prepared(sa.insert(events))


async def logged(database: Database, *rows: dict[str, object]) -> list[tuple[str, datetime]]:
    await database.write_whole(lambda connection: _LOG.execute(connection, rows))
    async with database.read() as connection:
        found = await connection.execute(sa.select(events.c.kind, events.c.at).order_by("id"))
        return [(kind, at) for kind, at in found]


@pytest.mark.parametrize("count", [1, 2, 65])
async def test_rows_are_written_as_their_columns_have_it(database: Database, count: int) -> None:
    rows = [{"kind": f"қар\0{number}", "at": HERE} for number in range(count)]
    written = await logged(database, *rows)
    assert written == [(f"қар{number}", NOW) for number in range(count)]
    assert {at.tzinfo for _, at in written} == {UTC}


async def test_what_a_column_refuses_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="a time without a zone"):
        await logged(database, {"kind": "test", "at": NOW.replace(tzinfo=None)})


async def test_a_value_of_the_statement_itself_stays(database: Database) -> None:
    kept = stores(database)
    await kept.channels.enter([("@news", None, None)], NOW)
    (channel,) = await kept.channels.all()
    taken = await kept.articles.take(new_article(), [row_for(channel.id)])
    update = (
        sa.update(outbox)
        .where(outbox.c.id == sa.bindparam("row_id"))
        .values(
            state=State.FAILED,
            version=outbox.c.version + 1,
            parts=sa.bindparam("parts", type_=outbox.c.parts.type),
        )
    )
    rows = [{"row_id": taken.rows[0], "parts": [7, 8]}]
    await database.write_whole(lambda connection: Prepared(update).execute(connection, rows))
    (row,) = await kept.outbox.article_rows(taken.article_id)
    assert (row.kind, row.state, row.version, row.parts) == (Kind.SEND, State.FAILED, 2, (7, 8))


async def test_what_a_database_refuses_is_left_out_of_a_fingerprint(database: Database) -> None:
    kept = stores(database)
    await kept.channels.enter([("@news", None, None)], NOW)
    (channel,) = await kept.channels.all()
    taken = await kept.articles.take(new_article(), [row_for(channel.id)])
    shows = sa.bindparam("shows", type_=outbox.c.fingerprint.type)
    update = Prepared(
        sa.update(outbox).where(outbox.c.id == sa.bindparam("row_id")).values(fingerprint=shows)
    )
    for text, stays in (("Қар\0", "Қар"), ("Қар\ud83d", "Қар\ufffd"), ("Қар\\u0000", "Қар\\u0000")):
        rows = [{"row_id": taken.rows[0], "shows": Fingerprint(text)}]
        await database.write_whole(partial(update.execute, rows=rows))
        (row,) = await kept.outbox.article_rows(taken.article_id)
        assert row.fingerprint == Fingerprint(stays)


_ASKED = (
    sa.select(events.c.kind, events.c.at, events.c.id)
    .where(among(events.c.id), events.c.at <= sa.bindparam("now", type_=Moment))
    .order_by(events.c.id)
    .limit(2)
)


@pytest.mark.parametrize("ids", [[2], [1, 3], [3, 4, 5], [1, 9]])
async def test_rows_are_read_as_their_columns_have_it(database: Database, ids: list[int]) -> None:
    rows = [{"kind": f"қар{number}", "at": HERE} for number in range(5)]
    await logged(database, *rows)
    async with database.read() as connection:
        whole = [tuple(row) for row in await connection.execute(_ASKED, {"ids": ids, "now": HERE})]
    assert whole
    select = PreparedSelect(_ASKED)
    for now, found in ((HERE, whole), (HERE - timedelta(seconds=1), []), (HERE, whole)):
        read = await database.read_whole(partial(select.rows, ids=ids, now=now))
        assert [tuple(row) for row in read] == found


async def test_nothing_is_read_as_nothing(database: Database) -> None:
    kept = stores(database)
    await kept.channels.enter([("@news", None, None)], NOW)
    (channel,) = await kept.channels.all()
    taken = await kept.articles.take(new_article(), [row_for(channel.id)])
    select = PreparedSelect(sa.select(*ROW).where(among(outbox.c.id)))
    (read,) = await database.read_whole(partial(select.rows, ids=list(taken.rows)))
    assert as_row(read) == await kept.outbox.get(taken.rows[0])


async def test_what_the_database_refuses_is_told_in_our_words(database: Database) -> None:
    nowhere = sa.Table("nowhere", sa.MetaData(), sa.Column("id", sa.Integer))
    select = PreparedSelect(sa.select(nowhere.c.id).where(among(nowhere.c.id)))
    with pytest.raises(StorageError, match="nowhere"):
        await database.read_whole(partial(select.rows, ids=[1]))
    assert await database.read_whole(lambda connection: connection.execute(sa.select(1)).scalar())
