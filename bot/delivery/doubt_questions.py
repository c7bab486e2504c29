"""The question about a post whose fate could not be proved, and what its answer does."""

from dataclasses import dataclass
from functools import partial

from bot.delivery.asking import Asker, Pressed, two_buttons
from bot.model import Channel, OutboxRow, State
from bot.texts import Texts

DOUBT = "doubt"


@dataclass
class DoubtQuestions:
    asker: Asker

    async def ask(self, row: OutboxRow, channel: Channel) -> bool:
        """Ask whether a post is in the channel; False where nobody can be asked."""
        say = self.asker.texts.say
        text = say(
            "I could not tell whether this post reached {channel}: the connection broke while"
            " it was being sent.\n\n{title}\n\nPlease look into the channel. Is it there?",
            channel=channel.shown,
            title=await self.asker.title(row.article_id),
        )
        labels = say("Yes, it is there"), say("No, send it")
        return await self.asker.ask((row,), text, two_buttons(DOUBT, row.id, row.version, *labels))

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        decide = partial(self._decide, there=press.yes, who=who)
        channel = await self.asker.decided(press, State.IN_DOUBT, decide)
        if channel is None:
            return None
        if press.yes:
            return texts.say("Noted: the post is in {channel}.", channel=channel)
        return texts.say("The post is queued again for {channel}.", channel=channel)

    async def _decide(self, row: OutboxRow, there: bool, who: str) -> None:
        now, (state, reason) = self.asker.clock.now(), _SEEN if there else _ABSENT
        due_at = max(row.due_at, now)
        await self.asker.outbox.move(row, state, now, reason, who=who, due_at=due_at)


_SEEN = State.SENT, "an editor confirmed that the post is in the channel"
_ABSENT = State.READY, "an editor confirmed that the post is not in the channel"
