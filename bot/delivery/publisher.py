"""Takes what is due from the outbox, one row a channel at a time, many channels side by side."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.delivery.approvals import Approvals
from bot.delivery.catch_up import CatchUpQuestion
from bot.delivery.doubts import Doubts
from bot.delivery.edit_lane import EditLane
from bot.delivery.failures import Failures
from bot.delivery.mad_feeds import MadFeeds
from bot.delivery.messenger import Messenger
from bot.delivery.moved import MoveNotice
from bot.delivery.quiet import Gate
from bot.delivery.reminder import Reminder
from bot.delivery.sender import Sender
from bot.errors import ChatGone, StaleVersion, StorageError, TelegramError
from bot.model import Channel, OutboxRow
from bot.newsroom.catch_up import ALIVE_EVERY
from bot.ports import ChannelStore, Clock, OutboxStore

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.3  # seconds; what another process queued is sent within a second
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
    reminder: Reminder
    mad_feeds: MadFeeds
    messenger: Messenger
    gate: Gate
    clock: Clock
    _under_way: dict[int, tuple[int, asyncio.Task[None]]] = field(default_factory=dict)
    _stuck: set[int] = field(default_factory=set)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is under way is finished."""
        await self.doubts.recover()
        await self.sender.holds.load()
        for channel_id, at in (await self.outbox.last_sent()).items():
            self.gate.sent(channel_id, at)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._send_due(stop))
            group.create_task(self._every(DOUBTS_EVERY, self._settle, stop))
            group.create_task(self._every(LOOK_EVERY, self.approvals.work, stop))
            group.create_task(self._every(LOOK_EVERY, self.edits.start_due, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.edits.settle, stop))
            group.create_task(self._every(LOOK_EVERY, self.edits.questions.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.failures.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.edits.withdrawals.work, stop))
            group.create_task(self._every(DOUBTS_EVERY, self.catch_up.work, stop))
            group.create_task(self._every(ALIVE_EVERY, self.catch_up.catch_up.alive, stop))
            group.create_task(self._every(SWEEP_EVERY, self.sender.holds.work, stop))
            group.create_task(self._every(SWEEP_EVERY, self.mad_feeds.work, stop))
            group.create_task(self._every(MEET_EVERY, self.moved.work, stop))
            group.create_task(self._every(MEET_EVERY, self.reminder.work, stop))
            group.create_task(self._every(MEET_EVERY, self._meet, stop))
            group.create_task(self._every(SWEEP_EVERY, self._sweep, stop))
        await self._finish()

    async def _every(self, seconds: float, work: Work, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await wait(stop, await self._guarded(work, seconds))

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
        """Look again as soon as something is sent: the next of its channel may be due."""
        while not stop.is_set():
            self._wake.clear()
            pause = await self._guarded(self._start_due, LOOK_EVERY)
            await wait(stop if pause > LOOK_EVERY else self._wake, pause)

    async def _start_due(self) -> None:
        now = self.clock.now()
        heads = await self.outbox.heads(now)
        if not heads:
            return
        blocked = await self.doubts.blocked()
        channels = {channel.id: channel for channel in await self.channels.all()}
        for row in heads:
            channel = channels.get(row.channel_id)
            if channel is None or row.channel_id in blocked or self._is_busy(channel, channels):
                continue
            if len(self._under_way) >= MOST_AT_ONCE:
                return
            if channel.chat_id is not None:
                self.sender.pace.same(channel.chat, channel.chat_id)
            # Whoever must wait long takes no place of those who need not.
            if self.sender.pace.delay(channel.chat_id or channel.chat) > START_WITHIN:
                continue
            if self.gate.opens(row, now):
                task = asyncio.create_task(self._send(row, channel))
                self._under_way[channel.id] = row.id, task
                task.add_done_callback(partial(self._ended, channel.id))

    def _ended(self, channel_id: int, _: asyncio.Task[None]) -> None:
        self._under_way.pop(channel_id, None)
        self._wake.set()

    def _is_busy(self, channel: Channel, channels: Mapping[int, Channel]) -> bool:
        """Is something on its way to the same chat? The topics of a forum share its ids."""
        chats = (channels[i] for i in self._under_way if i in channels)
        return any(other.chat == channel.chat for other in chats)

    async def _send(self, row: OutboxRow, channel: Channel) -> None:
        try:
            await self.sender.send(row, channel)
            self.gate.sent(row.channel_id, self.clock.now())
        except StaleVersion:
            logger.debug("outbox row %s was taken by somebody else", row.id)
        except StorageError as error:
            # Perhaps sent and not written down: looked at like a lost answer.
            logger.error("%s", error)
            self._stuck.add(row.id)
        except Exception:
            logger.exception("article %s could not be sent to %s", row.article_id, channel.name)
            self._stuck.add(row.id)

    async def _settle(self) -> None:
        for row_id in tuple(self._stuck):
            await self.doubts.doubt(row_id, "an error while this was being sent")
            self._stuck.discard(row_id)
        await self.doubts.work()

    async def _meet(self) -> None:
        """Learn the chats' numbers; look again at those where the bot could not post."""
        for channel in await self.channels.all():
            if channel.active and channel.chat_id is not None:
                continue
            try:
                facts = await self.messenger.meet(channel.chat)
            except ChatGone as error:
                if channel.active:
                    await self.channels.stop(channel.id, str(error), self.clock.now())
                    logger.error("%s: %s", channel.name, error)
                continue
            if facts.may_post:
                await self.channels.met(channel.id, facts.chat_id, facts.protected)

    async def _sweep(self) -> None:
        await self.sender.service.sweep(self.doubts.settle_seconds)

    def under_way(self) -> tuple[set["asyncio.Task[None]"], set["asyncio.Task[None]"]]:
        """Those that wait for something, and those whose call is on its way to Telegram."""
        waiting, going = self.edits.under_way()
        for row_id, task in self._under_way.values():
            (going if row_id in self.sender.on_the_way else waiting).add(task)
        return waiting, going

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


async def wait(stop: asyncio.Event, seconds: float) -> None:
    """Sleep, but no longer than until `stop` is set."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
