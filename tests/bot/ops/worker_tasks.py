"""What tests have workers do; module-level, so that a worker can import it."""

import ctypes
import os
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from bot.errors import FloodWait


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


def is_alive(pid: int) -> bool:
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
