"""A PostgreSQL server of the tests' own: pgserver's where that is installed, else the machine's.

A conftest.py that imports `postgres_server` gives its tests one.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import asyncpg
import pytest

_EMPTY = """
    SET session_replication_role = replica;
    DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'schema_version'
        LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
    END $$;
    SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
"""


class Server:
    """A running server, reached through a socket in `folder` alone, with no password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def url(self, database: str, user: str = "postgres") -> str:
        return f"postgresql+asyncpg://{user}@/{database}?host={self.folder}"

    async def run(self, statement: str, database: str = "postgres") -> None:
        connection = await asyncpg.connect(
            host=str(self.folder), user="postgres", database=database
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def fresh(self) -> str:
        """The address of a new database in which nothing is."""
        name = f"test_{next(self._numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    async def empty(self, url: str) -> None:
        """The tables stay, without a row and counting from 1: far quicker than a new database."""
        await self.run(_EMPTY, name_of(url))

    async def drop(self, url: str) -> None:
        await self.run(f"DROP DATABASE {name_of(url)} WITH (FORCE)")

    async def ask_password(self, user: str) -> None:
        """From now on this user must say one; everybody else need not."""
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n{rules.read_text()}")
        await self.run("SELECT pg_reload_conf()")


def name_of(url: str) -> str:
    """The database that an address names."""
    return url.partition("?")[0].rpartition("/")[2]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Started once for the session and ended with it."""
    if _programs() is None:
        pytest.skip("no PostgreSQL here: neither pgserver nor an installed server")
    with own_server() as server:
        yield server


@contextmanager
def own_server() -> Iterator[Server]:
    """Raise FileNotFoundError where there is none to start."""
    programs = _programs()
    if programs is None:
        raise FileNotFoundError("no PostgreSQL here: neither pgserver nor an installed server")
    with _running(programs) as server:
        yield server


def _programs() -> Path | None:
    """The folder in which initdb and pg_ctl are."""
    package = find_spec("pgserver")
    if package is not None and package.origin is not None:
        return Path(package.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("pg_ctl")
    if on_path is not None:
        return Path(on_path).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    newest = max(installed, key=lambda path: int(path.parts[-3]), default=None)
    return None if newest is None else newest.parent


@contextmanager
def _running(programs: Path) -> Iterator[Server]:
    # Not pytest's own folder: the name of a socket may be about a hundred letters long.
    folder = Path(tempfile.mkdtemp(prefix="jarshy-postgres-", dir="/tmp"))
    try:
        account = _account(folder)
        if account is not None:
            programs = _within_reach(programs, folder)
        data = folder / "data"

        def call(program: str, *arguments: str) -> None:
            command = [str(programs / program), "-D", str(data), *arguments]
            subprocess.run(command, user=account, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        call("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        # -F: nothing here tests power loss, and syncing would take most of the time.
        options = f"-F -k {folder} -h ''"
        call("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            yield Server(folder)
        finally:
            call("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _account(folder: Path) -> str | None:
    """Whom to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, account)
    return account


def _within_reach(programs: Path, folder: Path) -> Path:
    """The programs, or a copy of them where the way there is closed to other users."""
    if all(parent.stat().st_mode & 0o001 for parent in programs.parents):
        return programs
    copy = folder / "installed"
    shutil.copytree(programs.parent, copy, symlinks=True)
    return copy / programs.name
