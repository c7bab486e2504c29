"""What the bot counts about itself, in Prometheus' form. Every name begins with `jarshy_`.

Labels take few values, all of them the program's own: never an address, a chat or a text.
"""

import math
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.errors import FetchError, RefusedAddress, WorkerError
from bot.ports import Fetched, Fetcher, FetchRequest, Workers

P = ParamSpec("P")
T = TypeVar("T")

CONTENT_TYPE = CONTENT_TYPE_LATEST
LAG_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)


class Metrics:
    """One registry of our own, so that nothing of a library's slips in."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.articles = self._counter("articles_taken", "Articles stored")
        self.revisions = self._counter("articles_revised", "New revisions of articles")
        self.sent = self._counter("posts_sent", "Posts that are in their channel")
        self.doubts = self._counter("doubts", "Sendings whose answer was lost")
        self.events = self._counter("events", "Lines of the log of what happened", "kind")
        self.calls = self._counter("telegram_calls", "Calls of the Bot API", "method", "outcome")
        self.refusals = self._counter("telegram_refusals", "Calls that Telegram refused")
        self.flood_waits = self._counter("flood_waits", "Times Telegram asked to wait")
        self.fetches = self._counter("fetches", "Fetched addresses", "kind", "outcome")
        self.feed_looks = self._counter("feed_looks", "Looks at feeds")
        self.feed_failures = self._counter("feed_failures", "Looks that brought no feed")
        self.worker_deaths = self._counter(
            "worker_deaths", "Tasks whose worker died, hung or ran out of memory"
        )
        self.posts = self._gauge("posts", "Posts by state", "state")
        self.oldest = self._gauge("oldest_waiting_seconds", "How long the oldest due post waits")
        self.feeds = self._gauge("feeds", "Feeds by state", "state")
        self.ready = self._gauge("ready", "1 while database and Telegram answer")
        self.memory = self._gauge("process_memory_bytes", "Memory of this process")
        self.rates_age = self._gauge("rates_age_seconds", "How long ago the newest rates came")
        self.rates_age.set(math.nan)
        self.rates_current = self._gauge("rates_current", "1 while today's official rates are here")
        self.rates_source = self._gauge(
            "rates_source_ok", "1 where the source's last answer was right", "source"
        )
        self.rates_source_age = self._gauge(
            "rates_source_age_seconds", "How long ago the source last answered rightly", "source"
        )
        self.lag = Histogram(
            "jarshy_event_loop_lag_seconds",
            "How late the event loop came back",
            buckets=LAG_BUCKETS,
            registry=self.registry,
        )

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"jarshy_{name}", what, labels, registry=self.registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"jarshy_{name}", what, labels, registry=self.registry)

    def text(self) -> bytes:
        return generate_latest(self.registry)

    def called(self, method: str, outcome: str) -> None:
        """A call of the Bot API ended; outcomes as `bot.telegram.watched` names them."""
        self.calls.labels(method, outcome).inc()
        if outcome == "refused":
            self.refusals.inc()
        elif outcome == "flood_wait":
            self.flood_waits.inc()


class CountedFetcher:
    """A Fetcher that counts what comes of each request."""

    def __init__(self, inner: Fetcher, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics

    async def fetch(self, request: FetchRequest) -> Fetched:
        try:
            fetched = await self._inner.fetch(request)
        except FetchError as error:
            self._count(request, "forbidden" if isinstance(error, RefusedAddress) else "failed")
            raise
        self._count(request, "unchanged" if fetched.not_modified else "ok")
        return fetched

    def _count(self, request: FetchRequest, outcome: str) -> None:
        self._metrics.fetches.labels(request.kind.value, outcome).inc()
        if request.kind.value == "feed":
            self._metrics.feed_looks.inc()
            if outcome in ("failed", "forbidden"):
                self._metrics.feed_failures.inc()


class CountedWorkers:
    """Workers that count the tasks which took a worker with them."""

    def __init__(self, inner: Workers, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await self._inner.run(function, *args, **kwargs)
        except WorkerError:
            self._metrics.worker_deaths.inc()
            raise
