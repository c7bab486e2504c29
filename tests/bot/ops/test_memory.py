"""What a burst of work left is given back; on glibc, the only C library that keeps it."""

import asyncio
import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from bot.ops import memory

# Many pieces of all sizes, of which every twentieth stays: the rest lies in between.
_BURST = """
import asyncio, pathlib
from bot.ops.memory import give_back

def held():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

async def main():
    stop = asyncio.Event()
    pieces = [bytes(600 + number * 37 % 50_000) for number in range(4000)]
    pieces = pieces[::20]
    before = held()
    giving = asyncio.create_task(give_back(stop, every=0.05))
    for _ in range(200):
        await asyncio.sleep(0.05)
        if held() < before - 50:
            break
    print(round(before - held()))
    stop.set()
    await giving

asyncio.run(main())
"""


def test_what_a_burst_left_is_given_back() -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim") or not Path("/proc/self/status").exists():
        pytest.skip("no glibc, or no /proc to see it by")
    done = subprocess.run(
        [sys.executable, "-c", _BURST], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 50


async def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    async with asyncio.timeout(5):
        await memory.give_back(asyncio.Event())
