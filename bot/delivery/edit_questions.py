"""What editors are asked about changed posts: each once, pressed twice it is done once."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from bot.delivery.asking import Asker, Pressed, two_buttons
from bot.errors import TelegramError
from bot.model import Channel, Fingerprint, Hand, OutboxRow, State
from bot.ports import EditStore
from bot.posts.album import album
from bot.posts.compose import compose_again
from bot.texts import Texts

EDIT = "edit"
MOST_SHOWN = 3000  # characters of a post in a question; a message holds 4,096


@dataclass
class EditQuestions:
    edits: EditStore
    asker: Asker

    async def work(self) -> None:
        """Ask about every edit that is held and was not asked about yet."""
        if not self.asker.may_ask():
            return
        rows = [row for row in await self.edits.in_state(State.HELD) if row.asked_at is None]
        channels = {c.id: c for c in await self.asker.channels.all()} if rows else {}
        for row in rows:
            channel = channels.get(row.channel_id)
            if channel is not None and not await self._ask(row, channel):
                return

    async def _ask(self, row: OutboxRow, channel: Channel) -> bool:
        say = self.asker.texts.say
        labels = say("Use the new text"), say("Leave the post as it is")
        buttons = two_buttons(EDIT, row.id, row.version, *labels)
        if row.question_chat_id is not None and row.question_message_id is not None:
            with suppress(TelegramError):  # asked about older words; its buttons do nothing more
                await self.asker.service.withdraw(row.question_chat_id, row.question_message_id)
        return await self.asker.ask((row,), await self._text(row, channel), buttons)

    async def _text(self, row: OutboxRow, channel: Channel) -> str:
        stored = await self.asker.articles.get(row.article_id)
        post = await self.asker.outbox.get(row.post_id or 0)
        words = ""
        if stored is not None and post is not None:
            photos = album(stored.article)
            photo, more = (photos[0] if photos else None), photos[1 : max(1, len(post.parts))]
            before = post.fingerprint or Fingerprint("")
            new = compose_again(
                stored.article, photo, post.style, before, new_photo=False, more=more
            )
            words = new.text[:MOST_SHOWN]
        if row.hand is Hand.FOUND:
            return self.asker.texts.say(
                "The article has changed, but its post in {channel} was edited by hand, so I left"
                " it alone. The new text:\n\n{post}",
                channel=channel.shown,
                post=words,
            )
        return self.asker.texts.say(
            "The article has changed. May its post in {channel} be updated?\n\n{post}",
            channel=channel.shown,
            post=words,
        )

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        decide = partial(self._decide, yes=press.yes, who=who)
        channel = await self.asker.decided(press, State.HELD, decide)
        if channel is None:
            return None
        if press.yes:
            return texts.say("The post in {channel} is being updated.", channel=channel)
        return texts.say("The post in {channel} stays as it is.", channel=channel)

    async def _decide(self, row: OutboxRow, yes: bool, who: str) -> None:
        now = self.asker.clock.now()
        if yes:
            hand = Hand.OVERWRITE if row.hand is Hand.FOUND else None
            await self.edits.release(row, hand, now, "an editor had the post updated", who)
        elif row.hand is Hand.FOUND:
            await self.edits.keep(row, now, "an editor left the post as it is", who)
        else:
            reason = "an editor rejected this change"
            await self.asker.outbox.move(row, State.CANCELLED, now, reason, who=who)
