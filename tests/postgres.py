"""A PostgreSQL server of the tests' own: pgserver's where that is installed, else the machine's.

A conftest.py that imports `postgres_server` gives its tests one.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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

_INITDB = ("-E", "UTF8", "--no-locale", "--no-sync")
_COPIED = "installed"  # the folder of the programs where they had to be copied


class Server:
    """A running server, reached through a socket in `folder` alone, with no password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        self._newest = ""  # the database that `migrated` copies

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
        return await self._copy("template0")

    async def migrated(self) -> str:
        """The address of a new database at the newest schema."""
        from storage.database import Database  # loaded by who tests, not by who hands tests out

        if not self._newest:
            url = await self.fresh()
            await (await Database.open(url)).close()
            self._newest = name_of(url)
        return await self._copy(self._newest)

    async def _copy(self, database: str) -> str:
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE {database}")
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
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all test processes of a run: the first that asks starts it, the last ends it."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: neither pgserver nor an installed server")
    locks, run = tmp_path_factory.getbasetemp(), str(os.getpid())
    if "PYTEST_XDIST_TESTRUNUID" in os.environ:
        locks, run = locks.parent, os.environ["PYTEST_XDIST_TESTRUNUID"]
    folder = Path(f"/tmp/jarshy-postgres-{run}")
    with (locks / "turn").open("w") as turn, (locks / "users").open("w") as users:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            _start(programs, folder)
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(turn, fcntl.LOCK_UN)
        yield Server(folder)
        fcntl.flock(turn, fcntl.LOCK_EX)
        with suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _stop(programs, folder)


@contextmanager
def own_server() -> Iterator[Server]:
    """Raise FileNotFoundError where there is none to start."""
    programs = _programs()
    if programs is None:
        raise FileNotFoundError("no PostgreSQL here: neither pgserver nor an installed server")
    # Not pytest's own folder: the name of a socket may be about a hundred letters long.
    folder = Path(tempfile.mkdtemp(prefix="jarshy-postgres-", dir="/tmp"))
    _start(programs, folder)
    try:
        yield Server(folder)
    finally:
        _stop(programs, folder)


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


def _start(programs: Path, folder: Path) -> None:
    """Nothing is left of it where it does not start."""
    account = _account()
    try:
        if account is not None:
            shutil.chown(folder, account)
            _copy_out_of_reach(programs, folder)
        _call(programs, folder, "initdb", "-U", "postgres", "-A", "trust", *_INITDB)
        # -F: nothing here tests power loss, and syncing would take most of the time.
        options = f"-F -k {folder} -h ''"
        _call(programs, folder, "pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
    except BaseException:
        shutil.rmtree(folder)
        raise


def _stop(programs: Path, folder: Path) -> None:
    try:
        _call(programs, folder, "pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _call(programs: Path, folder: Path, program: str, *arguments: str) -> None:
    if (copied := folder / _COPIED / programs.name).exists():
        programs = copied
    command = [str(programs / program), "-D", str(folder / "data"), *arguments]
    subprocess.run(command, user=_account(), cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _account() -> str | None:
    """Whom to run as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _copy_out_of_reach(programs: Path, folder: Path) -> None:
    """A copy of the programs where the way there is closed to other users."""
    if not all(parent.stat().st_mode & 0o001 for parent in programs.parents):
        shutil.copytree(programs.parent, folder / _COPIED, symlinks=True)
