"""Seeded runs of the whole bot with faults and kill -9 at every step: what is lost, what doubled.

`make bench-faults RUNS=200 FIRST=1 JOBS=4`. A run that fails prints its seed, which repeats it.
With PROCESSES=2 so many bots work at once, on PostgreSQL, and each kill hits one of them.
Beside Telegram's faults the machine has its own (`troubles`); TROUBLES=full,power draws these
alone, and more of them. TEXTS=1: more stories, nearly all without a photo, so that most of them
begin in the transaction in which the one before them ends.
"""

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.judging import STORY, answer, copies, counts, torn
from benchmarks.troubles import Host, Troubles
from sandbox.server import Sandbox
from tests.newsroom import ADMIN, TOKEN, FeedSite, Story, reached, settings_for
from tests.postgres import own_server

STORIES, MANY_STORIES = 6, 14
SETTLE = 4  # seconds; late messages turn up within half of it
DONE_WITHIN = 240.0  # a crowded machine is slow, and slow is not lost
CLOCK_RIGHT_AFTER = 60.0
EDITS = ("editMessageText", "editMessageCaption", "editMessageMedia")
PHOTOS = (0, 0, 0, 1, 1, 1, 2, 3)  # of a story: every fourth becomes an album
FEW_PHOTOS = (0, 0, 0, 0, 0, 0, 0, 1)
SENDS = ("sendPhoto", "sendMessage", "sendMessage", "sendMediaGroup")
OFTEN = (*SENDS, "forwardMessage", *EDITS)
CALLS = (*SENDS, "forwardMessage", "deleteMessage", "deleteMessages", "getMe", "getChat")


@dataclass
class Result:
    seed: int
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    albums: int = 0
    torn: int = 0  # albums that are not whole, and parts without one
    copies: int = 0
    kills: int = 0
    faults: int = 0
    corrections: int = 0
    troubles: list[str] = field(default_factory=list)
    ended: int = 0  # how often a bot ended by itself
    asked: int = 0
    blamed: int = 0  # posts that nobody touched taken for changed by hand
    log: str = ""

    @property
    def good(self) -> bool:
        return not (self.lost or self.doubled or self.torn or self.copies or self.blamed)


async def one_run(
    seed: int,
    processes: int = 1,
    database: str | None = None,
    kinds: tuple[str, ...] = (),
    *,
    texts: bool = False,
) -> Result:
    """One newsroom's evening: stories arrive, calls fail, the bot is killed and started again.

    `database`: the address of an empty one, where several processes are to share it. `kinds`: of
    the machine's troubles that are to happen, each run some; any, and not in each, if not given.
    `texts`: many stories, few photos.
    """
    dice = random.Random(seed)
    stories, photos = (MANY_STORIES, FEW_PHOTOS) if texts else (STORIES, PHOTOS)
    result = Result(seed)
    with tempfile.TemporaryDirectory(prefix="jarshy-faults-") as folder:
        async with Sandbox([TOKEN]) as telegram, FeedSite() as site:
            telegram.set_limits(per_second=0, chat_seconds=0, per_minute=0)
            telegram.create_user(user_id=ADMIN, language_code="ru")
            channel = telegram.create_channel("Город", username="city_news", owner=ADMIN)
            telegram.start(ADMIN)
            for number in range(dice.choice((0, 3))):
                telegram.post(ADMIN, channel, f"Объявление {number}")
            site.stories = [Story(n, photo=dice.choice(photos)) for n in range(1, stories + 1)]
            faults = [_fault(dice) for _ in range(dice.randint(1, 6))]
            telegram.set_faults(faults, seed=seed)
            result.faults = len(faults)
            settings = settings_for(
                telegram, site, "@city_news", SETTLE_SECONDS=str(SETTLE), LOG_LEVEL="DEBUG"
            )
            if database is not None:
                settings["DATABASE_URL"] = database
            hosts = [Host.at(Path(folder) / str(number), settings) for number in range(processes)]
            await asyncio.gather(*(host.bot.start() for host in hosts))
            watching = [asyncio.create_task(host.supervise()) for host in hosts]
            trouble = Troubles(kinds, database, random.Random(seed + 2))
            try:
                await asyncio.gather(
                    _with_kills(hosts, telegram, dice, result),
                    _with_troubles(hosts, telegram, trouble, result),
                    _corrected(telegram, channel, site, random.Random(seed + 1), result),
                )
                await _judged(telegram, channel, site, result, hosts)
            finally:
                for task in watching:
                    task.cancel()
                await asyncio.gather(*watching, return_exceptions=True)
                await asyncio.gather(*(host.end() for host in hosts))
                result.ended = sum(host.ended for host in hosts)
                result.log = "\n".join(host.bot.said() for host in hosts)
    return result


