"""Posts a second of the whole bot beside a bare aiogram loop that sends the same, and beside what
the pace allows.

Both send to one sandbox in this process, whose limits are off. The bare loop awaits one
`send_message` after another and writes nothing down; the bot writes each post down before and
after its call. The sandbox answers at once, which shows what each costs, or after as long as
Telegram takes. With the pace on, what it allows is counted from its settings.

Telegram's servers are no burden to the machine that the bot runs on. So where there are two
processors the sandbox has one for itself, and whoever is measured the others; what comes out
where all share them is told too.
"""

import asyncio
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bot.clock import SystemClock
from bot.delivery.publisher import MOST_AT_ONCE
from bot.model import Article, Block, NewArticle, NewRow, State
from bot.newsroom.search.filling import Filling
from sandbox.server import Sandbox
from storage.stores import stores
from tests.bot.sources.site import InPlace
from tests.database import fresh
from tests.newsroom import ADMIN, ROOT, TOKEN, BotProcess, clean_environment, reached

RUNS, RUNS_SHARED = 9, 5
CHANNELS, POSTS = 8, 800  # the sandbox remembers a thousand calls
MANY_CHANNELS = MOST_AT_ONCE  # no place of those side by side stays empty
FAR = 0.05  # seconds until Telegram answers a server in Almaty, and few at that
FAR_POSTS = 200
PACED_CHANNELS, PACED_POSTS = 56, 560  # twice as many as may be served in one second
ALLOWED = 28  # a second over all channels, as RATE_PER_SECOND has it
OFF = {"RATE_PER_SECOND": "0", "RATE_CHAT_SECONDS": "0", "RATE_CHAT_MINUTE": "0"}

_BARE = """
import asyncio, json, os, sys, time
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions, MessageEntity

async def main():
    given = json.load(sys.stdin)
    if given["processors"]:
        os.sched_setaffinity(0, given["processors"])
    api = TelegramAPIServer.from_base(given["url"])
    bot = Bot(given["token"], session=AiohttpSession(api=api))
    await bot.get_me()
    began, cpu = time.perf_counter(), time.process_time()
    for chat, text, entities in given["posts"]:
        await bot.send_message(
            chat, text, entities=[MessageEntity(**one) for one in entities],
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    print(time.perf_counter() - began, time.process_time() - cpu)
    await bot.session.close()

asyncio.run(main())
"""


def article(number: int) -> Article:
    words = "На площади собрались слушатели, концерт длился больше часа, и вход был свободным. "
    title = f"Городской оркестр сыграл концерт номер {number}"
    return Article(title, (Block(words * 4),), language="ru", link=f"https://a.kz/{number}")


async def filled(folder: Path, names: Sequence[str], posts: int) -> None:
    """A newsroom whose outbox holds so many posts, in turns for the channels."""
    (folder / "data").mkdir()
    database = await fresh(folder / "data" / "jarshy.db")
    kept, now = stores(database), datetime.now(UTC)
    await kept.channels.enter([(name, None, None) for name in names], now)
    channels = await kept.channels.all()
    for number in range(posts):
        made = article(number)
        new = NewArticle(made, (str(number),), str(number), str(number), now, "a.kz")
        row = NewRow(channels[number % len(channels)].id, State.READY, now)
        await kept.articles.take(new, [row])
    # Else the bot's first seconds go to the words that search needs of them.
    filling = Filling(kept.news, kept.facts, InPlace(), SystemClock())
    while not await filling.step():
        pass
    await database.close()
    # Else what stems leave in memory is gone through while the sandbox should answer.
    gc.collect()
    gc.freeze()


def counted(telegram: Sandbox) -> int:
    """Of the posts until now. To tell them whole would hold up the server that is measured."""
    return int(telegram.counts()["calls"].get("sendmessage", 0))


def sends(telegram: Sandbox) -> list[dict[str, Any]]:
    return [call for call in telegram.calls() if call["method"] == "sendmessage"]


async def by_the_bot(
    names: Sequence[str],
    posts: int,
    pace: dict[str, str],
    answers: float = 0.0,
    processors: Sequence[int] = (),
) -> tuple[float, float, list[list[Any]]]:
    """(seconds from the first post to the last, processor seconds, the posts).

    `answers`: seconds until a post is answered; `processors`: the bot's, any where none is named.
    """
    with tempfile.TemporaryDirectory(prefix="jarshy-delivery-") as folder:
        async with Sandbox([TOKEN]) as telegram:
            town(telegram, names, answers)
            await filled(Path(folder), names, posts)
            address = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
            bot = BotProcess(Path(folder), {**address, "ADMIN_IDS": str(ADMIN), **pace})
            await bot.start()
            keep_to(bot, processors)
            try:
                if not await reached(lambda: counted(telegram) > 0, 60, 0.005):
                    raise SystemExit(f"the bot sends nothing: {bot.said()[-300:]}")
                cpu = processor(bot)
                if not await reached(lambda: counted(telegram) >= posts, 120, 0.1):
                    raise SystemExit(f"only {counted(telegram)} of {posts} posts were sent")
                cpu = processor(bot) - cpu
            finally:
                await bot.kill()
            calls = sends(telegram)
    sent = [
        [one["params"]["chat_id"], one["params"]["text"], json.loads(one["params"]["entities"])]
        for one in calls
    ]
    return calls[-1]["at"] - calls[0]["at"], cpu, sent


