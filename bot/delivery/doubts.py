"""Settles lost answers: looks, waits, and asks an editor where nothing can be proved."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.delivery import settle
from bot.delivery.doubt_questions import DoubtQuestions
from bot.delivery.look import Looker, compared, newest
from bot.delivery.messenger import Messenger
from bot.delivery.outcome import gives_up
from bot.delivery.settle import Absent, Ask, Doubt, Found, LookAt, Verdict, Wait
from bot.delivery.stopwatch import Stopwatch
from bot.errors import StaleVersion, TelegramError
from bot.model import Channel, Fingerprint, Kind, OutboxRow, State
from bot.ports import ChannelStore, Clock, MessageLog, OutboxStore

logger = logging.getLogger(__name__)

BELOW_NEWEST = 6  # ids looked at below the newest, in a chat of which nothing was known
TRY_LOOK_AGAIN = 5.0
RESENT_WITHIN = timedelta(days=1)  # the clock may be wrong by hours; what is older is over
REMIND_AFTER = 60.0  # an editor who could not be reached is tried again after so long


@dataclass
class _Case:
    """What this process found out about one lost sending."""

    low: int
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    next_at: float = settle.FIRST_LOOK  # seconds since the loss
    looked: bool = False


@dataclass
class Doubts:
    outbox: OutboxStore
    channels: ChannelStore
    messages: MessageLog
    messenger: Messenger
    looker: Looker
    questions: DoubtQuestions
    clock: Clock
    since: Stopwatch
    settle_seconds: float
    _cases: dict[int, _Case] = field(default_factory=dict)

    async def recover(self, is_going: Callable[[int], bool]) -> None:
        """What an ended process was sending is in doubt; not what this one sends just now."""
        for row in await self.outbox.orphans():
            if is_going(row.id):
                continue
            reason = "the bot stopped during sending"
            try:
                await self.outbox.move(row, State.IN_DOUBT, self.clock.now(), reason)
            except StaleVersion:
                logger.debug("outbox row %s was finished by who began it", row.id)

    def looked(self) -> frozenset[int]:
        """Lost posts that were looked for at least once."""
        return frozenset(row_id for row_id, case in self._cases.items() if case.looked)

    async def blocked(self) -> frozenset[int]:
        """Channels in which nothing is sent yet, so that never two lost posts are mixed up.

        A channel goes on once the first look was made; where nothing can be looked at by
        content, once the doubt is settled or an editor was asked.
        """
        rows = [row for row in await self._lost() if row.asked_at is None]
        if not rows:
            return frozenset()
        channels = await self._channels()
        blind = await self.looker.service.chat_id() is None
        held: set[int] = set()
        for row in rows:
            case, channel = self._cases.get(row.id), channels.get(row.channel_id)
            if blind or case is None or not case.looked or channel is None or channel.protected:
                held.add(row.channel_id)
        return frozenset(held)

    async def work(self) -> None:
        """One round over all lost sendings whose time has come."""
        channels = await self._channels()
        rows = await self._lost()
        for row in rows:
            channel = channels.get(row.channel_id)
            if channel is not None:
                await self._guarded(row, channel, rows)
        await self._watch_resent(channels)

    async def _lost(self) -> list[OutboxRow]:
        """Posts alone: what a lost edit did is told by the post itself."""
        rows = await self.outbox.in_state(State.IN_DOUBT)
        return [row for row in rows if row.kind is Kind.SEND]

    async def _guarded(self, row: OutboxRow, channel: Channel, rows: Sequence[OutboxRow]) -> None:
        try:
            if row.asked_at is None:
                await self._settle(row, channel, alone=_is_alone(row, rows))
        except StaleVersion:
            logger.debug("outbox row %s was settled by somebody else", row.id)
        except TelegramError as error:
            self._case(row).next_at = self._elapsed(row) + TRY_LOOK_AGAIN
            logger.info("could not look for a lost post in %s yet: %s", channel.name, error)

    async def _settle(self, row: OutboxRow, channel: Channel, *, alone: bool) -> None:
        case = self._case(row)
        if self._elapsed(row) < case.next_at:
            return
        if channel.chat_id is None:
            channel = await self._met(channel)
        if case.low < 0:
            case.low = await self._first_low(row, channel)
        decision = await self._round(row, channel, case, alone)
        case.looked = True
        now = self.clock.now()
        if isinstance(decision, Wait):
            case.next_at = decision.seconds
        elif isinstance(decision, Found):
            reason = "the answer was lost, but the post is in the channel"
            await self.outbox.finish(row, decision.message_ids, now, reason)
            self._close(row)
        elif isinstance(decision, Absent):
            state, reason = resend(row, now)
            await self.outbox.move(row, state, now, reason, due_at=row.due_at)
            self._close(row)
        elif isinstance(decision, Ask):
            await self._ask(row, channel, decision, case)

    async def _ask(self, row: OutboxRow, channel: Channel, ask: Ask, case: _Case) -> None:
        if await self.questions.ask(row, channel):
            self._close(row)
        else:
            case.next_at = self._elapsed(row) + REMIND_AFTER
            logger.error(
                "cannot tell whether a post reached %s (%s) and no editor can be asked: "
                "set ADMIN_IDS and send /start to the bot",
                channel.name,
                ask.reason,
            )

    async def _round(
        self, row: OutboxRow, channel: Channel, case: _Case, alone: bool
    ) -> settle.Decision:
        """Look at everything this moment asks for."""
        fingerprint = row.fingerprint or Fingerprint("")
        now: dict[int, Verdict] = {}
        while True:
            known = await self._known(channel, case.low)
            doubt = Doubt(
                low=case.low,
                known=known,
                verdicts=case.verdicts,
                looked_now=now,
                elapsed=self._elapsed(row),
                settle=self.settle_seconds,
                count=max(1, len(row.photos or ())),
            )
            decision = settle.decide(doubt)
            if not isinstance(decision, LookAt):
                return decision
            witnessed = await self._witnessed(channel, fingerprint, case.low)
            verdict = witnessed.get(decision.message_id)
            if verdict is None:
                verdict = await self.looker.look(
                    channel, decision.message_id, fingerprint, alone=alone
                )
            now[decision.message_id] = verdict
            if settle.lasting(doubt, decision.message_id, verdict):
                case.verdicts[decision.message_id] = verdict

    async def _met(self, channel: Channel) -> Channel:
        """The very first post was lost before the bot knew the chat's number: without it nothing
        can be looked at. Raise TelegramError."""
        facts = await self.messenger.meet(channel.chat)
        if facts.may_post:
            await self.channels.met(channel.id, facts.chat_id, facts.protected, facts.title)
        return replace(channel, chat_id=facts.chat_id, protected=facts.protected)

    async def _first_low(self, row: OutboxRow, channel: Channel) -> int:
        """Where to begin in a chat of which nothing was known when the sending began."""
        fingerprint = row.fingerprint or Fingerprint("")
        witnessed = await self._witnessed(channel, fingerprint, 0)
        ours = [i for i, verdict in witnessed.items() if verdict is Verdict.OURS]
        if ours:
            return min(ours) - 1
        known = await self._known(channel, 0)
        if known:
            return max(0, min(known) - BELOW_NEWEST)
        return max(0, await newest(self.looker, channel, fingerprint) - BELOW_NEWEST)

    async def _witnessed(self, channel: Channel, ours: Fingerprint, low: int) -> dict[int, Verdict]:
        """What Telegram put into the channel's discussion group by itself: a look for nothing."""
        if channel.chat_id is None:
            return {}
        seen = await self.messages.witnessed(channel.chat_id, low)
        return {message_id: compared(ours, shows) for message_id, shows in seen.items()}

    async def _watch_resent(self, channels: Mapping[int, Channel]) -> None:
        """A lost first that turns up after it was sent again: the second goes."""
        for row in await self.outbox.recently_resent(self.clock.now() - RESENT_WITHIN):
            channel = channels.get(row.channel_id)
            if channel is None:
                continue
            try:
                await self._watch_one(row, channel)
            except StaleVersion:
                logger.debug("outbox row %s changed meanwhile", row.id)
            except TelegramError as error:
                logger.info("could not look for a late post in %s yet: %s", channel.name, error)

    async def _watch_one(self, row: OutboxRow, channel: Channel) -> None:
        case = self._cases.setdefault(row.id, _Case(low=row.lost_low_id or 0))
        if self._elapsed(row) < case.next_at:
            return
        decision = await self._round(row, channel, case, alone=True)
        if isinstance(decision, Wait):
            case.next_at = decision.seconds
            return
        if isinstance(decision, Found) and row.message_ids and channel.chat_id:
            await self.messenger.delete(channel.chat_id, row.message_ids)
            reason = "the first post turned up late: the second was deleted"
            row = await self.outbox.finish(row, decision.message_ids, self.clock.now(), reason)
        await self.outbox.watched(row)
        self._close(row)

    def _case(self, row: OutboxRow) -> _Case:
        low = -1 if row.low_id is None else row.low_id
        return self._cases.setdefault(row.id, _Case(low=low))

    def _close(self, row: OutboxRow) -> None:
        self._cases.pop(row.id, None)
        self.since.forget(row.id)

    def _elapsed(self, row: OutboxRow) -> float:
        """Seconds since the call left."""
        return self.since.elapsed(row.id)

    async def _known(self, channel: Channel, low: int) -> frozenset[int]:
        if channel.chat_id is None:
            return frozenset()
        return frozenset(await self.messages.above(channel.chat_id, low))

    async def _channels(self) -> dict[int, Channel]:
        return {channel.id: channel for channel in await self.channels.all()}


def resend(row: OutboxRow, now: datetime) -> tuple[State, str]:
    """What becomes of a lost one that is proved not to be there."""
    if gives_up(row, now):
        return (
            State.FAILED,
            f"the answer was lost {row.attempts} times and the post is not in the channel",
        )
    return State.READY, "the answer was lost and the post did not arrive: sending it again"


def _is_alone(row: OutboxRow, rows: Sequence[OutboxRow]) -> bool:
    """Is this the only lost post of its channel?"""
    return all(other.id == row.id or other.channel_id != row.channel_id for other in rows)
