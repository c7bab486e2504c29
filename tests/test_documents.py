"""What the documents name is there: files, decisions, settings."""

import re
from pathlib import Path

import pytest

from bot.config import Settings

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"
ROOMS = ("bot", "handlers", "storage", "sandbox", "samples", "tests", "benchmarks", "docs")
# Of other projects: named as sources.
FOREIGN = ("aiogram/", "td/telegram/", "telegram-bot-api/")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *DECISIONS.glob("*.md")]
FILE = re.compile(r"`([\w./-]+(?:\.(?:py|txt|md|toml|json|js)|/))`")


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every file and folder by each end of its path: `bot/posts/style.py`, `style.py` …"""
    paths = [path for room in ROOMS for path in (ROOT / room, *(ROOT / room).rglob("*"))]
    parts = [path.relative_to(ROOT).parts for path in paths if "__pycache__" not in path.parts]
    return {"/".join(one[at:]) for one in parts for at in range(len(one))}


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_files_and_decisions_named_are_there(page: Path, known: set[str]) -> None:
    text = page.read_text(encoding="utf-8")
    named = {name.rstrip("/") for name in FILE.findall(text) if not name.startswith(FOREIGN)}
    assert {name for name in named - known if not (ROOT / name).exists()} == set()
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    decisions = re.findall(r"[Dd]ecisions? (\d{4})", text)
    assert [number for number in decisions if not list(DECISIONS.glob(f"{number}-*.md"))] == []


def test_the_readme_leads_to_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [
        page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in readme
    ] == []


def test_settings_named_are_there() -> None:
    known = {name.upper() for name in Settings.model_fields}
    pages = (ROOT / "README.md", ROOT / "docs" / "operation.md")
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assigned = set(re.findall(r"\b([A-Z]{2,}(?:_[A-Z]+)*)=", text))
    assert assigned and assigned - known == set()


def test_alarms_are_named_in_the_words_in_which_they_come() -> None:
    page = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
    (russian,) = (ROOT / "bot" / "locales" / "ru").rglob("*.po")
    catalogue = russian.read_text(encoding="utf-8")
    said = re.sub(r"\"\n\"|\{\w+\}", "", catalogue).replace("\u00a0", " ")
    rows = page.partition("| it begins with |")[2].partition("\n\n")[0].splitlines()[2:]
    quoted = [words for row in rows for words in re.findall(r'"([^"]+)"', row.split("|")[1])]
    assert len(quoted) > len(rows)
    assert [words for words in quoted if words not in said] == []


def test_the_index_of_decisions_is_whole() -> None:
    """A line for each: `- [0090](0090-several-processes.md) ` and its title."""
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[(\d{4})\]\((\1-[\w-]+\.md)\) (.+)$", index, re.MULTILINE)
    there = [(path, path.read_text(encoding="utf-8")) for path in DECISIONS.glob("0*.md")]
    titles = {path.name: text.partition("\n")[0] for path, text in there}
    assert {name: f"# {number} {title}" for number, name, title in listed} == titles
    assert len({number for number, _, _ in listed}) == len(listed), "a number names one decision"
