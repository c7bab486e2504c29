"""Takes what is due from the outbox, one row a channel at a time, many channels side by side."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.delivery.approval_off import ApprovalOff
from bot.delivery.approvals import Approvals
from bot.delivery.catch_up import CatchUpQuestion
from bot.delivery.doubts import Doubts
from bot.delivery.edit_lane import EditLane
from bot.delivery.failures import Failures
from bot.delivery.handover import Handover
from bot.delivery.mad_feeds import MadFeeds
from bot.delivery.meeting import Meeting
from bot.delivery.moved import MoveNotice
from bot.delivery.quiet import Gate
from bot.delivery.reminder import Reminder
from bot.delivery.sender import Sender
from bot.delivery.stuck import Stuck
from bot.errors import StaleVersion, StorageError, TelegramError
from bot.model import Channel, Following, OutboxRow, State
from bot.newsroom.rules.catch_up import ALIVE_EVERY
from bot.ports import ChannelStore, Clock, OutboxStore
from bot.running import first_of, wait

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.3  # seconds; what another process queued is sent within a second
TOGETHER = 0.005  # seconds; what ends within them is followed by one look
DOUBTS_EVERY = 0.5
MEET_EVERY = 60.0
SWEEP_EVERY = 3.0
MOST_AT_ONCE = 16
START_WITHIN = 0.5  # seconds until a channel's turn
FINISH_WITHIN = 8.0  # seconds given to what is under way when the bot stops
AFTER_STORAGE_ERROR = 5.0
AFTER_TELEGRAM_ERROR = 5.0

Work = Callable[[], Awaitable[None]]


@dataclass
class Publisher:
    outbox: OutboxStore
    channels: ChannelStore
    sender: Sender
    doubts: Doubts
    approvals: Approvals
    edits: EditLane
    failures: Failures
    catch_up: CatchUpQuestion
    moved: MoveNotice
    approval_off: ApprovalOff
    reminder: Reminder
    handover: Handover
    mad_feeds: MadFeeds
    meeting: Meeting
    stuck: Stuck
    gate: Gate
    clock: Clock
    _under_way: dict[int, tuple[int, asyncio.Task[bool]]] = field(default_factory=dict)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _leading: bool = False
    _crowded: bool = False  # channels waited for a place at the last look
    _ending: bool = False

    async def run(self, stop: asyncio.Event, leads: asyncio.Event | None = None) -> None:
        """Until `stop` is set; then what is under way is finished.

        Several processes send side by side; one alone settles, edits and asks: this one from
        when `leads` is set, from the start where it is not given.
        """
        await self._done(self.sender.holds.load, stop)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._lead(leads, stop))
                group.create_task(self._send_due(stop))
                group.create_task(self._every(DOUBTS_EVERY, self.stuck.work, stop))
                group.create_task(self._every(SWEEP_EVERY, self.sender.holds.work, stop))
            self._ending = True
            await self._finish()
        finally:
            self._drop()

    async def _lead(self, leads: asyncio.Event | None, stop: asyncio.Event) -> None:
        if leads is not None:
            await first_of(leads, stop)
            if stop.is_set():
                return
        await self._done(self._begin_to_lead, stop)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._every(DOUBTS_EVERY, self.doubts.work, stop))
            group.create_task(self._every(SWEEP_EVERY, self._recover, stop))
            group.create_task(self._every(LOOK_EVERY, self.approvals.work, stop))
            group.create_task(self._every(LOOK_EVERY, self.edits.start_due, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.edits.settle, stop))
            group.create_task(self._every(LOOK_EVERY, self.edits.questions.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.failures.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.edits.withdrawals.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.catch_up.work, stop))
            group.create_task(self._every(ALIVE_EVERY, self.catch_up.catch_up.alive, stop))
            group.create_task(self._every(SWEEP_EVERY, self.mad_feeds.work, stop))
            group.create_task(self._every(MEET_EVERY, self.moved.work, stop))
            group.create_task(self._every(MEET_EVERY, self.approval_off.work, stop))
            group.create_task(self._every(MEET_EVERY, self.reminder.work, stop))
            group.create_task(self._every(MEET_EVERY, self.handover.work, stop))
            group.create_task(self._every(MEET_EVERY, self.meeting.work, stop))
            group.create_task(self._every(SWEEP_EVERY, self._sweep, stop))

    async def _begin_to_lead(self) -> None:
        await self._recover()
        for channel_id, at in (await self.outbox.last_sent()).items():
            self.gate.sent(channel_id, at)
        self._leading = True

    async def _recover(self) -> None:
        await self.doubts.recover(
            lambda row_id: row_id in self.sender.on_the_way or row_id in self.edits.on_the_way
        )

    async def _every(self, seconds: float, work: Work, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await wait(stop, await self._guarded(work, seconds))

    async def _done(self, work: Work, stop: asyncio.Event) -> None:
        """Again and again until the database lets it."""
        while not stop.is_set():
            try:
                return await work()
            except StorageError as error:
                logger.error("%s", error)
            await wait(stop, AFTER_STORAGE_ERROR)

    async def _guarded(self, work: Work, seconds: float) -> float:
        """Seconds until the next round."""
        try:
            await work()
        except StorageError as error:
            logger.error("%s", error)
            return AFTER_STORAGE_ERROR
        except TelegramError as error:
            logger.warning("%s", error)
            return min(seconds, AFTER_TELEGRAM_ERROR)
        return seconds

    async def _send_due(self, stop: asyncio.Event) -> None:
        """Look again as soon as something is sent: the next of its channel may be due.

        A look costs as much as writing a post down, so one follows all that ended together.
        """
        while not stop.is_set():
            self._wake.clear()
            pause = await self._guarded(self._start_due, LOOK_EVERY)
            await wait(stop if pause > LOOK_EVERY else self._wake, pause)
            await wait(stop, TOGETHER)

    async def _start_due(self) -> None:
        if not self._leading and self.gate.least_seconds:
            return  # the time since a channel's last post is one process's knowledge
        heads = await self.outbox.heads(self.clock.now())
        if not heads:
            return
        blocked = await self.doubts.blocked()
        channels = {channel.id: channel for channel in await self.channels.all()}
        self._crowded = False
        for row in heads:
            channel = channels.get(row.channel_id)
            if channel is None or row.channel_id in blocked or self._is_busy(channel, channels):
                continue
            if len(self._under_way) >= MOST_AT_ONCE:
                self._crowded = True
                return
            if channel.chat_id is not None:
                self.sender.pace.same(channel.chat, channel.chat_id)
            # Whoever must wait long takes no place of those who need not.
            if not self._goes_soon(channel):
                continue
            # By now: the channel's last post may have arrived while this was read.
            if self.gate.opens(row, self.clock.now()):
                alone = not any(_share_chat(channel, other) for other in channels.values())
                task = asyncio.create_task(self._send(row, channel, alone=alone))
                self._under_way[channel.id] = row.id, task
                task.add_done_callback(partial(self._ended, channel.id))

    def _ended(self, channel_id: int, task: asyncio.Task[bool]) -> None:
        self._under_way.pop(channel_id, None)
        # Where many wait for a place one look fills several.
        room = not self._crowded or len(self._under_way) <= MOST_AT_ONCE // 2
        if room and not task.cancelled() and task.result():
            self._wake.set()

    def _is_busy(self, channel: Channel, channels: Mapping[int, Channel]) -> bool:
        """Is something on its way to the same chat? The topics of a forum share its ids."""
        chats = (channels[i] for i in self._under_way if i in channels)
        return any(other.chat == channel.chat for other in chats)

    async def _send(self, row: OutboxRow, channel: Channel, *, alone: bool) -> bool:
        """False where another process has the chat in hand: no reason to look again at once.

        `alone`: no other channel posts to this chat, so what follows there may go at once.
        """
        following: Following | None = None
        try:
            while await self.outbox.claim(row, self.doubts.looked()):
                coming = following or await self.sender.coming(row, channel)
                if coming is None:
                    return True
                following = await self.sender.send(coming, partial(self._follows, alone))
                self.gate.sent(row.channel_id, self.clock.now())
                if following is None:
                    return True
                if not _is_begun(following) and not (
                    self._goes_soon(following.channel) and self._follows(alone, following)
                ):
                    return True
                row, channel = following.row, following.channel
                self._under_way[channel.id] = row.id, self._under_way[channel.id][1]
            return False
        except StaleVersion:
            logger.debug("outbox row %s was taken by somebody else", row.id)
        except StorageError as error:
            # Perhaps sent and not written down: looked at like a lost answer.
            logger.error("%s", error)
            self.stuck.add(row.id, error)
        except Exception as error:
            logger.exception("article %s could not be sent to %s", row.article_id, channel.name)
            self.stuck.add(row.id, error)
        return True

    def _follows(self, alone: bool, following: Following) -> bool:
        """May it go as soon as the one before it is there, without a look at who else waits? Not
        where channels wait for a place."""
        now = self.clock.now()
        self.gate.sent(following.channel.id, now)
        return (
            alone
            and not self._ending
            and (len(self._under_way) < MOST_AT_ONCE or not self._crowded)
            and self.gate.opens(following.row, now)
        )

    def _goes_soon(self, channel: Channel) -> bool:
        return self.sender.pace.delay(channel.chat_id or channel.chat) <= START_WITHIN

    async def _sweep(self) -> None:
        await self.sender.service.sweep(self.doubts.settle_seconds)

    def under_way(self) -> tuple[set["asyncio.Task[Any]"], set["asyncio.Task[Any]"]]:
        """Those that wait for something, and those whose call is on its way to Telegram."""
        edits, edits_going = self.edits.under_way()
        waiting: set[asyncio.Task[Any]] = {*edits}
        going: set[asyncio.Task[Any]] = {*edits_going}
        for row_id, task in self._under_way.values():
            (going if row_id in self.sender.on_the_way else waiting).add(task)
        return waiting, going

    def _drop(self) -> None:
        """What is left where the bot is ended at once; the next start settles it."""
        waiting, going = self.under_way()
        for task in waiting | going:
            task.cancel()

    async def _finish(self) -> None:
        """What waits for its turn is given up, what is on its way to Telegram is waited for."""
        waiting, going = self.under_way()
        for task in waiting:
            task.cancel()
        tasks = waiting | going
        if not tasks:
            return
        _, pending = await asyncio.wait(tasks, timeout=FINISH_WITHIN)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


def _is_begun(following: Following) -> bool:
    return following.row.state is State.SENDING


def _share_chat(one: Channel, other: Channel) -> bool:
    return one.id != other.id and one.chat == other.chat
