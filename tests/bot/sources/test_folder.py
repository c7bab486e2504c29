import os
from pathlib import Path

import pytest

from bot.sources.folder import Mark, Snapshot, look, settled_files


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in look(folder, 0).files)


def test_articles_are_found_and_the_rest_left_out(tmp_path: Path) -> None:
    kept = ["a.txt", "b.MD", "c.html", "d.json", "ru/e.txt", "ru/2024/f.txt"]
    left = [".hidden.txt", "~x.txt", "g.txt.tmp", "h.part", "i.txt~", "j.jpg", "k.pdf",
            ".git/l.txt", "#m.txt#", "n.crdownload", "noending"]  # fmt: skip
    for name in kept + left:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == sorted(kept)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "a.txt").write_text("x")
    (inside / "out.txt").symlink_to(outside / "a.txt")
    (inside / "in.txt").symlink_to(inside / "a.txt")
    (inside / "broken.txt").symlink_to(inside / "nothing.txt")
    (inside / "more").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert names(inside) == ["a.txt", "in.txt"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert look(tmp_path / "nothing", 0).files == {}


A, B = Path("a.txt"), Path("b.txt")
ONE, TWO = Mark(10, 1), Mark(20, 2)


def shot(at: float, **files: Mark) -> Snapshot:
    return Snapshot(at, {Path(f"{name}.txt"): mark for name, mark in files.items()})


@pytest.mark.parametrize(
    ("previous", "current", "taken", "ready"),
    [
        (None, shot(5, a=ONE), {}, ()),
        (shot(5, a=ONE), shot(6, a=ONE), {}, (A,)),
        (shot(5, a=ONE), shot(6, a=TWO), {}, ()),
        (shot(5, a=ONE), shot(5.5, a=ONE), {}, ()),
        (shot(5), shot(6, a=ONE), {}, ()),
        (shot(5, a=ONE), shot(6), {}, ()),
        (shot(5, a=ONE), shot(6, a=ONE), {A: ONE}, ()),
        (shot(5, a=TWO), shot(6, a=TWO), {A: ONE}, (A,)),
        (shot(5, a=Mark(0, 1)), shot(6, a=Mark(0, 1)), {}, ()),
        (shot(5, a=ONE, b=TWO), shot(6, a=ONE, b=TWO), {A: ONE}, (B,)),
    ],
)
def test_settled_files(
    previous: Snapshot | None, current: Snapshot, taken: dict[Path, Mark], ready: tuple[Path, ...]
) -> None:
    assert settled_files(previous, current, taken).files == ready


def test_looks_in_quick_succession_never_keep_a_file_waiting() -> None:
    settled = settled_files(None, shot(0, a=ONE), {})
    found: list[Path] = []
    for n in range(1, 10):
        settled = settled_files(settled.snapshot, shot(n * 0.4, a=ONE), settled.taken)
        found += settled.files
    assert found == [A]


def test_a_file_that_went_and_came_back_is_read_again() -> None:
    first = settled_files(shot(0, a=ONE), shot(1, a=ONE), {})
    gone = settled_files(first.snapshot, shot(2), first.taken)
    back = settled_files(shot(3, a=ONE), shot(4, a=ONE), gone.taken)
    assert (first.files, gone.files, back.files) == ((A,), (), (A,))


def test_a_file_being_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"title": "half')
    first = look(tmp_path, 0)
    path.write_text('{"title": "half", "text": "whole"}')
    second, third = look(tmp_path, 1), look(tmp_path, 2)
    assert settled_files(first, second, {}).files == ()
    assert settled_files(second, third, {}).files == (path,)
    os.utime(path, (1, 1))
    assert settled_files(third, look(tmp_path, 3), {path: third.files[path]}).files == ()
