"""How long the bot takes to start and what it holds while idle, beside `import aiogram` alone."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 7
BESIDE = "import aiogram"
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


def main() -> None:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
    for code in CASES.values():
        measure(code)  # once unmeasured: compiled files and disk cache are there afterwards
    for _ in range(RUNS):  # in turns, so that a busy moment hits all alike
        for name, code in CASES.items():
            found[name].append(measure(code))
    print(f"Start and idle memory, median of {RUNS} fresh interpreters each")
    print(f"{'':16}{'start, s':>10}{'memory, MB':>12}{f'beside {BESIDE}':>32}")
    seconds, megabytes = (
        {n: median(r[i] for r in runs) for n, runs in found.items()} for i in (0, 1)
    )
    for name in CASES:
        time_ratio = seconds[name] / seconds[BESIDE]
        memory_ratio = megabytes[name] / megabytes[BESIDE]
        ratios = f"time x{time_ratio:.2f}, memory x{memory_ratio:.2f}"
        print(f"{name:16}{seconds[name]:>10.2f}{megabytes[name]:>12.0f}{ratios:>32}")


if __name__ == "__main__":
    main()
