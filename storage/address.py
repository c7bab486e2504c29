"""Which database DATABASE_URL names, and what to call it in a message."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigError

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"

# Hosting companies hand out the short forms.
_DRIVERS = {
    SQLITE: SQLITE,
    "sqlite": SQLITE,
    POSTGRESQL: POSTGRESQL,
    "postgresql": POSTGRESQL,
    "postgres": POSTGRESQL,
}

_FORMS = f"{SQLITE}:///data/jarshy.db or {POSTGRESQL}://user:password@host/name"


@dataclass(frozen=True, slots=True)
class Address:
    """A database to be opened; `path` is the file of a SQLite one, absolute, links followed."""

    url: sa.URL
    path: Path | None

    @property
    def name(self) -> str:
        """What messages call it: never with a password."""
        if self.path is not None:
            return str(self.path)
        host = self.url.host or self.url.query.get("host") or "the local server"
        port = f":{self.url.port}" if self.url.port else ""
        return f"{self.url.database or self.url.username or 'postgres'} on {host}{port}"


def parse(url: str) -> Address:
    """Relative paths are relative to the working directory; raise ConfigError."""
    try:
        given = sa.make_url(url)
    except (ArgumentError, ValueError):
        # The text may hold a password, so it is not repeated.
        raise ConfigError(f"DATABASE_URL cannot be read: write {_FORMS}") from None
    driver = _DRIVERS.get(given.drivername)
    if driver == SQLITE:
        return _sqlite(given)
    if driver == POSTGRESQL:
        return Address(_libpq_words(given.set(drivername=driver)), None)
    raise ConfigError(f"DATABASE_URL names the unknown kind {given.drivername!r}: write {_FORMS}")


def _sqlite(given: sa.URL) -> Address:
    database = given.database or ""
    if database in ("", ":memory:") or database.startswith("file:"):
        raise ConfigError(f"DATABASE_URL must name a file: write {SQLITE}:///data/jarshy.db")
    if given.host or given.query:
        raise ConfigError(
            "DATABASE_URL for SQLite takes a path alone, three slashes for a relative and four "
            f"for an absolute one: write {SQLITE}:///data/jarshy.db"
        )
    path = Path(database).resolve()
    return Address(sa.URL.create(SQLITE, database=str(path)), path)


def _libpq_words(url: sa.URL) -> sa.URL:
    """asyncpg calls `ssl` what everybody else's addresses call `sslmode`."""
    mode = url.query.get("sslmode")
    if mode is None:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
