"""The watched folder of stored articles: which files are there, and which are written whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import ConfigError
from bot.sources.stored.files import ARTICLE_SUFFIXES, PICTURE_SUFFIXES

SETTLE_SECONDS = 1.0
PICTURES_SECONDS = 10.0  # the longest that pictures still being copied hold up an article
MAX_DEPTH = 8
TEMPORARY = (".tmp", ".part", ".partial", ".crdownload", ".download", ".swp", ".bak", "~")


@dataclass(frozen=True, slots=True)
class Mark:
    """What of a file changes while it is written, with the pictures of its name beside it."""

    size: int
    changed_ns: int
    beside: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A look at the folder; `at` in seconds of the clock that never goes back.

    `pictures` holds the marks of all pictures by folder; `trouble` says in one line why the
    folder, or a folder in it, could not be looked at.
    """

    at: float
    files: Mapping[Path, Mark]
    pictures: Mapping[Path, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    trouble: str | None = None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Settled:
    """Files that are new or changed and written whole, and what to compare the next look with."""

    files: tuple[Path, ...]
    snapshot: Snapshot
    taken: Mapping[Path, Mark]
    since: Mapping[Path, float] = field(default_factory=dict)


def make(folder: Path) -> None:
    """The watched folder, where it is missing. Raise ConfigError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"ARTICLES_DIR is {folder}: this folder cannot be made ({error.strerror}); make it, or"
            " give another one"
        ) from error


def look(folder: Path, at: float) -> Snapshot:
    """The articles in a folder and its folders; hidden and temporary files are left out.

    Links that lead out of it are not followed.
    """
    walk = _Walk(folder.resolve())
    walk.enter(folder, 0)
    pictures = {place: tuple(sorted(marks)) for place, marks in walk.pictures.items()}
    files = {
        path: Mark(size, changed, _beside(path, pictures.get(path.parent, ())))
        for path, (size, changed) in walk.articles.items()
    }
    return Snapshot(at, files, pictures, walk.trouble, walk.readable)


class _Walk:
    def __init__(self, root: Path) -> None:
        self.articles: dict[Path, tuple[int, int]] = {}
        self.pictures: dict[Path, list[tuple[str, int, int]]] = defaultdict(list)
        self.trouble: str | None = None
        self.readable = True
        self._root = root

    def enter(self, folder: Path, depth: int) -> None:
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.trouble = f"{folder} cannot be read ({(error.strerror or str(error)).lower()})"
            self.readable = depth > 0
            return
        for entry in _visible(entries):
            if entry.is_dir():
                if not entry.is_symlink() and depth < MAX_DEPTH:
                    self.enter(entry, depth + 1)
            elif self._inside(entry) and (mark := _mark(entry)):
                self._note(entry, mark)

    def _note(self, entry: Path, mark: tuple[int, int]) -> None:
        if entry.suffix.lower() in ARTICLE_SUFFIXES:
            self.articles[entry] = mark
        elif entry.suffix.lower() in PICTURE_SUFFIXES:
            self.pictures[entry.parent].append((entry.name, *mark))

    def _inside(self, entry: Path) -> bool:
        return not entry.is_symlink() or entry.resolve().is_relative_to(self._root)


def _visible(entries: list[Path]) -> Iterator[Path]:
    for entry in entries:
        name = entry.name.lower()
        if not name.startswith((".", "~", "#")) and not name.endswith(TEMPORARY):
            yield entry


def _mark(path: Path) -> tuple[int, int] | None:
    """None for a file that went away between listing and looking."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _beside(
    article: Path, pictures: tuple[tuple[str, int, int], ...]
) -> tuple[tuple[str, int, int], ...]:
    return tuple(mark for mark in pictures if Path(mark[0]).stem == article.stem)


def settled_files(
    previous: Snapshot | None,
    current: Snapshot,
    taken: Mapping[Path, Mark],
    since: Mapping[Path, float] | None = None,
) -> Settled:
    """Which files may be read now: unchanged between two looks at least a second apart.

    `taken` holds the marks under which files were read before, readable or not: a file is read
    again only when it changed since. `since` says from when on a file has waited for pictures.
    """
    if previous is None:
        return Settled((), current, taken)
    if current.at - previous.at < SETTLE_SECONDS:
        return Settled((), previous, taken, since or {})
    still = {
        path: (since or {}).get(path, current.at)
        for path, mark in current.files.items()
        if previous.files.get(path) == mark and taken.get(path) != mark and mark.size > 0
    }
    ready = tuple(
        path
        for path, at in still.items()
        if previous.pictures.get(path.parent) == current.pictures.get(path.parent)
        or current.at - at >= PICTURES_SECONDS
    )
    kept = {path: mark for path, mark in taken.items() if path in current.files}
    taken = kept | {path: current.files[path] for path in ready}
    waiting = {path: at for path, at in still.items() if path not in ready}
    return Settled(ready, current, taken, waiting)
