"""A SQLite file into another one's place, in one step, the old one kept beside it."""

import os
import shutil
import sqlite3
from pathlib import Path

from bot.errors import StorageError

_WAIT = 5.0  # seconds for a command that reads or writes just now
_BESIDE = ("-wal", "-shm")  # a log that outlived its database would be taken for the new one's


def swap(new: Path, path: Path, kept: Path) -> Path | None:
    """`kept` where there was a database, else None. Raise StorageError while one is in use."""
    whole = _alone(new)
    if whole is not None:
        whole.close()
    if not path.exists():
        for suffix in _BESIDE:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        new.replace(path)
        _sync(path.parent)
        return None
    holder = _alone(path)
    try:
        _keep(path, kept)
        new.replace(path)
        _sync(path.parent)
    finally:
        if holder is not None:
            holder.close()
    return kept


def _alone(path: Path) -> sqlite3.Connection | None:
    """Its log written into the file and nobody else in it; None for a file that is damaged."""
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        raise StorageError(
            f"{path}: another command uses the database ({error}); try again when it has ended"
        ) from error
    except sqlite3.DatabaseError:
        connection.close()
        return None
    return connection


def _keep(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        shutil.copy2(path, kept)
    for suffix in _BESIDE:
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + suffix))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
