"""Which known article of another source tells the same story as a new one."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.articles.names.outlets import Outlet, outlet_of
from bot.articles.stories.same import likeness, same_story
from bot.articles.stories.told import Story, story_of
from bot.model import Article
from bot.newsroom.rules.article_doubts import ALIKE
from bot.newsroom.search.stems import forms
from bot.ports import Clock
from bot.ports.news import NewsStore

SPAN = timedelta(hours=36)  # a story is told again within this time
MOST = 300  # articles that are compared
REFRESH = 60.0  # seconds after which what other processes stored is looked up


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is remembered: whose it is, since when, and what it tells."""

    article_id: int
    outlet: Outlet
    at: datetime
    title: str
    story: Story

    @property
    def words(self) -> str:
        return ALIKE.format(number=self.article_id, title=self.title)

    def doubted(self, article: Article) -> Article:
        """The article with the likeness among what an editor should look at."""
        return replace(article, doubts=(*article.doubts, self.words))


@dataclass
class Alike:
    """Remembers the stories of the last days; what it finds is only a hint for an editor."""

    news: NewsStore
    clock: Clock
    _told: "OrderedDict[int, Told]" = field(default_factory=OrderedDict)
    _looked_at: float | None = None

    async def find(self, article: Article, source_name: str) -> Told | None:
        """The most alike of another outlet: one outlet's articles are never one story."""
        await self._look()
        story, since = story_of(article, forms), self.clock.now() - SPAN
        outlet = outlet_of(article.link, source_name)
        found = [
            told
            for told in self._told.values()
            if told.at >= since and _is_other(told.outlet, outlet) and same_story(told.story, story)
        ]
        return max(found, key=lambda told: likeness(told.story, story), default=None)

    async def _look(self) -> None:
        """Take in what was stored since the last look, newest first, until known ground."""
        now = self.clock.monotonic()
        if self._looked_at is not None and now - self._looked_at < REFRESH:
            return
        self._looked_at = now
        for stored in reversed(await self.news.below(None, MOST)):
            if stored.id not in self._told:
                self._add(stored.id, stored.article, stored.source_name, stored.first_seen_at)
                await asyncio.sleep(0)  # hundreds of them must not hold up everybody else

    def remember(self, article_id: int, article: Article, source_name: str) -> None:
        self._add(article_id, article, source_name, self.clock.now())

    def _add(self, article_id: int, article: Article, source_name: str, at: datetime) -> None:
        outlet = outlet_of(article.link, source_name)
        self._told[article_id] = Told(
            article_id, outlet, at, article.title, story_of(article, forms)
        )
        while len(self._told) > MOST:
            self._told.popitem(last=False)


def _is_other(one: Outlet, other: Outlet) -> bool:
    """False where nothing is known of one of the outlets: it may be the same one."""
    return bool(one.hosts and other.hosts) and set(one.hosts).isdisjoint(other.hosts)
