"""What editors are asked about changed posts: each once, pressed twice it is done once."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.delivery.messenger import Button
from bot.delivery.questions import MOST_SHOWN, parse
from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Channel, Hand, OutboxRow, State
from bot.ports import ArticleStore, ChannelStore, Clock, EditStore, OutboxStore
from bot.posts.choice import candidates
from bot.posts.compose import compose
from bot.texts import Texts

EDIT = "edit"
TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again


class EditAnswer(StrEnum):
    """What a pressed button did."""

    EDITED = "edited"
    KEPT = "kept"
    TOO_LATE = "late"


@dataclass
class EditQuestions:
    edits: EditStore
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    service: ServiceChat
    clock: Clock
    texts: Texts
    _not_before: float = field(default=0.0)

    async def work(self) -> None:
        """Ask about every edit that is held and was not asked about yet."""
        if self.clock.monotonic() < self._not_before:
            return
        rows = [row for row in await self.edits.in_state(State.HELD) if row.asked_at is None]
        channels = {c.id: c for c in await self.channels.all()} if rows else {}
        for row in rows:
            channel = channels.get(row.channel_id)
            try:
                if channel is not None and not await self._ask(row, channel):
                    self._not_before = self.clock.monotonic() + TRY_AGAIN
                    return
            except StaleVersion:
                continue

    async def _ask(self, row: OutboxRow, channel: Channel) -> bool:
        text = await self._text(row, channel)
        version = row.version + 1  # writing down the question makes a new version
        said = await self.service.tell(
            text,
            (
                Button(self.texts.say("Use the new text"), f"{EDIT}:{row.id}:{version}:yes"),
                Button(self.texts.say("Leave the post as it is"), f"{EDIT}:{row.id}:{version}:no"),
            ),
        )
        if said is None:
            return False
        await self.outbox.asked(row, *said, self.clock.now())
        return True

    async def _text(self, row: OutboxRow, channel: Channel) -> str:
        stored = await self.articles.get(row.article_id)
        words = ""
        if stored is not None:
            photo = next(iter(candidates(stored.article)), None)
            words = compose(stored.article, photo).text[:MOST_SHOWN]
        if row.hand is Hand.FOUND:
            return self.texts.say(
                "The article has changed, but its post in {channel} was edited by hand, so I left"
                " it alone. The new text:\n\n{post}",
                channel=channel.name,
                post=words,
            )
        return self.texts.say(
            "The article has changed. May its post in {channel} be updated?\n\n{post}",
            channel=channel.name,
            post=words,
        )

    async def answer(self, data: str, who: str) -> tuple[EditAnswer, str]:
        """Do what a button says; (what was done, the channel's name). Forged data is too late."""
        kind, row_id, version, yes = parse(data)
        row = await self.outbox.get(row_id) if kind == EDIT and row_id else None
        if row is None or row.version != version or row.state is not State.HELD:
            return EditAnswer.TOO_LATE, ""
        now = self.clock.now()
        try:
            if yes:
                hand = Hand.OVERWRITE if row.hand is Hand.FOUND else None
                reason = "an editor wants the post to be updated"
                await self.edits.release(row, hand, now, reason, who)
            elif row.hand is Hand.FOUND:
                await self.edits.keep(row, now, "an editor keeps the post as it is", who)
            else:
                reason = "an editor does not want this change"
                await self.outbox.move(row, State.CANCELLED, now, reason, who=who)
        except StaleVersion:
            return EditAnswer.TOO_LATE, ""
        names = [c.name for c in await self.channels.all() if c.id == row.channel_id]
        return EditAnswer.EDITED if yes else EditAnswer.KEPT, next(iter(names), "")
