"""`import`: articles into the database from files and folders."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.app import Newsroom, beside
from bot.config import Settings
from bot.errors import JarshyError, UnreadableArticle
from bot.sources.stored import folder
from bot.sources.stored.files import ARTICLE_SUFFIXES, is_folder, is_there, read_stored
from bot.sources.watcher import file_origin


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--json", action="store_true", help="accepted; the answer is always JSON")


async def run(options: argparse.Namespace, settings: Settings) -> int:
    return await import_paths(settings, options.paths)


async def import_paths(settings: Settings, paths: Sequence[str]) -> int:
    """Print what was imported, known and failed; 1 where anything failed."""
    imported = known = 0
    failed: list[dict[str, str]] = []
    async with beside(settings) as newsroom:
        for path, trouble in await asyncio.to_thread(_files, paths):
            try:
                new = await _import_one(newsroom, path, trouble)
            except JarshyError as error:
                failed.append({"path": str(path), "reason": str(error)})
            else:
                imported, known = imported + new, known + (not new)
    result = {"imported": imported, "known": known, "failed": failed}
    print(json.dumps(result, ensure_ascii=False))
    for one in failed:
        print(f"jarshy: {one['reason']}", file=sys.stderr)
    return 1 if failed else 0


async def _import_one(newsroom: Newsroom, path: Path, trouble: str | None) -> bool:
    """Is it a new article? Raise JarshyError; UnreadableArticle where there is `trouble`."""
    if trouble:
        raise UnreadableArticle(trouble)
    item = await newsroom.workers.run(
        read_stored, path, newsroom.settings.timezone.key, newsroom.clock.now()
    )
    return (await newsroom.intake.take(item, file_origin(path), publish=False)).new


def _files(paths: Sequence[str]) -> list[tuple[Path, str | None]]:
    """Every article named or in a folder named, and what is wrong with a name."""
    found: list[tuple[Path, str | None]] = []
    for name in paths:
        path = Path(name)
        if is_folder(path):
            found += [(file, None) for file in sorted(folder.look(path, 0.0).files)]
        elif not is_there(path):
            found.append((path, f"{name}: there is no such file"))
        elif path.suffix.lower() not in ARTICLE_SUFFIXES:
            kinds = " ".join(sorted(ARTICLE_SUFFIXES))
            found.append((path, f"{name}: not a stored article (those end in {kinds})"))
        else:
            found.append((path, None))
    return found
