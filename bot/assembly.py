"""The parts that need neither Telegram nor a database's library, put together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.config import Settings
from bot.newsroom.rules.alike import Alike
from bot.newsroom.rules.catch_up import CatchUp
from bot.newsroom.rules.moderation import Moderation
from bot.ports import Clock, Fetcher, Stores, Workers
from bot.rates.book import RateBook
from bot.rates.posting import PostPolicy, RatePosting, RateStores
from bot.rates.watch import RateWatch
from bot.running import Part
from bot.sources.by_hand import HandReading
from bot.sources.feed_watcher import FeedWatcher
from bot.sources.fetching.addresses import AllowedHosts
from bot.sources.fetching.fetcher import HttpFetcher
from bot.sources.intake import Intake, Policy
from bot.sources.reading.reader import Reading
from bot.sources.stored.folder import make as make_folder
from bot.sources.watcher import FolderWatcher
from bot.sources.withdrawn import WithdrawalWatch

USER_AGENT = "Jarshy/0.1 (newsroom bot for Telegram)"  # until Telegram told it its name


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The parts that need no Telegram: what preview, import and post use too."""

    settings: Settings
    stores: Stores
    fetcher: Fetcher
    workers: Workers
    clock: Clock
    rates: RateBook
    answer_to: Callable[[str], None]  # where publishers find whoever runs this bot

    @property
    def reading(self) -> Reading:
        return Reading(self.fetcher, self.workers, self.settings.timezone.key, self.clock)

    @property
    def intake(self) -> Intake:
        return Intake(
            articles=self.stores.articles,
            channels=self.stores.channels,
            reading=self.reading,
            clock=self.clock,
            policy=Policy(self.settings.moderation == "approve", self.settings.max_age),
            catch_up=self.catch_up,
            alike=Alike(self.stores.news, self.clock),
        )

    @property
    def by_hand(self) -> HandReading:
        return HandReading(self.intake, self.stores.articles)

    @property
    def catch_up(self) -> CatchUp:
        stores = self.stores
        return CatchUp(stores.facts, stores.outbox, self.clock, self.settings.max_age)

    @property
    def moderation(self) -> Moderation:
        stores, approve = self.stores, self.settings.moderation == "approve"
        return Moderation(stores.facts, stores.outbox, stores.events, self.clock, approve)


def contact_of(bot_name: str) -> str:
    return f"https://t.me/{bot_name}"


def make_fetcher(settings: Settings, clock: Clock) -> HttpFetcher:
    allowed = AllowedHosts.of(settings.allowed_private_hosts, settings.own_urls)
    return HttpFetcher(
        user_agent=USER_AGENT, allowed=allowed, proxy=settings.proxy_url, clock=clock
    )


def make_ready(settings: Settings) -> None:
    """What must be there before any part begins. Raise ConfigError where it cannot be."""
    if settings.articles_dir is not None:
        make_folder(settings.articles_dir)


def watchers(newsroom: Newsroom, stop: asyncio.Event) -> list[Part]:
    """What looks for news: feeds, the folder of stored articles, rates."""
    settings = newsroom.settings
    feeds = FeedWatcher(
        feeds=newsroom.stores.feeds,
        intake=newsroom.intake,
        clock=newsroom.clock,
        poll_interval=settings.poll_interval,
        first_run_posts=settings.first_run_posts,
    )
    rates = RateWatch(newsroom.rates, newsroom.clock)
    pages = WithdrawalWatch(
        withdrawals=newsroom.stores.withdrawals,
        fetcher=newsroom.fetcher,
        clock=newsroom.clock,
        poll_interval=settings.poll_interval,
    )
    posts = rate_posting(newsroom)
    parts = [feeds.run(stop), rates.run(stop), posts.run(stop), pages.run(stop)]
    if settings.articles_dir is None:
        return parts
    folder = FolderWatcher(
        path=settings.articles_dir,
        intake=newsroom.intake,
        facts=newsroom.stores.facts,
        clock=newsroom.clock,
        timezone=settings.timezone.key,
        first_run_posts=settings.first_run_posts,
    )
    return [*parts, folder.run(stop)]


def rate_posting(newsroom: Newsroom) -> RatePosting:
    settings, stores = newsroom.settings, newsroom.stores
    return RatePosting(
        book=newsroom.rates,
        stores=RateStores(stores.articles, stores.channels, stores.outbox),
        catch_up=newsroom.catch_up,
        policy=PostPolicy(
            morning=settings.rates_morning,
            zone=settings.timezone,
            language=settings.language,
            approve=settings.moderation == "approve",
        ),
    )
