"""Edits whose answer was lost: the post itself tells whether they arrived."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.delivery.edit_plan import arrived, part_arrived
from bot.delivery.look import Looker
from bot.delivery.outcome import gives_up
from bot.delivery.settle import FIRST_LOOK, LOOK_AFTER
from bot.delivery.stopwatch import Stopwatch
from bot.errors import MessageMissing, StaleVersion, TelegramError
from bot.model import Channel, Fingerprint, Kind, OutboxRow, State
from bot.ports import Clock, EditStore, OutboxStore

logger = logging.getLogger(__name__)


@dataclass
class EditDoubts:
    """One that did not arrive within the settle time is made again: it can do no harm twice."""

    edits: EditStore
    outbox: OutboxStore
    looker: Looker
    clock: Clock
    since: Stopwatch
    settle_seconds: float
    _next: dict[int, float] = field(default_factory=dict)  # seconds since the loss

    async def work(self, channels: Mapping[int, Channel]) -> None:
        await self._delete_again()
        for row in await self.edits.in_state(State.IN_DOUBT):
            channel = channels.get(row.channel_id)
            elapsed = self.since.elapsed(row.id)
            if channel is None or elapsed < self._next.get(row.id, FIRST_LOOK):
                continue
            try:
                await self._settle(row, channel, elapsed)
            except StaleVersion:
                logger.debug("outbox row %s was settled by somebody else", row.id)

    async def _delete_again(self) -> None:
        """A lost deletion is made again: what is gone already counts as done."""
        now = self.clock.now()
        for row in await self.edits.in_state(State.IN_DOUBT, Kind.DELETE):
            if self.since.elapsed(row.id) < LOOK_AFTER[1]:
                continue
            self.since.forget(row.id)
            state = State.FAILED if gives_up(row, now) else State.READY
            try:
                await self.outbox.move(row, state, now, "the answer to the deletion was lost")
            except StaleVersion:
                continue

    async def _settle(self, row: OutboxRow, channel: Channel, elapsed: float) -> None:
        post = await self.outbox.get(row.post_id or 0)
        shown = await self._arrived(row.fingerprint, post, channel) if row.fingerprint else None
        now = self.clock.now()
        if shown is not None:
            reason = "the answer was lost, but the post was updated"
            await self.edits.done(row, shown, now, reason, row.photos)
        elif elapsed >= self.settle_seconds:
            state, reason = (
                State.READY,
                "the answer was lost and the post is unchanged: trying again",
            )
            if gives_up(row, now):
                state, reason = State.FAILED, f"the answer was lost {row.attempts} times"
            await self.outbox.move(row, state, now, reason)
        else:
            later = next((s for s in LOOK_AFTER if s > elapsed), self.settle_seconds)
            self._next[row.id] = min(later, self.settle_seconds)
            return
        self._next.pop(row.id, None)
        self.since.forget(row.id)

    async def _arrived(
        self, wanted: Fingerprint, post: OutboxRow | None, channel: Channel
    ) -> Fingerprint | None:
        """What stands there where that is the edit, of an album with all its photos."""
        if post is None or post.message_id is None:
            return None
        before = post.fingerprint
        seen = await self._seen(channel, post.message_id)
        if seen is None or not arrived(wanted, seen, before):
            return None
        ids = list(wanted.more)
        as_before = before is not None and wanted.more == before.more and None not in wanted.more
        for place, message_id in enumerate(() if as_before else post.parts[1:], 1):
            part = await self._seen(channel, message_id)
            if part is None or not part_arrived(wanted, part, before, place):
                return None
            ids[place - 1] = part.photo_unique_id
        return replace(seen_with_links(seen, wanted), more=tuple(ids))

    async def _seen(self, channel: Channel, message_id: int) -> Fingerprint | None:
        try:
            return await self.looker.shows(channel, message_id)
        except MessageMissing:
            return None
        except TelegramError as error:
            logger.info("could not look for a lost edit in %s yet: %s", channel.name, error)
            return None


def seen_with_links(seen: Fingerprint, wanted: Fingerprint) -> Fingerprint:
    """As it stands there; the addresses as we write them, not as Telegram does."""
    return replace(wanted, photo_unique_id=seen.photo_unique_id)
