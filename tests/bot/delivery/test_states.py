"""The table of states in docs/delivery.md is the code's own."""

import re
from pathlib import Path

from bot.model import State
from bot.model.states import MOVES

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "delivery.md"


def table() -> list[str]:
    rows = []
    for state in State:
        after = ", ".join(f"`{other.value}`" for other in State if other in MOVES[state])
        rows.append(f"| `{state.value}` | {after or 'the end'} |")
    return rows


def test_the_page_shows_every_state_and_move() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    begin = lines.index("| state | may become |")
    assert lines[begin + 2 : begin + 2 + len(State)] == table()


def test_every_test_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)", PAGE.read_text(encoding="utf-8")))
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    assert named and [name for name in sorted(named) if f"def {name}(" not in tests] == []


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(State)


def test_what_was_sent_is_never_sent_again() -> None:
    reached, open_ends = set(), {State.SENT}
    while open_ends:
        state = open_ends.pop()
        reached.add(state)
        open_ends |= set(MOVES[state]) - reached
    assert State.SENDING not in reached
