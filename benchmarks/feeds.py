"""What a look at a feed costs, beside parsing it: unchanged, changed, many at once, over and over.

Everything is measured in one run on one machine; only the ratios say something elsewhere.
"""

import asyncio
import gc
import resource
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import feedparser
from aiohttp import web

from bot.clock import SystemClock
from bot.model import Feed
from bot.ops.workers import InlineWorkers, ProcessWorkers
from bot.ports import Fetched, FetchRequest
from bot.sources.addresses import AllowedHosts
from bot.sources.body_hash import body_hash
from bot.sources.feed import parse_feed
from bot.sources.fetch import HttpFetcher
from bot.sources.reader import FeedReading, Reading, read_feed

ITEMS, ITEM_BYTES = 50, 1200
RUNS = 25
FEEDS = 300
ROUNDS, WARM_ROUNDS = 200, 20
ZONE = "Asia/Almaty"
TEXT = "Городской музей открыл выставку садовых инструментов и позвал на неё всех жителей. "


def feed(number: int, moment: int = 0) -> bytes:
    """About 60 KB; `moment` moves the build date alone."""
    text = (TEXT * 20)[: ITEM_BYTES // 2 - 170]
    items = "".join(
        f"<item><title>Новость {number}-{n}</title><link>https://site.kz/{number}/{n}</link>"
        f"<guid>{number}-{n}</guid><pubDate>Thu, 11 Apr 2024 10:{n:02}:00 +0500</pubDate>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
        for n in range(ITEMS)
    )
    built = f"<lastBuildDate>Thu, 11 Apr 2024 10:00:{moment:02} +0500</lastBuildDate>"
    return (
        f'<rss version="2.0"><channel><title>Лента</title>{built}{items}</channel></rss>'.encode()
    )


@dataclass
class Told:
    """A fetcher that answers at once with what it is told."""

    answer: Fetched

    async def fetch(self, request: FetchRequest) -> Fetched:
        return self.answer


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, median of some runs."""
    times = []
    for _ in range(RUNS):
        began = process_time()
        work()
        times.append(process_time() - began)
    return median(times) * 1000


def looks() -> None:
    """One look at a feed, by what became of it since the last."""
    body = feed(1)
    known = Feed(1, "https://site.kz/rss", body_hash=body_hash(body))
    answered = Fetched("https://site.kz/rss", 200, body)
    cases = {
        "304": replace(answered, status=304, body=b""),
        "same body": answered,
        "only lastBuildDate moved": replace(answered, body=feed(1, moment=7)),
    }
    parse = cpu(lambda: parse_feed(body, None, "https://site.kz/rss", ZONE))
    alone = cpu(lambda: feedparser.parse(body))
    print(f"One look at a feed of {len(body) / 1000:.0f} KB and {ITEMS} items, processor time")
    print(f"{'parsing it':28}{parse:>9.2f} ms")
    print(f"{'feedparser alone':28}{alone:>9.2f} ms")
    for name, answer in cases.items():
        reading = Reading(Told(answer), InlineWorkers(), ZONE)
        spent = cpu(lambda reading=reading: asyncio.run(looked(known, reading)))  # type: ignore[misc]
        idle = cpu(lambda: asyncio.run(asyncio.sleep(0)))
        spent = max(0.0, spent - idle)
        print(f"{name:28}{spent:>9.2f} ms   1/{parse / spent if spent else 9999:.0f} of parsing it")


async def looked(known: Feed, reading: Reading) -> FeedReading:
    found = await read_feed(known, reading)
    if not found.unchanged:
        raise SystemExit("a feed that did not change was parsed")
    return found


def serve(answers: Connection) -> None:
    """A web server of its own process, so that its work is not ours."""

    async def respond(request: web.Request) -> web.Response:
        return web.Response(body=feed(int(request.match_info["number"])))

    async def run() -> None:
        app = web.Application()
        app.router.add_get("/{number}/{round}", respond)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        answers.send(runner.addresses[0][1])
        await asyncio.get_running_loop().run_in_executor(None, answers.recv)
        await runner.cleanup()

    with suppress(KeyboardInterrupt):
        asyncio.run(run())


async def with_server(work: Callable[[int, HttpFetcher], Awaitable[None]]) -> None:
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there,), daemon=True)
    server.start()
    allowed = AllowedHosts.of(["127.0.0.1"])
    fetcher = HttpFetcher(user_agent="bench", allowed=allowed, proxy=None, clock=SystemClock())
    try:
        await work(here.recv(), fetcher)
    finally:
        await fetcher.close()
        here.send("stop")
        server.join(5)


async def many(port: int, fetcher: HttpFetcher) -> None:
    """All feeds changed: whose is the work, and does the event loop breathe?"""
    parse = cpu(lambda: parse_feed(feed(1), None, "https://site.kz/rss", ZONE)) / 1000
    workers = ProcessWorkers()
    reading = Reading(fetcher, workers, ZONE)
    await workers.warm(parse_feed)
    await read_feed(Feed(0, f"http://127.0.0.1:{port}/0/0"), reading)
    stall = Stall()
    watching = asyncio.create_task(stall.watch())
    began, spent = perf_counter(), process_time()
    for start in range(0, FEEDS, 32):
        some = range(start, min(start + 32, FEEDS))
        feeds = [Feed(n, f"http://127.0.0.1:{port}/{n}/0") for n in some]
        await asyncio.gather(*(read_feed(one, reading) for one in feeds))
    own, seconds = process_time() - spent, perf_counter() - began
    watching.cancel()
    await workers.close()
    share = parse * FEEDS / (parse * FEEDS + own)
    print(f"\n{FEEDS} changed feeds: {seconds:.1f} s, {FEEDS / seconds:.0f} a second")
    print(f"{'the parser’s share of the work':36}{share:>7.0%}")
    print(f"{'longest stall of the event loop':36}{stall.longest * 1000:>7.0f} ms")


@dataclass
class Stall:
    longest: float = 0.0

    async def watch(self) -> None:
        while True:
            began = perf_counter()
            await asyncio.sleep(0.002)
            self.longest = max(self.longest, perf_counter() - began - 0.002)


async def memory(port: int, fetcher: HttpFetcher) -> None:
    """Looks at three feeds over and over: does anything pile up?"""
    reading = Reading(fetcher, InlineWorkers(), ZONE)
    before = 0.0
    for number in range(ROUNDS):
        if number == WARM_ROUNDS:
            before = megabytes()
        feeds = [Feed(n, f"http://127.0.0.1:{port}/{n}/{number}") for n in range(3)]
        await asyncio.gather(*(read_feed(one, reading) for one in feeds))
    grown = megabytes() - before
    print(f"\nMemory, round {WARM_ROUNDS} to {ROUNDS}: {before:.0f} MB, {grown:+.1f} MB")


def megabytes() -> float:
    """Resident now; where there is no /proc, the highest it was."""
    gc.collect()
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    looks()
    asyncio.run(with_server(many))
    asyncio.run(with_server(memory))


if __name__ == "__main__":
    main()
