"""The row by which readers find an article, written in the transaction that stores it."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import NewArticle
from storage.columns import in_utc
from storage.tables import articles, stems
from storage.words_let_through import with_shown

# Seconds since 1970 in the upper bits, the article's number in the lower: 62 bits, so that both
# fit a signed 64-bit integer, and two articles of one second stay apart.
_NUMBER_BITS = 29
_LAST_SECOND = 2**33 - 1  # in the year 2242
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def order_key(at: datetime, article_id: int) -> int:
    seconds = int((at - _EPOCH).total_seconds() // 1)
    within = max(0, min(seconds, _LAST_SECOND))
    return (within << _NUMBER_BITS) + article_id % (1 << _NUMBER_BITS)


def last_key(at: datetime) -> int:
    """No article of this moment or an earlier one has a greater key."""
    return order_key(at, (1 << _NUMBER_BITS) - 1)


async def insert_place(connection: AsyncConnection, article_id: int, new: NewArticle) -> None:
    at = in_utc(new.article.published) or new.first_seen_at
    await connection.execute(
        sa.insert(stems).values(
            article_id=article_id,
            order_key=order_key(at, article_id),
            draft=new.draft,
            listed=new.listed,
            stems=new.stems,
        )
    )


async def revise_place(
    connection: AsyncConnection, article_id: int, new: NewArticle, *, shown: int | None
) -> None:
    """Another wording, perhaps another time; without a time of its own it stays where it is.

    `shown`: the revision that readers go on seeing, None for the newest.
    """
    published = in_utc(new.article.published)
    if published is None:
        seen = sa.select(articles.c.first_seen_at).where(articles.c.id == article_id)
        published = (await connection.execute(seen)).scalar_one()
    here = stems.c.article_id == article_id
    found, revision = new.stems, None
    if shown is not None:
        standing = sa.select(stems.c.stems, stems.c.revision).where(here)
        kept = (await connection.execute(standing)).one()
        found, revision = with_shown(new.stems, kept.stems), kept.revision or shown
    place = order_key(published, article_id)
    values = {"order_key": place, "stems": found, "revision": revision}
    await connection.execute(sa.update(stems).where(here).values(values))


async def no_draft(connection: AsyncConnection, article_id: int) -> None:
    """A draft that came from a source of the newsroom's too is an article like any other."""
    await connection.execute(
        sa.update(stems).where(stems.c.article_id == article_id, stems.c.draft).values(draft=False)
    )
