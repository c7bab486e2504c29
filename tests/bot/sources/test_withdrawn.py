"""Whether the pages of what was posted are still there."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from bot.errors import FetchError
from bot.model import OutboxRow
from bot.ports import Fetched, FetchRequest
from bot.sources.withdrawn import MISSES, MOST_A_ROUND, WithdrawalWatch
from tests.bot.delivery.clock import OwnClock


class Posted:
    """Articles that stand in channels, and which of them were marked."""

    def __init__(self, count: int) -> None:
        self.links = [(number, f"https://a.kz/{number}") for number in range(1, count + 1)]
        self.marked: dict[int, str] = {}

    async def posted_links(self, since: datetime) -> Sequence[tuple[int, str]]:
        return [one for one in self.links if one[0] not in self.marked]

    async def mark(self, article_id: int, at: datetime, reason: str) -> bool:
        self.marked[article_id] = reason
        return True

    async def take_back(self, post: OutboxRow, at: datetime, who: str) -> bool:
        return False

    async def held(self) -> Sequence[OutboxRow]:
        return []

    async def release(self, article_id: int, at: datetime, who: str) -> int:
        return 0

    async def leave(self, article_id: int, at: datetime, who: str) -> int:
        return 0


class Site:
    """Answers every page by the next of these states, the last one for ever."""

    def __init__(self, *statuses: int | None) -> None:
        self.statuses = list(statuses)
        self.asked: list[str] = []

    async def fetch(self, request: FetchRequest) -> Fetched:
        self.asked.append(request.url)
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        if status == 200:
            return Fetched(request.url, 200)
        raise FetchError("is not there", status=status)


async def rounds(watch: WithdrawalWatch, clock: OwnClock, count: int) -> None:
    for _ in range(count):
        clock.pass_by(watch.poll_interval * 12)
        await watch.round()


@pytest.mark.parametrize(
    ("statuses", "reason"),
    [
        ((200, 410), "410"),
        ((410,), "410"),
        ((200, *[404] * MISSES), "404"),
        ((200, 404, 404, 200, 404), None),
        ((404,), None),
        ((200, 500), None),
        ((200, None), None),
        ((200, 403), None),
    ],
)
async def test_which_answers_count(statuses: tuple[int | None, ...], reason: str | None) -> None:
    clock, posted = OwnClock(), Posted(1)
    watch = WithdrawalWatch(posted, Site(*statuses), clock, 300)
    await watch.round()
    await rounds(watch, clock, len(statuses) if statuses != (404,) else 10)
    assert [reason is not None and reason in why for why in posted.marked.values()] == (
        [True] if reason else []
    )


async def test_few_pages_a_round_and_each_in_its_turn() -> None:
    clock, posted, site = OwnClock(), Posted(7), Site(200)
    watch = WithdrawalWatch(posted, site, clock, 300)
    await watch.round()
    assert site.asked == [], "just posted"
    clock.pass_by(3600)
    for _ in range(3):
        await watch.round()
    assert len(site.asked) == len(set(site.asked)) == 7
    assert len(site.asked[:MOST_A_ROUND]) == 3
