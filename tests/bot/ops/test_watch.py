"""Metrics, readiness and the heartbeat."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.errors import FetchError, RefusedAddress, StorageError, WorkerError
from bot.ops.heartbeat import Heartbeat
from bot.ops.measuring import memory
from bot.ops.metrics import CountedFetcher, CountedWorkers, Metrics
from bot.ops.readiness import FRESH, Pulse, Readiness
from bot.ports import Clock, FactStore, Fetched, Fetcher, FetchKind, FetchRequest, Workers


class HandClock:
    """Time that a test sets; sleeping moves it."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds, UTC)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        await asyncio.sleep(0)


class Facts:
    def __init__(self) -> None:
        self.error: StorageError | None = None

    async def get(self, name: str) -> str | None:
        if self.error:
            raise self.error
        return None


class Site:
    """Answers each request with the next of these."""

    def __init__(self, *answers: Fetched | FetchError) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    async def fetch(self, request: FetchRequest) -> Fetched:
        self.asked.append(request.url)
        answer = self.answers.pop(0) if self.answers else Fetched(request.url, 200)
        if isinstance(answer, FetchError):
            raise answer
        return answer


def value(metrics: Metrics, name: str, **labels: str) -> float:
    return metrics.registry.get_sample_value(name, labels) or 0.0


async def test_fetches_are_counted_by_what_came_of_them() -> None:
    url = "https://user:secret@feed.example/rss?key=hidden"
    metrics = Metrics()
    refused = RefusedAddress("no")
    answers = (Fetched(url, 200), Fetched(url, 304), FetchError("no"), refused, refused)
    fetcher = CountedFetcher(Site(*answers), metrics)
    for answer in answers:
        request = FetchRequest(url, FetchKind.FEED)
        if isinstance(answer, FetchError):
            with pytest.raises(FetchError):
                await fetcher.fetch(request)
        else:
            await fetcher.fetch(request)
    await fetcher.fetch(FetchRequest(url, FetchKind.PAGE))
    counted = {
        outcome: value(metrics, "jarshy_fetches_total", kind="feed", outcome=outcome)
        for outcome in ("ok", "unchanged", "failed", "forbidden")
    }
    assert counted == {"ok": 1, "unchanged": 1, "failed": 1, "forbidden": 2}
    assert value(metrics, "jarshy_feed_looks_total") == 5
    assert value(metrics, "jarshy_feed_failures_total") == 3
    assert b"secret" not in metrics.text() and b"feed.example" not in metrics.text()


async def test_a_workers_death_is_counted_and_nothing_else() -> None:
    class Fragile:
        async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
            return function(*args)

    def dies() -> None:
        raise WorkerError("out of memory")

    def refuses() -> None:
        raise ValueError("no")

    metrics = Metrics()
    workers = CountedWorkers(cast(Workers, Fragile()), metrics)
    assert await workers.run(max, 1, 2) == 2
    for function, error in ((dies, WorkerError), (refuses, ValueError)):
        with pytest.raises(error):
            await workers.run(function)
    assert value(metrics, "jarshy_worker_deaths_total") == 1


def test_every_name_is_our_own() -> None:
    metrics = Metrics()
    metrics.called("sendMessage", "ok")
    metrics.called("sendMessage", "flood_wait")
    metrics.called("sendPhoto", "refused")
    names = re.findall(r"^(\w+)", metrics.text().decode(), re.MULTILINE)
    assert names and all(name.startswith("jarshy_") for name in names)
    assert value(metrics, "jarshy_flood_waits_total") == 1
    assert value(metrics, "jarshy_telegram_refusals_total") == 1
    assert memory() > 1_000_000


async def test_ready_while_database_and_telegram_answer() -> None:
    clock, facts = HandClock(), Facts()
    pulse = Pulse(cast(Clock, clock))
    readiness = Readiness(cast(FactStore, facts), pulse)
    assert "has not answered yet" in (await readiness.trouble() or "")
    pulse.heard("lost")
    assert "(lost)" in (await readiness.trouble() or "")
    pulse.heard("refused")
    assert await readiness.trouble() is None
    facts.error = StorageError("the disk is full")
    assert await readiness.trouble() == "the disk is full"
    facts.error = None
    clock.seconds += FRESH + 1
    assert "has not answered for 91 s" in (await readiness.trouble() or "")
    assert await Readiness(cast(FactStore, facts)).trouble() is None


class Full:
    """A database that can be read, and not written."""

    def trouble(self) -> str | None:
        return "no space is left"

    def lasts(self) -> float:
        return 1.0


async def test_not_ready_while_nothing_can_be_written() -> None:
    readiness = Readiness(cast(FactStore, Facts()), health=Full())
    assert await readiness.trouble() == "no space is left"


async def test_not_ready_while_another_program_takes_the_updates() -> None:
    clock = HandClock()
    pulse = Pulse(cast(Clock, clock))
    readiness = Readiness(cast(FactStore, Facts()), pulse)
    pulse.heard("conflict")
    assert await readiness.trouble() is None, "the old process of a restart"
    for outcome in ("conflict", "ok", "conflict", "ok"):
        clock.seconds += 7
        pulse.heard(outcome)
    assert await readiness.trouble() is None
    clock.seconds += 10
    pulse.heard("conflict")
    pulse.heard("ok")
    assert "409" in (await readiness.trouble() or "")
    clock.seconds += FRESH + 1
    pulse.heard("ok")
    assert await readiness.trouble() is None
    pulse.heard("conflict")
    assert await readiness.trouble() is None, "a new one begins anew"


async def test_the_heart_beats_once_a_minute_while_all_is_well(
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = "https://beat.example/secret-name"
    clock, facts = HandClock(), Facts()
    facts.error = StorageError("away")
    empty, away = FetchError("204", status=204), FetchError("no", status=503)
    site = Site(Fetched(url, 200), empty, away, FetchError("no"), empty, away)
    heart = Heartbeat(
        url, Readiness(cast(FactStore, facts)), cast(Fetcher, site), cast(Clock, clock)
    )
    stop = asyncio.Event()
    began = clock.seconds
    beating = asyncio.create_task(heart.run(stop))

    async def until(seconds: float) -> None:
        for _ in range(100_000):
            if clock.seconds >= began + seconds:
                return
            await asyncio.sleep(0)

    await until(30)
    assert site.asked == []
    facts.error = None
    await until(35)
    assert site.asked == [url]
    await until(85)
    assert len(site.asked) == 1
    await until(95 + 6 * 60)
    assert 6 <= len(site.asked) <= 8
    stop.set()
    await beating
    warnings = [record.getMessage() for record in caplog.records]
    assert warnings == ["HEARTBEAT_URL cannot be fetched (status 503)"] * 2, "once each time"
