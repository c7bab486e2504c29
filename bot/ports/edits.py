"""What the database keeps of changes to posts that are there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Fingerprint, Hand, Kind, OutboxRow, Photo, State


class EditStore(Protocol):
    """Every change raises StaleVersion where somebody was quicker."""

    async def heads(self, now: datetime) -> Sequence[OutboxRow]:
        """For each active channel the edit to make next: its post is SENT, and no other edit of
        that post is being sent or in doubt."""

    async def in_state(self, state: State, kind: Kind = Kind.EDIT) -> Sequence[OutboxRow]:
        """Those of one kind alone, oldest first."""

    async def tried(self, post_id: int) -> Sequence[Fingerprint]:
        """What earlier edits of the post were to show, whether they arrived or not."""

    async def begin(
        self,
        row: OutboxRow,
        fingerprint: Fingerprint,
        at: datetime,
        *,
        revision: int,
        photos: Sequence[Photo] = (),
    ) -> OutboxRow:
        """To SENDING; raise StaleVersion too where the article was revised meanwhile."""

    async def done(
        self,
        row: OutboxRow,
        shows: Fingerprint,
        at: datetime,
        reason: str,
        photos: Sequence[Photo] | None,
    ) -> OutboxRow:
        """To SENT, and what the post shows now to its own row (`photos` None: as they were)."""

    async def hold(self, row: OutboxRow, hand: Hand, at: datetime, reason: str) -> OutboxRow:
        """To HELD, to be asked about."""

    async def release(
        self, row: OutboxRow, hand: Hand | None, at: datetime, reason: str, who: str
    ) -> OutboxRow:
        """An editor said yes: to READY."""

    async def keep(self, row: OutboxRow, at: datetime, reason: str, who: str) -> OutboxRow:
        """An editor said no: to CANCELLED, and the post is never edited again."""
