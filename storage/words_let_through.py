"""Which words of an article its readers are shown: the newest, or the last ones let through.

Ask before the rows of the outbox are changed: two that lock them in turn wait for each other.
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import articles, revisions, stems

# The words for readers, where `stems` is joined to the article.
SHOWN = sa.and_(
    revisions.c.article_id == articles.c.id,
    revisions.c.number == sa.func.coalesce(stems.c.revision, articles.c.revision),
)


async def keep_words(connection: AsyncConnection, article_id: int) -> None:
    """In the transaction of a revision that goes out on an editor's word alone: what was shown
    until now stays."""
    before = sa.select(articles.c.revision - 1).where(articles.c.id == article_id)
    await connection.execute(
        sa.update(stems)
        .where(stems.c.article_id == article_id, stems.c.revision.is_(None))
        .values(revision=before.scalar_subquery())
    )


async def show_newest(connection: AsyncConnection, article_id: int) -> None:
    """In the transaction of an editor's word: the newest words are let through."""
    await connection.execute(
        sa.update(stems)
        .where(stems.c.article_id == article_id, stems.c.revision.is_not(None))
        .values(revision=None)
    )
