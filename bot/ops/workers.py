"""Work off the event loop: functions in processes of their own, bounded in time and memory.

Every slot is a pool of one worker that gets one task at a time. So whatever kills a worker,
jams its pipe or leaves it in an odd state meets that one task, and the slot gets a new worker.
A task that takes long gives its slot to the next one, so that a few hostile ones hold up nobody.
"""

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from bot.errors import WorkerError
from bot.ops.worker_process import (
    SPENT,
    loaded,
    one_line,
    out_of_memory,
    own_error,
    packed,
    perform,
    prepare_worker,
    unpacked,
)

P = ParamSpec("P")
T = TypeVar("T")

TIMEOUT = 30.0  # seconds a task may take
MEMORY = 1 << 30  # bytes a worker may take for its tasks
STARTING = 60.0  # seconds until a worker takes its task; a crowded machine starts slowly
TASKS = 1000  # after which a worker is replaced: parsers leak
SLOW_AFTER = 0.6  # seconds after which a task is slow and its slot is another's
SLOW_AT_START = 5.0  # the same where the worker is new: it imports first
MOST_SLOW = 4  # workers with slow tasks, beyond the slots
PRELOADED = "bot.preloaded"  # a module: imported before workers are forked
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
        self._idle: list[ProcessPool] = []
        self._under_way: set[asyncio.Future[bytes]] = set()
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

    async def warm(self, *functions: Callable[..., object]) -> None:
        """Start every worker now and import there what `functions` need."""
        await asyncio.gather(*(self.run(loaded, *functions) for _ in range(self._max_workers)))

    async def close(self) -> None:
        """End all workers at once; tasks under way or waiting raise WorkerError."""
        if self._closed:
            return
        self._closed = True
        for future in tuple(self._under_way):
            future.cancel()
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
            warm = bool(self._idle)
            pool = self._idle.pop() if warm else self._new_pool()
            slot.lend_after(SLOW_AFTER if warm else SLOW_AT_START)
            return await self._on(pool, name, task, warm=warm)
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

    async def _on(self, pool: ProcessPool, name: str, task: bytes, *, warm: bool) -> bytes:
        sound = False
        try:
            schedule = partial(pool.schedule, perform, args=(task,), timeout=self._timeout)
            # A pool's first task starts its processes: that may take long.
            future = schedule() if warm else await asyncio.to_thread(schedule)
            answer = await self._ended(future, name)
            sound = not answer.startswith(SPENT)
            return answer.removeprefix(SPENT)
        except asyncio.CancelledError:
            asking = asyncio.current_task()
            if self._closed and asking is not None and not asking.cancelling():
                self._check_open(name)
            raise
        except WorkerError:
            raise
        except Exception as error:
            raise self._judged(error, name) from error
        finally:
            if sound and not self._closed and len(self._idle) < self._max_workers:
                self._idle.append(pool)
            else:
                self._retire(pool)

    async def _ended(self, future: Future[bytes], name: str) -> bytes:
        self._check_open(name)
        answer = asyncio.wrap_future(future)
        self._under_way.add(answer)
        try:
            async with asyncio.timeout(STARTING + self._timeout):
                return await answer
        finally:
            self._under_way.discard(answer)

    def _judged(self, error: Exception, name: str) -> Exception:
        """What became of the worker, as one line, or _Interrupted where the task may run again."""
        match error:
            case TimeoutError():
                return WorkerError(f"{name} did not end within {self._timeout:g} s, stopped")
            case ProcessExpired(exitcode=code) if code == -signal.SIGTERM:
                return _Interrupted("ended by SIGTERM")  # as systemd ends a whole service
            case ProcessExpired(exitcode=code):
                return WorkerError(f"{name} {_death(code)}")
            case MemoryError():
                return out_of_memory(name)
            case RuntimeError():  # the pool broke: its worker died idle, or at its start
                return _Interrupted(one_line(error))
        return WorkerError(f"{name}: no worker process can start: {one_line(error)}")

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        return ProcessPool(
            max_workers=1,
            max_tasks=TASKS,
            initializer=prepare_worker,
            initargs=(self._memory,),
            context=context,
        )

    def _retire(self, pool: ProcessPool) -> None:
        """Kill the pool's worker without waiting; a daemon thread never holds up the end."""
        thread = threading.Thread(target=_stop, args=(pool,), name="retire-worker", daemon=True)
        self._retiring = {old for old in self._retiring if old.is_alive()} | {thread}
        thread.start()

    def _check_open(self, name: str) -> None:
        if self._closed:
            raise WorkerError(f"{name} was not done: the bot is stopping")


class InlineWorkers:
    """`Workers` without processes, for a command that soon ends by itself: no bounds."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        name = _name(function)
        try:
            return await asyncio.to_thread(function, *args, **kwargs)
        except MemoryError as error:
            raise out_of_memory(name) from error
        except Exception as error:
            own = own_error(error, name)
            if own is error:
                raise
            raise own from error


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


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


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


def _death(code: int) -> str:
    try:
        ended = signal.Signals(-code).name
    except ValueError:
        return f"died with exit status {code}"
    return f"was killed by {ended}" + (", perhaps out of memory" if ended == "SIGKILL" else "")
