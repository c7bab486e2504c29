"""Workers: what a task may do to its process without anybody else noticing."""

import asyncio
import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import FetchError, FloodWait, PhotoError, WorkerError
from bot.ops.workers import InlineWorkers, ProcessWorkers
from bot.ports import Workers

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits are Linux's")
SHORT, MEMORY = 3.0, 300 << 20


# Tasks.


def product(a: int, *, b: int) -> int:
    return a * b


def pid() -> int:
    return os.getpid()


def modules() -> set[str]:
    return set(sys.modules)


def sleep() -> None:
    time.sleep(600)


def hold_the_interpreter() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def eat_memory() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(16 << 20))


def eat_memory_and_say_nothing() -> str:
    with suppress(MemoryError):
        eat_memory()
    return "full"


def crash() -> None:
    ctypes.string_at(0)


def end(signal_number: int) -> None:
    os.kill(os.getpid(), signal_number)


def end_once(mark: Path) -> str:
    """As if somebody ended the whole service while the task ran."""
    if not mark.exists():
        mark.touch()
        end(signal.SIGTERM)
    return "done"


def fail(error: BaseException) -> None:
    raise error


def fail_with_flood_wait() -> None:
    raise FloodWait("wait", seconds=3)


def fail_with_own_value_error() -> None:
    class Local(ValueError):
        pass

    raise Local("not to be pickled")


def nested() -> list[object]:
    inside: list[object] = []
    for _ in range(100_000):
        inside = [inside]
    return inside


def enormous() -> bytes:
    return bytes(65 << 20)


def slow_word() -> str:
    time.sleep(0.5)
    return "word"


# Tests.


@pytest.fixture
async def workers() -> AsyncIterator[ProcessWorkers]:
    workers = ProcessWorkers(timeout=SHORT, memory=MEMORY)
    yield workers
    await workers.close()


@pytest.fixture(params=["processes", "inline"])
async def either(request: pytest.FixtureRequest) -> AsyncIterator[Workers]:
    processes = ProcessWorkers(timeout=60)
    yield processes if request.param == "processes" else InlineWorkers()
    await processes.close()


async def test_gives_back_what_the_function_returns(either: Workers) -> None:
    assert await either.run(product, 6, b=7) == 42


