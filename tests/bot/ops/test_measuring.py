"""What is looked up to be counted: readiness, and how late the loop comes back."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from bot.ops.measuring import LAG_EVERY, Measuring
from bot.ops.metrics import Metrics
from bot.ops.readiness import Pulse, Readiness
from bot.ports import Clock
from storage.stores import stores as make_stores
from tests.database import fresh
from tests.newsroom import until

LATE = 0.5


class LateClock:
    """Each sleep ends half a second late."""

    seconds = 1000.0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds + LATE
        await asyncio.sleep(0.01)


async def test_readiness_and_lag_are_measured(tmp_path: Path) -> None:
    database, clock, metrics = (
        await fresh(tmp_path / "test.db"),
        cast(Clock, LateClock()),
        Metrics(),
    )
    stores, pulse, stop = make_stores(database), Pulse(cast(Clock, LateClock())), asyncio.Event()
    readiness = Readiness(stores.facts, pulse)

    def value(name: str) -> float:
        return metrics.registry.get_sample_value(f"jarshy_{name}") or 0.0

    measuring = Measuring(metrics, stores.measures, stores.feeds, readiness, clock)
    running = asyncio.create_task(measuring.run(stop))
    await until(lambda: value("process_memory_bytes") > 0)
    assert value("ready") == 0, "Telegram has not answered"
    pulse.heard("ok")
    await until(lambda: value("ready") == 1)
    late = value("event_loop_lag_seconds_sum") / value("event_loop_lag_seconds_count")
    assert late == pytest.approx(LATE, abs=LAG_EVERY / 10)
    stop.set()
    await asyncio.wait_for(running, 30)
    await database.close()