async def _with_troubles(
    hosts: list[Host], telegram: Sandbox, troubles: Troubles, result: Result
) -> None:
    """At the n-th call of the bot, a few milliseconds before or after its answer."""
    dice = troubles.dice
    for trouble in troubles.drawn():
        wanted = len(telegram.calls()) + dice.randint(1, 12)
        await reached(partial(_called, telegram, wanted), 12, 0.002)
        await asyncio.sleep(dice.choice((0, 0, 0.003, 0.05, 0.5)))
        await trouble.happen(dice.choice(hosts), troubles.database, dice)
        result.troubles.append(trouble.kind)


async def _corrected(
    telegram: Sandbox, channel: int, site: FeedSite, dice: random.Random, result: Result
) -> None:
    """The newsroom words some of its stories anew, on their way or in the channel already."""
    for number in range(dice.randint(0, 3)):
        await reached(partial(_stand, telegram, channel, dice.randint(0, 4)), 12, 0.02)
        await asyncio.sleep(dice.choice((0, 0.1, 0.7, 1.5)))
        place = dice.randrange(len(site.stories))
        old = site.stories[place]
        title = f"{STORY} {old.number}: поправка {number + 1}"
        site.stories[place] = Story(old.number, photo=dice.choice(PHOTOS), title=title)
        result.corrections += 1


def _stand(telegram: Sandbox, channel: int, times: int) -> bool:
    return len(telegram.messages(channel)) >= times


def _fault(dice: random.Random) -> dict[str, Any]:
    kind = dice.choice(("cut", "cut", "late", "hang", "flood", "error", "html", "malformed"))
    method = dice.choice(OFTEN)
    fault: dict[str, Any] = {
        "kind": kind,
        "method": method if dice.random() < 0.85 else dice.choice(CALLS),
        "nth": dice.randint(1, 5),
        "times": dice.choice((1, 1, 2)),
        "accepted": dice.random() < 0.5,
    }
    if kind == "late":
        method = dice.choice((*SENDS, "editMessageText"))
        fault |= {"method": method, "seconds": SETTLE * 0.4}
    if kind == "hang":
        fault |= {"seconds": 2.0}
    if kind == "flood":
        fault |= {"retry_after": 1, "accepted": False}
    return fault


async def _with_kills(
    hosts: list[Host], telegram: Sandbox, dice: random.Random, result: Result
) -> None:
    """Kill at the n-th call of the bot, a few milliseconds before or after its answer."""
    for _ in range(dice.randint(0, 3)):
        calls = len(telegram.calls())
        wanted = calls + dice.randint(2, 14)
        await reached(partial(_called, telegram, wanted), 12, 0.002)
        await asyncio.sleep(dice.choice((0, 0, 0.003, 0.01, 0.05, 0.5)))
        host = hosts[0] if len(hosts) == 1 else dice.choice(hosts)
        await host.killed()
        result.kills += 1


def _called(telegram: Sandbox, times: int) -> bool:
    return len(telegram.calls()) >= times


