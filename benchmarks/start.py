"""How long the bot takes to start and what it holds while idle, beside `import aiogram` alone.

The running bot is measured from its start until it asks for updates, with an empty
database made before; its memory two seconds later, and what a minute of idling costs the processor,
told from some seconds of it.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from sandbox.server import Sandbox
from tests.newsroom import ADMIN, TOKEN, BotProcess, reached

RUNS = 7
SETTLES, IDLE = 5.0, 15.0  # seconds
BESIDE = "import aiogram"
RUNNING = "jarshy run, idle"
CASES = {"python alone": "pass", BESIDE: BESIDE, "import bot.app": "import bot.app"}
# Resident memory once everything is imported; where there is no /proc, the highest it was.
MEMORY = """
import pathlib, resource, sys
status = pathlib.Path("/proc/self/status")
if status.exists():
    lines = status.read_text().splitlines()
    print(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")))
else:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)
"""


def measure(code: str) -> tuple[float, float]:
    """(seconds from start to end, megabytes) of one fresh interpreter."""
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{MEMORY}"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{code}: {done.stderr.strip().rpartition(chr(10))[2]}")
    return seconds, float(done.stdout)


async def running(idle: float = 0.0) -> tuple[float, float, float]:
    """(seconds from start until it asks for updates, megabytes when idle, seconds of processor
    time in a minute of idling, measured over `idle` seconds)."""
    with tempfile.TemporaryDirectory(prefix="jarshy-start-") as folder:
        async with Sandbox([TOKEN]) as telegram:
            settings = {
                "BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": telegram.url,
                "ADMIN_IDS": str(ADMIN),
            }
            bot = BotProcess(Path(folder), settings, fresh=True)
            measured = 0.0, 0.0, 0.0
            for _ in range(2):  # the first makes the database
                calls = len(telegram.calls())
                began = perf_counter()
                await bot.start()
                if not await reached(partial(_greeted, telegram, calls), 60, 0.005):
                    raise SystemExit(f"the bot does not start: {bot.said()[-300:]}")
                seconds = perf_counter() - began
                await asyncio.sleep(2)
                measured = seconds, _megabytes(bot), 0.0
                if idle and calls:
                    measured = *measured[:2], await _idling(bot, idle)
                await bot.stop()
            return measured


def _greeted(telegram: Sandbox, before: int) -> bool:
    """The last call before it asks for updates."""
    return any(call["method"] == "deletewebhook" for call in telegram.calls()[before:])


async def _idling(bot: BotProcess, seconds: float) -> float:
    await asyncio.sleep(SETTLES)
    before = _processor(bot)
    await asyncio.sleep(seconds)
    return (_processor(bot) - before) / seconds * 60


def _processor(bot: BotProcess) -> float:
    """Seconds of processor time until now; nan where there is no /proc."""
    status = Path(f"/proc/{bot.process.pid if bot.process else 0}/stat")
    if not status.exists():
        return float("nan")
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(bot: BotProcess) -> float:
    status = Path(f"/proc/{bot.process.pid if bot.process else 0}/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else float("nan")


def main() -> None:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
    for code in CASES.values():
        measure(code)  # once unmeasured: compiled files and disk cache are there afterwards
    for _ in range(RUNS):  # in turns, so that a busy moment hits all alike
        for name, code in CASES.items():
            found[name].append(measure(code))
        found.setdefault(RUNNING, []).append(asyncio.run(running())[:2])
    print(f"Start and idle memory, median of {RUNS} fresh interpreters each")
    print(f"{'':18}{'start, s':>10}{'memory, MB':>12}{f'beside {BESIDE}':>32}")
    seconds, megabytes = (
        {n: median(r[i] for r in runs) for n, runs in found.items()} for i in (0, 1)
    )
    for name in found:
        time_ratio = seconds[name] / seconds[BESIDE]
        memory_ratio = megabytes[name] / megabytes[BESIDE]
        ratios = f"time x{time_ratio:.2f}, memory x{memory_ratio:.2f}"
        print(f"{name:18}{seconds[name]:>10.2f}{megabytes[name]:>12.0f}{ratios:>32}")
    idle = asyncio.run(running(IDLE))[2]
    print(f"\nA minute of idling takes {idle:.1f} s of processor time")


if __name__ == "__main__":
    main()
