"""What editors are asked and told, and what their answers do. Pressed twice, it is done once."""

from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.service_chat import ServiceChat
from bot.errors import StaleVersion
from bot.model import Button, Channel, OutboxRow, Post, State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.texts import Texts

DOUBT, APPROVAL = "doubt", "approve"
MOST_SHOWN = 3000  # characters of a post in a question; a message holds 4,096


class Answer(StrEnum):
    """What a pressed button did."""

    PUT_DOWN_AS_SENT = "sent"
    QUEUED_AGAIN = "again"
    APPROVED = "approved"
    REJECTED = "rejected"
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
        yes, no = self.texts.say("Yes, it is there"), self.texts.say("No, send it")
        return await self._ask(row, DOUBT, text, yes, no)

    async def ask_approval(self, row: OutboxRow, channel: Channel, post: Post) -> bool:
        """Ask whether a post may be published; False where nobody can be asked."""
        text = self.texts.say(
            "Publish in {channel}?\n\n{post}", channel=channel.name, post=post.text[:MOST_SHOWN]
        )
        yes, no = self.texts.say("Publish"), self.texts.say("Do not publish")
        return await self._ask(row, APPROVAL, text, yes, no)

    async def _ask(self, row: OutboxRow, kind: str, text: str, yes: str, no: str) -> bool:
        version = row.version + 1  # writing down the question makes a new version
        said = await self.service.tell(
            text,
            (
                Button(yes, f"{kind}:{row.id}:{version}:yes"),
                Button(no, f"{kind}:{row.id}:{version}:no"),
            ),
        )
        if said is None:
            return False
        await self.outbox.asked(row, *said, self.clock.now())
        return True

    async def answer(self, data: str, who: str) -> tuple[Answer, str]:
        """Do what a button says; (what was done, the channel's name). Forged data is too late."""
        kind, row_id, version, yes = parse(data)
        row = await self.outbox.get(row_id) if row_id else None
        wanted = {DOUBT: State.IN_DOUBT, APPROVAL: State.WAITING_APPROVAL}.get(kind)
        if row is None or row.version != version or row.state is not wanted:
            return Answer.TOO_LATE, ""
        move = _moves(kind, yes)
        now = self.clock.now()
        try:
            await self.outbox.move(row, move[0], now, move[2], who=who, due_at=max(row.due_at, now))
        except StaleVersion:
            return Answer.TOO_LATE, ""
        return move[1], await self._channel_name(row)

    async def _title(self, row: OutboxRow) -> str:
        stored = await self.articles.get(row.article_id)
        return stored.article.title[:300] if stored else ""

    async def _channel_name(self, row: OutboxRow) -> str:
        found = [c.name for c in await self.channels.all() if c.id == row.channel_id]
        return found[0] if found else ""


def _moves(kind: str, yes: bool) -> tuple[State, Answer, str]:
    if kind == DOUBT and yes:
        return State.SENT, Answer.PUT_DOWN_AS_SENT, "an editor saw the post in the channel"
    if kind == DOUBT:
        return State.READY, Answer.QUEUED_AGAIN, "an editor found that the post is not there"
    if yes:
        return State.READY, Answer.APPROVED, "approved"
    return State.CANCELLED, Answer.REJECTED, "not approved"


def parse(data: str) -> tuple[str, int, int, bool]:
    """Kind, row, version, answer; zeros where the data is not of ours."""
    parts = data.split(":")
    if len(parts) != 4 or not all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts[1:3]):
        return "", 0, 0, False
    return parts[0], int(parts[1]), int(parts[2]), parts[3] == "yes"
