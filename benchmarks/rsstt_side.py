"""RSStT's side of `beside.py`: run by a Python that has `rsstt`, which this project has not.

Takes a JSON list on stdin (RSStT reads the arguments itself): an address that answers 304, one that
answers the same feed every time, a feed as text. Prints processor time in milliseconds, medians, as
one JSON object.
"""

import json
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib import import_module
from io import BytesIO
from statistics import median
from time import process_time

RUNS, ARTICLE_RUNS = 60, 10
FORCE_MESSAGE = 2  # never a page of telegra.ph, which would need the network


async def measure(address_304: str, address_same: str, feed: str) -> dict[str, float]:
    import_module("rsstt.aio_helper").init()
    return {
        "304": await checked(address_304),
        "same body": await checked(address_same),
        "formatting": await formatted(feed),
    }


async def checked(address: str) -> float:
    """One check of a feed that it knows: asked for, parsed where it came, compared by hashes."""
    get = import_module("rsstt.web").feed_get
    compare = import_module("rsstt.command.inner.utils").calculate_update
    known: list[str] = []
    headers = {"If-Modified-Since": format_datetime(datetime.now(UTC), usegmt=True)}
    headers["If-None-Match"] = '"1"'

    async def check() -> None:
        nonlocal known
        found = await get(address, headers=headers, verbose=False)
        if found.error is not None:
            raise SystemExit(f"RSStT cannot read {address}: {found.error}")
        if found.rss_d is not None:
            hashes, news = compare(known, found.rss_d.entries)
            if known and list(news):
                raise SystemExit("RSStT takes a feed that did not change for a new one")
            known = list(hashes)

    return await spent(check, RUNS)


async def formatted(feed: str) -> float:
    """From an entry to the text of its message."""
    parse = import_module("feedparser").parse
    entries = parse(BytesIO(feed.encode()), sanitize_html=False).entries
    make = import_module("rsstt.parsing.post").get_post_from_entry
    times = []
    for entry in entries:

        async def work(entry: object = entry) -> None:
            post = await make(entry, "Feed", "https://site.kz/rss")
            if await post.post_formatter.get_formatted_post(send_mode=FORCE_MESSAGE) is None:
                raise SystemExit("RSStT makes nothing of an entry")

        times.append(await spent(work, ARTICLE_RUNS))
    return median(times)


async def spent(work: Callable[[], Awaitable[None]], runs: int) -> float:
    await work()
    times = []
    for _ in range(runs):
        began = process_time()
        await work()
        times.append(process_time() - began)
    return median(times) * 1000


if __name__ == "__main__":
    asked, loop = json.load(sys.stdin), import_module("rsstt.env").loop
    sys.stdout.write(json.dumps(loop.run_until_complete(measure(*asked))))
