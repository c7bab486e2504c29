"""Checks of feeds and composing beside RSStT's, in one run, over one server and the same articles.

RSSTT_PYTHON names a Python that has `rsstt` from PyPI (`python -m venv DIR && DIR/bin/pip install
rsstt`); without it that side is not measured, and this says so.
"""

import asyncio
import json
import os
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.compose import composed, stored, timed, understood
from benchmarks.feeds import ZONE, feed, with_server
from bot.articles.understand import understand
from bot.model import Feed, Item
from bot.sources.feeds.feed import parse_feed
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.reading.reader import Reading, read_feed
from bot.sources.recognition.body_hash import body_hash
from bot.sources.values.surroundings import Surroundings
from tests.bot.sources.site import InPlace

RUNS, ROUNDS = 60, 3
SIDE = Path(__file__).with_name("rsstt_side.py")
URL = "https://site.kz/rss"


def as_feed(items: list[Item]) -> bytes:
    """The sample articles as a feed that holds their whole texts."""
    entries = "".join(
        f"<item><title>{escape(item.title or '')}</title><link>https://site.kz/{number}</link>"
        f"<guid>{number}</guid><description>{escape(html_of(item))}</description></item>"
        for number, item in enumerate(items)
    )
    return f'<rss version="2.0"><channel><title>Лента</title>{entries}</channel></rss>'.encode()


def html_of(item: Item) -> str:
    return "".join(f"<p>{escape(block.text)}</p>" for block in item.blocks)


async def checked(name: str, url: str, fetcher: HttpFetcher) -> float:
    known = Feed(1, url, etag='"1"', body_hash=body_hash(feed(1)))
    reading = Reading(fetcher, InPlace(), ZONE)

    async def check() -> None:
        if not (await read_feed(known, reading)).unchanged:
            raise SystemExit(f"{name}: a feed that did not change was parsed")

    return await spent(check, RUNS)


async def spent(work: Callable[[], Awaitable[None]], runs: int) -> float:
    """Processor time in milliseconds, median."""
    await work()
    times = []
    for _ in range(runs):
        began = process_time()
        await work()
        times.append(process_time() - began)
    return median(times) * 1000


def worded(body: bytes) -> tuple[float, float]:
    """(item to article, article to post): processor time in milliseconds, medians."""
    items = parse_feed(body, None, Surroundings(URL, ZONE)).items
    articles = [understand(item) for item in items]

    return timed(understood, items), timed(composed, articles)


async def theirs(addresses: list[str], body: bytes) -> dict[str, float] | str:
    """By what is measured, or why it is not."""
    python = os.environ.get("RSSTT_PYTHON")
    if not python:
        return "not measured: RSSTT_PYTHON names no Python that has rsstt"
    with tempfile.TemporaryDirectory() as folder:
        # It reads its settings from the environment, and a file in the home folder.
        settings = {"HOME": folder, "TOKEN": "123:abc", "MANAGER": "1", "PATH": os.defpath}
        done = await asyncio.to_thread(
            subprocess.run,
            [python, str(SIDE)],
            input=json.dumps([*addresses, body.decode()]),
            env=settings,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        return f"not measured: {done.stderr.strip().rpartition(chr(10))[2]}"
    found: dict[str, float] = json.loads(done.stdout)
    return found


async def compared(port: int, fetcher: HttpFetcher) -> None:
    base = f"http://127.0.0.1:{port}"
    addresses = {"304": f"{base}/1/unchanged", "same body": f"{base}/1/0"}
    body = as_feed(stored())
    ours, others = [], []
    for _ in range(ROUNDS):  # in turns, so that a busy moment hits both alike
        own = {name: await checked(name, url, fetcher) for name, url in addresses.items()}
        own["reading"], own["making"] = worded(body)
        ours.append(own)
        others.append(await theirs(list(addresses.values()), body))
    shown(least(ours), others)


def least(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The round least disturbed, figure by figure."""
    return {name: min(one[name] for one in rounds) for name in rounds[0]}


def shown(ours: dict[str, float], others: list[dict[str, float] | str]) -> None:
    measured = [one for one in others if isinstance(one, dict)]
    other = least(measured) if measured else None
    print(f"{'processor time, ms':40}{'ours':>8}{'RSStT':>8}")
    rows = {
        "a check of a feed: 304": (ours["304"], "304"),
        "a check of a feed: same body": (ours["same body"], "same body"),
        "composing one article": (ours["making"], "formatting"),
        "understanding and composing it": (ours["reading"] + ours["making"], "formatting"),
    }
    for name, (own, key) in rows.items():
        beside = "" if other is None else f"{other[key]:8.2f}  x{own / other[key]:.2f}"
        print(f"{name:40}{own:8.2f}{beside}")
    if other is None:
        print(f"RSStT: {others[0]}")


def main() -> None:
    asyncio.run(with_server(compared))


if __name__ == "__main__":
    main()
