"""The machine under a bot does to the real SQLite what a real one would."""

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forks import AVAILABLE
from tests.machine import Disk, Machine
from tests.newsroom import ROOT

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="Linux alone")

# Writes a number a line, says what became of it, and goes on when it is told to.
_WRITER = """
import sqlite3, sys
from pathlib import Path
from tests.machine import Machine, put_on_disk
put_on_disk(Machine(Path(sys.argv[1])))
database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute(f"PRAGMA synchronous={sys.argv[3]}")
database.execute("CREATE TABLE IF NOT EXISTS numbers (number INTEGER, filling TEXT)")
for line in sys.stdin:
    try:
        database.execute("INSERT INTO numbers VALUES (?, ?)", (int(line), "x" * 3000))
        print("written", flush=True)
    except sqlite3.Error as error:
        print(error.sqlite_errorname, flush=True)
"""


class Writer:
    def __init__(self, folder: Path, synchronous: str = "FULL") -> None:
        self.machine = Machine(folder / "machine")
        self.data = folder / "data"
        self.data.mkdir(exist_ok=True)
        arguments = [str(self.machine.folder), str(self.data / "a.db"), synchronous]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def write(self, number: int) -> str:
        assert self.process.stdin is not None and self.process.stdout is not None
        print(number, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def lose_power(self, dice: random.Random) -> list[int]:
        """What is in the database after the power came back."""
        self.process.kill()
        self.process.wait()
        self.machine.lose_power(self.data, dice)
        with sqlite3.connect(self.data / "a.db") as database:
            found = database.execute("SELECT number FROM numbers ORDER BY number").fetchall()
            (health,) = database.execute("PRAGMA integrity_check").fetchone()
        database.close()
        assert health == "ok"
        return [number for (number,) in found]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_committed_survives_power_loss(tmp_path: Path, seed: int) -> None:
    writer = Writer(tmp_path)
    assert [writer.write(number) for number in range(5)] == ["written"] * 5
    assert writer.lose_power(random.Random(seed)) == [0, 1, 2, 3, 4]


def test_what_was_not_synced_is_lost(tmp_path: Path) -> None:
    writer = Writer(tmp_path, synchronous="NORMAL")
    assert [writer.write(number) for number in range(5)] == ["written"] * 5
    writer.process.kill()
    writer.process.wait()
    assert writer.machine.lose_power(writer.data, random.Random(1), survives=0.0) > 0
    with sqlite3.connect(writer.data / "a.db") as database:
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database.close()


def test_what_a_killed_process_left_is_synced_by_the_next(tmp_path: Path) -> None:
    first = Writer(tmp_path, synchronous="NORMAL")
    assert first.write(1) == "written"
    first.process.kill()
    first.process.wait()
    second = Writer(tmp_path)
    assert second.write(2) == "written"
    assert second.lose_power(random.Random(1)) == [1, 2]


@pytest.mark.parametrize(
    ("disk", "error"), [(Disk.FULL, "SQLITE_FULL"), (Disk.BROKEN, "SQLITE_IOERR_WRITE")]
)
def test_a_disk_fails_and_is_well_again(tmp_path: Path, disk: Disk, error: str) -> None:
    writer = Writer(tmp_path)
    assert writer.write(1) == "written"
    writer.machine.disk = disk
    assert writer.write(2) == error
    writer.machine.disk = Disk.WELL
    assert writer.write(3) == "written"
    assert writer.lose_power(random.Random(1)) == [1, 3]


def test_clock_and_disk_are_told_apart(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.clock_wrong_by = -3600.0
    machine.disk = Disk.FULL
    assert (machine.clock_wrong_by, Machine(tmp_path).disk) == (-3600.0, Disk.FULL)
