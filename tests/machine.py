"""The machine under a bot: its disk full or broken, its power lost, its clock wrong.

`Machine` is what a test holds. `put_under` is called in the forked process before the bot begins
there: it replaces three functions of the file system under SQLite (the C library's `unix` VFS,
https://www.sqlite.org/vfs.html), so that the real SQLite meets the errors a kernel would give it,
and the bot's clock reads the machine's. Nothing in the bot knows of it. Linux alone.

Power loss: what SQLite wrote is kept apart until it asks for it to be synced; only then it goes
into the file's `synced` copy. When the power goes the process is killed, and of what was not
synced each sector of 512 bytes survives or not, as the dice say: the order in which a disk writes
is its own, and sectors are all that it writes whole.
"""

import ctypes
import mmap
import random
import struct
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any

VARIABLE = "TEST_MACHINE"  # names the machine's folder; taken away before the bot begins
BUSY_SECONDS = 1  # instead of ten: a test's lock need not be held for so long
SECTOR = 512

_CONTROL = struct.Struct("<dB")
_OK, _FULL, _IOERR_WRITE, _IOERR_FSYNC = 0, 13, 778, 1034  # https://www.sqlite.org/rescode.html


class Disk(IntEnum):
    WELL = 0
    FULL = 1  # no file grows; what has its place on the disk can be written anew
    BROKEN = 2  # nothing can be written or synced


class Machine:
    """In `folder`: the orders to the process that runs on it, and the synced copies of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.synced = folder / "synced"
        self.synced.mkdir(parents=True, exist_ok=True)
        control = folder / "control"
        if not control.exists():
            control.write_bytes(bytes(_CONTROL.size))
        with control.open("r+b") as file:
            self._control = mmap.mmap(file.fileno(), _CONTROL.size)

    @property
    def variables(self) -> dict[str, str]:
        """For the environment of the process that is to run on this machine."""
        return {VARIABLE: str(self.folder.resolve())}

    @property
    def disk(self) -> Disk:
        return Disk(_CONTROL.unpack(self._control[:])[1])

    @disk.setter
    def disk(self, state: Disk) -> None:
        self._control[:] = _CONTROL.pack(self.clock_wrong_by, state)

    @property
    def clock_wrong_by(self) -> float:
        """Seconds by which its clock is ahead."""
        seconds: float = _CONTROL.unpack(self._control[:])[0]
        return seconds

    @clock_wrong_by.setter
    def clock_wrong_by(self, seconds: float) -> None:
        self._control[:] = _CONTROL.pack(seconds, self.disk)

    def lose_power(self, data: Path, dice: random.Random, survives: float | None = None) -> int:
        """After the process was killed: the files in `data` as the disk has them.

        `survives`: the chance of each sector that was not synced. Gives how many were lost.
        """
        lost = 0
        if survives is None:
            survives = dice.choice((0.0, 0.5, 0.9))
        for path in [p for p in data.iterdir() if p.name.endswith((".db", ".db-wal"))]:
            copy = self.synced / path.name
            before = copy.read_bytes() if copy.exists() else b""
            after, gone = _torn(before, path.read_bytes(), dice, survives)
            lost += gone
            path.write_bytes(after)
            copy.write_bytes(after)
        for index in data.glob("*.db-shm"):  # memory, not disk
            index.unlink()
        return lost


def _torn(synced: bytes, written: bytes, dice: random.Random, survives: float) -> tuple[bytes, int]:
    """What a disk may have, and how many of the sectors that differ are as they were."""
    out, lost = bytearray(synced), 0
    for at in range(0, max(len(synced), len(written)), SECTOR):
        here = slice(at, at + SECTOR)
        if synced[here] == written[here]:
            continue
        if dice.random() >= survives:
            lost += 1
        elif written[here]:
            if len(out) < at:
                out.extend(bytes(at - len(out)))
            out[here] = written[here]
    return bytes(out), lost


def put_under(folder: Path) -> None:
    """Let this process, which runs nothing yet, live on the machine in `folder`."""
    import storage.engines
    from bot.clock import SystemClock

    machine = Machine(folder)
    real_now = SystemClock.now

    def now(self: SystemClock) -> datetime:
        return real_now(self) + timedelta(seconds=machine.clock_wrong_by)

    SystemClock.now = now  # type: ignore[method-assign]
    storage.engines.BUSY_SECONDS = BUSY_SECONDS
    put_on_disk(machine)


def put_on_disk(machine: Machine) -> None:
    """Let SQLite in this process write to the machine's disk; nothing may be open yet."""
    system = _FileSystem(machine)
    system.install()
    _INSTALLED.append(system)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods as far as it is replaced; the rest is copied as it is."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("sync", ctypes.c_void_p),
        ("file_size", ctypes.c_void_p),
        ("rest", ctypes.c_void_p * 12),
    )


