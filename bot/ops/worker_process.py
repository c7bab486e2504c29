"""What happens inside a worker process: its bounds, and one task from bytes to bytes.

Imported by every worker when it starts: keep its imports few. The parent's side is worker_line.py.
"""

import fcntl
import logging
import multiprocessing
import os
import pickle
import signal
import socket
import struct
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.errors import JarshyError, WorkerError

MAX_ANSWER = 64 << 20  # bytes; more than any parsed feed or picture
MAX_REASON = 200
NICENESS = 5  # the event loop goes first where they share a processor
SPENT = b"spent:"  # before an answer whose worker must not be used again
FRAME = struct.Struct("!Q")  # the length of what follows


def serve(line: socket.socket, memory: int) -> None:
    """The life of a worker: an empty frame once it is ready, then for every task its answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the bot's to answer
    prepare_worker(memory)
    answer = b""
    try:
        while True:
            line.sendall(framed(answer))
            answer = _next_answer(line)
    except (EOFError, OSError):  # the bot hung up
        return


def _next_answer(line: socket.socket) -> bytes:
    try:
        (size,) = FRAME.unpack(_received(line, FRAME.size))
        task = _received(line, size)
    except MemoryError:
        return SPENT + pickle.dumps((False, out_of_memory("task")))
    return perform(task)


def _received(line: socket.socket, size: int) -> bytearray:
    data = bytearray(size)
    left = memoryview(data)
    while left:
        count = line.recv_into(left)
        if not count:
            raise EOFError
        left = left[count:]
    return data


def framed(data: bytes) -> bytes:
    return FRAME.pack(len(data)) + data


def packed(
    name: str, function: Callable[..., object], args: object, kwargs: Mapping[str, object]
) -> bytes:
    """A task for `perform`; raise WorkerError for what cannot be pickled."""
    try:
        return pickle.dumps((name, function, args, kwargs))
    except Exception as error:  # pickle raises whatever the object does
        raise WorkerError(f"{name} cannot be sent to a worker: {one_line(error)}") from error


def perform(task: bytes | bytearray) -> bytes:
    """Run it; never raise: whatever the task did, its worker goes on."""
    name = "task"
    try:
        name, function, args, kwargs = pickle.loads(task)
        answer = pickle.dumps((True, function(*args, **kwargs)))
        if len(answer) > MAX_ANSWER:
            raise WorkerError(f"{name} made more than {MAX_ANSWER >> 20} MB")
        return answer
    except MemoryError:
        return SPENT + pickle.dumps((False, out_of_memory(name)))
    except BaseException as error:  # a SystemExit is no reason to lose the worker
        return pickle.dumps((False, own_error(error, name)))


def unpacked(name: str, answer: bytes) -> tuple[bool, object]:
    """Whether the function came to its end, and what it returned or raised."""
    try:
        done, value = pickle.loads(answer)
    except Exception as error:
        raise WorkerError(f"{name}: its answer cannot be read: {one_line(error)}") from error
    return done, value


def own_error(error: BaseException, name: str) -> Exception:
    """The error as the caller sees it: ours and ValueErrors as they are, bugs in one line."""
    if isinstance(error, JarshyError | ValueError) and _travels(error):
        return error
    if isinstance(error, ValueError):
        return ValueError(str(error))
    line = WorkerError(f"{name} failed: {one_line(error)}")
    line.add_note("".join(traceback.format_exception(error)).rstrip())
    return line


def out_of_memory(name: str) -> WorkerError:
    return WorkerError(f"{name} ran out of memory")


def one_line(error: BaseException) -> str:
    """Type and message, bounded."""
    words = " ".join(str(error)[: MAX_REASON * 4].split())
    return f"{type(error).__name__}: {words}"[:MAX_REASON].rstrip(": ")


def prepare_worker(memory: int) -> None:
    """Bound this process: `memory` in bytes for its tasks, its life by the parent's."""
    # A handler of Python's would wait for a hung C loop to come back.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()
    _limit(memory)
    # Parsers' chatter about hostile input would go past the configured log.
    logging.disable()
    warnings.simplefilter("ignore")
    os.nice(NICENESS)


def _travels(error: Exception) -> bool:
    """Whether pickling keeps it: an __init__ with more arguments than `args` does not."""
    try:
        return repr(pickle.loads(pickle.dumps(error))) == repr(error)
    except Exception:
        return False


def _end_with_parent() -> None:
    """An idle worker sees its pipe close; a busy one, deep in C perhaps, must be told.

    The kernel sends SIGIO, which kills, when the bot's end of its pipe closes. Asking for the
    death of the fork server instead would not do: that lives as long as its last worker.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        pipe = parent.sentinel
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
    if parent is None or not parent.is_alive():
        os._exit(1)


def _limit(memory: int) -> None:
    """`memory` counts from here: what was imported before the fork is every worker's."""
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        memory += pages * resource.getpagesize()
        for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
            hard = resource.getrlimit(kind)[1]
            bound = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
            resource.setrlimit(kind, (bound, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
