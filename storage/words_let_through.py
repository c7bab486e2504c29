"""Which words of an article its readers are shown: the newest, or the last ones let through.

While these differ, `stems` holds the newest words, then MARK, then those that readers are shown:
editors search all of them, readers their own alone.
Ask before the rows of the outbox are changed: two that lock them in turn wait for each other.
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Wanted
from storage.tables import articles, revisions, stems

# The words for readers, where `stems` is joined to the article.
SHOWN = sa.and_(
    revisions.c.article_id == articles.c.id,
    revisions.c.number == sa.func.coalesce(stems.c.revision, articles.c.revision),
)
MARK = "|"  # no stem holds it


def newest_words(kept: str) -> str:
    return kept.partition(MARK)[0].strip()


def shown_words(kept: str) -> str:
    newest, mark, shown = kept.partition(MARK)
    return (shown if mark else newest).strip()


def with_shown(newest: str, kept: str) -> str:
    """`kept`: the column as it stood, with what readers go on being shown."""
    return " ".join([*newest.split(), MARK, *shown_words(kept).split()])


def shown_hold(wanted: Wanted) -> sa.ColumnElement[bool]:
    """Of what fits a question: does it fit by the words that readers are shown?"""
    kept = stems.c.stems + " "
    each = (
        sa.or_(*(kept.like(f"%{MARK}% {form} %") for form in forms)) for forms in wanted if forms
    )
    return sa.or_(stems.c.revision.is_(None), sa.and_(*each))


async def show_newest(connection: AsyncConnection, article_id: int) -> None:
    """In the transaction of an editor's word: the newest words are let through."""
    kept = sa.select(stems.c.stems).where(
        stems.c.article_id == article_id, stems.c.revision.is_not(None)
    )
    both = (await connection.execute(kept.with_for_update())).scalar_one_or_none()
    if both is not None:
        await connection.execute(
            sa.update(stems)
            .where(stems.c.article_id == article_id)
            .values(revision=None, stems=newest_words(both))
        )
