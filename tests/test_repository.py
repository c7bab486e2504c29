"""What holds for the repository as a whole."""

import ast
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.config import Settings, load_settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "storage", "sandbox", "samples")
CODE = (*PACKAGES, "tests", "benchmarks")
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
LONGEST_FILE, LONGEST_FUNCTION = 300, 60

LOCKS_WITH_ADDRESSES = {
    "Pipfile.lock",
    "package-lock.json",
    "pdm.lock",
    "pnpm-lock.yaml",
    "poetry.lock",
    "pylock.toml",
    "uv.lock",
    "yarn.lock",
}
# In two pieces each, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    r"py" r"pi\.(org|python)|python" r"hosted|npm" r"js\.|registry\." r"(npm|yarn)"
    r"|(?<!no-emit-)index" r"-url|(?<!no-emit-)find" r"-links|trusted" r"-host",
    re.IGNORECASE,
)  # fmt: skip


def files() -> Iterator[Path]:
    """Everything that belongs to the project: all but what .gitignore names."""
    patterns = (ROOT / ".gitignore").read_text().split()
    anywhere = [pattern.strip("/") for pattern in patterns if not pattern.startswith("/")]
    at_root = [pattern.strip("/") for pattern in patterns if pattern.startswith("/")]
    folders = [ROOT]
    while folders:
        folder = folders.pop()
        ignored = [".git", *anywhere, *(at_root if folder == ROOT else [])]
        for path in sorted(folder.iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


def modules(*roots: str) -> Iterator[Path]:
    return (path for root in roots for path in sorted((ROOT / root).rglob("*.py")))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def locked(name: str) -> list[tuple[str, str, str]]:
    """(package, version, marker and hashes); a package may stand there once a Python version."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text())
    pinned = (re.fullmatch(r"([\w.-]+)==(\S+)(.*)", e.strip(), re.DOTALL) for e in entries)
    return [(match[1], match[2], match[3]) for match in pinned if match]


def test_no_registry_address_anywhere() -> None:
    found = [
        f"{named(path)}: {match[0]}"
        for path in files()
        for match in REGISTRIES.finditer(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert found == []


def test_no_lock_file_with_download_addresses() -> None:
    assert [named(path) for path in files() if path.name in LOCKS_WITH_ADDRESSES] == []
    assert [name for name in REQUIREMENTS if "://" in (ROOT / name).read_text()] == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_locked_with_hashes(name: str) -> None:
    entries = re.findall(r"^[^\s#].*", (ROOT / name).read_text(), re.MULTILINE)
    packages = locked(name)
    assert len(packages) == len(entries) > 0
    assert [package for package, _, rest in packages if "--hash=sha256:" not in rest] == []


def test_both_locks_agree_and_cover_what_is_asked_for() -> None:
    run, dev = ({(package, version) for package, version, _ in locked(n)} for n in REQUIREMENTS)
    shared = {package for package, _ in run} & {package for package, _ in dev}
    assert {pin for pin in dev if pin[0] in shared} <= run
    for source, pins in (("base.in", run), ("dev.in", dev)):
        text = (ROOT / "requirements" / source).read_text()
        asked = re.findall(r"^[A-Za-z][\w.-]*", text, re.MULTILINE)
        normal = {re.sub(r"[-_.]+", "-", name).lower() for name in asked}
        assert normal and normal <= {package for package, _ in pins}


def test_env_example_explains_every_setting() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    names = []
    for index, line in enumerate(lines):
        if match := re.match(r"#?([A-Z_]+)=", line):
            names.append(match[1])
            assert all(above.startswith("# ") for above in lines[index - 2 : index]), line
    assert sorted(names) == sorted(name.upper() for name in Settings.model_fields)


def test_env_example_shows_the_defaults(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    file = tmp_path / ".env"
    file.write_text(text, encoding="utf-8")
    assert load_settings(file) == load_settings(None)
    file.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert load_settings(file) == load_settings(None)


def test_every_folder_says_what_lives_there() -> None:
    folders = {path.parent for path in modules(*PACKAGES)}
    silent = []
    for folder in sorted(folders):
        init = folder / "__init__.py"
        if not init.exists() or not ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))):
            silent.append(named(init))
    assert silent == []


def test_files_and_functions_can_be_read() -> None:
    long = []
    for path in modules(*CODE):
        if {"migrations", "data"} & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE:
            long.append(f"{named(path)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{named(path)}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_nothing_is_named_twice_in_a_module() -> None:
    """The first of two would be dead code, and nothing else says so."""
    twice = []
    for path in modules(*CODE):
        names = Counter(
            target.id
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        )
        twice += [f"{named(path)}: {name}" for name, times in names.items() if times > 1]
    assert twice == []


def test_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    source = tmp_path / "source"
    ignore = shutil.ignore_patterns("__pycache__")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=ignore)
    shutil.copytree(ROOT / "requirements", source / "requirements")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = "from setuptools.build_meta import build_wheel; build_wheel('..')"
    done = subprocess.run(
        [sys.executable, "-c", build], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("jarshy-*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in files()
        if path.relative_to(ROOT).parts[0] in PACKAGES
    }
    assert sorted(wanted - held) == []
    metadata = next(name for name in held if name.endswith("/entry_points.txt"))
    assert "jarshy = bot.cli:main" in zipfile.ZipFile(wheel).read(metadata).decode()
