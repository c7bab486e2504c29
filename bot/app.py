"""The composition root: builds the parts and runs them until told to stop."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.assembly import Newsroom, contact_of, make_fetcher, make_ready, watchers
from bot.clock import SystemClock
from bot.config import Settings, require_token
from bot.duty import Duty
from bot.newsroom.feed_news import FeedTeller
from bot.newsroom.layout.entering import enter_settings, missing
from bot.newsroom.search.filling import Filling
from bot.ops.collecting import keep_short
from bot.ops.memory import give_back
from bot.ops.metrics import CountedFetcher, CountedWorkers
from bot.ops.storage_news import StorageNews
from bot.ops.workers import ProcessWorkers
from bot.ports import Workers
from bot.rates.assembly import make_rate_book, make_rate_views
from bot.rates.held import HeldTeller
from bot.running import Part, Running
from bot.texts import Texts
from bot.web.assembly import Watch
from bot.web.webhook import UpdatesIn
from storage.backup import backup, restore
from storage.database import Database
from storage.seats import Seat, join
from storage.stores import stores

if TYPE_CHECKING:
    from bot.delivery.assembly import Delivery
    from bot.telegram.calls import Client
    from bot.telegram.hook import Hook
    from bot.telegram.poller import Greet, Poller

logger = logging.getLogger(__name__)

__all__ = ["Newsroom", "back_up", "beside", "make_fetcher", "put_back", "run"]

CONTACT = "bot.contact"

ROLES = frozenset({"fetch", "publish", "talk"})
TELEGRAM_ROLES = frozenset({"publish", "talk"})


@asynccontextmanager
async def opened(
    settings: Settings, workers: Workers, *, sample_rates: bool = False, seat: Seat | None = None
) -> AsyncIterator[Newsroom]:
    """Database and network, closed at the end; what the settings name is entered.

    `sample_rates`: invented numbers, named so wherever they are shown. `seat`: of a process that
    runs, not of a command beside it.
    """
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        database = await Database.open(settings.database_url)
        stack.push_async_callback(database.close)
        if seat is not None:
            await stack.enter_async_context(seat.seated(database))
        fetcher = make_fetcher(settings, clock)
        stack.push_async_callback(fetcher.close)
        kept = stores(database)
        fetcher.answer_to(await kept.facts.get(CONTACT))
        await enter_settings(settings, kept.feeds, kept.channels, clock.now())
        urls = None if sample_rates else (settings.national_bank_url, settings.frankfurter_url)
        rates = make_rate_book(kept.rates, fetcher, clock, urls)
        stack.push_async_callback(rates.close)
        yield Newsroom(settings, kept, fetcher, workers, clock, rates, fetcher.answer_to)


@asynccontextmanager
async def beside(settings: Settings) -> AsyncIterator[Newsroom]:
    """For one command, beside a bot that may be running: with one worker, begun on first use."""
    workers = ProcessWorkers(max_workers=1)
    try:
        async with opened(settings, workers) as newsroom:
            yield newsroom
    finally:
        await workers.close()


async def run(
    settings: Settings, roles: frozenset[str] = ROLES, *, sample_rates: bool = False
) -> None:
    """These parts of the bot, until SIGTERM or SIGINT. Raise JarshyError where it cannot go on."""
    talks = not roles.isdisjoint(TELEGRAM_ROLES)
    token = require_token(settings) if talks else None
    if "fetch" in roles:
        make_ready(settings)
    running, watch = Running(), Watch(settings, SystemClock(), talks)
    running.on_signals()
    async with AsyncExitStack() as stack:
        seat = await stack.enter_async_context(join(settings.database_url))
        workers = ProcessWorkers()
        stack.push_async_callback(workers.close)
        counted = CountedWorkers(workers, watch.metrics)
        newsroom = await stack.enter_async_context(
            opened(settings, counted, sample_rates=sample_rates, seat=seat)
        )
        if running.stop.is_set():
            logger.info("stopped before it had begun")
            return
        newsroom = replace(newsroom, fetcher=CountedFetcher(newsroom.fetcher, watch.metrics))
        stop, stores = running.stop, newsroom.stores
        duties = _duties(newsroom, seat, roles, stop)
        parts, updates = [running.ends_with(seat.lost), seat.keep(stop)], None
        if roles != {"talk"}:
            await newsroom.catch_up.begin()
            await newsroom.moderation.begin()
        parts += [duty.run() for duty in duties.values()]
        if token is not None:
            telegram = await _telegram(newsroom, token, duties, running, watch, stack)
            parts, updates = [*parts, *telegram.parts], telegram.updates
        if "fetch" in duties:
            filling = Filling(stores.news, stores.facts, newsroom.workers, newsroom.clock)
            fetching = [*watchers(newsroom, stop), filling.run(stop)]
            parts += [duties["fetch"].then(part) for part in fetching]
        parts += watch.parts(stores, newsroom.fetcher, newsroom.intake, updates, stop)
        parts += watch.rates(newsroom.rates, stop)
        parts += [keep_short(stop), give_back(stop)]
        for line in missing(settings):
            logger.warning("%s", line)
        await running.together(parts)
    running.raise_failure()
    logger.info("stopped")


def _duties(
    newsroom: Newsroom, seat: Seat, roles: frozenset[str], stop: asyncio.Event
) -> dict[str, Duty]:
    async def begin() -> None:
        """Whoever takes over news asks first whether the newsroom was away for too long."""
        await newsroom.catch_up.begin()

    async def nothing() -> None:
        return

    return {
        role: Duty(role, seat.take, nothing if role == "talk" else begin, stop) for role in roles
    }


async def back_up(settings: Settings, file: Path) -> None:
    await backup(settings.database_url, file)


async def put_back(settings: Settings, file: Path) -> Path | None:
    """Gives the copy of what was there before. The bot will start in catch-up hold."""
    return await restore(settings.database_url, file, SystemClock().now())


@dataclass(frozen=True, slots=True)
class Telegram:
    """The parts that talk to Telegram, and where it brings updates with a webhook."""

    parts: list[Part]
    updates: UpdatesIn | None = None


async def _telegram(
    newsroom: Newsroom,
    token: str,
    duties: dict[str, Duty],
    running: Running,
    watch: Watch,
    stack: AsyncExitStack,
) -> Telegram:
    """aiogram is imported here: the slowest import of all, which other roles do without."""
    from bot.delivery.assembly import Outside, assemble
    from bot.telegram.answers import PacedAnswers
    from bot.telegram.calls import make_bot
    from bot.telegram.messenger import TelegramMessenger
    from bot.telegram.presence import stay_known
    from bot.telegram.watched import Watched

    settings, kept, clock = newsroom.settings, newsroom.stores, newsroom.clock
    bot = make_bot(token, settings.telegram_api_url, settings.proxy_url)
    stack.push_async_callback(bot.session.close)
    bot.session.middleware(Watched(watch.called))
    messenger = TelegramMessenger(bot)
    outside = Outside(kept, messenger, newsroom.fetcher, newsroom.workers, clock)
    delivery = assemble(settings, outside, running.give_up)
    bot.session.middleware(PacedAnswers(delivery.pace))
    parts: list[Part] = []
    if "publish" in duties:
        duty, tell = duties["publish"], delivery.service.tell
        feeds = FeedTeller(kept.feeds, tell, clock, Texts(settings.language))
        database = StorageNews(kept.health, Texts(settings.language), tell)
        asking = [part.run(running.stop) for part in (feeds, database)]
        asking += watch.silence(kept, tell, running.stop)
        parts += [delivery.publisher.run(running.stop, duty.ours), *map(duty.then, asking)]

    async def greet() -> str:
        name = await messenger.greet()
        newsroom.answer_to(contact_of(name))
        await kept.facts.put(CONTACT, contact_of(name))
        return name

    if "talk" not in duties:
        return Telegram([*parts, stay_known(greet, running.stop)])
    duty = duties["talk"]
    talking = _talking(newsroom, bot, delivery, greet, duty, stack)
    parts.append(duty.until(stay_known(greet, running.stop, duty.ours)))
    return Telegram([*parts, *map(duty.then, talking.parts)], talking.updates)


def _talking(
    newsroom: Newsroom,
    bot: "Client",
    delivery: "Delivery",
    greet: "Greet",
    duty: Duty,
    stack: AsyncExitStack,
) -> Telegram:
    """What answers people: updates, their handlers, and what these hand on to."""
    from bot.telegram.assembly import editors
    from bot.telegram.receiving import Taking, receiver
    from handlers.desk import Desk
    from handlers.dispatch import ALLOWED_UPDATES, Dispatch
    from handlers.readers.assembly import reader_parts, telling

    settings, kept, clock = newsroom.settings, newsroom.stores, newsroom.clock
    desk = Desk(
        people=kept.people,
        channels=kept.channels,
        messages=kept.messages,
        service=delivery.service,
        clock=clock,
        admins=frozenset(settings.admin_ids),
        language=settings.language,
    )
    editing = editors(settings, kept, clock, newsroom.by_hand, bot, delivery)
    rates = make_rate_views(newsroom.rates, newsroom.workers)
    stack.push_async_callback(rates.history.close)
    dispatch = Dispatch(
        bot,
        desk,
        rates=rates,
        questions=delivery.questions,
        approvals=delivery.publisher.approvals,
        **editing.tools,
        **reader_parts(settings, kept, clock, delivery, bot),
    )
    taking = Taking(ALLOWED_UPDATES, dispatch, dispatch.admits, delivery.service.tell)
    source = receiver(settings, clock, bot, taking, greet)
    told = telling(settings, kept, newsroom.rates, delivery, bot)
    talking = (editing.reading, source, dispatch.menu, *told, _held_rates(newsroom, delivery))
    parts = [part.run(duty.stop) for part in talking]
    return Telegram(parts, _updates_in(source, duty))


def _updates_in(source: "Poller | Hook", duty: Duty) -> UpdatesIn | None:
    from bot.telegram.hook import Hook

    if not isinstance(source, Hook):
        return None
    return UpdatesIn(source.url, source.secret, source.take, duty.ours)


def _held_rates(newsroom: Newsroom, delivery: "Delivery") -> HeldTeller:
    facts, words = newsroom.stores.facts, Texts(newsroom.settings.language)
    return HeldTeller(newsroom.rates, facts, newsroom.clock, words, delivery.service.tell)
