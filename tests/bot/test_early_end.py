import signal
import subprocess
import sys

import pytest

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
