"""Whose work a look at a feed is: seconds of processor time in workers, part by part."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import process_time
from typing import Any, ParamSpec, TypeVar

from bot.ops.workers import ProcessWorkers
from bot.sources.feeds import rss_atom, strict
from bot.sources.feeds.feed import parse_feed
from bot.sources.reading import reader

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Spent:
    """Seconds of processor time in workers: in all, in `parse_feed`, in feedparser itself."""

    worker: float = 0.0
    parsing: float = 0.0
    feedparser: float = 0.0

    def add(self, worker: float, parsing: float, feedparser: float) -> None:
        self.worker += worker
        self.parsing += parsing
        self.feedparser += feedparser


@dataclass
class MeasuredWorkers:
    """`Workers` whose tasks tell how long they computed, from one task to the next."""

    workers: ProcessWorkers
    spent: Spent = field(default_factory=Spent)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        run: Any = self.workers.run
        answer: T
        answer, *spent = await run(measured, function, *args, **kwargs)
        self.spent.add(*spent)
        return answer


_so_far = Spent()
_told_at = 0.0


def counted(work: Callable[P, T], name: str) -> Callable[P, T]:
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        began = process_time()
        try:
            return work(*args, **kwargs)
        finally:
            setattr(_so_far, name, getattr(_so_far, name) + process_time() - began)

    return run


def measured(
    function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> tuple[T, float, float, float]:
    """In a worker. What it takes to take a task and to hand over its answer is told by the next."""
    global _told_at
    if not _told_at:
        module: Any = reader
        xml: Any = rss_atom
        xml.parse = counted(strict.parse, "feedparser")
        module.parse_feed = counted(parse_feed, "parsing")
        _told_at = process_time()
    _so_far.parsing = _so_far.feedparser = 0.0
    result = function(*args, **kwargs)
    now = process_time()
    worker, _told_at = now - _told_at, now
    return result, worker, _so_far.parsing, _so_far.feedparser
