from pathlib import Path

import pytest

from bot.errors import ConfigError
from storage.address import parse


def test_a_relative_path_is_of_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse("sqlite+aiosqlite:///data/jarshy.db").path == tmp_path / "data" / "jarshy.db"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite+aiosqlite:////srv/jarshy.db", "/srv/jarshy.db"),
        ("sqlite:////srv/jarshy.db", "/srv/jarshy.db"),
        ("sqlite+aiosqlite:////srv/100% news/база.db", "/srv/100% news/база.db"),
    ],
)
def test_files(url: str, path: str) -> None:
    address = parse(url)
    assert address.path == Path(path)
    assert (address.name, address.url.drivername) == (path, "sqlite+aiosqlite")


def test_two_ways_to_one_file_are_one_address(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    direct = parse(f"sqlite+aiosqlite:///{tmp_path}/x.db")
    assert parse(f"sqlite+aiosqlite:///{tmp_path}/link/../x.db") != parse("sqlite:////x.db")
    assert parse(f"sqlite+aiosqlite:///{tmp_path}/link/x.db") == direct


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql+asyncpg://me:secret@db.example:5433/news", "news on db.example:5433"),
        ("postgres://me:secret@db.example/news", "news on db.example"),
        ("postgresql://me:secret@/news?host=/run/postgresql", "news on /run/postgresql"),
        ("postgresql+asyncpg:///news", "news on the local server"),
        ("postgresql+asyncpg://me:secret@db.example", "me on db.example"),
    ],
)
def test_servers(url: str, name: str) -> None:
    address = parse(url)
    assert address.path is None
    assert (address.name, address.url.drivername) == (name, "postgresql+asyncpg")


def test_sslmode_is_asyncpgs_ssl() -> None:
    address = parse("postgres://me@db.example/news?sslmode=require&application_name=x")
    assert dict(address.url.query) == {"ssl": "require", "application_name": "x"}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "jarshy.db",
        "mysql://me:secret@db.example/news",
        "sqlite+pysqlite:///x.db",
        "sqlite+aiosqlite://",
        "sqlite+aiosqlite:///:memory:",
        "sqlite+aiosqlite:///file:x.db?uri=true",
        "sqlite+aiosqlite://data/jarshy.db",
        "sqlite+aiosqlite:///x.db?timeout=5",
        "postgresql://me:secret@db.example:port/news",
    ],
)
def test_what_cannot_be_meant(url: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL") as caught:
        parse(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
