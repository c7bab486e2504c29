"""Chats that Telegram told us to leave alone: kept over a restart, and a long one is said once."""

import json
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery.pace import EVERY_CHAT, Pace
from bot.delivery.service_chat import ServiceChat
from bot.ports import Clock, FactStore
from bot.texts import Texts

FACT = "delivery.waits"  # by chat: until when, and how many seconds that was
WORTH_KEEPING = 5.0  # seconds; a restart takes as long
WORTH_SAYING = 300.0


@dataclass
class Holds:
    pace: Pace
    facts: FactStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    zone: ZoneInfo
    _said: dict[Hashable, datetime] = field(default_factory=dict)
    _to_say: dict[Hashable, tuple[str, datetime]] = field(default_factory=dict)
    _slowed: dict[Hashable, str] = field(default_factory=dict)  # by name, until it is said
    _slow_said: set[Hashable] = field(default_factory=set)

    async def load(self) -> None:
        """What an earlier process was told still counts."""
        for chat, (until, asked) in json.loads(await self.facts.get(FACT) or "{}").items():
            left = (datetime.fromisoformat(until) - self.clock.now()).total_seconds()
            left = min(left, asked)  # longer only where the clock was set back
            if left > 0:
                self.pace.hold(_chat(chat), left, alone=True)

    async def hold(self, chat: Hashable, seconds: float, name: str) -> None:
        """`name` is what editors call the chat."""
        self.pace.hold(chat, seconds)
        if self.pace.is_slowed(chat) and chat not in self._slow_said:
            self._slowed[chat] = name
        if seconds < WORTH_KEEPING:
            return
        now = self.clock.now()
        held = {
            str(one): ((now + timedelta(seconds=left)).isoformat(), left)
            for one, left in self.pace.held().items()
        }
        await self.facts.put(FACT, json.dumps(held))
        if seconds >= WORTH_SAYING and self._said.get(chat, now) <= now:
            self._to_say[chat] = name, now + timedelta(seconds=seconds)

    async def work(self) -> None:
        """Say what is to be said, once the service chat takes it."""
        for chat, (name, until) in tuple(self._to_say.items()):
            if until <= self.clock.now():
                self._to_say.pop(chat)
            else:
                await self._say(chat, name, until)
        self._slow_said = {chat for chat in self._slow_said if self.pace.is_slowed(chat)}
        for chat, name in tuple(self._slowed.items()):
            if await self._say_slowed(name):
                self._slow_said.add(chat)
                self._slowed.pop(chat)

    async def _say_slowed(self, name: str) -> bool:
        said = await self.service.tell(
            self.texts.say(
                "Telegram keeps asking me to wait in {channel}: I post there more slowly now, and"
                " as usual again once it is calm.",
                channel=name,
            )
        )
        return said is not None

    async def _say(self, chat: Hashable, name: str, until: datetime) -> None:
        local = until.astimezone(self.zone)
        said = await self.service.tell(
            self.texts.say(
                "Telegram asks me to wait until {time} on {date} before I post in {channel} again."
                " Nothing is lost: the posts wait and then go out in their order.",
                time=self.texts.time(local),
                date=self.texts.date_short(local),
                channel=name,
            )
        )
        if said is not None:
            self._said[chat] = until
            self._to_say.pop(chat, None)


def _chat(name: str) -> Hashable:
    if name == EVERY_CHAT:
        return EVERY_CHAT
    return int(name) if name.removeprefix("-").isdigit() else name
