"""No worker outlives the bot, however it ends and whatever the worker is doing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.ops.worker_tasks import is_alive

BUSY = """
import asyncio, signal
from bot.ops.workers import ProcessWorkers
from tests.bot.ops.worker_tasks import hold_the_interpreter, pid, sleep

async def main():
    workers = ProcessWorkers(max_workers=2)
    await workers.run(pid)
    busy = [asyncio.create_task(workers.run(task)) for task in WHAT]
    await asyncio.sleep(1)
    from multiprocessing import active_children
    print(*(child.pid for child in active_children()), flush=True)
    await asyncio.sleep(600)

if __name__ == "__main__":
    # A shell's background jobs ignore it, and so do their children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    asyncio.run(main())
"""


@pytest.fixture
def bot(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    script = tmp_path / "busy.py"
    script.write_text(BUSY.replace("WHAT", request.param))
    process = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(
    "bot", ["[]", "[sleep, sleep]", "[hold_the_interpreter, sleep]"], indirect=True
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_the_bot(bot: subprocess.Popen[str], number: signal.Signals) -> None:
    assert bot.stdout is not None
    pids = [int(word) for word in bot.stdout.readline().split()]
    assert pids and all(is_alive(pid) for pid in pids)
    bot.send_signal(number)
    bot.wait(timeout=30)
    deadline = time.monotonic() + 30
    while any(is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if is_alive(pid)] == []
