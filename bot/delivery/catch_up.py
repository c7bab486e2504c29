"""The one question after an outage or a restore, and what its answer does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.asking import Asker, Pressed, two_buttons
from bot.errors import StaleVersion
from bot.model import Kind, OutboxRow, State
from bot.newsroom.rules.catch_up import REASON, STORED, Absence, CatchUp
from bot.ports import FeedStore
from bot.texts import Texts

CATCH_UP = "catchup"
NEWEST = 5  # articles that one button publishes
FIRST_LOOKS = timedelta(seconds=60)  # as long the question waits for the feeds' first looks


@dataclass
class CatchUpQuestion:
    catch_up: CatchUp
    feeds: FeedStore
    asker: Asker

    async def work(self) -> None:
        absence = await self.catch_up.absence()
        if absence is None:
            return
        rows = await self._held()
        if absence.decided:
            await self._carry_out(absence, rows)
        elif rows and await self._looked(absence) and not await self.catch_up.is_asked(absence):
            await self._ask(absence, rows)

    async def answer(self, press: Pressed, who: str, texts: Texts) -> str | None:
        """Write down what a button says; `work` carries it out."""
        absence = await self.catch_up.absence()
        if absence is None or absence.decided or int(absence.since.timestamp()) != press.subject:
            return None
        newest = (await self._newest(await self._held()))[: press.number] if press.yes else []
        await self.catch_up.decide(absence, newest)
        if press.yes:
            say = texts.say
            return say("Going out now: {count}. The others are stored.", count=len(newest))
        return texts.say("They are stored, nothing of them is published.")

    async def _ask(self, absence: Absence, rows: Sequence[OutboxRow]) -> None:
        count = len({row.article_id for row in rows})
        newest, since = min(NEWEST, count), int(absence.since.timestamp())
        texts, zone = self.asker.texts, self.asker.zone
        say = texts.say
        text = say(
            "I was away from {begin} until {end}. Articles that came out meanwhile and wait for"
            " your word: {count}. What comes out from now on is published as usual.",
            begin=texts.moment(absence.stopped, zone),
            end=texts.moment(absence.since, zone),
            count=count,
        )
        if await self.catch_up.is_restored(absence):
            hint = say(
                "The database was restored from a copy: some of them may be in the channels"
                " already. Look there before you publish."
            )
            text = f"{text}\n\n{hint}"
        labels = say("Publish the newest {count}", count=newest), say("Only store them")
        if await self.asker.ask((), text, two_buttons(CATCH_UP, since, newest, *labels)):
            await self.catch_up.asked(absence)

    async def _carry_out(self, absence: Absence, rows: Sequence[OutboxRow]) -> None:
        """Oldest first, so that they stand in the channel in their order."""
        now = self.asker.clock.now()
        for place, row in enumerate(sorted(rows, key=lambda row: self._place(absence, row))):
            try:
                if row.article_id in absence.publish:
                    due = now + timedelta(microseconds=place)
                    reason = "an editor had it published after the outage"
                    await self.asker.outbox.move(row, State.READY, now, reason, due_at=due)
                else:
                    await self.asker.outbox.move(row, State.SKIPPED, now, STORED)
            except StaleVersion:
                continue

    async def _held(self) -> list[OutboxRow]:
        rows = await self.asker.outbox.in_state(State.HELD)
        return [row for row in rows if row.kind is Kind.SEND and row.reason == REASON]

    async def _newest(self, rows: Sequence[OutboxRow]) -> list[int]:
        """Articles, newest first."""
        found: dict[int, datetime] = {}
        for article_id in dict.fromkeys(row.article_id for row in rows):
            stored = await self.asker.articles.get(article_id)
            if stored is not None:
                found[article_id] = stored.article.published or stored.first_seen_at
        return sorted(found, key=lambda article_id: (found[article_id], article_id), reverse=True)

    def _place(self, absence: Absence, row: OutboxRow) -> int:
        publish = absence.publish
        return -publish.index(row.article_id) if row.article_id in publish else -len(publish)

    async def _looked(self, absence: Absence) -> bool:
        """Whether every feed was looked at once, or had its time for it."""
        now = self.asker.clock.now()
        if now - absence.since > FIRST_LOOKS:
            return True
        feeds = [feed for feed in await self.feeds.all() if feed.active]
        return all(feed.next_look_at and feed.next_look_at > now for feed in feeds)
