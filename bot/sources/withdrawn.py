"""Looks whether the pages of what stands in the channels are still there."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta

from bot.errors import FetchError, StorageError
from bot.ports import Clock, Fetcher, FetchKind, FetchRequest, WithdrawalStore
from bot.running import until_stopped

logger = logging.getLogger(__name__)

WATCHED = timedelta(hours=48)  # as long Telegram lets a bot delete its posts
ROUND_EVERY = 5.0  # seconds
MOST_A_ROUND = 3  # pages: no site is asked more than about every two seconds
LOOKS = 12  # poll intervals between two looks at a page
SHORTEST, LONGEST = 30.0, 3600.0
MISSES = 3  # a 404 is often a passing fault; so many in a row, where the page was there before


@dataclass
class _Page:
    next_at: float
    was_there: bool = False
    misses: int = 0


@dataclass
class WithdrawalWatch:
    withdrawals: WithdrawalStore
    fetcher: Fetcher
    clock: Clock
    poll_interval: float
    _pages: dict[int, _Page] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self.round()
            except StorageError as error:
                logger.error("%s", error)
            await until_stopped(self.clock.sleep(ROUND_EVERY), stop)

    async def round(self) -> None:
        """The few pages that were not looked at for longest."""
        now = self.clock.monotonic()
        links = dict(await self.withdrawals.posted_links(self.clock.now() - WATCHED))
        self._pages = {
            article_id: self._pages.get(article_id, _Page(now + self._pause))
            for article_id in links
        }
        due = sorted((page.next_at, i) for i, page in self._pages.items() if page.next_at <= now)
        for _, article_id in due[:MOST_A_ROUND]:
            self._pages[article_id].next_at = now + self._pause
            reason = await self._withdrawn(self._pages[article_id], links[article_id])
            if reason and await self.withdrawals.mark(article_id, self.clock.now(), reason):
                logger.warning("article %s was withdrawn: %s", article_id, reason)

    async def _withdrawn(self, page: _Page, link: str) -> str | None:
        """Why the article counts as withdrawn; None where it does not."""
        try:
            await self.fetcher.fetch(FetchRequest(link, FetchKind.PAGE))
        except FetchError as error:
            if error.status == 410:
                return "its page was removed (410)"
            page.misses = page.misses + 1 if error.status == 404 and page.was_there else 0
            return "its page no longer exists (404)" if page.misses >= MISSES else None
        page.was_there, page.misses = True, 0
        return None

    @property
    def _pause(self) -> float:
        return min(max(self.poll_interval * LOOKS, SHORTEST), LONGEST)
