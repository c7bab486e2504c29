"""How late an event loop comes back, beside how late the machine wakes anybody."""

import asyncio
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter, process_time, sleep
from typing import Self


@dataclass
class Stall:
    """Seconds by which the event loop came back late; `own`: as far as this process computed
    meanwhile. The rest it waited for a processor that others had."""

    longest: float = 0.0
    own: float = 0.0

    async def watch(self) -> None:
        while True:
            began, spent = perf_counter(), process_time()
            await asyncio.sleep(0.01)
            late = perf_counter() - began - 0.01
            self.longest = max(self.longest, late)
            self.own = max(self.own, min(late, process_time() - spent))


class Lateness:
    """How late the machine wakes a process that does nothing but sleep."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._here, there = get_context("spawn").Pipe()
        self._process = get_context("spawn").Process(target=sleeper, args=(there,), daemon=True)

    def __enter__(self) -> Self:
        self._process.start()
        self._here.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._here.send("stop")
        self.longest = self._here.recv()
        self._process.join(5)


def sleeper(answers: Connection) -> None:
    answers.send("begun")
    longest = 0.0
    while not answers.poll():
        began = perf_counter()
        sleep(0.01)
        longest = max(longest, perf_counter() - began - 0.01)
    answers.send(longest)
