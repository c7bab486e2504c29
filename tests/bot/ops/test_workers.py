"""Workers: what a task may do to its process without anybody else noticing."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.errors import FetchError, PhotoError, WorkerError
from bot.ops.workers import ProcessWorkers
from tests.bot.ops.worker_tasks import (
    crash,
    eat_memory,
    eat_memory_and_say_nothing,
    end,
    end_once,
    enormous,
    fail,
    fail_with_flood_wait,
    fail_with_own_value_error,
    hold_the_interpreter,
    is_alive,
    modules,
    nested,
    pid,
    product,
    sleep,
    slow_word,
)

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits are Linux's")
SHORT, MEMORY = 3.0, 300 << 20


@pytest.fixture
async def workers() -> AsyncIterator[ProcessWorkers]:
    workers = ProcessWorkers(timeout=SHORT, memory=MEMORY)
    yield workers
    await workers.close()


async def test_gives_back_what_the_function_returns(workers: ProcessWorkers) -> None:
    assert await workers.run(product, 6, b=7) == 42


@pytest.mark.parametrize(
    "error",
    [
        PhotoError("too small"),
        FetchError("gone", status=410, retry_after=2.5),
        ValueError("no number"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ],
)
async def test_own_and_value_errors_come_through(workers: ProcessWorkers, error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        await workers.run(fail, error)
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
async def test_a_task_that_eats_memory_takes_nothing_with_it() -> None:
    patient = ProcessWorkers(timeout=60, memory=MEMORY)  # filling it takes a crowded machine long
    tasks = [patient.run(slow_word), patient.run(eat_memory), patient.run(slow_word)]
    first, fatal, last = await asyncio.gather(*tasks, return_exceptions=True)
    assert (first, last) == ("word", "word")
    assert isinstance(fatal, WorkerError) and "ran out of memory" in str(fatal)
    assert await patient.run(product, 2, b=3) == 6
    await patient.close()


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
    await _under_way(workers, 1)
    waiting = asyncio.create_task(workers.run(pid))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await waiting != before
    await workers.close()
    assert not is_alive(before)


async def test_closing_ends_what_runs_and_refuses_what_comes() -> None:
    workers = ProcessWorkers(max_workers=2, timeout=600)
    await _all_started(workers, 2)
    running = await workers.run(pid)
    tasks = [asyncio.create_task(workers.run(sleep)) for _ in range(4)]
    await _under_way(workers, 2)
    await workers.close()
    for error in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(error, WorkerError) and "stopping" in str(error)
    assert not is_alive(running)
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


def test_the_entry_point_is_cheap_to_import_again() -> None:
    script = "import runpy, sys; runpy.run_module('bot.__main__'); print('bot.cli' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


async def test_workers_ignore_ctrl_c() -> None:
    workers = ProcessWorkers(max_workers=1)
    worker = await workers.run(pid)
    running = asyncio.create_task(workers.run(slow_word))
    await _under_way(workers, 1)
    os.kill(worker, signal.SIGINT)
    assert await running == "word"
    assert await workers.run(pid) == worker
    await workers.close()


async def _all_started(workers: ProcessWorkers, number: int) -> None:
    await asyncio.gather(*(workers.run(product, 1, b=1) for _ in range(number)))


async def _under_way(workers: ProcessWorkers, number: int) -> None:
    while len(workers._under_way) < number:  # noqa: ASYNC110  # an event only for tests is worse
        await asyncio.sleep(0.01)


def _children(script: str) -> str:
    count = "\nfrom multiprocessing import active_children; print(*active_children(), end='')"
    done = subprocess.run(
        [sys.executable, "-c", script + count], capture_output=True, text=True, check=True
    )
    return done.stdout


async def test_slow_tasks_lend_their_places() -> None:
    """Two that hang hold up no third one."""
    workers = ProcessWorkers(max_workers=2, timeout=8.0)
    try:
        await _all_started(workers, 2)
        hung = [asyncio.create_task(workers.run(sleep)) for _ in range(2)]
        await asyncio.sleep(0.1)
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert await workers.run(product, 2, b=3) == 6
        assert loop.time() - began < 6.0
        for task in hung:
            with pytest.raises(WorkerError, match="did not end"):
                await task
        assert await asyncio.gather(*(workers.run(product, n, b=1) for n in range(6))) == [
            *range(6)
        ]
    finally:
        await workers.close()


async def test_without_sockets_no_worker_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> None:
        raise OSError(24, "Too many open files")

    workers = ProcessWorkers(max_workers=1)
    with monkeypatch.context() as patched:
        patched.setattr("bot.ops.worker_line.socket.socketpair", none_left)
        with pytest.raises(WorkerError, match=r"no worker process can start: .*Too many"):
            await workers.run(product, 2, b=3)
    assert await workers.run(product, 2, b=3) == 6
    await workers.close()


async def test_a_worker_is_replaced_after_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsers leak."""
    monkeypatch.setattr("bot.ops.workers.TASKS", 2)
    workers = ProcessWorkers(max_workers=1)
    first, second, third = [await workers.run(pid) for _ in range(3)]
    assert first == second != third
    await workers.close()


async def test_large_tasks_and_answers_travel(workers: ProcessWorkers) -> None:
    data = os.urandom(9 << 20)
    assert await workers.run(bytes.__add__, data, b"!") == data + b"!"
