"""Where MODERATION=approve: every new row is shown to the editors once, with two buttons."""

from dataclasses import dataclass, field

from bot.delivery.questions import Questions
from bot.errors import StaleVersion
from bot.model import State
from bot.ports import ArticleStore, ChannelStore, Clock, OutboxStore
from bot.posts.choice import candidates
from bot.posts.compose import compose

TRY_AGAIN = 60.0  # seconds until an editor who could not be reached is tried again


@dataclass
class Approvals:
    outbox: OutboxStore
    articles: ArticleStore
    channels: ChannelStore
    questions: Questions
    clock: Clock
    _not_before: float = field(default=0.0)

    async def work(self) -> None:
        if self.clock.monotonic() < self._not_before:
            return
        rows = await self.outbox.in_state(State.WAITING_APPROVAL)
        channels = {c.id: c for c in await self.channels.all()} if rows else {}
        for row in rows:
            channel, stored = channels.get(row.channel_id), await self.articles.get(row.article_id)
            if row.asked_at is not None or channel is None or stored is None:
                continue
            photo = next(iter(candidates(stored.article)), None)
            try:
                asked = await self.questions.ask_approval(
                    row, channel, compose(stored.article, photo)
                )
            except StaleVersion:
                continue
            if not asked:
                self._not_before = self.clock.monotonic() + TRY_AGAIN
                return
