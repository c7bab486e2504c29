"""What an editor does with the queue: looks, sends now, cancels, tries again, answers a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial
from zoneinfo import ZoneInfo

from bot.errors import StaleVersion
from bot.model import OutboxRow, State, View, Who
from bot.newsroom.cards.table import CardTable
from bot.newsroom.panels.queue_view import (
    STATES,
    Act,
    Queue,
    breaks_after,
    offered,
    one,
    page,
    parse,
)
from bot.ports import HandStore
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to say at once, and how the message looks now; None where it stays."""

    said: str
    view: View | None = None


@dataclass(frozen=True, slots=True)
class QueueDesk:
    table: CardTable
    by_hand: HandStore
    zone: ZoneInfo
    quiet: tuple[time, time] | None = None
    least_seconds: float = 0  # between two posts of a channel

    async def page(self, number: int, texts: Texts) -> View:
        return page(await self._queue(await self.table.outbox.in_state(*STATES)), number, texts)

    async def press(self, text: str, who: Who, texts: Texts) -> Looked:
        """Do what a button says, once."""
        pressed = parse(text)
        if pressed is None:
            return Looked(texts.say("This button is out of date."))
        if pressed.act is Act.PAGE:
            return Looked("", await self.page(pressed.number, texts))
        row = await self.table.outbox.get(pressed.number)
        if row is None:
            return Looked(texts.say("This button is out of date."))
        if pressed.act is Act.OPEN:
            return Looked("", await self._one(row, texts))
        said = texts.say("The post has moved on meanwhile. Look at it again.")
        if row.version == pressed.version and pressed.act in offered(row):
            try:
                before, row = row, await self._moved(row, pressed.act, who)
            except StaleVersion:
                row = await self.table.outbox.get(row.id) or row
            else:
                said = _done(pressed.act, who, texts)
                await self.table.close_question(before, partial(_done, pressed.act, who))
                await self.table.show_all(row.article_id)
        return Looked(said, await self._one(row, texts, said))

    async def _one(self, row: OutboxRow, texts: Texts, said: str = "") -> View:
        rows = await self.table.outbox.in_state(*STATES)
        return one(row, await self._queue(rows, [row]), texts, said)

    async def _moved(self, row: OutboxRow, act: Act, who: Who) -> OutboxRow:
        """Raise StaleVersion where somebody else was quicker."""
        now, outbox = self.table.clock.now(), self.table.outbox
        if act is Act.CANCEL:
            return await outbox.move(row, State.CANCELLED, now, "not published", who=str(who))
        if act is Act.SEEN:
            reason = "an editor confirmed that the post is in the channel"
            return await outbox.move(row, State.SENT, now, reason, who=str(who))
        if act is Act.ABSENT:
            reason = "an editor confirmed that the post is not in the channel"
            return await outbox.move(row, State.READY, now, reason, who=str(who), due_at=now)
        if act is Act.RETRY:
            reason = "an editor asked to try again"
            return await outbox.move(
                row, State.READY, now, reason, who=str(who), due_at=now, attempts=0
            )
        return await self.by_hand.hurry(row, now, str(who))

    async def _queue(
        self, rows: Sequence[OutboxRow], named: Sequence[OutboxRow] | None = None
    ) -> Queue:
        """With the titles of those that are `named`, else of all."""
        titled = {row.article_id for row in (rows if named is None else named)}
        titles = await self.table.titles(titled)
        channels = {channel.id: channel for channel in await self.table.channels.all()}
        breaks = breaks_after(await self.table.outbox.last_sent(), self.least_seconds)
        return Queue(rows, titles, channels, self.table.clock.now(), self.zone, self.quiet, breaks)


def _done(act: Act, who: Who, texts: Texts) -> str:
    said = {
        Act.NOW: texts.say("It is being sent."),
        Act.CANCEL: texts.say("It will not be published."),
        Act.RETRY: texts.say("I am trying again."),
        Act.SEEN: texts.say("Noted: it is in the channel."),
        Act.ABSENT: texts.say("It is queued again."),
    }[act]
    return f"{said} {texts.say('Decided by {name}.', name=who.name)}"
