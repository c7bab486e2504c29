"""Posts and edits that could not be made for good: an editor decides, and sees the reason."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from bot.delivery.messenger import Button
from bot.delivery.questions import parse
from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Channel, Kind, OutboxRow, State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.texts import Texts

FAILURE = "failed"
MOST_OPEN = 3  # questions a channel; what is behind them is asked about after they are answered
TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again


class FailureAnswer(StrEnum):
    """What a pressed button did."""

    AGAIN = "again"
    DROPPED = "dropped"
    TOO_LATE = "late"


@dataclass
class Failures:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    _not_before: float = field(default=0.0)

    async def work(self) -> None:
        """Ask about what failed and was not asked about yet, a few of each channel at a time."""
        if self.clock.monotonic() < self._not_before:
            return
        rows = await self.outbox.in_state(State.FAILED)
        open_ones = Counter(row.channel_id for row in rows if row.asked_at is not None)
        channels = {c.id: c for c in await self.channels.all()} if rows else {}
        for row in rows:
            channel = channels.get(row.channel_id)
            if row.asked_at is not None or channel is None:
                continue
            if open_ones[row.channel_id] >= MOST_OPEN:
                continue
            open_ones[row.channel_id] += 1
            try:
                if not await self._ask(row, channel):
                    self._not_before = self.clock.monotonic() + TRY_AGAIN
                    return
            except StaleVersion:
                continue

    async def _ask(self, row: OutboxRow, channel: Channel) -> bool:
        stored = await self.articles.get(row.article_id)
        values = {
            "channel": channel.name,
            "reason": row.reason or "",
            "title": stored.article.title[:300] if stored else "",
        }
        if row.kind is Kind.SEND:
            text = self.texts.say(
                "A post for {channel} could not be sent: {reason}\n\n{title}", **values
            )
        else:
            text = self.texts.say(
                "A post in {channel} could not be changed: {reason}\n\n{title}", **values
            )
        version = row.version + 1  # writing down the question makes a new version
        said = await self.service.tell(
            text,
            (
                Button(self.texts.say("Try again"), f"{FAILURE}:{row.id}:{version}:yes"),
                Button(self.texts.say("Leave it"), f"{FAILURE}:{row.id}:{version}:no"),
            ),
        )
        if said is None:
            return False
        await self.outbox.asked(row, *said, self.clock.now())
        return True

    async def answer(self, data: str, who: str) -> tuple[FailureAnswer, str]:
        """Do what a button says; (what was done, the channel's name). Forged data is too late."""
        kind, row_id, version, yes = parse(data)
        row = await self.outbox.get(row_id) if kind == FAILURE and row_id else None
        if row is None or row.version != version or row.state is not State.FAILED:
            return FailureAnswer.TOO_LATE, ""
        now = self.clock.now()
        try:
            if yes:
                reason = "an editor wants another try"
                await self.outbox.move(
                    row, State.READY, now, reason, who=who, due_at=now, attempts=0
                )
            else:
                await self.outbox.move(row, State.CANCELLED, now, "an editor lets it be", who=who)
        except StaleVersion:
            return FailureAnswer.TOO_LATE, ""
        names = [c.name for c in await self.channels.all() if c.id == row.channel_id]
        return FailureAnswer.AGAIN if yes else FailureAnswer.DROPPED, next(iter(names), "")
