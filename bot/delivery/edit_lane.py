"""Takes the edits that are due, one a channel at a time, beside the channel's posts."""

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial

from bot.delivery.edit_doubts import EditDoubts
from bot.delivery.edit_questions import EditQuestions
from bot.delivery.editing import PostEditor
from bot.delivery.pace import NEAR
from bot.delivery.removing import Remover
from bot.delivery.stuck import Stuck
from bot.delivery.withdrawals import WithdrawalQuestions
from bot.errors import StaleVersion, StorageError
from bot.model import Channel, Kind, OutboxRow
from bot.ports import ChannelStore, Clock, EditStore, OutboxStore

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 4  # edits come after posts: most of what can be under way is left to these


@dataclass
class EditLane:
    edits: EditStore
    outbox: OutboxStore
    channels: ChannelStore
    editor: PostEditor
    doubts: EditDoubts
    questions: EditQuestions
    remover: Remover
    withdrawals: WithdrawalQuestions
    clock: Clock
    stuck: Stuck
    _under_way: dict[int, tuple[int, asyncio.Task[None]]] = field(default_factory=dict)

    async def start_due(self) -> None:
        heads = await self.edits.heads(self.clock.now())
        if not heads:
            return
        channels = await self._channels()
        for row in heads:
            channel = channels.get(row.channel_id)
            if channel is None or channel.id in self._under_way or not self._is_time(row):
                continue
            if self.editor.pace.delay(channel.chat_id or channel.chat) > NEAR:
                continue
            if len(self._under_way) >= MOST_AT_ONCE:
                return
            task = asyncio.create_task(self._edit(row, channel))
            self._under_way[channel.id] = row.id, task
            task.add_done_callback(partial(self._ended, channel.id))

    async def settle(self) -> None:
        await self.stuck.work()
        await self.doubts.work(await self._channels())

    def under_way(self) -> tuple[set["asyncio.Task[None]"], set["asyncio.Task[None]"]]:
        """Those that wait for something, and those whose call is on its way to Telegram."""
        going = {task for i, task in self._under_way.values() if i in self.on_the_way}
        return {task for _, task in self._under_way.values()} - going, going

    @property
    def on_the_way(self) -> set[int]:
        """Rows whose call is on its way."""
        return self.editor.on_the_way | self.remover.on_the_way

    def _is_time(self, row: OutboxRow) -> bool:
        return self.editor.not_before.get(row.id, 0.0) <= self.clock.monotonic()

    def _ended(self, channel_id: int, _: "asyncio.Task[None]") -> None:
        self._under_way.pop(channel_id, None)

    async def _edit(self, row: OutboxRow, channel: Channel) -> None:
        try:
            if row.kind is Kind.DELETE:
                await self.remover.remove(row, channel)
            else:
                await self.editor.edit(row, channel)
        except StaleVersion:
            logger.debug("outbox row %s was taken by somebody else", row.id)
        except StorageError as error:
            # Perhaps made and not written down: looked at like a lost answer.
            logger.error("%s", error)
            self.stuck.add(row.id, error)
        except Exception as error:
            logger.exception("article %s could not be changed in %s", row.article_id, channel.name)
            self.stuck.add(row.id, error)

    async def _channels(self) -> dict[int, Channel]:
        return {channel.id: channel for channel in await self.channels.all()}
