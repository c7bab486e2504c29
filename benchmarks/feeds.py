"""What a look at a feed costs, beside parsing it: unchanged, changed, many at once, over and over.

Everything is measured in one run on one machine; only the ratios say something elsewhere.
"""

import asyncio
import gc
import resource
import sys
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import ParamSpec, TypeVar

import feedparser
from aiohttp import web

from benchmarks.feeds_spent import MeasuredWorkers, Spent
from benchmarks.lateness import Lateness, Stall
from bot.clock import SystemClock
from bot.model import Feed
from bot.ops.collecting import keep_short
from bot.ops.workers import ProcessWorkers
from bot.ports import Fetched, FetchRequest
from bot.sources.feeds.feed import parse_feed
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.reading.reader import FeedReading, Reading, read_feed
from bot.sources.recognition.body_hash import body_hash
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.site import InPlace

ITEMS, LETTERS = 50, 540  # of each item's text
NEW = 5  # items of a changed feed that the bot takes up; the others it knows
RUNS = 25
FEEDS, AT_ONCE = 1000, 32
ROUNDS, WARM_ROUNDS = 200, 20
ZONE = "Asia/Almaty"
P = ParamSpec("P")
T = TypeVar("T")
TEXT = "Городской музей открыл выставку садовых инструментов и позвал на неё всех жителей. "


def feed(number: int, moment: int = 0, first: int = 0) -> bytes:
    """About 60 KB; `moment` moves the build date alone, `first` is the oldest item's number."""
    text = (TEXT * 20)[:LETTERS]
    items = "".join(
        f"<item><title>Новость {number}-{n}</title><link>https://site.kz/{number}/{n}</link>"
        f"<guid>{number}-{n}</guid><pubDate>Thu, 11 Apr 2024 10:{n % 60:02}:00 +0500</pubDate>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
        for n in range(first, first + ITEMS)
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
    parse = cpu(lambda: parse_feed(body, None, Surroundings("https://site.kz/rss", ZONE)))
    alone = cpu(lambda: feedparser.parse(body))
    print(f"One look at a feed of {len(body) / 1000:.0f} KB and {ITEMS} items, processor time")
    print(f"{'parsing it':28}{parse:>9.2f} ms")
    print(f"{'feedparser alone':28}{alone:>9.2f} ms")
    for name, answer in cases.items():
        reading = Reading(Told(answer), InPlace(), ZONE)
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
    """A web server of its own process, so that its work is not ours; no two answers are alike."""
    asked: defaultdict[int, count[int]] = defaultdict(count)

    async def respond(request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        return web.Response(body=feed(number, first=next(asked[number]) * NEW))

    async def run() -> None:
        app = web.Application()
        app.router.add_get("/{number}", respond)
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
    """All feeds changed: whose is the work, and does the event loop breathe?

    Read once as new feeds, then with a tenth of the items new, as the bot looks again and again;
    the third time for the loop alone: whoever looks at it a hundred times a second takes time too.
    """
    workers = ProcessWorkers()
    measured = MeasuredWorkers(workers)
    looks = Looks(port, Reading(fetcher, measured, ZONE))
    await looks.take(range(64), 0)
    await keep_short(asyncio.Event(), again=())  # as the running bot
    for name, look in (("new", 0), ("changed", 1)):
        measured.spent = Spent()
        began, own = perf_counter(), process_time()
        await looks.take(range(FEEDS), look)
        own, seconds = process_time() - own, perf_counter() - began
        print(f"\n{FEEDS} {name} feeds: {seconds:.1f} s, {FEEDS / seconds:.0f} a second")
        tell(measured.spent, own)
    with Lateness() as machine:
        stall = Stall()
        watching = asyncio.create_task(stall.watch())
        await looks.take(range(FEEDS), 2)
        watching.cancel()
    await workers.close()
    print(f"{'longest stall of the event loop':40}{stall.longest * 1000:>7.0f} ms")
    print(f"{'of that this process computed':40}{stall.own * 1000:>7.0f} ms")
    print(f"{'beside: a process that only sleeps':40}{machine.longest * 1000:>7.0f} ms")
    body = feed(1)
    alone = cpu(lambda: feedparser.parse(body))
    print(f"{'beside: feedparser.parse() as it comes':40}{alone:>7.1f} ms")


def tell(spent: Spent, own: float) -> None:
    whole = own + spent.worker
    print(f"{'processor time a feed, all processes':40}{whole / FEEDS * 1000:>7.1f} ms")
    rows = {
        "feedparser and what cleans behind it": spent.parsing,
        "feedparser's handlers, of that": spent.feedparser,
        "keys and hashes of items": spent.worker - spent.parsing,
        "fetching, handing over, event loop": own,
    }
    for name, part in rows.items():
        print(f"{name:40}{part / FEEDS * 1000:>7.1f} ms{part / whole:>6.0%}")


@dataclass
class Looks:
    """Looks at feeds, with what the bot keeps of each from one to the next."""

    port: int
    reading: Reading
    met: dict[int, bytes] = field(default_factory=dict)

    async def take(self, numbers: range, look: int) -> None:
        for start in range(0, len(numbers), AT_ONCE):
            tasks = []
            for number in numbers[start:][:AT_ONCE]:
                tasks.append(asyncio.create_task(self._one(number, look)))
                await asyncio.sleep(0)  # as the bot begins them
            await asyncio.gather(*tasks)

    async def _one(self, number: int, look: int) -> None:
        one = Feed(number, f"http://127.0.0.1:{self.port}/{number}")
        found = await read_feed(one, self.reading, self.met.get(number, b"") if look else b"")
        titles = {read.item.title for read in found.items}
        if len(titles) != (NEW if look else ITEMS):
            raise SystemExit("a feed was not read whole")
        self.met[number] = found.met


async def memory(port: int, fetcher: HttpFetcher) -> None:
    """Looks at three feeds over and over: does anything pile up?"""
    reading = Reading(fetcher, InPlace(), ZONE)
    before = 0.0
    for number in range(ROUNDS):
        if number == WARM_ROUNDS:
            before = megabytes()
        feeds = [Feed(n, f"http://127.0.0.1:{port}/{n}") for n in range(3)]
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
