import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from bot.errors import StorageError
from bot.model import Article, Block, State
from storage.columns import Choice, Moment, clean
from storage.database import Database
from storage.outbox_heads import heads
from storage.stores import stores
from storage.tables import events, outbox
from tests.database import fresh
from tests.storage.samples import NOW, new_article, row_for


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("", ""),
        ("Жаңалықтар", "Жаңалықтар"),
        ("a\0b", "ab"),
        ("\ud800", "\ufffd"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
    ],
)
def test_clean(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(st.text(st.characters()) | st.text("\0\ud800\udc00ә\U0001f600a"))
def test_clean_text_can_be_written_and_is_left_alone(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert "\0" not in cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        NOW.astimezone(timezone(timedelta(hours=5))),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=-11))),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    ],
)
async def test_moments_come_back_aware(database: Database, moment: datetime) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(events).values(kind="test", at=moment))
        at = (await connection.execute(sa.select(events.c.at))).scalar_one()
        same = sa.select(events.c.id).where(events.c.at == moment)
        assert (await connection.execute(same)).scalar_one() == 1
    assert at == moment
    assert at.tzinfo is UTC


@given(st.datetimes(timezones=st.timezones()))
def test_moments_are_written_as_sqlalchemy_writes_them(moment: datetime) -> None:
    dialect = sqlite.dialect()
    ours, theirs = (
        kind.dialect_impl(dialect).bind_processor(dialect) for kind in (Moment(), sa.DateTime())
    )
    assert ours is not None and theirs is not None
    with suppress(OverflowError):  # out of the calendar
        assert ours(moment) == theirs(moment.astimezone(UTC))


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="a time without a zone"):
        async with database.write() as connection:
            naive = NOW.replace(tzinfo=None)
            await connection.execute(sa.insert(events).values(kind="test", at=naive))


async def test_the_database_itself_guards_the_states(database: Database) -> None:
    values = {
        "article_id": 1,
        "channel_id": 1,
        "kind": "send",
        "state": "lost",
        "version": 1,
        "due_at": NOW,
        "created_at": NOW,
        "changed_at": NOW,
        "urgent": False,
        "attempts": 0,
    }
    table = sa.table("outbox", *(sa.column(c.name, _plain(c)) for c in outbox.c))
    with pytest.raises(StorageError, match="state"):
        async with database.write() as connection:
            await connection.execute(sa.insert(table).values(values))


def _plain(column: sa.Column[Any]) -> sa.types.TypeEngine[Any]:
    """The column's type without the guard in Python."""
    return sa.Text() if isinstance(column.type, Choice) else column.type


def test_a_state_is_one_of_its_values() -> None:
    assert row_for(1).state is State.READY
    with pytest.raises(ValueError, match="lost"):
        Choice(State).process_bind_param("lost", sa.create_engine("sqlite://").dialect)


@pytest.mark.parametrize(
    ("condition", "written"),
    [
        (outbox.c.state == State.READY, "outbox.state = 'ready'"),
        (outbox.alias("waiting").c.state != State.READY, "waiting.state != 'ready'"),
        (outbox.c.state.in_((State.SENT, State.READY)), "outbox.state IN ('sent', 'ready')"),
        (outbox.c.state.not_in([State.SENT]), "(outbox.state NOT IN ('sent'))"),
        (outbox.c.state.is_(None), "outbox.state IS NULL"),
    ],
)
def test_a_choice_is_written_into_the_statement(
    condition: sa.ColumnElement[bool], written: str
) -> None:
    compiled = condition.compile()
    assert (str(compiled), compiled.params) == (written, {})


def test_no_parameter_of_the_heads_makes_sqlite_plan_them_anew() -> None:
    asked = heads(shared=False, following=True).compile(dialect=sqlite.dialect()).params
    assert not [name for name in asked if name.startswith(("state", "kind"))]


async def test_letters_are_stored_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    database = await fresh(path)
    new = new_article("1", article=Article("Қар жауды", (Block("Қар қалың."),)))
    await stores(database).articles.take(new, [])
    await database.close()
    with closing(sqlite3.connect(path)) as connection:
        ((body,),) = connection.execute("SELECT body FROM revisions")
    assert '"title":"Қар жауды"' in body
