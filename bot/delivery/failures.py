"""Posts and edits that could not be made for good: an editor decides, and sees the reason."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from bot.delivery.asking import Asker, Pressed, two_buttons
from bot.model import Channel, Kind, OutboxRow, State
from bot.reasons import retell
from bot.texts import Texts

FAILURE = "failed"
MOST_OPEN = 3  # questions a channel; what is behind them is asked about after they are answered


@dataclass
class Failures:
    asker: Asker

    async def work(self) -> None:
        """Ask about what failed and was not asked about yet, a few of each channel at a time."""
        if not self.asker.may_ask():
            return
        rows = await self.asker.outbox.in_state(State.FAILED)
        open_ones = Counter(row.channel_id for row in rows if row.asked_at is not None)
        channels = {c.id: c for c in await self.asker.channels.all()} if rows else {}
        for row in rows:
            channel = channels.get(row.channel_id)
            if row.asked_at is not None or channel is None:
                continue
            if open_ones[row.channel_id] >= MOST_OPEN:
                continue
            open_ones[row.channel_id] += 1
            if not await self._ask(row, channel):
                return

    async def _ask(self, row: OutboxRow, channel: Channel) -> bool:
        say = self.asker.texts.say
        values = {
            "channel": channel.shown,
            "reason": retell(row.reason or "", self.asker.texts, self.asker.zone),
            "title": await self.asker.title(row.article_id),
        }
        if row.kind is Kind.SEND:
            text = say("A post for {channel} could not be sent: {reason}\n\n{title}", **values)
        else:
            text = say("A post in {channel} could not be changed: {reason}\n\n{title}", **values)
        labels = say("Try again"), say("Leave it")
        buttons = two_buttons(FAILURE, row.id, row.version, *labels)
        return await self.asker.ask((row,), text, buttons)

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        decide = partial(self._decide, again=press.yes, who=who)
        channel = await self.asker.decided(press, State.FAILED, decide)
        if channel is None:
            return None
        if press.yes:
            return texts.say("Tried again in {channel}.", channel=channel)
        return texts.say("Left as it is in {channel}.", channel=channel)

    async def _decide(self, row: OutboxRow, again: bool, who: str) -> None:
        now = self.asker.clock.now()
        if again:
            reason = "an editor asked to try again"
            await self.asker.outbox.move(
                row, State.READY, now, reason, who=who, due_at=now, attempts=0
            )
        else:
            await self.asker.outbox.move(
                row, State.CANCELLED, now, "an editor decided to leave it", who=who
            )
