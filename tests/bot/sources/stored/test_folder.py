import os
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.sources.stored.folder import Mark, Snapshot, look, make, settled_files


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


def test_the_watched_folder_is_made_or_named(tmp_path: Path) -> None:
    make(tmp_path / "news" / "today")
    make(tmp_path / "news" / "today")
    assert (tmp_path / "news" / "today").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"ARTICLES_DIR is .*file.*cannot be made"):
        make(tmp_path / "file" / "news")


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    found = look(tmp_path / "nothing", 0)
    assert found.files == {} and not found.readable
    assert found.trouble is not None and "no such file" in found.trouble


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_in_it_that_cannot_be_read_hides_no_others(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "closed").chmod(0)
    found = look(tmp_path, 0)
    (tmp_path / "closed").chmod(0o700)
    assert found.readable and len(found.files) == 1
    assert found.trouble is not None and "permission denied" in found.trouble


def test_an_article_waits_for_pictures_that_are_being_copied(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "room.jpg").write_bytes(b"1")
    first = look(tmp_path, 0.0)
    (tmp_path / "room.jpg").write_bytes(b"12")
    second = look(tmp_path, 2.0)
    settled = settled_files(first, second, {})
    assert settled.files == ()
    third = look(tmp_path, 4.0)
    assert settled_files(second, third, settled.taken, settled.since).files == (tmp_path / "a.md",)


def test_pictures_that_never_rest_hold_up_an_article_for_a_while_only(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    previous = look(tmp_path, 0.0)
    since: dict[Path, float] = {}
    taken: dict[Path, Mark] = {}
    found: list[float] = []
    for second in range(2, 20, 2):
        (tmp_path / "webcam.jpg").write_bytes(b"1" * second)
        settled = settled_files(previous, look(tmp_path, float(second)), taken, since)
        previous, taken, since = settled.snapshot, dict(settled.taken), dict(settled.since)
        found += [second] if settled.files else []
    assert found == [12.0]


def test_a_picture_that_comes_later_makes_its_article_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    first, second = look(tmp_path, 0.0), look(tmp_path, 2.0)
    settled = settled_files(first, second, {})
    assert settled.files == (tmp_path / "a.txt",)
    (tmp_path / "a.jpg").write_bytes(b"1")
    third, fourth = look(tmp_path, 4.0), look(tmp_path, 6.0)
    settled = settled_files(second, third, settled.taken)
    assert settled.files == ()
    assert settled_files(third, fourth, settled.taken).files == (tmp_path / "a.txt",)


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
