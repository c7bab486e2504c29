"""What looks after a running bot, put together: counting, readiness, heartbeat, HTTP."""

import asyncio
from dataclasses import dataclass, field

from bot.config import Settings
from bot.ops.heartbeat import Heartbeat
from bot.ops.measuring import Measuring
from bot.ops.metrics import Metrics
from bot.ops.readiness import Pulse, Readiness
from bot.ops.silence import SilenceWatch
from bot.ports import Clock, Fetcher, Stores, Tell
from bot.rates.book import RateBook
from bot.rates.measuring import RateMeasuring
from bot.running import Part
from bot.sources.intake import Intake
from bot.texts import Texts
from bot.web.articles import ArticlesIn
from bot.web.server import WebServer
from bot.web.webhook import UpdatesIn


@dataclass
class Watch:
    """`talks`: this process has to do with Telegram, so it is ready only while that answers."""

    settings: Settings
    clock: Clock
    talks: bool
    metrics: Metrics = field(default_factory=Metrics)
    pulse: Pulse = field(init=False)

    def __post_init__(self) -> None:
        self.pulse = Pulse(self.clock)

    def called(self, method: str, outcome: str) -> None:
        """A call of the Bot API ended so."""
        self.metrics.called(method, outcome)
        self.pulse.heard(outcome)

    def silence(self, stores: Stores, tell: Tell, stop: asyncio.Event) -> list[Part]:
        """Nothing without SILENCE_ALARM; `tell` speaks to the editors."""
        settings = self.settings
        if not settings.silence_alarm:
            return []
        watch = SilenceWatch(
            hours=settings.silence_alarm,
            feeds=stores.feeds,
            measures=stores.measures,
            facts=stores.facts,
            clock=self.clock,
            texts=Texts(settings.language),
            tell=tell,
        )
        return [watch.run(stop)]

    def rates(self, book: RateBook, stop: asyncio.Event) -> list[Part]:
        """Nothing where nobody can look."""
        if self.settings.http_port is None:
            return []
        return [RateMeasuring(self.metrics, book).run(stop)]

    def parts(
        self,
        stores: Stores,
        fetcher: Fetcher,
        intake: Intake,
        updates: UpdatesIn | None,
        stop: asyncio.Event,
    ) -> list[Part]:
        """What the settings ask for; nothing is counted where nobody can look."""
        settings, clock = self.settings, self.clock
        readiness = Readiness(stores.facts, self.pulse if self.talks else None, stores.health)
        parts: list[Part] = []
        if settings.heartbeat_url is not None:
            beat = Heartbeat(settings.heartbeat_url, readiness, fetcher, clock)
            parts.append(beat.run(stop))
        if settings.http_port is None:
            return parts
        measuring = Measuring(self.metrics, stores.measures, stores.feeds, readiness, clock)
        token = settings.api_token.get_secret_value() if settings.api_token else None
        server = WebServer(
            host=settings.http_host,
            port=settings.http_port,
            readiness=readiness,
            metrics=self.metrics,
            articles=ArticlesIn(intake, token),
            updates=updates,
        )
        return [*parts, measuring.run(stop), server.run(stop)]
