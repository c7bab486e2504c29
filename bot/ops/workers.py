"""Work off the event loop: functions in processes of their own, bounded in time and memory.

Every slot has one worker that gets one task at a time. So whatever kills a worker, jams its line
or leaves it in an odd state meets that one task, and the slot gets a new worker.
A task that takes long gives its slot to the next one, so that a few hostile ones hold up nobody.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

from bot.errors import WorkerError
from bot.ops.worker_line import Worker, WorkerFell
from bot.ops.worker_process import (
    SPENT,
    one_line,
    packed,
    unpacked,
)

P = ParamSpec("P")
T = TypeVar("T")

TIMEOUT = 30.0  # seconds a task may take
MEMORY = 1 << 30  # bytes a worker may take for its tasks
STARTING = 60.0  # seconds until a worker is ready; a crowded machine starts slowly
TASKS = 1000  # after which a worker is replaced: parsers leak
SLOW_AFTER = 0.6  # seconds after which a task is slow and its slot is another's
SLOW_AT_START = 5.0  # the same where the worker is new: it imports first
MOST_SLOW = 4  # workers with slow tasks, beyond the slots
LIGHT = frozenset({bytes, str, int, float, bool, type(None), datetime, FunctionType})
QUICK_TASK, QUICK_ANSWER = 1 << 20, 1 << 17  # bytes that take a thread longer to get than to pickle
ATTEMPTS = 2  # at a task whose worker fell without its doing


class ProcessWorkers:
    """`Workers` on processes that start with the first task.

    `timeout` of a task in seconds, `memory` of its tasks in bytes (on Linux).
    """

    def __init__(
        self, *, max_workers: int = 2, timeout: float = TIMEOUT, memory: int = MEMORY
    ) -> None:
        self._max_workers = max_workers
        self._timeout = timeout
        self._memory = memory
        self._slots = asyncio.Semaphore(max_workers)
        self._idle: list[Worker] = []
        self._under_way: set[Worker] = set()
        self._retiring: set[threading.Thread] = set()
        self._slow = 0
        self._none_slow = asyncio.Event()
        self._none_slow.set()
        self._closed = False

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raise WorkerError where the task died, hung or ran out of memory.

        A JarshyError or ValueError of the function comes through as itself.
        """
        name = _name(function)
        if _light((*args, *kwargs.values())):
            task = packed(name, function, args, kwargs)
        else:
            task = await asyncio.to_thread(packed, name, function, args, kwargs)
        self._check_open(name)
        answer = await self._answer(name, task)
        if len(answer) <= QUICK_ANSWER:
            done, value = unpacked(name, answer)
        else:
            done, value = await asyncio.to_thread(unpacked, name, answer)
        if not done:
            raise cast(Exception, value)
        return cast(T, value)

    async def close(self) -> None:
        """End all workers at once; tasks under way or waiting raise WorkerError."""
        if self._closed:
            return
        self._closed = True
        for worker in tuple(self._under_way):
            worker.hang_up()
        for _ in range(self._max_workers):
            await self._slots.acquire()
        await self._none_slow.wait()
        while self._idle:
            self._retire(self._idle.pop())
        for thread in tuple(self._retiring):
            await asyncio.to_thread(thread.join)

    async def _answer(self, name: str, task: bytes) -> bytes:
        reason: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                return await self._try(name, task)
            except _Interrupted as error:
                reason = error
        raise WorkerError(f"{name}: its worker process fell ({reason}); try again") from reason

    async def _try(self, name: str, task: bytes) -> bytes:
        await self._slots.acquire()
        slot = _Slot(self._lend)
        try:
            self._check_open(name)
            worker = self._idle_one()
            slot.lend_after(SLOW_AT_START if worker is None else SLOW_AFTER)
            return await self._on(worker or Worker(self._memory), name, task)
        finally:
            slot.end()
            if slot.lent:
                self._slow -= 1
                if not self._slow:
                    self._none_slow.set()
            else:
                self._slots.release()

    def _lend(self) -> bool:
        """Let another task have a slow one's slot, while few are slow."""
        if self._slow >= MOST_SLOW:
            return False
        self._slow += 1
        self._none_slow.clear()
        self._slots.release()
        return True

    def _idle_one(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._retire(worker)
        return None

    async def _on(self, worker: Worker, name: str, task: bytes) -> bytes:
        sound = False
        self._under_way.add(worker)
        try:
            if not worker.alive:
                await self._started(worker, name)
            async with asyncio.timeout(self._timeout):
                answer = await worker.answer(task)
            sound = not answer.startswith(SPENT) and worker.tasks < TASKS
            return answer.removeprefix(SPENT)
        except asyncio.CancelledError:
            asking = asyncio.current_task()
            if asking is not None and not asking.cancelling():
                self._check_open(name)
            raise
        except TimeoutError as error:
            raise WorkerError(f"{name} did not end within {self._timeout:g} s, stopped") from error
        except WorkerFell as fall:
            raise _judged(fall, name) from fall
        finally:
            self._under_way.discard(worker)
            if sound and not self._closed and len(self._idle) < self._max_workers:
                self._idle.append(worker)
            else:
                self._retire(worker)

    async def _started(self, worker: Worker, name: str) -> None:
        try:
            async with asyncio.timeout(STARTING):
                await worker.start()
        except (OSError, EOFError) as error:
            self._check_open(name)
            raise WorkerError(f"{name}: no worker process can start: {one_line(error)}") from error
        self._check_open(name)

    def _retire(self, worker: Worker) -> None:
        """Kill it without waiting; a daemon thread never holds up the end."""
        worker.hang_up()
        thread = threading.Thread(target=worker.end, name="retire-worker", daemon=True)
        self._retiring = {old for old in self._retiring if old.is_alive()} | {thread}
        thread.start()

    def _check_open(self, name: str) -> None:
        if self._closed:
            raise WorkerError(f"{name} was not done: the bot is stopping")


class _Slot:
    """A task's place among those at work; `lend` is asked again and again once it is slow."""

    def __init__(self, lend: Callable[[], bool]) -> None:
        self._lend = lend
        self._timer: asyncio.TimerHandle | None = None
        self.lent = False

    def lend_after(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._try)

    def _try(self) -> None:
        self.lent = self._lend()
        if not self.lent:
            self.lend_after(SLOW_AFTER)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


class _Interrupted(Exception):
    """The worker fell, but not through its task."""


def _judged(fall: WorkerFell, name: str) -> Exception:
    """One line, or _Interrupted where the task may run again."""
    if not fall.taken:
        return _Interrupted("it ended before it took its task")
    if fall.code == -signal.SIGTERM:
        return _Interrupted("ended by SIGTERM")  # as systemd ends a whole service
    return WorkerError(f"{name} {_death(fall.code)}")


def _light(values: Iterable[object]) -> bool:
    """Can they be pickled in less than a moment?"""
    size = 0
    for value in values:
        if type(value) not in LIGHT:
            return False
        size += len(value) if isinstance(value, bytes | str) else 0
    return size <= QUICK_TASK


def _name(function: Callable[..., object]) -> str:
    return getattr(function, "__qualname__", repr(function))


def _death(code: int | None) -> str:
    if code is None:
        return "died"
    try:
        ended = signal.Signals(-code).name
    except ValueError:
        return f"died with exit status {code}"
    return f"was killed by {ended}" + (", perhaps out of memory" if ended == "SIGKILL" else "")
