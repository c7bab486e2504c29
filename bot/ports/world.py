"""The clock, the network and the workers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Tell = Callable[[str], Awaitable[object | None]]
"""Says something to the editors; None where nobody could be reached, so that it is said later."""


class Clock(Protocol):
    """The only source of time; tests put their own in its place."""

    def now(self) -> datetime:
        """Aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds; never goes back."""

    async def sleep(self, seconds: float) -> None: ...


class FetchKind(StrEnum):
    """What is fetched decides its bounds (bytes after decompression, total seconds)."""

    FEED = "feed"
    PAGE = "page"
    PICTURE = "picture"
    RATES = "rates"


@dataclass(frozen=True, slots=True)
class FetchRequest:
    url: str
    kind: FetchKind
    etag: str | None = None
    last_modified: str | None = None
    referer: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with status 200 or 304; everything else is a FetchError.

    `url` is the address after redirects; `moved_to` is set where every hop was permanent.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def not_modified(self) -> bool:
        return self.status == 304


class Fetcher(Protocol):
    async def fetch(self, request: FetchRequest) -> Fetched:
        """Raise FetchError (RefusedAddress, TooLarge …) with one clear line."""


class Workers(Protocol):
    """Runs a module-level function in a process of its own, bounded in time and memory."""

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raise WorkerError where the task died, hung or ran out of memory."""


class DatabaseHealth(Protocol):
    def trouble(self) -> str | None:
        """What is wrong with the database for now, in one line; None while it works."""

    def lasts(self) -> float:
        """Seconds since that began; 0 while it works."""
