"""/why and /audit: what is looked up of the log, and shown in an editor's words."""

from dataclasses import dataclass

from bot.model import View
from bot.newsroom.cards.reading import CardReading
from bot.newsroom.log.view import lines
from bot.newsroom.rules.routes import not_for_it
from bot.ports import EventStore
from bot.posts.entities import cut
from bot.reasons import retell
from bot.texts import Texts

LATEST = 20
MOST_STEPS, MOST_ABSENT = 40, 10
LONGEST_TITLE = 200  # UTF-16 units


@dataclass(frozen=True, slots=True)
class LogDesk:
    reading: CardReading
    events: EventStore

    async def of_article(self, words: str, texts: Texts) -> View | None:
        """By number, address or words; None where no article is found."""
        found = await self.reading.stored_ids(words)
        table = self.reading.table
        stored = await table.articles.get(found[0]) if found else None
        if stored is None:
            return None
        events, channels = await self.events.of_article(stored.id), await table.channels.all()
        carrying = {channel.id for channel in await table.channels.carrying(stored.feed_id)}
        absent = [
            texts.say(
                "{channel}: not for it ({reason})",
                channel=channel.shown,
                reason=retell(reason, texts),
            )
            for channel, reason in not_for_it(stored, channels, carrying, events)
        ]
        steps = lines(events[-MOST_STEPS:], channels, table.zone, texts)
        title = cut(stored.article.title, LONGEST_TITLE)
        return View("\n".join((f"{stored.id}. {title}", "", *steps, *absent[:MOST_ABSENT])))

    async def of_people(self, texts: Texts) -> View:
        """Who did what of late."""
        events = await self.events.by_people(LATEST)
        table = self.reading.table
        titles = await table.titles({e.article_id for e in events if e.article_id})
        found = lines(events, await table.channels.all(), table.zone, texts, titles)
        return View("\n".join(found) or texts.say("Nobody has done anything yet."))