async def _judged(
    telegram: Sandbox, channel: int, site: FeedSite, result: Result, hosts: list[Host]
) -> None:
    """Wait until every story stands there once; answer the questions truthfully.

    Clocks are set right on the way: what was read before one went wrong and stored after it bears
    a date that lies ahead, and waits for it.
    """
    wanted = {story.title for story in site.stories}
    answered: set[int] = set()
    began = asyncio.get_running_loop().time()
    calm = 0
    while (waited := asyncio.get_running_loop().time() - began) < DONE_WITHIN and calm < 6:
        await asyncio.sleep(0.5)
        if waited > CLOCK_RIGHT_AFTER:
            for host in hosts:
                host.machine.clock_wrong_by = 0.0
        found = counts(telegram, channel, wanted)
        result.asked += answer(telegram, found, answered)
        result.blamed = sum("вручную" in message["text"] for message in telegram.messages(ADMIN))
        done = set(found) == wanted and max(found.values()) == 1 and not torn(telegram, channel)
        calm = calm + 1 if done and not copies(telegram) else 0
    found = counts(telegram, channel, wanted)
    result.lost = sorted(wanted - set(found))
    result.doubled = sorted(title for title, count in found.items() if count > 1)
    result.torn = torn(telegram, channel)
    there = {message["album"] for message in telegram.messages(channel)}
    result.albums = len(there - {None})
    result.copies = copies(telegram)


async def _all(
    seeds: range, jobs: int, processes: int, run: Callable[..., Awaitable[Result]]
) -> list[Result]:
    if processes == 1:
        return await _each(seeds, jobs, run)
    with own_server() as server:

        async def shared_run(seed: int) -> Result:
            url = await server.fresh()
            try:
                return await run(seed, processes, url)
            finally:
                await server.drop(url)

        return await _each(seeds, jobs, shared_run)


async def _each(seeds: range, jobs: int, run: Callable[[int], Awaitable[Result]]) -> list[Result]:
    turns = asyncio.Semaphore(jobs)

    async def one(seed: int) -> Result:
        async with turns:
            result = await run(seed)
        mark = "." if result.good else f"\nseed {seed}: {_line(result)}\n"
        print(mark, end="", flush=True)
        if not result.good:
            await asyncio.to_thread(_keep_log, result)
        return result

    return await asyncio.gather(*(one(seed) for seed in seeds))


def _keep_log(result: Result) -> None:
    Path(tempfile.gettempdir(), f"jarshy-faults-{result.seed}.log").write_text(result.log)


def _line(result: Result) -> str:
    return (
        f"lost {result.lost}, doubled {result.doubled}, torn {result.torn},"
        f" copies left {result.copies}, troubles {result.troubles}"
    )


def main() -> int:
    """RUNS, FIRST, JOBS, PROCESSES, TROUBLES, TEXTS come from the environment, as make passes them
    on."""
    runs, first = int(os.environ.get("RUNS") or 200), int(os.environ.get("FIRST") or 1)
    jobs = int(os.environ.get("JOBS") or 3)
    processes = int(os.environ.get("PROCESSES") or 1)
    kinds = tuple(filter(None, (os.environ.get("TROUBLES") or "").split(",")))
    texts = bool(os.environ.get("TEXTS"))
    run = partial(one_run, kinds=kinds, texts=texts)
    results = asyncio.run(_all(range(first, first + runs), jobs, processes, run))
    troubles = Counter(kind for result in results for kind in result.troubles)
    posts = len(results) * (MANY_STORIES if texts else STORIES)
    print(
        f"\n{len(results)} runs, {posts} posts ({sum(r.albums for r in results)} of them albums),"
        f" {sum(r.faults for r in results)} faults,"
        f" {sum(r.kills for r in results)} kills,"
        f" {sum(r.corrections for r in results)} corrections,"
        f" troubles {dict(sorted(troubles.items()))},"
        f" ended by itself {sum(r.ended for r in results)}:"
        f" lost {sum(len(r.lost) for r in results)},"
        f" doubled {sum(len(r.doubled) for r in results)},"
        f" torn {sum(r.torn for r in results)},"
        f" copies left {sum(r.copies for r in results)},"
        f" questions {sum(r.asked for r in results)}"
    )
    return 0 if all(result.good for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
