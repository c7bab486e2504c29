"""What editors are asked and told, and what their answers do. Pressed twice, it is done once."""

from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Button, Channel, OutboxRow, State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.texts import Texts

DOUBT, APPROVAL = "doubt", "approve"
MOST_SHOWN = 3000  # characters of a post in a question; a message holds 4,096


class Answer(StrEnum):
    """What a pressed button did."""

    PUT_DOWN_AS_SENT = "sent"
    QUEUED_AGAIN = "again"
    TOO_LATE = "late"


@dataclass
class Questions:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    service: ServiceChat
    clock: Clock
    texts: Texts

    async def ask_doubt(self, row: OutboxRow, channel: Channel, reason: str) -> bool:
        """Ask whether a post is in the channel; False where nobody can be asked."""
        text = self.texts.say(
            "I could not tell whether this post reached {channel}: the connection broke while"
            " it was being sent.\n\n{title}\n\nPlease look into the channel. Is it there?",
            channel=channel.name,
            title=await self._title(row),
        )
        version = row.version + 1  # writing down the question makes a new version
        yes, no = self.texts.say("Yes, it is there"), self.texts.say("No, send it")
        buttons = (
            Button(yes, f"{DOUBT}:{row.id}:{version}:yes"),
            Button(no, f"{DOUBT}:{row.id}:{version}:no"),
        )
        return await self._ask(row, text, buttons)

    async def ask_approval(
        self, row: OutboxRow, channel: Channel, rows: tuple[tuple[Button, ...], ...]
    ) -> bool:
        """Ask whether the post above may be published; False where nobody can be asked."""
        text = self.texts.say(
            "Publish this in {channel}?\n\n{title}",
            channel=channel.name,
            title=await self._title(row),
        )
        return await self._ask(row, text, tuple(button for line in rows for button in line))

    async def _ask(self, row: OutboxRow, text: str, buttons: tuple[Button, ...]) -> bool:
        said = await self.service.tell(text, buttons)
        if said is None:
            return False
        await self.outbox.asked(row, *said, self.clock.now())
        return True

    async def answer(self, data: str, who: str) -> tuple[Answer, str]:
        """Do what a button says; (what was done, the channel's name). Forged data is too late."""
        kind, row_id, version, yes = parse(data)
        row = await self.outbox.get(row_id) if kind == DOUBT and row_id else None
        if row is None or row.version != version or row.state is not State.IN_DOUBT:
            return Answer.TOO_LATE, ""
        now = self.clock.now()
        state, done, reason = _SEEN if yes else _ABSENT
        try:
            await self.outbox.move(row, state, now, reason, who=who, due_at=max(row.due_at, now))
        except StaleVersion:
            return Answer.TOO_LATE, ""
        return done, await self._channel_name(row)

    async def _title(self, row: OutboxRow) -> str:
        stored = await self.articles.get(row.article_id)
        return stored.article.title[:300] if stored else ""

    async def _channel_name(self, row: OutboxRow) -> str:
        found = [c.name for c in await self.channels.all() if c.id == row.channel_id]
        return found[0] if found else ""


_SEEN = State.SENT, Answer.PUT_DOWN_AS_SENT, "an editor saw the post in the channel"
_ABSENT = State.READY, Answer.QUEUED_AGAIN, "an editor found that the post is not there"


def parse(data: str) -> tuple[str, int, int, bool]:
    """Kind, row, version, answer; zeros where the data is not of ours."""
    kind, row_id, version, action = row_and_version(data)
    return kind, row_id, version, action == "yes"


def row_and_version(data: str) -> tuple[str, int, int, str]:
    """Kind, row, version, what to do; zeros where the data is not of ours."""
    parts = data.split(":")
    if len(parts) != 4 or not all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts[1:3]):
        return "", 0, 0, ""
    return parts[0], int(parts[1]), int(parts[2]), parts[3]
