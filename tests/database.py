"""New SQLite databases at the newest schema, migrated once a test process."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from storage.database import Database


async def fresh(path: Path) -> Database:
    """An open database at `path`: as it is where one is there, else a new one."""
    await new(path)
    return await Database.open(f"sqlite+aiosqlite:///{path}")


async def new(path: Path) -> None:
    """A file that nobody has opened, where none is there."""
    template = _folder() / "migrated.db"
    if not template.exists():
        await (await Database.open(f"sqlite+aiosqlite:///{template}")).close()
    if not path.exists():  # noqa: ASYNC240
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(template, path)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="jarshy-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
