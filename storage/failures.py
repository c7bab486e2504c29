"""What the drivers' errors mean, as one line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import StorageError, StorageUnwell


class Clash(StorageError):
    """Something of this name or number is there already (a unique constraint), or another
    process changed the same at once: reading again shows what it did."""


_LOCKED = "{name}: locked by another process for too long; end what writes to it, or try again"
_FULL = "{name}: no space is left on its disk; make room, nothing was changed"
_CUT = "{name}: the connection to the database broke; see that its server is well"
_RULE = "{name}: what is written refers to what is not there, or breaks a rule ({detail})"
_RIGHTS = "{name}: no right to do this in the database; give its user more ({detail})"

_DISK = "{name}: its disk cannot be read or written; check disk and space ({detail})"
_CLOSED = "{name}: cannot be opened; check owner and rights of file and folder"
_CONNECTIONS = "{name}: the server takes no more connections; raise its max_connections"
_STOPPING = "{name}: the server is starting or stopping; try again"
_LATE = "{name}: the database did not answer in time; see that its server is well"
_AWAY = "{name}: no database answers there; start its server or correct DATABASE_URL ({detail})"

# What passes by itself, or once somebody has made room.
_PASSING = frozenset({_LOCKED, _FULL, _CUT, _DISK, _CLOSED, _CONNECTIONS, _STOPPING, _LATE, _AWAY})

# By SQLite's own error names, https://www.sqlite.org/rescode.html
_SQLITE = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": "{name}: may not be written; check owner and rights of file and folder",
    "SQLITE_PERM": "{name}: may not be read; check owner and rights of file and folder",
    "SQLITE_AUTH": "{name}: may not be read; check owner and rights of file and folder",
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_NOTADB": "{name}: not a SQLite database; name another file in DATABASE_URL or put "
    "back a backup",
    "SQLITE_CONSTRAINT": _RULE,
    "SQLITE_CORRUPT": "{name}: the file is damaged; put back a backup",
    "SQLITE_IOERR": _DISK,
}

# By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "08": _CUT,
    "23": _RULE,
    "28": "{name}: user or password is refused; correct DATABASE_URL",
    "3D": "{name}: there is no such database on this server; create it or correct DATABASE_URL",
    "42501": _RIGHTS,
    "53": "{name}: the server has no room for this; see its settings ({detail})",
    "53100": _FULL,
    "53300": _CONNECTIONS,
    "55P03": _LOCKED,
    "57P": _STOPPING,
}

_UNIQUE = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505")


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise StorageError (Clash where something is there twice) for what the driver says."""
    try:
        yield
    except DBAPIError as error:
        raise describe(name, error.orig or error) from error
    except sqlite3.Error as error:  # asked without SQLAlchemy
        raise describe(name, error) from error
    except StatementError as error:
        # A value that a column cannot hold: a defect of the caller, said in the column's words.
        raise error.orig or error from None
    except PoolTimeout as error:
        line = f"{name}: every connection stayed busy for too long; try again"
        raise StorageUnwell(line) from error
    except OSError as error:
        raise describe(name, error) from error


@contextmanager
def connecting(name: str) -> Iterator[None]:
    """As `translated`, for opening a connection, where drivers raise errors of any kind."""
    try:
        with translated(name):
            yield
    except StorageError:
        raise
    except Exception as error:
        raise describe(name, error) from error


def describe(name: str, error: BaseException) -> StorageError:
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or ""
    detail = _first_line(error)
    if code in _UNIQUE:
        return Clash(f"{name}: there already ({detail})")
    if code[:2] == "40" and len(code) == 5:
        return Clash(f"{name}: another process changed the same at once; try again")
    line = _line(code)
    if line is None and isinstance(error, OSError):
        line = _unreachable(error)
    line = line or "{name}: the database refused: {detail}"
    kind = StorageUnwell if line in _PASSING else StorageError
    return kind(line.format(name=name, detail=detail))


def _line(code: str) -> str | None:
    """The longest beginning of `code` that the tables know."""
    for length in range(len(code), 1, -1):
        line = _SQLITE.get(code[:length]) or _POSTGRESQL.get(code[:length])
        if line is not None:
            return line
    return None


def _unreachable(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return _LATE
    if isinstance(error, PermissionError | FileExistsError | NotADirectoryError):
        return "{name}: cannot be made or opened; check the folders' rights ({detail})"
    return _AWAY


def _first_line(error: BaseException) -> str:
    """Of the driver's own error: SQLAlchemy's copy of asyncpg's begins with the class."""
    text = str(error.__cause__ or error).strip() or type(error).__name__
    return text.splitlines()[0]
