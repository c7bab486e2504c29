"""Answers to what loops ask several times a second: read again once something was committed.

Whether anything was costs some microseconds to know (commits.py), the question itself hundreds of
times as much.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from storage.commits import Commits

T = TypeVar("T")
MOST = 200  # answers kept between two commits


class Read(Protocol):
    async def __call__(self, work: Callable[[sa.Connection], T]) -> T:
        """A unit of reading."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer as of `at`; from `until` on it may be another without any commit."""

    answer: Any
    at: datetime | None
    until: datetime | None

    def holds(self, now: datetime | None) -> bool:
        if now is None or self.at is None:
            return True
        return self.at <= now and (self.until is None or now < self.until)


@dataclass(slots=True)
class _Answers:
    """Those of one moment: as long as `mark` stays the same."""

    mark: Callable[[], int | None]
    of: int | None = None
    kept: dict[Hashable, _Kept] = field(default_factory=dict)

    def now(self) -> int | None:
        mark = self.mark()
        if mark != self.of:
            self.of, self.kept = mark, {}
        return mark


class Repeated:
    def __init__(self, commits: Commits, read: Read) -> None:
        self._read = read
        self._all = _Answers(commits.mark)
        self._apart_from_posts = _Answers(commits.others)

    async def ask(
        self,
        key: Hashable,
        question: Callable[[sa.Connection], T],
        *,
        now: datetime | None = None,
        until: sa.Select[Any] | None = None,
        posts: bool = True,
    ) -> T:
        """The answer is shared: nobody may change it. `key` names the question with all that it
        asks about but the time `now`; `until` is a query, with `now` as its parameter, for the
        next moment at which time alone changes the answer. Not `posts`: the answer stays as it is
        where a post begins or arrives (`outbox_steps.ON_ITS_WAY`)."""
        answers = self._all if posts else self._apart_from_posts
        mark = answers.now()
        if mark is None:
            return await self._read(question)
        kept = answers.kept.get(key)
        if kept is not None and kept.holds(now):
            answer: T = kept.answer
            return answer

        # Once after a commit the answer alone: while much is written the next commit comes before
        # the moment would be of any use, and that costs as much as the answer.
        wanted = until if kept is not None else None

        def asked(connection: sa.Connection) -> tuple[T, datetime | None]:
            found = question(connection)
            return found, now if wanted is None else _moment(connection, wanted, now)

        answer, ends = await self._read(asked)
        # Whoever asked meanwhile may have seen a commit that this answer does not know.
        if answers.of == mark and len(answers.kept) < MOST:
            answers.kept[key] = _Kept(answer, now, ends if until is not None else None)
        return answer


def _moment(
    connection: sa.Connection, until: sa.Select[Any], now: datetime | None
) -> datetime | None:
    moment: datetime | None = connection.execute(until, {"now": now}).scalar_one()
    return moment
