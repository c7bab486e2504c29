"""The composition root: builds the parts and runs them until told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.clock import SystemClock
from bot.config import Settings, require_token
from bot.errors import JarshyError
from bot.newsroom.entering import enter_settings
from bot.newsroom.filling import Filling
from bot.ops.workers import ProcessWorkers
from bot.ports import Clock, Stores, Workers
from bot.rates.assembly import make_rate_book
from bot.rates.book import RateBook
from bot.rates.watch import RateWatch
from bot.sources.addresses import AllowedHosts
from bot.sources.fetch import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reader import Reading
from bot.sources.watcher import FeedWatcher, FolderWatcher
from storage.database import Database
from storage.locks import hold
from storage.stores import stores

logger = logging.getLogger(__name__)

USER_AGENT = "Jarshy/0.1 (+newsroom Telegram bot)"
END_WITHIN = 9.0  # seconds from SIGTERM to the end

# Settings that are read and checked, but whose part of the bot is not built yet.
NOT_YET = frozenset(
    {
        "http_host",
        "http_port",
        "api_token",
        "webhook_url",
        "webhook_secret",
        "heartbeat_url",
        "silence_alarm",
    }
)

GiveUp = Callable[[JarshyError], None]
Part = Coroutine[Any, Any, None]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The parts that need no Telegram: what preview, import and post use too."""

    settings: Settings
    stores: Stores
    fetcher: HttpFetcher
    workers: Workers
    clock: Clock
    rates: RateBook

    @property
    def reading(self) -> Reading:
        return Reading(self.fetcher, self.workers, self.settings.timezone.key, self.clock)

    @property
    def intake(self) -> Intake:
        return Intake(
            articles=self.stores.articles,
            channels=self.stores.channels,
            events=self.stores.events,
            reading=self.reading,
            clock=self.clock,
            policy=Policy(self.settings.moderation == "approve", self.settings.max_age),
        )


def make_fetcher(settings: Settings, clock: Clock) -> HttpFetcher:
    allowed = AllowedHosts.of(settings.allowed_private_hosts, settings.own_urls)
    return HttpFetcher(
        user_agent=USER_AGENT, allowed=allowed, proxy=settings.proxy_url, clock=clock
    )


@asynccontextmanager
async def opened(
    settings: Settings, workers: Workers, *, sample_rates: bool = False
) -> AsyncIterator[Newsroom]:
    """Database and network, closed at the end; what the settings name is entered.

    `sample_rates`: invented numbers, named so wherever they are shown.
    """
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        database = await Database.open(settings.database_url)
        stack.push_async_callback(database.close)
        fetcher = make_fetcher(settings, clock)
        stack.push_async_callback(fetcher.close)
        kept = stores(database)
        await enter_settings(settings, kept.feeds, kept.channels, clock.now())
        urls = None if sample_rates else (settings.national_bank_url, settings.frankfurter_url)
        rates = make_rate_book(kept.rates, fetcher, clock, urls)
        stack.push_async_callback(rates.close)
        yield Newsroom(settings, kept, fetcher, workers, clock, rates)