async def by_a_loop(
    names: Sequence[str],
    posts: list[list[Any]],
    answers: float = 0.0,
    processors: Sequence[int] = (),
) -> tuple[float, float]:
    """(seconds, processor seconds) of the same posts, one after another."""
    async with Sandbox([TOKEN]) as telegram:
        town(telegram, names, answers)
        told = {"url": telegram.url, "token": TOKEN, "posts": posts, "processors": processors}
        given = json.dumps(told)
        run = partial(
            subprocess.run,
            [sys.executable, "-c", _BARE],
            cwd=ROOT,
            env=clean_environment(),
            input=given,
            capture_output=True,
            text=True,
            check=True,
        )
        done = await asyncio.to_thread(run)
    seconds, cpu = map(float, done.stdout.split())
    return seconds, cpu


def town(telegram: Sandbox, names: Sequence[str], answers: float) -> None:
    """The numbers of the channels are the same in every sandbox."""
    if answers:
        slow = {"kind": "slow", "method": "sendMessage", "times": None, "seconds": answers}
        telegram.set_faults([slow])
    telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
    telegram.create_user(user_id=ADMIN, language_code="ru")
    for name in names:
        telegram.create_channel(name, username=name.removeprefix("@"), owner=ADMIN)


def processor(bot: BotProcess) -> float:
    """Seconds of processor time until now; nan where there is no /proc."""
    status = Path(f"/proc/{bot.process.pid if bot.process else 0}/stat")
    if not status.exists():
        return float("nan")
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def keep_to(bot: BotProcess, processors: Sequence[int]) -> None:
    """The threads that are there; a later one is where the one is that starts it."""
    if processors and bot.process is not None:
        for thread in Path(f"/proc/{bot.process.pid}/task").iterdir():
            os.sched_setaffinity(int(thread.name), processors)


@contextmanager
def apart() -> Iterator[Sequence[int]]:
    """The processors for whoever is measured, while this process keeps to another one; none where
    there are not two."""
    if not hasattr(os, "sched_getaffinity"):
        yield ()
        return
    there = os.sched_getaffinity(0)
    first, *others = sorted(there)
    os.sched_setaffinity(0, {first} if others else there)
    try:
        yield others
    finally:
        os.sched_setaffinity(0, there)


def named(number: int) -> list[str]:
    return [f"@channel_{n}" for n in range(number)]


def at_once(runs: int, channels: int, processors: Sequence[int] = ()) -> None:
    ratios, cpus, names = [], [], named(channels)
    where = "a processor for the sandbox alone" if processors else "all on the same processors"
    print(f"Pace off, {POSTS} posts to {channels} channels, {where}, {runs} times in turns")
    for _ in range(runs):
        bot = by_the_bot(names, POSTS, OFF, processors=processors)
        seconds, cpu, posts = asyncio.run(bot)
        loop = by_a_loop(names, posts, processors=processors)
        bare, bare_cpu = asyncio.run(loop)
        ratios.append(bare / seconds)
        cpus.append((cpu / POSTS, bare_cpu / POSTS))
        print(f"  bot {POSTS / seconds:.0f} posts/s, bare loop {POSTS / bare:.0f} posts/s")
    print(f"bot beside the bare loop: {median(ratios):.0%} (asked: 77 %)")
    ours, theirs = (median(pair[i] for pair in cpus) * 1000 for i in (0, 1))
    print(f"processor time a post: bot {ours:.1f} ms, bare loop {theirs:.1f} ms")


def from_afar(channels: int) -> None:
    names = named(channels)
    seconds, _, posts = asyncio.run(by_the_bot(names, FAR_POSTS, OFF, FAR))
    bare, _ = asyncio.run(by_a_loop(names, posts, FAR))
    print(f"Pace off, answers after {FAR * 1000:.0f} ms, {FAR_POSTS} posts, {channels} channels:")
    print(f"  bot {FAR_POSTS / seconds:.0f} posts/s, {bare / seconds:.0%} of the bare loop")


def paced() -> None:
    pace = {"RATE_PER_SECOND": str(ALLOWED), "RATE_CHAT_MINUTE": "0"}
    seconds, _, _ = asyncio.run(by_the_bot(named(PACED_CHANNELS), PACED_POSTS, pace))
    least = (PACED_POSTS - ALLOWED) / ALLOWED
    print(f"Pace on, {PACED_POSTS} posts to {PACED_CHANNELS} channels: {seconds:.1f} s,")
    print(f"  {least / seconds:.0%} of what the pace allows (asked: 95 %)")


def main() -> None:
    # First: what starts the bots inherits where this process keeps to.
    for channels in (CHANNELS, MANY_CHANNELS):
        at_once(RUNS_SHARED, channels)
    with apart() as processors:
        for channels in (CHANNELS, MANY_CHANNELS) if processors else ():
            at_once(RUNS, channels, processors)
    from_afar(1)
    from_afar(CHANNELS)
    paced()


if __name__ == "__main__":
    main()
