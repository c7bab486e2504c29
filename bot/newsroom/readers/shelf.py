"""What readers leaf through: pages of headlines, and one article opened."""

from dataclasses import dataclass
from datetime import tzinfo

from bot.model import Headline, Reader, Span, StoredArticle
from bot.newsroom.search.query import readings
from bot.ports import Clock, NewsStore

ON_A_PAGE = 5


async def found_by_words(
    news: NewsStore, reader: Reader, span: Span, query: str
) -> tuple[Headline, ...]:
    """Newest first, by the first reading of the query that finds anything."""
    for looked_for in readings(query):
        if found := await news.headlines(reader, span, looked_for):
            return tuple(found)
    return ()


@dataclass(frozen=True, slots=True)
class Page:
    """Newest first; `newer` and `older` say whether there is something to turn to."""

    headlines: tuple[Headline, ...] = ()
    newer: bool = False
    older: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """`approved_only`: MODERATION=approve; `zone` is that of the times shown."""

    news: NewsStore
    clock: Clock
    zone: tzinfo
    approved_only: bool

    @property
    def reader(self) -> Reader:
        return Reader(self.clock.now(), self.approved_only)

    async def newest(self, query: str) -> Page:
        """Of all, or of those that hold the words of the query."""
        return await self._page(query, Span(ON_A_PAGE + 1), newer=False)

    async def older(self, query: str, before: int) -> Page:
        page = await self._page(query, Span(ON_A_PAGE + 1, before=before), newer=True)
        return page if page.headlines else await self.newest(query)

    async def newer(self, query: str, after: int) -> Page:
        """The page before; what came meanwhile makes the first page whole again."""
        found = await self.found(query, Span(ON_A_PAGE + 1, after=after))
        if len(found) <= ON_A_PAGE:
            return await self.newest(query)
        return Page(found[1:], newer=True, older=True)

    async def article(self, article_id: int) -> StoredArticle | None:
        """None where readers may not see it (any more)."""
        return await self.news.shown(self.reader, article_id)

    async def found(self, query: str, span: Span) -> tuple[Headline, ...]:
        """Of all for an empty query; nothing for one that holds no word."""
        if not query:
            return tuple(await self.news.headlines(self.reader, span))
        return await found_by_words(self.news, self.reader, span, query)

    async def _page(self, query: str, span: Span, *, newer: bool) -> Page:
        found = await self.found(query, span)
        return Page(found[:ON_A_PAGE], newer=newer, older=len(found) > ON_A_PAGE)
