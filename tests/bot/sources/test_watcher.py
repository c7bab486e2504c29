"""The watchers with a real database: what could not be read for the machine's fault comes later."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.errors import WorkerError
from bot.ports import Stores
from bot.sources.feed_watcher import FeedWatcher
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from bot.sources.reading.understanding import understand_item
from bot.sources.retries import MOST_TRIES
from bot.sources.stored.files import read_stored
from bot.sources.watcher import FolderWatcher, file_origin
from storage.stores import stores as make_stores
from tests.bot.sources.feed_samples import rss
from tests.bot.sources.site import InPlace, Site
from tests.database import fresh

TEXT = "Новый мост через реку открыли утром. " * 8


@dataclass
class Failing(InPlace):
    """Workers that die under an article about «Мост», so many times."""

    times: int = 0
    asked: int = 0
    function: Any = field(default=understand_item)

    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if function is self.function and "Мост" in str(args[0]):
            self.asked += 1
            if self.asked <= self.times:
                raise WorkerError("understand did not end within 30 s, stopped")
        return await super().run(function, *args, **kwargs)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    database = await fresh(tmp_path / "watcher.db")
    yield make_stores(database)
    await database.close()


def intake(stores: Stores, fetcher: HttpFetcher, workers: Failing) -> Intake:
    clock = SystemClock()
    reading = Reading(fetcher, workers, "Asia/Almaty", clock)
    policy = Policy(approve=False, max_age=24.0)
    return Intake(stores.articles, stores.channels, reading, clock, policy)


async def while_running(watcher: FeedWatcher | FolderWatcher, look: Any) -> bool:
    """Run it until `look` is true, for some seconds at most."""
    stop = asyncio.Event()
    task = asyncio.create_task(watcher.run(stop))
    done = False
    for _ in range(200):
        done = await look()
        if done:
            break
        await asyncio.sleep(0.05)
    stop.set()
    await task
    return done


@pytest.mark.parametrize(("times", "stored"), [(0, 2), (2, 2), (MOST_TRIES + 1, 1)])
async def test_an_item_that_a_worker_died_under_is_tried_again(
    site: Site, fetcher: HttpFetcher, stores: Stores, times: int, stored: int
) -> None:
    items = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>{TEXT}</description></item>"
        for title in ("Музей", "Мост")
    )
    url = site.answer("/rss", rss(items), headers={"ETag": '"1"'})
    await stores.feeds.enter([url], datetime.now(UTC))
    workers = Failing(times=times)
    watcher = FeedWatcher(stores.feeds, intake(stores, fetcher, workers), SystemClock(), 0.1, 100)

    async def over() -> bool:
        (feed,) = await stores.feeds.all()
        return feed.body_hash is not None and feed.first_read_at is not None

    assert await while_running(watcher, over), "the feed was never read whole"
    held = [await stores.articles.get(number) for number in (1, 2)]
    assert sum(article is not None for article in held) == stored
    assert workers.asked == min(times + 1, MOST_TRIES)


@pytest.mark.parametrize("where", ["reading", "understanding"])
async def test_a_file_that_a_worker_died_under_is_tried_again(
    tmp_path: Path, fetcher: HttpFetcher, stores: Stores, where: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "most.txt").write_text(f"Мост через реку открыли после ремонта\n\n{TEXT}\n")
    workers = Failing(times=1)
    if where == "reading":
        workers = Dying(times=1)
    watcher = FolderWatcher(
        folder, intake(stores, fetcher, workers), stores.facts, SystemClock(), "Asia/Almaty", 1
    )

    async def over() -> bool:
        return await stores.articles.get(1) is not None

    assert await while_running(watcher, over), "the file was never read"
    assert workers.asked == (1 if where == "reading" else 2)


async def test_a_folder_that_is_away_is_told_of_once_and_opened_when_it_is_there(
    tmp_path: Path, fetcher: HttpFetcher, stores: Stores, caplog: pytest.LogCaptureFixture
) -> None:
    """What a drive that was not there yet brings is old, not news."""
    folder = tmp_path / "articles"
    await stores.channels.enter([("@news", None, None)], datetime.now(UTC))
    watcher = FolderWatcher(
        folder, intake(stores, fetcher, Failing()), stores.facts, SystemClock(), "Asia/Almaty", 1
    )
    looks = 0

    async def over() -> bool:
        nonlocal looks
        looks += 1
        if looks == 40:
            folder.mkdir()
            for number in range(3):
                (folder / f"{number}.txt").write_text(
                    f"Новость {number}\n\n{TEXT * (number + 1)}\n"
                )
        return await stores.articles.get(3) is not None

    assert await while_running(watcher, over), "the folder was never read"
    assert len(await stores.outbox.article_rows(3)) == 1
    assert [await stores.outbox.article_rows(n) for n in (1, 2)] == [[], []]
    told = [r.getMessage() for r in caplog.records if "ARTICLES_DIR" in r.getMessage()]
    assert len(told) == 1 and "no such file" in told[0]


@dataclass
class Dying(Failing):
    """Workers that die under whatever they are given first."""

    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        if self.asked < self.times:
            self.asked += 1
            raise WorkerError("read_stored was killed")
        return await InPlace.run(self, function, *args, **kwargs)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Мост через реку открыли\n\n12 марта 2020, 10:00\n\n", 1),
        ("---\ntitle: Мост через реку открыли\ndate: 2020-03-12\n---\n", 0),
    ],
)
async def test_a_field_may_be_too_old_to_be_published_the_words_of_a_text_are_not(
    fetcher: HttpFetcher, stores: Stores, tmp_path: Path, head: str, rows: int
) -> None:
    await stores.channels.enter([("@news", None, None)], datetime.now(UTC))
    path = tmp_path / "most.txt"
    path.write_text(head + TEXT)
    item = read_stored(path, now=datetime.now(UTC))
    taken = await intake(stores, fetcher, Failing()).take(item, file_origin(path), publish=True)
    assert len(await stores.outbox.article_rows(taken.article_id)) == rows
    stored = await stores.articles.get(taken.article_id)
    assert stored is not None and stored.article.published is not None
    assert stored.article.published.year == 2020
