"""The watched folder of stored articles: which files are there, and which are written whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.sources.stored import ARTICLE_SUFFIXES

SETTLE_SECONDS = 1.0
MAX_DEPTH = 8
TEMPORARY = (".tmp", ".part", ".partial", ".crdownload", ".download", ".swp", ".bak", "~")


@dataclass(frozen=True, slots=True)
class Mark:
    """What of a file changes while it is written."""

    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A look at the folder; `at` in seconds of the clock that never goes back."""

    at: float
    files: Mapping[Path, Mark]


@dataclass(frozen=True, slots=True)
class Settled:
    """Files that are new or changed and written whole, and what to compare the next look with."""

    files: tuple[Path, ...]
    snapshot: Snapshot
    taken: Mapping[Path, Mark]


def look(folder: Path, at: float) -> Snapshot:
    """The articles in a folder and its folders; hidden and temporary files are left out.

    A folder that is not there yet is empty. Links that lead out of it are not followed.
    """
    root = folder.resolve()
    marks = {path: mark for path in _articles(folder, root, 0) if (mark := _mark(path))}
    return Snapshot(at, marks)


def _articles(folder: Path, root: Path, depth: int) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        name = entry.name.lower()
        if name.startswith((".", "~", "#")) or name.endswith(TEMPORARY):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and depth < MAX_DEPTH:
                yield from _articles(entry, root, depth + 1)
        elif entry.suffix.lower() in ARTICLE_SUFFIXES and _inside(entry, root):
            yield entry


def _inside(entry: Path, root: Path) -> bool:
    return not entry.is_symlink() or entry.resolve().is_relative_to(root)


def _mark(path: Path) -> Mark | None:
    """None for a file that went away between listing and looking."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Mark(stat.st_size, stat.st_mtime_ns)


def settled_files(
    previous: Snapshot | None, current: Snapshot, taken: Mapping[Path, Mark]
) -> Settled:
    """Which files may be read now: unchanged between two looks at least a second apart.

    `taken` holds the marks under which files were read before, readable or not: a file is read
    again only when it changed since.
    """
    if previous is None:
        return Settled((), current, taken)
    if current.at - previous.at < SETTLE_SECONDS:
        return Settled((), previous, taken)
    ready = tuple(
        path
        for path, mark in current.files.items()
        if previous.files.get(path) == mark and taken.get(path) != mark and mark.size > 0
    )
    kept = {path: mark for path, mark in taken.items() if path in current.files}
    return Settled(ready, current, kept | {path: current.files[path] for path in ready})
