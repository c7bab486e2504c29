"""One question about all that a feed gone mad brought, and what its answer does."""

from collections import defaultdict
from dataclasses import dataclass

from bot.delivery.asking import LONGEST_TITLE, Asker, Pressed, two_buttons
from bot.errors import StaleVersion
from bot.model import Kind, OutboxRow, State
from bot.newsroom.rules.brake import MAD
from bot.reasons import retell
from bot.texts import Texts

MAD_FEED = "mad"


@dataclass
class MadFeeds:
    asker: Asker

    async def work(self) -> None:
        if not self.asker.may_ask():
            return
        for feed_id, rows in (await self._held()).items():
            if any(row.asked_at is not None for row in rows):
                continue
            if not await self._ask(feed_id, rows):
                return

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        """`press.number` is the last row asked about: what came later has its own question."""
        now, done = self.asker.clock.now(), set()
        state = State.READY if press.yes else State.SKIPPED
        reason = "an editor had it published" if press.yes else "an editor had it stored only"
        for row in (await self._held()).get(press.subject, []):
            if row.id > press.number:
                continue
            try:
                await self.asker.outbox.move(row, state, now, reason, who=who)
            except StaleVersion:
                continue
            done.add(row.article_id)
        if not done:
            return None
        if press.yes:
            return texts.say("Going out now, articles: {count}.", count=len(done))
        return texts.say("They are stored, nothing of them is published.")

    async def _held(self) -> dict[int, list[OutboxRow]]:
        """By feed; 0 stands for none."""
        found: dict[int, list[OutboxRow]] = defaultdict(list)
        for row in await self.asker.outbox.in_state(State.HELD):
            if row.kind is Kind.SEND and (row.reason or "").startswith(MAD):
                stored = await self.asker.articles.get(row.article_id)
                found[(stored.feed_id if stored else None) or 0].append(row)
        return found

    async def _ask(self, feed_id: int, rows: list[OutboxRow]) -> bool:
        say = self.asker.texts.say
        first = await self.asker.articles.get(rows[0].article_id)
        text = say(
            "A feed brought unusually many new articles at once, so I hold them back."
            "\n\n{feed}\n{reason}\n\nThe first of them: {title}",
            feed=first.source_name if first else "",
            reason=retell(rows[0].reason or "", self.asker.texts),
            title=first.article.title[:LONGEST_TITLE] if first else "",
        )
        last = max(row.id for row in rows)
        labels = say("Publish them"), say("Only store them")
        return await self.asker.ask(rows, text, two_buttons(MAD_FEED, feed_id, last, *labels))
