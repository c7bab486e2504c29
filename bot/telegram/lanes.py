"""Updates under way: each chat's in order, chats side by side, none confirmed before it is done."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from bot.errors import StorageUnwell

logger = logging.getLogger(__name__)

HANDLE_WITHIN = 20.0
UNWELL_PAUSE = 2.0

Handle = Callable[[Update], Awaitable[object]]
Admits = Callable[[Update], bool]
Lane = tuple[str, int]


def everything(_: Update) -> bool:
    return True


@dataclass
class Lanes:
    """`admits` says whether an update takes its turn among those of its chat; one that is
    refused is answered at once."""

    handle: Handle
    admits: Admits = everything
    _waiting: dict[Lane, deque[Update]] = field(default_factory=lambda: defaultdict(deque))
    _tasks: dict[Lane, asyncio.Task[None]] = field(default_factory=dict)
    _unfinished: dict[int, None] = field(default_factory=dict)  # ids in the order taken
    _taken: set[int] = field(default_factory=set)  # ids that Telegram may still repeat
    _next: int | None = None

    @property
    def offset(self) -> int | None:
        """What Telegram is asked from: everything below it is done."""
        return next(iter(self._unfinished), self._next)

    def take(self, updates: Sequence[Update]) -> None:
        """Telegram repeats what is not confirmed: known ones are passed over."""
        for update in updates:
            if update.update_id not in self._taken:
                self._take(update)
        if updates:
            # Below the first one everything is confirmed and cannot come again.
            first = updates[0].update_id
            self._taken = {known for known in self._taken if known >= first}
            self._next = updates[-1].update_id + 1

    def _take(self, update: Update) -> None:
        self._taken.add(update.update_id)
        self._unfinished[update.update_id] = None
        lane: Lane = ("chat", chat_of(update))
        if not self.admits(update):
            lane = ("refused", update.update_id)
        self._waiting[lane].append(update)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._run(lane))

    async def settle(self, seconds: float) -> None:
        """Until all are done, but no longer than so many seconds."""
        if self._tasks:
            await asyncio.wait(set(self._tasks.values()), timeout=seconds)

    async def close(self, seconds: float) -> None:
        """Those under way may end; the others come again when the bot does."""
        self._waiting.clear()
        await self.settle(seconds)
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, lane: Lane) -> None:
        try:
            while self._waiting.get(lane):
                update = self._waiting[lane].popleft()
                await self._handle(update)
                self._unfinished.pop(update.update_id, None)
        finally:
            self._waiting.pop(lane, None)
            self._tasks.pop(lane, None)

    async def _handle(self, update: Update) -> None:
        """What cannot be written down now is not confirmed: its chat waits for the database."""
        is_over = False
        while not is_over:
            is_over = await self._is_over(update)
            await asyncio.sleep(0.0 if is_over else UNWELL_PAUSE)

    async def _is_over(self, update: Update) -> bool:
        try:
            async with asyncio.timeout(HANDLE_WITHIN):
                await self.handle(update)
        except StorageUnwell as error:
            logger.warning("update %s waits: %s", update.update_id, error)
            return False
        except TimeoutError:
            logger.error("update %s took longer than %s s", update.update_id, HANDLE_WITHIN)
        except Exception:
            logger.exception("update %s could not be handled", update.update_id)
        return True


def chat_of(update: Update) -> int:
    """The chat whose order counts; for presses and inline questions the person.

    0 for what Telegram has brought in since this was written: nothing here waits for it.
    """
    try:
        event = update.event
    except UpdateTypeLookupError:
        return 0
    chat = getattr(event, "chat", None)
    if chat is None:
        chat = getattr(event, "from_user", None)
    return chat.id if chat is not None else 0