class _Vfs(ctypes.Structure):
    """The head of sqlite3_vfs."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_bytes", ctypes.c_int),
        ("path_bytes", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
    )


_P = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, _P, ctypes.c_int, _P)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int)
_SIZE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.POINTER(ctypes.c_int64))

_INSTALLED: list[object] = []  # what C code points to must never be collected

_Pending = Callable[[Any], object]  # a write or truncation, for the synced copy


class _FileSystem:
    """SQLite's own, with three of its functions led through here."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._names: dict[int, str] = {}  # of open files, by the address of their sqlite3_file
        self._pending: dict[str, list[_Pending]] = {}
        self._turn = threading.Lock()
        self._kept: list[object] = []
        self._methods: dict[int, _Methods] = {}

    def install(self) -> None:
        import _sqlite3

        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        library.sqlite3_initialize()
        vfs = library.sqlite3_vfs_find(None).contents
        self._open = _OPEN(vfs.open)
        self._delete = _DELETE(vfs.delete)
        opened, deleted = _OPEN(self.opened), _DELETE(self.deleted)
        self._kept += [opened, deleted, library]
        vfs.open = ctypes.cast(opened, _P)
        vfs.delete = ctypes.cast(deleted, _P)

    def opened(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = ctypes.string_at(name).decode() if name else ""
        code: int = self._open(vfs, name, file, flags, out)
        if code == _OK and path.endswith((".db", ".db-wal")):
            self._names[file] = Path(path).name
            self._meet(Path(path))
            methods = _P.from_address(file)
            methods.value = ctypes.addressof(self._led(methods.value or 0))
        return code

    def _meet(self, path: Path) -> None:
        """What an earlier process wrote and did not sync waits with what this one writes.

        Only at the first opening: closing a file frees all locks that the process holds on it.
        """
        if path.name in self._pending:
            return
        whole = path.read_bytes()
        copy = self._machine.synced / path.name
        if path.name.endswith(".db") and not copy.exists():
            copy.write_bytes(whole)  # it was there before the machine
        with self._turn:
            self._pending[path.name] = [lambda file: file.truncate(0), _puts(0, whole)]

    def _led(self, address: int) -> _Methods:
        """The file's own functions, but for three. Databases and logs have different ones."""
        if address not in self._methods:
            theirs = _Methods.from_address(address)
            self._write, self._truncate = _WRITE(theirs.write), _TRUNCATE(theirs.truncate)
            self._sync, self._size = _SYNC(theirs.sync), _SIZE(theirs.file_size)
            ours = _Methods.from_buffer_copy(theirs)
            led = _WRITE(self.written), _TRUNCATE(self.truncated), _SYNC(self.synced)
            ours.write, ours.truncate, ours.sync = (ctypes.cast(one, _P) for one in led)
            self._kept += led
            self._methods[address] = ours
        return self._methods[address]

    def deleted(self, vfs: int, name: int, sync: int) -> int:
        code: int = self._delete(vfs, name, sync)
        with self._turn:
            gone = Path(ctypes.string_at(name).decode()).name
            if gone in self._pending:
                self._pending[gone] = []
            (self._machine.synced / gone).unlink(missing_ok=True)
        return code

    def written(self, file: int, data: int, length: int, at: int) -> int:
        disk = self._machine.disk
        if disk is Disk.BROKEN:
            return _IOERR_WRITE
        if disk is Disk.FULL and at + length > self._length(file):
            return _FULL
        code: int = self._write(file, data, length, at)
        if code == _OK:
            content = ctypes.string_at(data, length)
            with self._turn:
                self._pending[self._names[file]].append(_puts(at, content))
        return code

    def truncated(self, file: int, length: int) -> int:
        code: int = self._truncate(file, length)
        if code == _OK:
            with self._turn:
                self._pending[self._names[file]].append(lambda copy: copy.truncate(length))
        return code

    def synced(self, file: int, flags: int) -> int:
        if self._machine.disk is Disk.BROKEN:
            return _IOERR_FSYNC
        code: int = self._sync(file, flags)
        if code == _OK:
            with self._turn:
                name = self._names[file]
                path = self._machine.synced / name
                with path.open("r+b" if path.exists() else "w+b") as copy:
                    for pending in self._pending[name]:
                        pending(copy)
                self._pending[name] = []
        return code

    def _length(self, file: int) -> int:
        length = ctypes.c_int64()
        self._size(file, ctypes.byref(length))
        return length.value


def _puts(at: int, content: bytes) -> _Pending:
    def put(copy: Any) -> None:
        copy.seek(at)
        copy.write(content)

    return put
