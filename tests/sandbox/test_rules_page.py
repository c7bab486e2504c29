"""docs/telegram-rules.md names every rule that is tested, and no test that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sandbox.rules import (
    test_change_rules,
    test_chat_rules,
    test_forward_rules,
    test_keyboard_rules,
    test_photo_rules,
    test_rich_rules,
    test_text_rules,
)

_TABLES = (
    test_change_rules,
    test_chat_rules,
    test_forward_rules,
    test_keyboard_rules,
    test_photo_rules,
    test_rich_rules,
    test_text_rules,
)
_HERE = Path(__file__).parent
_PAGE = _HERE.parents[1] / "docs" / "telegram-rules.md"


def named() -> set[str]:
    """What the last column of the tables says, row by row."""
    rows = [line for line in _PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [row.strip("|").rsplit("|", 1)[-1] for row in rows]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_row_of_the_tables_is_on_the_page_and_none_twice() -> None:
    ids = [row.id for table in _TABLES for row in table.ROWS]
    assert len(ids) == len(set(ids))
    assert set(ids) - named() == set()


def test_every_test_on_the_page_exists() -> None:
    ids = {row.id for table in _TABLES for row in table.ROWS}
    sources = [path.read_text("utf-8") for path in _HERE.rglob("test_*.py")]
    functions = {name for text in sources for name in re.findall(r"def (test_\w+)\(", text)}
    assert named() - ids - functions == set()


def test_every_rule_has_a_source() -> None:
    rows = [line for line in _PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    for row in rows:
        assert len(row.strip("| ").split(" | ")) == 4, row
