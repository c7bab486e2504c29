"""What the database keeps for readers who look for news."""

from collections.abc import Sequence
from typing import Protocol

from bot.model import Headline, Reader, Span, StoredArticle, Wanted


class NewsStore(Protocol):
    async def headlines(
        self, reader: Reader, span: Span, wanted: Wanted | None = None
    ) -> Sequence[Headline]:
        """Newest first; with `wanted` those that hold one form of each of its words."""

    async def shown(self, reader: Reader, article_id: int) -> StoredArticle | None:
        """The article where readers may see it."""

    async def below(self, article_id: int | None, limit: int) -> Sequence[StoredArticle]:
        """Articles with a smaller number (None: the greatest ones), falling."""

    async def restem(self, stems: Sequence[tuple[int, str]]) -> None:
        """Put the words' stems beside articles, by article number."""
