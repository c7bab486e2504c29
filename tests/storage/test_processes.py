"""Several processes on one database, and what kill -9 leaves of it."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import DatabaseHeld
from bot.ports import Stores
from storage.database import Database
from storage.locks import hold
from storage.tables import article_keys, articles, events, outbox, photos, revisions
from tests.storage.samples import ARTICLE, add_channels, new_article, row_for

ROOT = Path(__file__).parents[2]

Start = Callable[..., Awaitable[Process]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    started: list[Process] = []

    async def begin(verb: str, *arguments: str) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.storage.children",
            verb,
            *arguments,
            cwd=ROOT,
            stdin=PIPE,
            stdout=PIPE,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def line(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


async def tell(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write(b"go\n")
    await process.stdin.drain()


async def test_two_processes_take_the_same_articles(url: str, stores: Stores, start: Start) -> None:
    await add_channels(stores, "@news")
    child = await start("take-some", url, "0", "30")
    assert await line(child) == "open"
    await tell(child)
    mine = [
        (await stores.articles.take(new_article(f"guid:{number}"), [row_for(1)])).new
        for number in range(30)
    ]
    theirs = [await line(child) == "new" for _ in range(30)]
    assert all(one != other for one, other in zip(mine, theirs, strict=True))
    known = await stores.articles.known([f"guid:{number}" for number in range(30)])
    # Numbers may be left out: PostgreSQL gives none back that a second process drew in vain.
    ids = {found.article_id for found in known.values()}
    assert len(ids) == 30
    for article_id in ids:
        assert len(await stores.outbox.article_rows(article_id)) == 1


async def test_kill_leaves_whole_articles(
    url: str, database: Database, stores: Stores, start: Start
) -> None:
    await add_channels(stores, "@news")
    for beyond in (1, 20):
        child = await start("take-for-ever", url)
        said: list[str] = []
        while len(said) < beyond:
            said.append(await line(child))
        child.kill()
        rest, _ = await child.communicate()
        said += rest.decode().splitlines()
        assert set(await stores.articles.known(said)) == set(said)
    await assert_whole(database)
    if database.address.path is not None:
        async with database.read() as connection:
            checked = await connection.exec_driver_sql("PRAGMA integrity_check")
            assert checked.scalar_one() == "ok"
    # Nobody is locked out by the dead.
    assert (await stores.articles.take(new_article("guid:after"), [row_for(1)])).new


async def assert_whole(database: Database) -> None:
    """As many of everything as of articles: no half of one is there."""
    async with database.read() as connection:

        async def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
            statement = sa.select(sa.func.count()).select_from(table).where(*where)
            return int((await connection.execute(statement)).scalar_one())

        number = await count(articles)
        assert number >= 20
        assert await count(article_keys) == number
        assert await count(revisions) == number
        assert await count(photos) == number * len(ARTICLE.photos)
        assert await count(outbox) == number
        assert await count(events, events.c.kind == "article.stored") == number
        assert await count(events, events.c.kind == "outbox.ready") == number


async def test_one_process_holds_and_another_is_told_which(url: str, start: Start) -> None:
    child = await start("hold", url)
    assert await line(child) == "held"
    with pytest.raises(DatabaseHeld, match=f"another running bot .*jarshy {child.pid} on "):
        async with hold(url):
            pass
    child.kill()
    await child.wait()
    async with held_at_last(url):
        refused = await start("hold", url)
        said = await line(refused)
        assert said.startswith("DatabaseHeld: ")
        assert "end it first" in said
        assert await refused.wait() == 1


@asynccontextmanager
async def held_at_last(url: str) -> AsyncIterator[None]:
    """PostgreSQL needs a moment to see that its client is gone."""
    async with AsyncExitStack() as held:
        for _ in range(200):
            try:
                await held.enter_async_context(hold(url))
                break
            except DatabaseHeld:
                await asyncio.sleep(0.02)
        else:
            pytest.fail("the lock outlived its process")
        yield


async def test_processes_that_start_at_once_migrate_once(tmp_path: Path, start: Start) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/test.db"
    children = [await start("open", url) for _ in range(4)]
    assert [await child.wait() for child in children] == [0] * 4
    database = await Database.open(url, create=False)
    await database.close()