@pytest.mark.parametrize(
    "error",
    [
        PhotoError("too small"),
        FetchError("gone", status=410, retry_after=2.5),
        ValueError("no number"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ],
)
async def test_own_and_value_errors_come_through(either: Workers, error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        await either.run(fail, error)
    assert str(caught.value) == str(error)
    assert vars(caught.value) == vars(error)


async def test_a_value_error_nobody_else_knows_stays_one(workers: ProcessWorkers) -> None:
    with pytest.raises(ValueError, match=r"^not to be pickled$"):
        await workers.run(fail_with_own_value_error)


@pytest.mark.parametrize("error", [KeyError("lead"), TypeError("None\nis no feed"), SystemExit(3)])
async def test_a_bug_is_one_line_that_names_function_and_error(
    workers: ProcessWorkers, error: BaseException
) -> None:
    with pytest.raises(WorkerError) as caught:
        await workers.run(fail, error)
    assert re.fullmatch(rf"fail failed: {type(error).__name__}: .+", str(caught.value))
    assert "raise error" in "".join(caught.value.__notes__)
    assert await workers.run(product, 1, b=2) == 2


FATAL: list[tuple[Callable[..., object], tuple[object, ...], str]] = [
    (sleep, (), "did not end within 3 s"),
    (hold_the_interpreter, (), "did not end within 3 s"),
    (crash, (), "was killed by SIGSEGV"),
    (os._exit, (3,), "died with exit status 3"),
    (end, (signal.SIGKILL,), "was killed by SIGKILL"),
    (end, (signal.SIGTERM,), "fell"),
    (fail_with_flood_wait, (), "failed: FloodWait: wait"),
    (nested, (), "failed: RecursionError"),
    (enormous, (), "made more than 64 MB"),
    (fail, (lambda: None,), "cannot be sent to a worker"),
]
if sys.platform == "linux":
    FATAL.append((eat_memory, (), "ran out of memory"))


@pytest.mark.parametrize("function, args, line", FATAL)
async def test_a_fatal_task_takes_nothing_with_it(
    workers: ProcessWorkers,
    function: Callable[..., object],
    args: tuple[object, ...],
    line: str,
) -> None:
    tasks = [workers.run(slow_word), workers.run(function, *args), workers.run(slow_word)]
    first, fatal, last = await asyncio.gather(*tasks, return_exceptions=True)
    assert (first, last) == ("word", "word")
    assert isinstance(fatal, WorkerError)
    assert line in str(fatal) and "\n" not in str(fatal)
    assert await workers.run(product, 2, b=3) == 6


@LINUX
async def test_memory_given_back_is_not_an_error(workers: ProcessWorkers) -> None:
    assert await workers.run(eat_memory_and_say_nothing) == "full"


async def test_a_worker_ended_from_outside_is_replaced(
    workers: ProcessWorkers, tmp_path: Path
) -> None:
    for number in (signal.SIGKILL, signal.SIGTERM):
        idle = await workers.run(pid)
        os.kill(idle, number)
        assert await workers.run(pid) != idle
    assert await workers.run(end_once, tmp_path / "ended") == "done"


async def test_a_cancelled_task_frees_its_slot() -> None:
    workers = ProcessWorkers(max_workers=1, timeout=600)
    before = await workers.run(pid)
    task = asyncio.create_task(workers.run(sleep))
    waiting = asyncio.create_task(workers.run(pid))
    await _under_way(workers, 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await waiting != before
    await workers.close()
    assert not _alive(before)


async def test_closing_ends_what_runs_and_refuses_what_comes() -> None:
    workers = ProcessWorkers(max_workers=2, timeout=600)
    await workers.warm()
    running = await workers.run(pid)
    tasks = [asyncio.create_task(workers.run(sleep)) for _ in range(4)]
    await _under_way(workers, 2)
    await workers.close()
    for error in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(error, WorkerError) and "stopping" in str(error)
    assert not _alive(running)
    with pytest.raises(WorkerError, match="stopping"):
        await workers.run(pid)
    await workers.close()


async def test_nothing_starts_before_the_first_task() -> None:
    assert _children("from bot.ops.workers import ProcessWorkers; ProcessWorkers()") == ""
    workers = ProcessWorkers()
    await workers.close()
    assert workers._retiring == set()


async def test_workers_import_little(workers: ProcessWorkers) -> None:
    loaded = await workers.run(modules)
    assert "aiogram" not in loaded
    assert "sqlalchemy" not in loaded
    assert "bot.cli" not in loaded


async def test_warming_imports_what_a_task_needs(workers: ProcessWorkers) -> None:
    await workers.warm(product)
    assert product.__module__ in await workers.run(modules)


def test_the_entry_point_is_cheap_to_import_again() -> None:
    script = "import runpy, sys; runpy.run_module('bot.__main__'); print('bot.cli' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


# The bot's own end.

BUSY = """
import asyncio
from bot.ops.workers import ProcessWorkers
from tests.bot.ops.test_workers import hold_the_interpreter, pid, sleep

async def main():
    workers = ProcessWorkers(max_workers=2)
    pids = {await workers.run(pid)}
    busy = [asyncio.create_task(workers.run(task)) for task in WHAT]
    await asyncio.sleep(1)
    from multiprocessing import active_children
    print(*(child.pid for child in active_children()), flush=True)
    await asyncio.sleep(600)

if __name__ == "__main__":
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
    assert pids and all(_alive(pid) for pid in pids)
    bot.send_signal(number)
    bot.wait(timeout=30)
    deadline = time.monotonic() + 30
    while any(_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if _alive(pid)] == []


async def test_workers_ignore_ctrl_c() -> None:
    workers = ProcessWorkers(max_workers=1)
    worker = await workers.run(pid)
    running = asyncio.create_task(workers.run(slow_word))
    await _under_way(workers, 1)
    os.kill(worker, signal.SIGINT)
    assert await running == "word"
    assert await workers.run(pid) == worker
    await workers.close()


async def _under_way(workers: ProcessWorkers, number: int) -> None:
    while len(workers._under_way) < number:  # noqa: ASYNC110  # an event only for tests is worse
        await asyncio.sleep(0.01)


def _alive(pid: int) -> bool:
    """A zombie waits only for its parent to look."""
    with suppress(OSError):
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return status != "Z"
    if Path("/proc/self").exists():
        return False
    with suppress(OSError):
        os.kill(pid, 0)
        return True
    return False


def _children(script: str) -> str:
    count = "\nfrom multiprocessing import active_children; print(*active_children(), end='')"
    done = subprocess.run(
        [sys.executable, "-c", script + count], capture_output=True, text=True, check=True
    )
    return done.stdout
