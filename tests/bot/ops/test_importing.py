"""Imports without collections of garbage in between."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.ops.importing import uncollected

# What is imported, and how many collections that went through everything there were meanwhile.
_COUNTED = """
import gc, {before}
before = gc.get_stats()[2]["collections"]
{work}
print(gc.get_stats()[2]["collections"] - before, gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_within_and_what_was_made_is_passed_over() -> None:
    gc.unfreeze()
    with uncollected():
        assert not gc.isenabled()
        made = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(made)


def test_an_import_that_fails_leaves_it_on() -> None:
    with pytest.raises(ImportError), uncollected():
        raise ImportError
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize(
    ("before", "work"),
    [
        ("bot.cli", "bot.cli.make_parser(['run'])"),
        ("pydantic", "import bot.telegram"),
        ("bot.ops.importing", "import bot.preloaded"),
    ],
    ids=["a verb", "aiogram", "what workers share"],
)
def test_what_is_large_is_imported_so(before: str, work: str) -> None:
    code = _COUNTED.format(before=before, work=work)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True", "True"]
