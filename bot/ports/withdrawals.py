"""What the database keeps of articles that their source took back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import OutboxRow


class WithdrawalStore(Protocol):
    async def posted_links(self, since: datetime) -> Sequence[tuple[int, str]]:
        """(article, address) of what was first seen since then, came from a feed, stands in a
        channel and was not withdrawn, oldest first."""

    async def mark(self, article_id: int, at: datetime, reason: str) -> bool:
        """Withdrawn: what waits is CANCELLED, and every post gets a deletion that is HELD for an
        editor's word. False where it was withdrawn before."""

    async def take_back(self, post: OutboxRow, at: datetime, who: str) -> bool:
        """One post is deleted by an editor's word; False where that was asked for before."""

    async def held(self) -> Sequence[OutboxRow]:
        """Deletions that wait for a word, oldest first."""

    async def release(self, article_id: int, at: datetime, who: str) -> int:
        """Delete everywhere: its deletions are READY, its waiting edits SUPERSEDED; how many."""

    async def leave(self, article_id: int, at: datetime, who: str) -> int:
        """Its deletions are CANCELLED; how many."""
