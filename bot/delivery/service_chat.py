"""The service chat: where photos get their file ids, lost posts are looked at, editors are asked.

Whatever the bot puts there for itself is written down first and deleted after; what a kill left
behind is swept up at the next start.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.delivery.messenger import ChatFacts, Copy, Delivered, Messenger
from bot.delivery.pace import Pace
from bot.delivery.stopwatch import Stopwatch
from bot.errors import (
    AnswerLost,
    ChatGone,
    ChatMoved,
    FloodWait,
    MessageMissing,
    Refused,
    StorageError,
    TelegramError,
)
from bot.model import Button, Fingerprint, Trace
from bot.ports import Clock, MessageLog, PeopleStore, TraceStore

logger = logging.getLogger(__name__)

TELL_WITHIN = 60.0  # seconds; where Telegram asks for a longer wait nobody can be reached now
TRY_AGAIN = 600.0  # seconds until a person who had not started the bot is tried again
SWEPT = 60  # ids below the newest one that may hold a forgotten copy
AHEAD = 3  # and above it, where the last call's answer was lost


@dataclass
class ServiceChat:
    """`configured` is SERVICE_CHAT; without it the first of `admins` whom the bot may write to."""

    messenger: Messenger
    traces: TraceStore
    messages: MessageLog
    people: PeopleStore
    pace: Pace
    clock: Clock
    configured: int | str | None = None
    admins: tuple[int, ...] = ()
    _facts: ChatFacts | None = None
    _ages: Stopwatch = field(init=False)  # of traces
    _closed_until: dict[int, float] = field(default_factory=dict)
    _moved: dict[int, int] = field(default_factory=dict)  # a group that became a supergroup

    def __post_init__(self) -> None:
        self._ages = Stopwatch(self.clock)

    async def chat_id(self) -> int | None:
        """The chat's number; None where there is nobody to write to."""
        if self.configured is not None:
            return await self._met(self.configured)
        now = self.clock.monotonic()
        usable = [a for a in self.admins if self._closed_until.get(a, 0.0) <= now]
        for admin in usable:
            person = await self.people.get(admin)
            if person and person.started_at and not person.blocked_at:
                return admin
        return usable[0] if usable else None

    async def _met(self, chat: int | str) -> int | None:
        if isinstance(chat, int):
            chat = self._moved.get(chat, chat)
            return chat if self._closed_until.get(chat, 0.0) <= self.clock.monotonic() else None
        if self._facts is None:
            try:
                self._facts = await self.messenger.meet(chat)
            except TelegramError as error:
                logger.warning("SERVICE_CHAT %s cannot be used: %s", chat, error)
                return None
        return self._facts.chat_id

    def opened(self, chat_id: int) -> None:
        """Somebody there just wrote to the bot: it may write back."""
        self._closed_until.pop(chat_id, None)

    def is_busy(self, chat_id: int, seconds: float) -> bool:
        """Would a message have to wait longer than this?"""
        return self.pace.delay(chat_id, minute=chat_id < 0) > seconds

    async def upload(self, chat_id: int, photo: bytes) -> Delivered:
        """A photo for its ids; the message is deleted at once. Raise TelegramError."""
        trace = await self._begin(chat_id)
        try:
            delivered = await self.messenger.upload(chat_id, photo)
        except AnswerLost:
            raise  # the trace stays: the photo may stand there
        except TelegramError as error:
            await self._not_done(trace, error)
            raise
        await self._clean(trace, delivered.message_id)
        return delivered

    async def copy(self, chat_id: int, from_chat: int, message_id: int) -> Copy:
        """What stands at an id of another chat, by a forward that is deleted at once."""
        trace = await self._begin(chat_id)
        try:
            copy = await self.messenger.forward(from_chat, message_id, chat_id)
        except AnswerLost:
            raise
        except TelegramError as error:
            await self._not_done(trace, error)
            raise
        await self._clean(trace, copy.message_id)
        return copy

    async def copy_of_protected(self, chat_id: int, from_chat: int, message_id: int) -> Fingerprint:
        """The same where content may not be forwarded: a copy of the bot's own is forwarded."""
        trace = await self._begin(chat_id)
        try:
            copied = await self.messenger.copy(from_chat, message_id, chat_id)
        except AnswerLost:
            raise
        except TelegramError as error:
            await self._not_done(trace, error)
            raise
        await self.traces.answered(trace.id, copied)
        await self.messages.note(chat_id, [copied], ours=True)
        try:
            return (await self.copy(chat_id, chat_id, copied)).shows
        finally:
            await self._clean(replace(trace, message_id=copied), copied)

    async def tell(self, text: str, buttons: Sequence[Button] = ()) -> tuple[int, int] | None:
        """(chat, message) of what was said to the editors; None where nobody could be reached."""
        while (chat_id := await self.chat_id()) is not None:
            if self.is_busy(chat_id, TELL_WITHIN):
                return None
            await self.pace.turn(chat_id, minute=chat_id < 0)
            try:
                message_id = await self.messenger.tell(chat_id, text, buttons)
            except (ChatGone, ChatMoved) as error:
                self.close(chat_id, error)
                continue
            except TelegramError as error:
                self._heed(chat_id, error)
                logger.warning("could not tell the service chat: %s", error)
                return None
            try:
                await self.messages.note(chat_id, [message_id], ours=True)
            except StorageError as error:
                logger.warning("said, but not written down: %s", error)
            return chat_id, message_id
        return None

    async def withdraw(self, chat_id: int, message_id: int) -> None:
        """Delete a message there; one that is gone already is as good."""
        try:
            await self.messenger.delete(chat_id, [message_id])
        except MessageMissing:
            logger.debug("message %s of the service chat was gone already", message_id)

    async def sweep(self, settled_after: float) -> None:
        """Delete what earlier calls left behind; seconds after which a lost answer is settled."""
        for trace in await self.traces.all():
            age = self._ages.elapsed(trace.id)
            if trace.message_id is not None:
                await self._clean(trace, trace.message_id)
            elif age >= settled_after and await self._sweep_unknown(trace.chat_id):
                await self.traces.remove(trace.id)
                self._ages.forget(trace.id)

    async def _sweep_unknown(self, chat_id: int) -> bool:
        """Look at the ids nobody is known to hold; delete our own copies among them.

        False where no id of the chat is known yet, by which to look for others.
        """
        top = await self.messages.top(chat_id)
        if top is None:
            return False
        known = await self.messages.above(chat_id, top - SWEPT)
        for message_id in range(max(1, top - SWEPT + 1), top + AHEAD + 1):
            if message_id not in known:
                await self._sweep_one(chat_id, message_id)
        return True

    async def _sweep_one(self, chat_id: int, message_id: int) -> None:
        try:
            copy = await self.copy(chat_id, chat_id, message_id)
        except Refused:
            return  # nothing there, or nothing of ours
        if copy.from_chat is not None or (
            copy.from_bot and await self._is_copy(chat_id, message_id, copy)
        ):
            await self.withdraw(chat_id, message_id)
        await self.messages.note(chat_id, [message_id], ours=bool(copy.from_bot))

    async def _is_copy(self, chat_id: int, message_id: int, copy: Copy) -> bool:
        """An upload, or what a look at a message of our own left: a forward cannot be edited."""
        if copy.shows.photo_unique_id and not copy.shows.text:
            return True
        return not await self.messenger.is_unchanged(chat_id, message_id)

    async def _begin(self, chat_id: int) -> Trace:
        await self.pace.turn(chat_id, minute=chat_id < 0)
        return await self.traces.add(chat_id, self.clock.now())

    async def _not_done(self, trace: Trace, error: TelegramError) -> None:
        """Nothing of ours stands there, so there is nothing to clean up."""
        await self.traces.remove(trace.id)
        self._heed(trace.chat_id, error)

    def _heed(self, chat_id: int, error: TelegramError) -> None:
        if isinstance(error, FloodWait):
            self.pace.hold(chat_id, error.seconds)
        if isinstance(error, ChatMoved):
            self._moved[chat_id] = error.chat_id

    def close(self, chat_id: int, error: Refused) -> None:
        """The chat refuses the bot's messages: somebody else is tried for now."""
        self._heed(chat_id, error)
        if isinstance(error, ChatMoved):
            return
        logger.warning("cannot write to %s: %s; send /start to the bot there", chat_id, error)
        self._closed_until[chat_id] = self.clock.monotonic() + TRY_AGAIN

    async def _clean(self, trace: Trace, message_id: int) -> None:
        """Delete the copy; where that fails for now, the trace stays for the next sweep.

        The trace hears of its number first: what is known otherwise no sweep looks at.
        """
        if trace.message_id is None:
            await self.traces.answered(trace.id, message_id)
        await self.messages.note(trace.chat_id, [message_id], ours=True)
        try:
            await self.withdraw(trace.chat_id, message_id)
        except Refused as error:
            logger.warning("a copy in the service chat cannot be deleted: %s", error)
        except TelegramError as error:
            logger.info("a copy in the service chat is deleted later: %s", error)
            return
        await self.traces.remove(trace.id)
