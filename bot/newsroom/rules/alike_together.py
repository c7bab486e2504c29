"""Which of several articles read at once tell the same story: a preview has no database to ask."""

from dataclasses import dataclass, field, replace

from bot.articles.names.outlets import Outlet, outlet_of
from bot.articles.stories.same import likeness, same_story
from bot.articles.stories.told import Story, story_of
from bot.model import Article
from bot.newsroom.rules.alike import MOST, SPAN
from bot.newsroom.rules.article_doubts import ALIKE
from bot.newsroom.search.stems import forms


@dataclass(frozen=True, slots=True)
class _Read:
    number: int  # which of the articles, from 1
    source: str
    outlet: Outlet
    article: Article
    story: Story


@dataclass
class AlikeTogether:
    """Takes one article after another; the later of two alike names the earlier."""

    _read: list[_Read] = field(default_factory=list)
    _count: int = 0

    def doubted(self, article: Article, source: str) -> Article:
        """The article with the likeness among its doubts. `source`: what it was read from; one
        source's, and one outlet's, articles are never one story."""
        outlet = outlet_of(article.link, source)
        self._count += 1
        new = _Read(self._count, source, outlet, article, story_of(article, forms))
        found = [read for read in self._read if _may_be_one(read, new)]
        found = [read for read in found if same_story(read.story, new.story)]
        self._read = [*self._read[1 - MOST :], new]
        if not found:
            return article
        best = max(found, key=lambda read: likeness(read.story, new.story))
        words = ALIKE.format(number=best.number, title=best.article.title)
        return replace(article, doubts=(*article.doubts, words))


def _may_be_one(one: _Read, other: _Read) -> bool:
    if one.source == other.source or not set(one.outlet.hosts).isdisjoint(other.outlet.hosts):
        return False
    first, second = one.article.published, other.article.published
    return first is None or second is None or abs(first - second) <= SPAN