async def run(settings: Settings, *, sample_rates: bool = False) -> None:
    """The bot, until SIGTERM or SIGINT. Raise JarshyError where it cannot go on."""
    token = require_token(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    failures: list[JarshyError] = []

    def give_up(error: JarshyError) -> None:
        failures.append(error)
        stop.set()

    async with AsyncExitStack() as stack:
        lost = await stack.enter_async_context(hold(settings.database_url))
        workers = ProcessWorkers()
        stack.push_async_callback(workers.close)
        newsroom = await stack.enter_async_context(
            opened(settings, workers, sample_rates=sample_rates)
        )
        telegram = await _telegram(newsroom, token, stop, give_up, stack)
        filling = Filling(newsroom.stores.news, newsroom.stores.facts, workers, newsroom.clock)
        parts = [
            *telegram,
            *_watchers(newsroom, stop),
            filling.run(stop),
            _ends_with(lost, stop, give_up),
        ]
        await _until_stopped([asyncio.create_task(part) for part in parts], stop, give_up)
    if failures:
        raise failures[0]
    logger.info("stopped")


async def _telegram(
    newsroom: Newsroom, token: str, stop: asyncio.Event, give_up: GiveUp, stack: AsyncExitStack
) -> list[Part]:
    """The parts that talk to Telegram. aiogram is imported here: it takes seconds and 100 MB."""
    from bot.delivery.assembly import Outside, assemble
    from bot.telegram.calls import make_bot
    from bot.telegram.messenger import TelegramMessenger
    from bot.telegram.poller import Poller
    from handlers.desk import Desk
    from handlers.dispatch import ALLOWED_UPDATES, Dispatch

    settings, kept, clock = newsroom.settings, newsroom.stores, newsroom.clock
    bot = make_bot(token, settings.telegram_api_url, settings.proxy_url)
    stack.push_async_callback(bot.session.close)
    messenger = TelegramMessenger(bot)
    outside = Outside(kept, messenger, newsroom.fetcher, newsroom.workers, clock)
    delivery = assemble(settings, outside, give_up)
    desk = Desk(
        people=kept.people,
        channels=kept.channels,
        messages=kept.messages,
        questions=delivery.questions,
        service=delivery.service,
        clock=clock,
        admins=frozenset(settings.admin_ids),
        language=settings.language,
    )
    dispatch = Dispatch(bot, desk, rates=newsroom.rates, edit_questions=delivery.edit_questions)
    poller = Poller(bot, clock, ALLOWED_UPDATES, dispatch, messenger.greet)
    _warn(settings)

    return [poller.run(stop), delivery.publisher.run(stop)]


def _warn(settings: Settings) -> None:
    if not settings.admin_ids:
        logger.warning(
            "ADMIN_IDS is not set: nobody can be asked about posts whose fate is unknown"
        )
    if not settings.channels:
        logger.warning("CHANNELS is not set: nothing is posted but in channels added before")
    if not settings.feeds and settings.articles_dir is None:
        logger.warning("neither FEEDS nor ARTICLES_DIR is set: there is nothing new to read")
    for name in NOT_YET & settings.model_fields_set:
        logger.warning("%s is set, but this version makes no use of it yet", name.upper())


def _watchers(newsroom: Newsroom, stop: asyncio.Event) -> list[Part]:
    settings = newsroom.settings
    feeds = FeedWatcher(
        feeds=newsroom.stores.feeds,
        intake=newsroom.intake,
        clock=newsroom.clock,
        poll_interval=settings.poll_interval,
        first_run_posts=settings.first_run_posts,
    )
    rates = RateWatch(newsroom.rates, newsroom.clock)
    if settings.articles_dir is None:
        return [feeds.run(stop), rates.run(stop)]
    folder = FolderWatcher(
        path=settings.articles_dir,
        intake=newsroom.intake,
        facts=newsroom.stores.facts,
        clock=newsroom.clock,
        timezone=settings.timezone.key,
        first_run_posts=settings.first_run_posts,
    )
    return [feeds.run(stop), rates.run(stop), folder.run(stop)]


async def _ends_with(lost: asyncio.Event, stop: asyncio.Event, give_up: GiveUp) -> None:
    """The database's lock was lost: another bot may run, so this one ends."""
    waiting = {asyncio.create_task(lost.wait()), asyncio.create_task(stop.wait())}
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if lost.is_set():
        give_up(JarshyError("the connection that holds the database was lost: start again"))


async def _until_stopped(
    tasks: list["asyncio.Task[None]"], stop: asyncio.Event, give_up: GiveUp
) -> None:
    """A part that ends by an error ends all; after `stop` each has a few seconds to finish."""
    stopping = asyncio.create_task(stop.wait())
    while not stop.is_set():
        running = [task for task in tasks if not task.done()]
        await asyncio.wait({stopping, *running}, return_when=asyncio.FIRST_COMPLETED)
        if any(task.done() and task.exception() for task in tasks):
            stop.set()
    stopping.cancel()
    _, late = await asyncio.wait(tasks, timeout=END_WITHIN)
    for task in late:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Exception):
            _give_up_for(result, give_up)


def _give_up_for(error: BaseException, give_up: GiveUp) -> None:
    if isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, JarshyError):
        give_up(error)
    else:
        logger.error("a part of the bot failed", exc_info=error)
        give_up(JarshyError(f"a part of the bot failed: {error!r}; the log says more"))
