"""One worker process as the event loop sees it: a task goes out, its answer comes back."""

import asyncio
import multiprocessing
import socket
import threading
from multiprocessing.context import ForkServerProcess

from bot.ops.worker_process import FRAME, framed, serve

PRELOADED = "bot.preloaded"  # a module: imported before workers are forked
LAST_WORDS = 5.0  # seconds until the exit status of a process that fell is known


class WorkerFell(Exception):
    """The process ended without an answer; it had `taken` the task, unless it fell before.

    `code` is its exit status, negative for a signal, None where nobody knows.
    """

    def __init__(self, code: int | None, *, taken: bool) -> None:
        super().__init__(f"exit status {code}")
        self.code = code
        self.taken = taken


class Worker:
    """A process that does one task at a time, within `memory` in bytes."""

    def __init__(self, memory: int) -> None:
        self.tasks = 0
        self._memory = memory
        self._line = _Line()
        self._process: ForkServerProcess | None = None
        self._lock = threading.Lock()
        self._retired = False

    @property
    def alive(self) -> bool:
        return self._line.open

    async def start(self) -> None:
        """Until it is ready for its first task. Raise WorkerFell or OSError."""
        here, there = socket.socketpair()
        with there:
            loop = asyncio.get_running_loop()
            await loop.create_unix_connection(lambda: self._line, sock=here)
            ready = self._line.next_answer()
            await asyncio.to_thread(self._launch, there.dup())
        try:
            await ready
        except ConnectionError as error:
            raise WorkerFell(await self._exit_code(), taken=False) from error

    async def answer(self, task: bytes) -> bytes:
        """Raise WorkerFell where the process ends meanwhile, or has ended before."""
        self.tasks += 1
        answer = self._line.next_answer()
        self._line.send(task)
        try:
            return await answer
        except ConnectionError as error:
            # Of a task that was still on its way the kernel says so.
            taken = isinstance(error, ConnectionAbortedError)
            raise WorkerFell(await self._exit_code(), taken=taken) from error

    def hang_up(self) -> None:
        """Whoever waits for an answer is cancelled; an idle worker ends by itself."""
        self._line.close()

    def end(self) -> None:
        """In a thread: kill it, also amid its start, and wait until it is gone."""
        with self._lock:
            self._retired = True
            if self._process is not None:
                self._process.kill()
                self._process.join()

    def _launch(self, there: socket.socket) -> None:
        """In a thread: the first of all takes seconds."""
        with self._lock, there:
            if not self._retired:
                process = _context().Process(
                    target=serve, args=(there, self._memory), name="worker", daemon=True
                )
                process.start()
                self._process = process

    async def _exit_code(self) -> int | None:
        if self._process is None:
            return None
        await asyncio.to_thread(self._process.join, LAST_WORDS)
        return self._process.exitcode


class _Line(asyncio.Protocol):
    """Frames over a socket: the length, then the bytes."""

    def __init__(self) -> None:
        self.open = False
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[bytes] | None = None
        self._came = bytearray()

    def next_answer(self) -> "asyncio.Future[bytes]":
        """Its failing is a ConnectionError."""
        self._waiting = asyncio.get_running_loop().create_future()
        if not self.open:
            self._waiting.set_exception(ConnectionResetError())
        return self._waiting

    def send(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(framed(data))

    def close(self) -> None:
        self.open = False
        if self._waiting is not None:
            self._waiting.cancel()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        self.open = True

    def data_received(self, data: bytes) -> None:
        self._came += data
        if len(self._came) < FRAME.size:
            return
        end = FRAME.size + FRAME.unpack_from(self._came)[0]
        if len(self._came) >= end:
            answer, self._came = bytes(memoryview(self._came)[FRAME.size : end]), bytearray()
            if self._waiting is not None and not self._waiting.done():
                self._waiting.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        self.open = False
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionAbortedError())


def _context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context
