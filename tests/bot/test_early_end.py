import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom import TOKEN

ROOT = Path(__file__).parents[2]

ENDED = (
    "import os, signal; from bot.early_end import end_well_from_here as end; end({words!r});"
    + ("os.kill(os.getpid(), signal.SIGTERM); print('went on')")
)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["run"], 0),
        (["demo", "--port", "0"], 0),
        (["import", "run"], -signal.SIGTERM),
        ([], -signal.SIGTERM),
    ],
)
def test_ended_before_it_has_begun(words: list[str], status: int) -> None:
    command = [sys.executable, "-c", ENDED.format(words=words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


OPENING = """
import asyncio, os, signal, sys
import bot.app as app
from bot.config import load_settings

def opened(*words, **names):
    os.kill(os.getpid(), signal.SIGTERM)
    return real(*words, **names)

real, app.opened = app.opened, opened
asyncio.run(app.run(load_settings(None)))
print("aiogram" in sys.modules, end="")
"""


def test_ended_while_the_database_is_opened_nothing_else_begins(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN}
    command = [sys.executable, "-c", OPENING]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
        env=environment,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "False", "")
