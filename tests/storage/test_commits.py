"""Who hears of commits on PostgreSQL, and of which."""

import asyncio

import pytest
import sqlalchemy as sa

from storage.commits import UNTOLD, ToldCommits
from storage.database import Database
from storage.stores import stores
from storage.tables import facts
from tests.postgres import Server, name_of
from tests.storage.sitting import Sitting, cut, sitting


async def put(database: Database, name: str) -> None:
    async with database.write() as connection:
        await connection.execute(sa.insert(facts).values(name=name, value=""))


async def told(one: Sitting, before: int | None) -> bool:
    """Within a second."""
    for _ in range(100):
        if one.database.commits.mark() != before:
            return True
        await asyncio.sleep(0.01)
    return False


async def test_all_who_sit_hear_of_everybodys_commits(shared: str) -> None:
    beside = await Database.open(shared)
    async with sitting(shared) as one, sitting(shared) as other:
        for writer in (one, other):
            marks = one.database.commits.mark(), other.database.commits.mark()
            await put(writer.database, str(writer.seat.number))
            assert await told(one, marks[0]) and await told(other, marks[1])
        before = one.database.commits.mark()
        await put(beside, "a command beside them")
        assert await told(one, before)
    await beside.close()


async def test_ones_own_commit_is_known_at_once_and_once(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        mark, others = one.database.commits.mark(), other.database.commits.mark()
        await put(one.database, "own")
        after = one.database.commits.mark()
        assert after != mark
        assert await told(other, others)  # so the word came round
        await stores(one.database).facts.get("own")
        assert one.database.commits.mark() == after


async def test_what_wrote_nothing_or_was_rolled_back_is_not_told(shared: str) -> None:
    async with sitting(shared) as one, sitting(shared) as other:
        mark = one.database.commits.mark()
        async with other.database.write() as connection:
            await connection.execute(sa.select(facts))
        with pytest.raises(ZeroDivisionError):
            async with other.database.write() as connection:
                await connection.execute(sa.insert(facts).values(name="half", value=""))
                raise ZeroDivisionError
        assert one.database.commits.mark() == mark
        await put(other.database, "whole")
        assert await told(one, mark)


async def test_nothing_is_known_without_a_seat_or_after_it(
    shared: str, postgres_server: Server
) -> None:
    beside = await Database.open(shared)
    assert beside.commits.mark() is None
    await beside.close()
    async with sitting(shared) as one:
        assert one.database.commits.mark() is not None
        await cut(postgres_server, shared, one.seat.number)
        async with asyncio.timeout(10):
            await one.seat.lost.wait()
        assert one.database.commits.mark() is None


async def test_what_somebody_changes_by_hand_is_seen_too(
    shared: str, postgres_server: Server
) -> None:
    async with sitting(shared) as one:
        mark = one.database.commits.mark()
        await postgres_server.run("INSERT INTO facts VALUES ('by hand', '')", name_of(shared))
        assert one.database.commits.mark() == mark
        heard = one.database.commits
        assert isinstance(heard, ToldCommits)
        heard._until -= UNTOLD
        assert one.database.commits.mark() != mark
